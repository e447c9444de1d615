"""What is tried with a number that nothing around it ties to a measure, in order, and which letters each needs.

It may go on with a claim before it ("6.9 percent in May, 7.1 in April"), or its line may tell more in a simpler
reading, without the rest of a list or with what it leaves out. Most numbers can do neither, and all pay for what is
tried: so each way says what the line must have for it, in the letters of `language/constructions.toml`.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Generic, TypeVar

from factcheck.claims.going_on import balances, following, growing, inverses
from factcheck.claims.going_on.onward import onward
from factcheck.claims.going_on.owners import with_owner
from factcheck.claims.lines import coordination
from factcheck.claims.simpler import ellipses, ends, insertions, listed, rows, wholes
from factcheck.claims.simpler.antecedents import spelt_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factcheck.claims.going_on.told import Figure, Told
    from factcheck.claims.lines.coordination import Alone
    from factcheck.claims.lines.line import Line
    from factcheck.claims.model import Claim

T = TypeVar("T")


class Way(Generic[T]):
    """One way to read a number, and the letters without which it leads nowhere."""

    def __init__(
        self, read: Callable[[Told, Figure], T], *, needs: str = "", before: str = "", beside: str = ""
    ) -> None:
        """The line must have `needs`, each letter as often as it is written there.

        One letter of `before` must stand somewhere before the number, one of `beside` directly before it.
        """
        self.read = read
        self._needs = tuple(Counter(needs).items())
        self._before = before
        self._beside = beside

    def may_lead(self, letters: str, at: int) -> bool:
        """Tell whether the line has what is needed. False is certain."""
        if self._beside and letters[at - 1] not in self._beside:
            return False
        if self._before and all(letters.find(letter, 0, at) < 0 for letter in self._before):
            return False
        return all(letters.count(letter) >= times for letter, times in self._needs)


def _leaning(told: Told, figure: Figure) -> Claim | None:
    found = wholes.leaning(told.places, figure.number, figure.at, told.times, told.latest())
    return found and found._replace(id=told.next_id(), quantity_id=figure.id)


_CONTINUATIONS: tuple[Way[Claim | None], ...] = (
    Way(following.once_more, beside="(", before="Q"),
    Way(growing.again),
    Way(following.next_of_list, before="Q"),
    Way(following.once_more_said, before="Q", needs="T"),
    Way(following.resuming),
    Way(following.told_exactly, beside="od"),
    Way(following.of_second_place),
    Way(_leaning),
    Way(inverses.elsewhere, before="V"),
    Way(balances.other_side),
    Way(onward),
)
"""How a number goes on with a claim of its sentence or of the one before it."""


def _of_line(simpler: Callable[[Line, int], Iterator[Alone]]) -> Callable[[Told, Figure], Iterator[Alone]]:
    return lambda told, figure: simpler(told.line_of(figure), figure.at)


def _in_row(told: Told, figure: Figure) -> Iterator[Alone]:
    return rows.simpler(told.line_of(figure), figure.at, told.catalogue)


def _with_its_subject(told: Told, figure: Figure) -> Iterator[Alone]:
    whole = spelt_out(told.lines, figure.number, figure.at, told=told.is_near(figure.number))
    return iter((whole,) if whole is not None else ())


def _with_its_owner(told: Told, figure: Figure) -> Iterator[Alone]:
    whole = with_owner(told, figure) if told.is_near(figure.number) else None
    return iter((whole,) if whole is not None else ())


_READINGS: tuple[Way[Iterator[Alone]], ...] = (
    Way(_of_line(coordination.alone), needs="QQ"),
    Way(_of_line(listed.of_places), beside="(x-:"),
    Way(_of_line(ellipses.elided), needs="Q", before="Q"),
    Way(_of_line(ellipses.shared_ahead), needs="QQP&"),
    Way(_in_row, before="Ng"),
    Way(_of_line(ends.levels), before="tf"),
    Way(_with_its_subject),
    Way(_with_its_owner, before="g"),
    Way(_of_line(insertions.without_insertions), needs=",,"),
)
"""How the line of a number is read without its list, and with what it leaves out."""


def going_on(told: Told, figure: Figure) -> Claim | None:
    """Return the claim of a number that goes on with one before it, None if it does not."""
    if not told.is_near(figure.number):
        return None
    letters = told.line_of(figure).letters
    found = (way.read(told, figure) for way in _CONTINUATIONS if way.may_lead(letters, figure.at))
    return next((claim for claim in found if claim is not None), None)


def simpler(told: Told, figure: Figure) -> Iterator[Alone]:
    """Give the simpler readings of the line of a number, as they are asked for."""
    letters = told.line_of(figure).letters
    for way in _READINGS:
        if way.may_lead(letters, figure.at):
            yield from way.read(told, figure)
