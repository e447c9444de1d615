"""Eurostat's statistics API."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from tests.publishers.common import json_reply
from tests.servers import Reply, Server

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.servers import Asked

PREPARING = {"warning": {"status": 413, "label": "ASYNCHRONOUS_RESPONSE. Your request will be treated asynchronously."}}
NOTHING = {"error": [{"status": 400, "id": 100, "label": "No results found"}]}


def eurostat(
    figures: Mapping[tuple[str, str], Any],
    *,
    data_set: str = "demo_pjan",
    fixed: Mapping[str, str] | None = None,
    flags: Mapping[tuple[str, str], str] | None = None,
    updated: str = "2026-07-10T23:00:00+0200",
    most_cells: int = 1_000,
    late: bool = False,
    as_lists: bool = False,
    change: Callable[[dict[str, Any], Asked], object] | None = None,
) -> Server:
    """Make a Eurostat that has these figures, by place and time, in one table with further `fixed` dimensions.

    A question for more than `most_cells` is answered with 413, or, if `late`, with a warning that the answer is being
    prepared. `as_lists` sends values, flags and codes as lists instead of objects. `change` may spoil an answer.
    """
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
            return json_reply(asked, PREPARING) if late else Reply(b"", 413)
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
