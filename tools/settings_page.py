"""Writes the reference of the settings in docs/configuration.md, from the table that the program goes by.

`python -m tools.settings_page` after a setting has changed. What stands above it is written by hand.
"""

from __future__ import annotations

from pathlib import Path

from factcheck.report.settings import renewed

PAGE = Path(__file__).parents[1] / "docs" / "configuration.md"


def main() -> None:
    """Write the page."""
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
