"""Eurostat's statistics API."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from tests.publishers.common import json_reply
from tests.servers import Server

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tests.servers import Asked, Reply

_LATER = "ASYNCHRONOUS_RESPONSE. Your request will be treated asynchronously. Please try again later."
PREPARING = {
    200: {"warning": {"status": 413, "label": _LATER}},
    413: {"error": [{"status": 413, "id": 413, "label": _LATER}]},
}
"""How it says that an answer is being prepared, by the status."""
_TOO_BIG = "EXTRACTION_TOO_BIG: The requested extraction is too big, estimated {} rows, max authorised is {}"
NOTHING = {"error": [{"status": 400, "id": 100, "label": "No results found"}]}


def eurostat(
    figures: Mapping[tuple[str, str], Any],
    *,
    data_set: str = "demo_pjan",
    fixed: Mapping[str, str] | None = None,
    flags: Mapping[tuple[str, str], str] | None = None,
    updated: str = "2026-07-10T23:00:00+0200",
    most_cells: int = 1_000,
    late: Sequence[int] = (),
    as_lists: bool = False,
    change: Callable[[dict[str, Any], Asked], object] | None = None,
) -> Server:
    """Make a Eurostat that has these figures, by place and time, in one table with further `fixed` dimensions.

    A question for more than `most_cells` is answered with 413. The first answers are notices that the answer is being
    prepared, one with each status of `late`. `as_lists` sends values, flags and codes as lists instead of objects.
    `change` may spoil an answer.
    """
    notices = list(late)
    others = fixed or {"freq": "A", "unit": "NR", "age": "TOTAL", "sex": "T"}

    def answer(asked: Asked) -> Reply:
        if asked.path != f"/data/{data_set}":
            return json_reply(asked, NOTHING, 404)
        wanted = [value for name, value in asked.pairs if name == "geo"]
        since, until = asked.query.get("sinceTimePeriod", "0"), asked.query.get("untilTimePeriod", "9999")
        places = sorted({place for place, _ in figures if not wanted or place in wanted})
        times = sorted({time for _, time in figures if since[:4] <= time[:4] <= until[:4]})
        right = all(asked.query.get(name, value) == value for name, value in others.items())
        if len(places) * len(times) > most_cells:
            label = _TOO_BIG.format(len(places) * len(times), most_cells)
            return json_reply(asked, {"error": [{"status": 413, "id": 413, "label": label}]}, 413)
        if notices:
            status = notices.pop(0)
            return json_reply(asked, PREPARING[status], status)
        dimensions = {**{name: [value] for name, value in others.items()}, "geo": places, "time": times}
        document = _table(dimensions, figures if right else {}, flags or {}, updated, as_lists)
        return json_reply(asked, document if change is None else change(document, asked))

    return Server({"*": answer})


def _table(
    dimensions: Mapping[str, list[str]],
    figures: Mapping[tuple[str, str], Any],
    flags: Mapping[tuple[str, str], str],
    updated: str,
    as_lists: bool,
) -> dict[str, Any]:
    cells = list(itertools.product(dimensions["geo"], dimensions["time"]))
    values = {str(at): figures[cell] for at, cell in enumerate(cells) if figures.get(cell) is not None}
    marks = {str(at): flags[cell] for at, cell in enumerate(cells) if cell in flags}
    every = range(len(cells))
    return {
        "version": "2.0",
        "class": "dataset",
        "label": "An invented table",
        "source": "ESTAT",
        "updated": updated,
        "value": [values.get(str(at)) for at in every] if as_lists else values,
        "status": [marks.get(str(at)) for at in every] if as_lists else marks,
        "id": list(dimensions),
        "size": [len(codes) for codes in dimensions.values()],
        "dimension": {
            name: {
                "label": name,
                "category": {
                    "index": codes if as_lists else {code: at for at, code in enumerate(codes)},
                    "label": {code: f"The {code}" for code in codes},
                },
            }
            for name, codes in dimensions.items()
        },
        "extension": {"lang": "EN", "id": "INVENTED", "agencyId": "ESTAT"},
    }
