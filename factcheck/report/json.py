"""The JSON report, version 1."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.results.report import Report


def render(report: Report) -> str:
    """Return the document as text, indented, in the order of the contract, with a final line end."""
    return json.dumps(report.to_dict(), indent=2, ensure_ascii=False).encode("utf-8", "replace").decode() + "\n"
