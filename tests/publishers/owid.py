"""Charts of Our World in Data, which open as a map: a part of one is what the map shows."""

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
        short = asked.query.get("useColumnShortNames") == "true"
        first = [name.lower() for name in header] if short else list(header)
        if asked.query.get("csvType") == "filtered":  # the latest of every place, under the year of the map
            writer.writerow([*first, *named, "original_year"])
            latest = {row[0]: row for row in rows}
            writer.writerows([*row[:2], "2025", *row[3:], row[2]] for row in latest.values())
        else:
            writer.writerow([*first, *(named if short else [f"Column {name}" for name in named])])
            writer.writerows(rows)
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
