"""Changes, comparisons and ranks against a store whose every value is known."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal

import pytest

from factcheck.claims.model import Attribution
from factcheck.judging import judge
from factcheck.language.periods import Period
from tests.support import checked, claim_of
from tests.tiny import row, tiny_checker

if TYPE_CHECKING:
    from factcheck.checker import Checker
    from factcheck.claims import Claim
    from factcheck.language.quantities import QuantityKind
    from factcheck.results import Verdict

POPULATION = "population.total"
ROWS = [
    row(POPULATION, "2000", 8_000_000, published="2015"),
    row(POPULATION, "2014", 10_000_000, published="2015"),
    row(POPULATION, "2014", 5_000_000, entity="OTH", published="2015"),
    row("unemployment.rate", "2000", 4.0, published="2015", source="world_bank"),
    row("unemployment.rate", "2014", 8.0, published="2015", source="world_bank"),
]
PUBLISHED = dt.date(2016, 6, 15)
SINCE = Period(dt.date(2000, 1, 1), dt.date(2000, 12, 31), "year", "since 2000")


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    return tiny_checker(tmp_path_factory.mktemp("relations"), ROWS)


def _level(tiny: Checker, text: str, number: str) -> Claim:
    return claim_of(tiny.check(tiny.article(text, published=PUBLISHED)), number)


def _judged(tiny: Checker, claim: Claim) -> Verdict:
    return judge(claim, tiny.store, tiny.article("", published=PUBLISHED).published)


def _change(
    tiny: Checker, amount: float, kind: QuantityKind, direction: Literal["up", "down"], grain: float = 1.0
) -> Verdict:
    """Judge a change of the population of Testland from 2000 to 2014."""
    claim = _level(tiny, "In 2014 Testland had a population of 10.0 million.", "10.0 million")
    quantity = claim.quantity._replace(
        value=amount,
        low=amount - grain / 2,
        high=amount + grain / 2,
        grain=grain,
        kind=kind,
        unit="%" if kind == "share" else claim.quantity.unit,
        direction=direction,
        change="amount",
    )
    return _judged(tiny, claim._replace(relation="change", since=SINCE, quantity=quantity))


@pytest.mark.parametrize(
    ("amount", "kind", "direction", "grain", "outcome"),
    [
        (25, "share", "up", 1, "consistent"),
        (26, "share", "up", 1, "close"),
        (40, "share", "up", 1, "inconsistent"),
        (25, "share", "down", 1, "inconsistent"),
        (2_000_000, "count", "up", 100_000, "consistent"),
        (4_000_000, "count", "up", 100_000, "inconsistent"),
        (1.25, "ratio", "up", 0.01, "consistent"),
        (2.0, "ratio", "up", 0.5, "inconsistent"),
    ],
)
def test_a_change_is_computed_from_two_figures(
    tiny: Checker,
    amount: float,
    kind: QuantityKind,
    direction: Literal["up", "down"],
    grain: float,
    outcome: str,
) -> None:
    assert _change(tiny, amount, kind, direction, grain).outcome == outcome


def test_figures_of_other_times_than_the_text_names_contradict_no_change(tiny: Checker) -> None:
    """The publisher has figures of 2000 and of 2014, and the text speaks of 2013."""
    claim = _level(tiny, "In 2013 Testland had a population of 10.0 million.", "10.0 million")
    quantity = claim.quantity._replace(
        value=40, low=39.5, high=40.5, kind="share", unit="%", direction="up", change="amount"
    )
    verdict = _judged(tiny, claim._replace(relation="change", since=SINCE, quantity=quantity))
    assert (verdict.outcome, verdict.reason) == ("unchecked", "no figures of just the times that the text names")


def test_an_edition_of_just_those_times_comes_before_an_older_one_of_others() -> None:
    """Of the editions known in May 2018, the last has 2016 only, when there were twice as many as in 2015."""
    text = "The number of refugees in Uganda almost tripled from 2015 to 2017."
    verdict = next(iter(checked(text, "2018-05-01").verdicts.values()))
    assert verdict.outcome == "consistent"
    assert "31 December 2017" in (verdict.working or "")


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("The number of refugees in Turkey more than doubled in 2014.", "consistent"),
        ("The number of refugees in Pakistan more than doubled in 2014.", "inconsistent"),
        ("Infant mortality in Rwanda has more than halved since 2000.", "consistent"),
        ("Infant mortality in Nigeria has more than halved since 2000.", "inconsistent"),  # a fall by 28 percent
        ("In 2015 unemployment in Spain dropped by 2.4 points.", "consistent"),
        ("Over the last decade the population of Kenya has grown by 27 percent.", "consistent"),
        ("Over the last decade the population of Kenya has grown by 77 percent.", "inconsistent"),
    ],
)
def test_a_change_is_counted_from_the_year_before_or_back_from_now(text: str, outcome: str) -> None:
    verdict = next(iter(checked(text, "2016-10-01").verdicts.values()))
    assert verdict.outcome == outcome


@pytest.mark.parametrize(
    ("text", "outcome", "slip"),
    [
        ("In 2019 Turkey hosted three times as many refugees as Germany.", "consistent", None),
        ("In 2019 Turkey hosted six times as many refugees as Germany.", "inconsistent", None),
        ("In 2019 Turkey hosted thirty times as many refugees as Germany.", "inconsistent", "scale"),
        ("In 2019 Germany hosted three times as many refugees as Turkey.", "inconsistent", "direction"),
        ("In 2019 Nigeria had two thirds of the population of the United States.", "unbound", None),
        ("In 2019 Germany had almost twice the population of Spain.", "close", None),  # 1.76 times
        ("In 2019 Germany had half the population of Russia.", "close", None),  # 0.57 of it, not so much less
        ("In 2019 Germany had half the population of Spain.", "inconsistent", None),
        # by purchasing power it is 3.5 times, and the text may mean that
        ("In 2019 Germany's economy was three and a half times the size of Poland's.", "unchecked", None),
        ("In 2019 Germany's economy was twice the size of Poland's.", "inconsistent", None),
    ],
)
def test_two_places_are_compared(text: str, outcome: str, slip: str | None) -> None:
    report = checked(text, "2021-10-01")
    if outcome == "unbound":
        assert report.claims == ()
        return
    verdict = next(iter(report.verdicts.values()))
    assert (verdict.outcome, verdict.slip.kind if verdict.slip else None) == (outcome, slip)


@pytest.mark.parametrize(
    ("text", "outcome", "slip"),
    [
        ("Germany has more people than Belgium, the Netherlands and Poland together.", "consistent", None),
        ("Belgium has more people than the Netherlands and Poland together.", "inconsistent", None),
        ("Germany has a larger population than France.", "consistent", None),
        ("France has a larger population than Germany.", "inconsistent", "direction"),
        ("Britain has fewer inhabitants than Germany.", "consistent", None),
        ("Germany has fewer inhabitants than Britain.", "inconsistent", "direction"),
    ],
)
def test_two_places_are_compared_without_a_number(text: str, outcome: str, slip: str | None) -> None:
    verdict = next(iter(checked(text, "2021-10-01").verdicts.values()))
    assert (verdict.outcome, verdict.slip.kind if verdict.slip else None) == (outcome, slip)


def test_the_arithmetic_of_a_change_is_shown(tiny: Checker) -> None:
    assert _change(tiny, 25, "share", "up").working == "8,000,000 (2000) to 10,000,000 (2014) is +25.0 %"


def test_a_change_the_other_way_round_is_named(tiny: Checker) -> None:
    slip = _change(tiny, 25, "share", "down").slip
    assert slip is not None
    assert slip.kind == "direction"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Infant mortality in Peru has more than doubled since 2000.", "it fell, and did not rise"),
        ("Carbon emissions in China have halved since 2000.", "it rose, and did not fall"),
    ],
)
def test_a_rise_told_of_a_fall_is_named_whatever_its_size(text: str, words: str) -> None:
    slip = next(iter(checked(text, "2021-10-01").verdicts.values())).slip
    assert slip is not None
    assert (slip.kind, slip.text) == ("direction", words)


def test_a_change_is_never_more_than_fairly_sure(tiny: Checker) -> None:
    assert _change(tiny, 40, "share", "up").confidence == "medium"


def test_a_change_without_its_beginning_is_not_judged(tiny: Checker) -> None:
    claim = _level(tiny, "In 2014 Testland had a population of 10.0 million.", "10.0 million")
    verdict = _judged(tiny, claim._replace(relation="change"))
    assert (verdict.outcome, "from when on" in verdict.reason) == ("unchecked", True)


def test_percent_told_for_percentage_points_is_named(tiny: Checker) -> None:
    claim = _level(tiny, "In 2014 unemployment in Testland was 8.0 percent.", "8.0 percent")
    quantity = claim.quantity._replace(value=100, low=99.5, high=100.5, kind="change", unit="pp", direction=None)
    said = Attribution("the World Bank", "world_bank")
    verdict = _judged(tiny, claim._replace(relation="change", since=SINCE, quantity=quantity, attribution=said))
    assert verdict.outcome == "inconsistent"
    assert verdict.slip is not None
    assert verdict.slip.kind == "points"
    assert "+4 percentage points" in (verdict.working or "")


@pytest.mark.parametrize(("times", "outcome"), [(2.0, "consistent"), (3.0, "inconsistent")])
def test_a_comparison_is_computed_from_the_figures_of_two_places(tiny: Checker, times: float, outcome: str) -> None:
    claim = _level(tiny, "In 2014 Testland had a population of 10.0 million.", "10.0 million")
    quantity = claim.quantity._replace(value=times, low=times - 0.05, high=times + 0.05, kind="ratio", unit="x")
    verdict = _judged(tiny, claim._replace(relation="comparison", versus="OTH", quantity=quantity))
    assert verdict.outcome == outcome
    assert verdict.working == "10,000,000 (Testland, 2014) is 2 times 5,000,000 (Otherland, 2014)"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        # a fraction is a part of the figure, whatever that is counted in: 758 to 374
        ("The violent crime rate in America has fallen by about half since 1991.", "consistent"),
        ("The violent crime rate in America fell by about a quarter between 1991 and 2012.", "inconsistent"),
        # the rate of the day is not known yet, that of the month before is
        ("Unemployment in the United States has doubled since 2009.", "inconsistent"),
        ("The federal deficit was cut by two-thirds between 2009 and 2014.", "consistent"),
        # prices rose by a tenth, and no more: without them, too, the debt did not triple
        ("The national debt has tripled since 2010.", "inconsistent"),
        ("The federal deficit has doubled since 2009.", "inconsistent"),
        # a share of no time in particular, and yet that of no time
        ("The United States has 15 percent of the world's population.", "inconsistent"),
        ("The United States has 6 percent of the world's population.", "unchecked"),
    ],
)
def test_what_is_said_of_a_change_in_politics(text: str, outcome: str) -> None:
    report = checked(text, "2015-10-20")
    assert next(iter(report.verdicts.values())).outcome == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Unemployment is higher in Germany than in Spain.", "inconsistent"),
        # with Britain, which was in the EU then and which publishers leave out now
        ("Germany produced 22 percent of the EU's carbon dioxide emissions in 2018.", "consistent"),
        ("Germany produced 62 percent of the EU's carbon dioxide emissions in 2018.", "inconsistent"),
        ("Brazil accounted for nearly half of South America's population in 2018.", "consistent"),
        ("Chile has half the population of Argentina.", "close"),
        ("In 2018 Saudi Arabia was the sixth-largest economy in Asia.", "consistent"),
        ("The fertility rate in Peru has fallen by a third since 1995.", "close"),
        ("The fertility rate in Peru has risen by a third since 1995.", "inconsistent"),
        ("Algeria has fewer inhabitants than Tunisia.", "inconsistent"),  # the figures of the year itself come later
        ("Greece has the highest public debt in the EU.", "consistent"),
        ("Germany has the highest public debt in the EU.", "inconsistent"),
        ("Uruguay has the highest GDP per capita in South America.", "consistent"),
        ("The United States has the world's largest military budget.", "consistent"),
        ("Russia has the world's largest military budget.", "inconsistent"),
        ("Carbon emissions in China have more than doubled since 2000.", "consistent"),
        ("Carbon emissions in Germany have more than doubled since 2000.", "inconsistent"),
        ("Britain has cut its carbon emissions by almost 40 percent since 1990.", "consistent"),
        ("Britain has cut its carbon emissions by almost 60 percent since 1990.", "inconsistent"),
        ("The United States was responsible for 14 percent of the world's carbon emissions in 2019.", "consistent"),
        ("The United States was responsible for 34 percent of the world's carbon emissions in 2019.", "inconsistent"),
    ],
)
def test_what_is_far_off_is_told_of_no_other_count(text: str, outcome: str) -> None:
    assert next(iter(checked(text, "2021-10-01").verdicts.values())).outcome == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("China is the world's largest economy.", "disputed"),  # at purchasing power parity
        ("India is the world's largest economy.", "inconsistent"),
        ("Germany is the most populous country in Europe.", "unchecked"),  # for those who leave out Russia
        ("Poland is the most populous country in Europe.", "inconsistent"),
        ("Kenya is the most populous country in Africa.", "inconsistent"),  # a continent with plain borders
        ("Honduras has the highest murder rate in the world.", "close"),  # of the last year that was counted then
        ("Norway has the highest murder rate in the world.", "inconsistent"),
    ],
)
def test_a_rank_is_wrong_only_if_no_usual_way_to_count_makes_it_right(text: str, outcome: str) -> None:
    assert next(iter(checked(text, "2015-06-01").verdicts.values())).outcome == outcome
