"""Writes docs/rules.md: what each rule does, from the one text that `factcheck explain` prints.

`python -m tools.rule_pages` after a rule or its documentation has changed.
"""

from __future__ import annotations

from pathlib import Path

from factcheck.report.rules import markdown
from factcheck.rules.registry import RULES

PAGE = Path(__file__).parents[1] / "docs" / "rules.md"


def main() -> None:
    """Write the page."""
    PAGE.write_text(markdown(RULES), encoding="utf-8")


if __name__ == "__main__":
    main()
