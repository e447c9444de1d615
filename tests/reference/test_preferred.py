"""Publishers that come first or not at all, and tolerances that a newsroom sets."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from factcheck.checker import Checker
from factcheck.reference.preferred import (
    Preferences,
    PreferredStore,
    Tolerance,
    UnknownCodeError,
    check_measures,
    check_publishers,
)
from tests.support import store

if TYPE_CHECKING:
    from factcheck.results import Verdict

FRANCE = "In 2015 the population of France was 67.5 million."
SET = "set to 2 % by factcheck.toml"


def _checker(**preferences: object) -> Checker:
    return Checker(PreferredStore(store(), Preferences(**preferences)))  # type: ignore[arg-type]


def _verdict(checker: Checker, text: str) -> Verdict:
    entry = checker.check(checker.article(text, published=dt.date(2016, 10, 1)))
    (verdict,) = entry.verdicts.values()
    return verdict


def _decides(checker: Checker, text: str) -> str:
    primary = _verdict(checker, text).primary
    return primary.publisher.code if primary else ""


def test_a_preferred_publisher_decides() -> None:
    assert _decides(_checker(), FRANCE) == "un_wpp"
    assert _decides(_checker(prefer=("world_bank",)), FRANCE) == "world_bank"


def test_of_several_preferred_publishers_the_first_that_carries_the_measure_decides() -> None:
    assert _decides(_checker(prefer=("ilo", "cia_factbook", "un_wpp")), FRANCE) == "cia_factbook"


def test_a_publisher_that_the_text_names_still_comes_first() -> None:
    text = "In 2015 the population of France was 66.6 million, according to the World Bank."
    assert _decides(_checker(prefer=("un_wpp",)), text) == "world_bank"


def test_an_excluded_publisher_is_not_among_what_is_compared() -> None:
    publishers = {c.publisher.code for c in _verdict(_checker(exclude=("cia_factbook",)), FRANCE).compared}
    assert publishers
    assert "cia_factbook" not in publishers
    assert "cia_factbook" in {c.publisher.code for c in _verdict(_checker(), FRANCE).compared}


def test_without_any_other_publisher_the_claim_is_unchecked_and_says_why() -> None:
    carried = {o.provenance.publisher for o in store().series("population.total", "FRA")}
    verdict = _verdict(_checker(exclude=tuple(sorted(carried))), FRANCE)
    assert verdict.outcome == "unchecked"
    assert verdict.compared == ()
    assert "no reference data: population, France; the settings exclude CIA World Factbook, " in verdict.reason


def test_excluding_a_publisher_that_has_nothing_is_not_given_as_a_reason() -> None:
    assert PreferredStore(store(), Preferences(exclude=("ilo",))).excluded("population.total", "FRA") == ()


def test_an_excluded_publisher_is_in_no_answer_of_the_store() -> None:
    without = PreferredStore(store(), Preferences(exclude=("world_bank",)))
    first, last = dt.date(2015, 1, 1), dt.date(2015, 12, 31)
    assert all(o.provenance.publisher != "world_bank" for o in without.series("population.total", "FRA"))
    around = without.around("population.total", {"FRA"}, first, last)
    assert [o.period for o in around["FRA"] if o.provenance.publisher == "un_wpp"]
    assert all(o.provenance.publisher != "world_bank" for found in around.values() for o in found)
    values = (s.values_during("population.total", None, first, last, "country")["FRA"] for s in (without, store()))
    assert next(values) < next(values)


@pytest.mark.parametrize(
    ("number", "share", "outcome"),
    [
        ("63,100,000", None, "close"),
        ("63,100,000", 0.0, "unchecked"),  # not close, and no further off than honest counts may be
        ("63,100,000", 0.01, "unchecked"),
        ("63,100,000", 0.02, "close"),
        ("59,100,000", None, "inconsistent"),
        ("59,100,000", 0.15, "close"),
    ],
)
def test_a_tolerance_narrows_and_widens_what_counts_as_close(number: str, share: float | None, outcome: str) -> None:
    tolerances = () if share is None else (Tolerance("population.*", share, 0.0, SET),)
    verdict = _verdict(_checker(tolerances=tolerances), f"In 2015 the population of France was {number}.")
    assert verdict.outcome == outcome
    assert (SET in verdict.reason) is (share is not None and outcome == "close")


@pytest.mark.parametrize(("points", "outcome"), [(0.1, "inconsistent"), (1.5, "close")])
def test_points_are_counted_in_the_unit_of_the_measure(points: float, outcome: str) -> None:
    checker = _checker(tolerances=(Tolerance("unemployment.rate", 0.0, points, SET),))
    assert _verdict(checker, "In 2015 the unemployment rate in Germany was 5.5 percent.").outcome == outcome


def test_the_longest_pattern_that_fits_decides() -> None:
    tolerances = (Tolerance("*", 0.5, 0.0, "a"), Tolerance("population.total", 0.01, 0.0, "b"))
    preferred = PreferredStore(store(), Preferences(tolerances=tolerances))
    assert preferred.measure("population.total").tolerance == 0.01
    assert preferred.measure("gdp.nominal").tolerance == 0.5


def test_other_measures_keep_their_tolerance() -> None:
    preferred = PreferredStore(store(), Preferences(tolerances=(Tolerance("population.*", 0.3, 0.0, SET),)))
    assert preferred.measure("gdp.nominal") == store().measure("gdp.nominal")


def test_what_is_unknown_is_named_with_what_may_have_been_meant() -> None:
    with pytest.raises(UnknownCodeError, match=r"no publisher 'eurostatt'; did you mean eurostat\?"):
        check_publishers(store(), ["eurostatt"])
    with pytest.raises(UnknownCodeError, match=r"no publisher 'xyz'; `factcheck data list` tells"):
        check_publishers(store(), ["xyz"])
    with pytest.raises(UnknownCodeError, match=r"no measure 'popultion\.\*'; did you mean population\.\*"):
        check_measures(store(), ["popultion.*"])
