"""The publishers: a table kept by hand in `reference_data/publishers/`, checked and described here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference_data.package import FACTS, Json, Package, Resource, read_csv

if TYPE_CHECKING:
    from pathlib import Path

FIELDS: tuple[Json, ...] = (
    {"name": "code", "type": "string", "description": "Code that observations refer to"},
    {"name": "name", "type": "string", "description": "Full name"},
    {"name": "short", "type": "string", "description": "What a report prints"},
    {"name": "aliases", "type": "string", "description": "What articles call the publisher, separated by |"},
    {
        "name": "carried",
        "type": "boolean",
        "description": "Whether reference_data holds figures of this publisher",
    },
)


def build(_sources: Path, out: Path) -> Package:
    """Build the package of the publishers, sorted by code."""
    table = read_csv(out / "publishers" / "publishers.csv")
    codes = [row["code"] for row in table]
    if len(set(codes)) != len(codes):
        raise ValueError("publishers.csv: a code stands twice")
    rows = [[row[str(column["name"])] for column in FIELDS] for row in sorted(table, key=lambda row: row["code"])]
    resource = Resource(
        "publishers",
        "publishers.csv",
        "Publishers of figures and their names in the news",
        FIELDS,
        rows,
        {"kind": "publishers"},
    )
    return Package(
        folder="publishers",
        title="Who publishes figures",
        licenses=[FACTS],
        sources=[{"title": "Kept by hand from the publishers' own pages"}],
        resources=[resource],
        decisions=[
            "Publishers without data here (carried = false) are listed so that an attribution to them is"
            " recognised as one."
        ],
    )
