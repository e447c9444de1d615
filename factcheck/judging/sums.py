"""Groups of countries that nobody publishes a figure for, and places told together: their figures added up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.wording import plain_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.claims.model import Claim
    from factcheck.reference.catalogue import Measure
    from factcheck.reference.observations import Observation
    from factcheck.reference.store import Store

_MOST = 60
"""Groups of more members are not added up: somebody is always missing."""
_EXTENSIVE = frozenset({"persons", "number", "USD", "international $", "t", "km2", "kWh", "m3", "bbl"})
"""Units of what can be added up over places."""
_LISTED = 5
"""The working names no more members than this."""


def sums_of_members(claim: Claim, measure: Measure, store: Store) -> tuple[Observation, ...]:
    """Return the sums over the members of the claim's group, one a collection and period that has all of them.

    Empty for what does not add up (`adds_up` of the catalogue) and for a group whose members are not known.
    """
    if (
        not (may_be_added(measure) if claim.added else measure.adds_up)
        or claim.period is None
        or claim.counterpart
        or claim.relation not in ("level", "sum")
    ):
        return ()
    members = _members(claim, store)
    return added_up(measure, members, claim.entity, store) if 2 <= len(members) <= _MOST else ()


def may_be_added(measure: Measure) -> bool:
    """Tell whether the figures of places that a text names together add up: people, money, amounts of things.

    For a group it takes more (`adds_up`): there a text may mean only those of its members that it has spoken of.
    """
    return measure.kind in ("stock", "flow") and measure.unit.name in _EXTENSIVE


def _members(claim: Claim, store: Store) -> tuple[str, ...]:
    """The places whose figures make that of the claim."""
    if claim.added:
        return (claim.entity, *claim.added)
    members = store.countries_of(claim.entity, claim.period.end) if claim.period else ()
    return tuple(code for code in members if store.entity(code).kind == "country")


def added_up(measure: Measure, members: Sequence[str], entity: str, store: Store) -> tuple[Observation, ...]:
    """Return the sums over some places, as figures of `entity`, one a collection and period that has all of them."""
    found: dict[tuple[object, ...], dict[str, Observation]] = {}
    for code in members:
        for o in store.series(measure.code, code):
            source = o.provenance
            key = (source.publisher, source.dataset, source.edition, o.period, o.note)
            if o.judges:
                found.setdefault(key, {})[code] = o
    return tuple(_sum(entity, figures) for figures in found.values() if len(figures) == len(members))


def _sum(entity: str, figures: dict[str, Observation]) -> Observation:
    first = next(iter(figures.values()))
    total = sum(o.value for o in figures.values())
    note = f"sum of {len(figures)} countries"
    return first._replace(entity=entity, value=total, low=None, high=None, note=note)


def working_of(total: Observation, claim: Claim, measure: Measure, store: Store) -> str:
    """Return the addition in words, the largest members first."""
    codes = _members(claim, store)
    figures = {
        store.entity(code).name: o.value
        for code in codes
        for o in store.series(measure.code, code)
        if o.period == total.period and o.provenance == total.provenance
    }
    largest = sorted(figures.items(), key=lambda each: -each[1])
    told = [f"{name} {plain_number(value, measure.unit)}" for name, value in largest[:_LISTED]]
    rest = len(largest) - len(told)
    more = [f"{rest} more"] if rest else []
    return f"{' + '.join((*told, *more))} is {plain_number(total.value, measure.unit)}"
