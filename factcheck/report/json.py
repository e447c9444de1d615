"""The JSON report, version 1."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from factcheck.patterns import lazily

if TYPE_CHECKING:
    from factcheck.report.formats import View
    from factcheck.results.report import Report

_UNSAFE = lazily("[\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]")
"""Characters that JSON admits and a terminal obeys: they are written as escapes."""


def render(report: Report, view: View) -> str:
    """Return the document as text, indented, in the order of the contract, with a final line end."""
    return dump(report.to_dict(suppressed=view.show_suppressed))


def dump(document: object) -> str:
    """Write plain values as JSON that is harmless for a terminal, with a final line end."""
    return harmless(json.dumps(document, indent=2, ensure_ascii=False)) + "\n"


def harmless(text: str) -> str:
    """Write what a terminal would obey as escapes, in JSON that is otherwise as it was."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
