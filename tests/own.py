"""A newsroom's own data package, written by a test."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

GOOD = "measure,entity,period,value\nunemployment.rate,DEU,2015,9.9\nswans.total,DEU,2015,4200\n"
PUBLISHERS = "code,name,short\ncity,City Hall of the Test,City Hall\n"
NAMES = "entity,name,kind\nDEU,Teutonia,alias\n"
SWANS = """
["swans.total"]
label = "swans in {entity}"
label_without_entity = "swans"
definition = "Swans seen on one day in January."
unit = "number"
kind = "stock"
names = ["swan population"]
nouns = ["swans"]
roles = { entity = ["in", "of"] }
entity_kinds = ["country"]
people_words = false
tolerance = 0.05
tolerance_reason = "Birds move."
publishers = ["city"]
"""


def descriptor(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 (any JSON)
    """Return the descriptor of a good package, with changes of its own keys."""
    return {
        "name": "desk",
        "title": "City desk",
        "created": "2026-11-01",
        "licenses": [{"name": "CC0-1.0"}],
        "resources": [
            {"path": "rows.csv", "factcheck": {"source": "city", "edition": "1"}},
            {"path": "who.csv", "factcheck": {"kind": "publishers"}},
            {"path": "names.csv", "factcheck": {"kind": "names"}},
        ],
        **changes,
    }


def write_own(folder: Path, rows: str | bytes = GOOD, document: object = None, swans: str = SWANS) -> Path:
    """Write a package: one measure, one publisher, one name of its own, and two observations."""
    (folder / "catalogue").mkdir(parents=True)
    content = descriptor() if document is None else document
    (folder / "datapackage.json").write_text(json.dumps(content), encoding="utf-8")
    (folder / "rows.csv").write_bytes(rows.encode() if isinstance(rows, str) else rows)
    (folder / "who.csv").write_text(PUBLISHERS, encoding="utf-8")
    (folder / "names.csv").write_text(NAMES, encoding="utf-8")
    (folder / "catalogue" / "swans.toml").write_text(swans, encoding="utf-8")
    return folder
