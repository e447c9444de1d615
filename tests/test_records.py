"""Named tuples of factcheck.records are those of typing."""

from __future__ import annotations

import copy
import pickle
import typing
from typing import TYPE_CHECKING, Any

import pytest

from factcheck import records

if TYPE_CHECKING:
    from collections.abc import Callable


class Ours(records.NamedTuple):
    """A place on a map."""

    name: str
    """What it is called."""
    east: float
    north: float = 1.5

    @property
    def turned(self) -> Ours:
        """The same with its numbers exchanged."""
        return self._replace(east=self.north, north=self.east)


class Theirs(typing.NamedTuple):
    """A place on a map."""

    name: str
    """What it is called."""
    east: float
    north: float = 1.5

    @property
    def turned(self) -> Theirs:
        """The same with its numbers exchanged."""
        return self._replace(east=self.north, north=self.east)


Place = type[Ours] | type[Theirs]


@pytest.mark.parametrize(
    "what",
    [
        lambda place: place("A", 2.0),
        lambda place: place("A", north=3.0, east=2.0).turned,
        lambda place: repr(place("A", 2.0)).partition("(")[2],
        lambda place: hash(place("A", 2.0)),
        lambda place: place("A", 2.0) == ("A", 2.0, 1.5),
        lambda place: place._make(["A", 1.0, 2.0]),
        lambda place: place("A", 2.0)._asdict(),
        lambda place: copy.copy(place("A", 2.0)),
        lambda place: pickle.loads(pickle.dumps(place("A", 2.0))),
        lambda place: (place._fields, place._field_defaults, place.__match_args__, place.__doc__, place.__module__),
        lambda place: hasattr(place("A", 2.0), "__dict__"),
    ],
)
def test_it_does_what_a_named_tuple_of_typing_does(what: Callable[[Place], object]) -> None:
    assert what(Ours) == what(Theirs)


@pytest.mark.parametrize(
    ("what", "error"),
    [
        (lambda place: place("A"), TypeError),
        (lambda place: place("A", 1.0, 2.0, 3.0), TypeError),
        (lambda place: place("A", 1.0, west=2.0), TypeError),
        (lambda place: place("A", 1.0)._replace(west=2.0), (TypeError, ValueError)),
        (lambda place: place._make(["A"]), TypeError),
        (lambda place: setattr(place("A", 1.0), "name", "B"), AttributeError),
        (lambda place: setattr(place("A", 1.0), "west", "B"), AttributeError),
    ],
)
def test_it_refuses_what_a_named_tuple_of_typing_refuses(
    what: Callable[[Place], object], error: type[Exception] | tuple[type[Exception], ...]
) -> None:
    for place in (Ours, Theirs):
        with pytest.raises(error):
            what(place)


def test_a_field_without_a_default_cannot_follow_one_with_a_default() -> None:
    maker: Any = type(records.NamedTuple)
    with pytest.raises(TypeError, match="without a default"):
        maker("Bad", (records.NamedTuple,), {"__annotations__": {"a": "int", "b": "int"}, "a": 1})
