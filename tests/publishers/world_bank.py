"""The World Bank's Indicators API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from tests.publishers.common import json_reply
from tests.servers import Reply, Server

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.servers import Asked

ECONOMIES = {
    "FRA": "FR",
    "DEU": "DE",
    "XKX": "XK",
    "WLD": "1W",
    "EUU": "EU",
    "EAS": "Z4",
    "SAS": "8S",
    "HIC": "XD",
    "LIC": "XM",
}
"""Codes of three letters and of two."""
WITHOUT_ISO = frozenset({"HIC", "LIC"})
"""Groups that come without their code of three letters."""
INVALID = [{"message": [{"id": "120", "key": "Invalid value", "value": "The provided parameter value is not valid"}]}]
DELETED = [
    {
        "message": [
            {
                "id": "175",
                "key": "Invalid format",
                "value": "The indicator was not found. It may have been deleted or archived.",
            }
        ]
    }
]


def world_bank(
    figures: Mapping[tuple[str, str], Any],
    *,
    indicator: str = "SP.POP.TOTL",
    updated: str = "2026-10-12",
    flags: Mapping[tuple[str, str], str] | None = None,
    largest_page: int = 20_000,
    change: Callable[[list[Any], Asked], object] | None = None,
) -> Server:
    """Make a World Bank that has these figures, by place and year; `change` may spoil an answer before it is sent."""

    def answer(asked: Asked) -> Reply:
        parts = unquote(asked.path).strip("/").split("/")
        if len(parts) != 5 or parts[:2] != ["v2", "country"] or asked.query.get("format") != "json":
            return Reply(b"<?xml version='1.0'?><wb:error/>", 200, (("Content-Type", "text/xml"),))
        codes, code = parts[2].split(";"), parts[4]
        if len(codes) > 60 or len(parts[2]) > 1_500:
            return json_reply(asked, INVALID)
        if code != indicator:
            return json_reply(asked, DELETED)
        if codes != ["all"] and set(codes) - ECONOMIES.keys():
            return json_reply(asked, INVALID)
        first, _, last = asked.query.get("date", "0:9999").partition(":")
        rows = [
            _row(indicator, place, year, value, (flags or {}).get((place, year), ""))
            for (place, year), value in sorted(figures.items(), reverse=True)
            if (codes == ["all"] or place in codes) and first <= year[:4] <= (last or first)
        ]
        size = min(int(asked.query.get("per_page", "50")), largest_page)
        page = int(asked.query.get("page", "1"))
        head = {
            "page": page,
            "pages": -(-len(rows) // size),
            "per_page": size,
            "total": len(rows),
            "sourceid": "2",
            "lastupdated": updated,
        }
        document: list[Any] = [head, rows[(page - 1) * size : page * size] or None]
        return json_reply(asked, document if change is None else change(document, asked))

    return Server({"*": answer})


def _row(indicator: str, place: str, year: str, value: object, flag: str) -> dict[str, Any]:
    return {
        "indicator": {"id": indicator, "value": "An indicator"},
        "country": {"id": ECONOMIES.get(place, place[:2]), "value": f"Land of {place}"},
        "countryiso3code": "" if place in WITHOUT_ISO else place,
        "date": year,
        "value": value,
        "unit": "",
        "obs_status": flag,
        "decimal": 0,
    }
