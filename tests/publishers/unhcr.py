"""UNHCR's population API."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.servers import Reply, Server

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tests.servers import Asked

OWN = {"SYR": "SYR", "AFG": "AFG", "DEU": "GFR", "AUT": "AUS", "AUS": "AUL", "TUR": "TUR", "UNK": "UKN"}
"""UNHCR's own codes: AUS is Austria."""
_COUNTS = {
    "population": ("refugees", "asylum_seekers", "returned_refugees", "idps", "returned_idps", "stateless", "ooc",
                   "oip", "hst"),
    "asylum-applications": ("applied",),
    "asylum-decisions": ("dec_recognized", "dec_other", "dec_rejected", "dec_closed", "dec_total"),
    "unrwa": ("total",),
    "solutions": ("returned_refugees", "resettlement", "naturalisation", "returned_idps"),
}  # fmt: skip
_SPLITS = {"asylum-applications": ("procedure_type", "app_type", "dec_level", "app_pc")}


def unhcr(
    items: Sequence[Mapping[str, Any]],
    *,
    part: str = "population",
    largest_page: int = 10_000,
    change: Callable[[dict[str, Any], Asked], object] | None = None,
) -> Server:
    """Make a UNHCR that has these counts: each item has year, coo and coa (ISO), and counts by field.

    A field that no item has is "-"; what is not broken down is added up, as UNHCR does. `change` may spoil an answer.
    """

    def answer(asked: Asked) -> Reply:
        if asked.path != f"/population/v1/{part}/":
            return Reply(b"<!doctype html><html>Not found</html>", 404, (("Content-Type", "text/html"),))
        if asked.query.get("cf_type", "").upper() != "ISO":  # then it knows its own codes only
            return _sent({"page": 1, "short-url": "", "maxPages": 0, "total": [], "items": []})
        query = asked.query
        found = _sums(part, [item for item in items if _fits(item, query)], query)
        size, page = min(int(query.get("limit", "100")), largest_page), int(query.get("page", "1"))
        document: dict[str, Any] = {
            "page": page,
            "short-url": "Ab3dEf",
            "maxPages": -(-len(found) // size),
            "total": [],
            "items": found[(page - 1) * size : page * size],
        }
        return _sent(document if change is None else change(document, asked))

    return Server({"*": answer})


def _sent(document: object) -> Reply:
    """Send JSON, with neither ETag nor date."""
    headers = (("Content-Type", "application/json"), ("Cache-Control", "no-cache, private"))
    return Reply(json.dumps(document).encode(), 200, headers)


def _fits(item: Mapping[str, Any], query: Mapping[str, str]) -> bool:
    named = all(item[side] in query[side].split(",") for side in ("coo", "coa") if query.get(side))
    return named and int(query.get("yearFrom", "0")) <= item["year"] <= int(query.get("yearTo", "9999"))


def _sums(part: str, items: Sequence[Mapping[str, Any]], query: Mapping[str, str]) -> list[dict[str, Any]]:
    """Add up what is not asked for one by one."""
    broken = {side for side in ("coo", "coa") if query.get(side) or query.get(f"{side}_all") == "true"}
    splits = _SPLITS.get(part, ())
    sums: dict[tuple[Any, ...], dict[str, Any]] = {}
    for item in items:
        sides = [item[side] if side in broken else "-" for side in ("coo", "coa")]
        key = (item["year"], *sides, *(item.get(split, "") for split in splits))
        total = sums.setdefault(key, {"year": item["year"], **_sides(*sides), **{s: item.get(s, "") for s in splits}})
        for field in _COUNTS[part]:
            if field in item and item[field] != "-":
                total[field] = int(total.get(field, 0)) + int(item[field])
    for number, total in enumerate(sums.values()):
        for field in _COUNTS[part]:
            value = total.get(field, "-")
            total[field] = str(value) if number % 2 else value  # now a number, now a text
    return list(sums.values())


def _sides(coo: str, coa: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for side, code in (("coo", coo), ("coa", coa)):
        own = OWN.get(code, code)
        found |= {f"{side}_id": own, f"{side}_name": f"Land of {code}", side: own, f"{side}_iso": code}
    return found
