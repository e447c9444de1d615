"""The JSON report, version 1."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.results.report import Report

_UNSAFE = re.compile("[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
"""Characters that JSON admits and a terminal obeys: they are written as escapes."""


def render(report: Report) -> str:
    """Return the document as text, indented, in the order of the contract, with a final line end."""
    return dump(report.to_dict())


def dump(document: object) -> str:
    """Write plain values as JSON that is harmless for a terminal, with a final line end."""
    text = json.dumps(document, indent=2, ensure_ascii=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text) + "\n"
