"""The reader of JSON-stat: whatever form a table takes, the same cells come out of it."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.http import FetchError, Response
from factcheck.reference.sources import json_stat
from factcheck.reference.sources.answers import Answer
from tests.publishers.common import NOON

ANSWER = Answer(Response("https://data.example/x", 200, (), b"{}", NOON))
CODES = st.lists(st.text("ABC12_", min_size=1, max_size=4), min_size=1, max_size=4, unique=True)


@st.composite
def tables(draw: st.DrawFn) -> tuple[dict[str, list[str]], list[float | None], list[str | None]]:
    """Draw dimensions with their codes, and a figure and a flag or nothing for every cell."""
    names = draw(st.lists(st.text("abcd", min_size=1, max_size=3), min_size=1, max_size=3, unique=True))
    dimensions = {name: draw(CODES) for name in names}
    size = len(list(itertools.product(*dimensions.values())))
    numbers = st.none() | st.integers(-1000, 1000) | st.floats(-1e6, 1e6)
    values = draw(st.lists(numbers, min_size=size, max_size=size))
    flags = draw(st.lists(st.none() | st.sampled_from(["p", "b", "be"]), min_size=size, max_size=size))
    return dimensions, values, flags


def written(
    dimensions: dict[str, list[str]],
    values: list[Any],
    flags: list[Any],
    *,
    lists: bool,
    numbered: bool,
) -> dict[str, Any]:
    """Write a table: figures and flags in lists or by their number, codes in lists or numbered."""

    def cells(found: list[Any]) -> Any:  # noqa: ANN401 (a list or an object)
        return found if lists else {str(at): value for at, value in enumerate(found) if value is not None}

    return {
        "version": "2.0",
        "class": "dataset",
        "id": list(dimensions),
        "size": [len(codes) for codes in dimensions.values()],
        "dimension": {
            name: {"category": {"index": {code: at for at, code in enumerate(codes)} if numbered else codes}}
            for name, codes in dimensions.items()
        },
        "value": cells(values),
        "status": cells(flags),
    }


@given(tables(), st.booleans(), st.booleans())
def test_every_form_of_a_table_has_the_same_cells(
    table: tuple[dict[str, list[str]], list[float | None], list[str | None]], lists: bool, numbered: bool
) -> None:
    dimensions, values, flags = table
    read = json_stat.read(ANSWER, written(dimensions, values, flags, lists=lists, numbered=numbered))
    found = {tuple(cell.codes[name] for name in dimensions): (cell.value, cell.flags) for cell in read.cells()}
    every = zip(itertools.product(*dimensions.values()), values, flags, strict=True)
    expected = {codes: (value, flag) for codes, value, flag in every}
    assert {codes: cell for codes, cell in found.items() if cell != (None, None)} == {
        codes: cell for codes, cell in expected.items() if cell != (None, None)
    }


def small(**changes: object) -> dict[str, Any]:
    """Return a table of two cells, with changes."""
    return {
        **written({"geo": ["EL"], "time": ["2020", "2021"]}, [1, 2], [None, None], lists=True, numbered=True),
        **changes,
    }


def test_one_flag_may_stand_for_all_cells() -> None:
    read = json_stat.read(ANSWER, small(status="p"))
    assert [cell.flags for cell in read.cells()] == ["p", "p"]


def test_a_dimension_of_one_category_may_give_its_label_only() -> None:
    document = small()
    document["dimension"]["geo"] = {"category": {"label": {"EL": "Greece"}}}
    assert [cell.codes["geo"] for cell in json_stat.read(ANSWER, document).cells()] == ["EL", "EL"]


def test_codes_are_put_in_the_order_of_their_numbers() -> None:
    document = small()
    document["dimension"]["time"] = {"category": {"index": {"2021": 1, "2020": 0}}}
    assert [cell.codes["time"] for cell in json_stat.read(ANSWER, document).cells()] == ["2020", "2021"]


def test_a_table_without_cells_is_empty() -> None:
    document = small(value={}, status={}, size=[1, 0])
    document["dimension"]["time"] = {"category": {"index": {}}}
    assert list(json_stat.read(ANSWER, document).cells()) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"size": [1, True]},
        {"size": [1, -2]},
        {"size": [1, 2.5]},
        {"size": "12"},
        {"id": ["geo", ""]},
        {"value": [1, 2, 3]},
        {"value": {"２": 1}},
        {"value": {"0.0": 1}},
        {"status": 7},
        {"status": [None, None, "p"]},
        {"dimension": []},
    ],
)
def test_what_is_no_table(changes: dict[str, object]) -> None:
    with pytest.raises(FetchError) as caught:
        json_stat.read(ANSWER, small(**changes))
    assert caught.value.kind == "not-understood"
