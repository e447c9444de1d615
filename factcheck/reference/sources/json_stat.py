"""JSON-stat 2.0, the format in which statistical offices send tables of any number of dimensions.

A data set names its dimensions (`id`) and how many categories each has (`size`). The cells stand one after the other,
the last dimension fastest, either all of them in a list or only those that are there, by their number. Flags stand
likewise. See https://json-stat.org/full/.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from factcheck.records import NamedTuple
from factcheck.reference.problems import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.reference.sources.answers import Answer

MOST_CELLS = 5_000_000
"""Cells of a table. A larger one is refused."""


class Cell(NamedTuple):
    """One cell of a table."""

    codes: Mapping[str, str]
    """The category of each dimension."""
    value: float | None
    """The figure; None if it is missing."""
    flags: object
    """The publisher's flags as they stand, None if there are none."""


class Table(NamedTuple):
    """A table."""

    categories: Mapping[str, tuple[str, ...]]
    """The codes of each dimension, in the order of the cells."""
    updated: object
    """When it was last updated, as it stands."""
    values: Mapping[int, float | None]
    """The figures by the number of their cell."""
    flags: Mapping[int, object]
    """The flags by the number of their cell."""

    def cells(self) -> Iterator[Cell]:
        """Yield the cells that have a figure or a flag, in their order."""
        names = tuple(self.categories)
        for number in sorted(self.values.keys() | self.flags.keys()):
            rest, codes = number, {}
            for name in reversed(names):
                rest, at = divmod(rest, len(self.categories[name]))
                codes[name] = self.categories[name][at]
            yield Cell(codes, self.values.get(number), self.flags.get(number))


def read(answer: Answer, document: Mapping[str, Any]) -> Table:
    """Read a data set. Raises FetchError if it is none."""
    if document.get("class", "dataset") != "dataset":
        answer.fail(f"the answer is a {quoted(str(document['class']))} and no data set")
    named, sized = (answer.sequence(_part(answer, document, key), key) for key in ("id", "size"))
    names = [answer.word(name, "the name of a dimension") for name in named]
    sizes = [answer.whole(size, "the size of a dimension") for size in sized]
    if not names or len(names) != len(sizes) or len(set(names)) != len(names):
        answer.fail(f"the answer has {len(names)} dimensions and {len(sizes)} sizes")
    cells = math.prod(sizes)
    if cells > MOST_CELLS:
        answer.fail(f"the answer has {cells} cells, more than can be")
    dimensions = answer.record(_part(answer, document, "dimension"), "dimension")
    categories = {
        name: _codes(answer, _part(answer, dimensions, name), name, size)
        for name, size in zip(names, sizes, strict=True)
    }
    values = {
        number: answer.number(value, f"the value of cell {number}")
        for number, value in _numbered(answer, _part(answer, document, "value"), cells, "value").items()
    }
    status = document.get("status")
    flags = dict.fromkeys(values, status) if isinstance(status, str) else _numbered(answer, status, cells, "status")
    flags = {number: flag for number, flag in flags.items() if flag is not None}
    return Table(categories, document.get("updated"), values, flags)


def _part(answer: Answer, record: Mapping[str, Any], key: str) -> Any:  # noqa: ANN401 (any JSON)
    return answer.field(record, key, "the data set")


def _codes(answer: Answer, dimension: object, name: str, size: int) -> tuple[str, ...]:
    """Return the codes of a dimension in their order. One that has a single category may give its label only."""
    what = f"the dimension {quoted(name)}"
    category = answer.record(answer.field(answer.record(dimension, what), "category", what), f"the category of {what}")
    index = category.get("index")
    if index is None:
        index = list(answer.record(category.get("label"), f"the labels of {what}"))
    if isinstance(index, dict):
        places = [answer.whole(place, f"the place of {quoted(code)} in {what}") for code, place in index.items()]
        if sorted(places) != list(range(size)):
            answer.fail(f"the {size} categories of {quoted(name)} are not numbered from 0")
        return tuple(code for _, code in sorted(zip(places, index, strict=True)))
    codes = tuple(answer.word(code, f"a code of {what}") for code in answer.sequence(index, f"the codes of {what}"))
    if len(codes) != size or len(set(codes)) != size:
        answer.fail(f"{quoted(name)} should have {size} categories, and has {len(set(codes))}")
    return codes


def _numbered(answer: Answer, value: object, cells: int, what: str) -> dict[int, Any]:
    """Return what stands in the cells by their number: of a list all, of an object those that it names."""
    if value is None and what == "status":
        return {}
    if isinstance(value, list):
        if len(value) > cells or (len(value) != cells and what == "value"):
            answer.fail(f"{what} has {len(value)} entries for {cells} cells")
        return dict(enumerate(value))
    found: dict[int, Any] = {}
    for key, entry in answer.record(value, what).items():
        if not (key.isascii() and key.isdigit() and len(key) <= 9) or int(key) >= cells:
            answer.fail(f"{what} speaks of cell {quoted(key)}, and there are {cells}")
        found[int(key)] = entry
    return found
