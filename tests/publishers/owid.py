"""Charts of Our World in Data."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from tests.publishers.common import json_reply, reply
from tests.servers import Reply, Server

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tests.servers import Asked


def owid(
    rows: Sequence[Sequence[str]],
    *,
    slug: str = "annual-co2-emissions-per-country",
    columns: Mapping[str, str] | None = None,
    updated: str = "2025-11-13",
    header: Sequence[str] = ("Entity", "Code", "Year"),
    change: Callable[[str], str] | None = None,
    describe: Callable[[dict[str, Any]], object] | None = None,
) -> Server:
    """Make a chart: rows of entity, code, year and a figure for each column; `columns` are short names and units."""
    named = columns or {"emissions_total": "tonnes"}

    def table(asked: Asked) -> Reply:
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow([*header, *named])
        filtered = asked.query.get("csvType") == "filtered"
        wanted = asked.query.get("country", "").split("~")
        first, _, last = asked.query.get("time", "earliest..latest").partition("..")
        for row in rows:
            year = int(row[2][:4]) if not row[2].startswith("-") else -1
            inside = (first == "earliest" or year >= int(first)) and (last == "latest" or year <= int(last))
            if not filtered or (inside and (row[0] in wanted or (row[1] and row[1] in wanted))):
                writer.writerow(row)
        content = text.getvalue()
        return reply(asked, content if change is None else change(content), "text/csv; charset=utf-8")

    def description(asked: Asked) -> Reply:
        document: dict[str, Any] = {
            "chart": {"title": "An invented chart", "citation": "Somebody (2025)", "selection": ["World"]},
            "columns": {
                f"Column {short}": {
                    "titleShort": short,
                    "shortUnit": unit[:1],
                    "unit": unit,
                    "timespan": "1750-2024",
                    "type": "Numeric",
                    "owidVariableId": 1,
                    "shortName": short,
                    "lastUpdated": updated,
                    "nextUpdate": "2026-11-13",
                    "citationShort": "Somebody (2025)",
                    "citationLong": "Somebody (2025), an invented data set",
                    "fullMetadata": "https://api.ourworldindata.org/v1/indicators/1.metadata.json",
                }
                for short, unit in named.items()
            },
            "dateDownloaded": "2026-11-30",
        }
        return json_reply(asked, document if describe is None else describe(document))

    return Server({f"/grapher/{slug}.csv": table, f"/grapher/{slug}.metadata.json": description})
