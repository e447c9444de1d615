"""The acceptance article, number by number: what the issue asks the program to say about it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from factcheck.levels import SEVERITIES
from tests.support import CHECKOUT, bound_of, checked, claim_of, verdict_of

if TYPE_CHECKING:
    from factcheck.claims import Claim
    from factcheck.results import ArticleReport, Verdict

ARTICLE = CHECKOUT.parent / "shared" / "acceptance" / "aleppo-2016.txt"
DATE = "2016-10-01"

pytestmark = pytest.mark.skipif(not ARTICLE.is_file(), reason=f"the acceptance article is not at {ARTICLE}")


@pytest.fixture(scope="module")
def report() -> ArticleReport:
    return checked(ARTICLE.read_text(encoding="utf-8"), DATE)


def _told(report: ArticleReport, surface: str) -> list[tuple[Claim, Verdict]]:
    """Every claim with this surface, in the order of the text."""
    return [(c, report.verdicts[c.id]) for c in report.claims if c.quantity.surface == surface]


def _publishers(verdict: Verdict) -> set[str]:
    return {compared.publisher.code for compared in verdict.compared}


def _values(verdict: Verdict, publisher: str) -> set[float]:
    return {c.observation.value for c in verdict.compared if c.publisher.code == publisher}


def _deciding(verdict: Verdict) -> str:
    assert verdict.primary is not None
    return verdict.primary.publisher.code


def test_338_killed_stands_in_headline_and_body_and_both_agree_with_who(report: ArticleReport) -> None:
    told = _told(report, "338")
    assert [claim.sentence.kind for claim, _ in told] == ["headline", "body"]
    for claim, verdict in told:
        assert claim.measure == "casualties.killed"
        assert verdict.outcome == "consistent"
        assert _deciding(verdict) == "who"
        assert verdict.primary is not None
        assert verdict.primary.observation.value == 338


def test_the_body_restates_the_headline(report: ArticleReport) -> None:
    (headline, _), (body, _) = _told(report, "338")
    assert body.restates == headline.id
    assert headline.restates is None


def test_more_than_100_kids_and_0ver_100_children_are_each_a_part_of_their_338(report: ArticleReport) -> None:
    wholes = [claim.id for claim, _ in _told(report, "338")]
    parts = _told(report, "100")
    assert [claim.part_of for claim, _ in parts] == wholes
    for claim, verdict in parts:
        assert claim.measure == "casualties.killed.children"
        assert claim.quantity.hedge == "more-than"
        assert (verdict.outcome, _deciding(verdict)) == ("consistent", "who")


def test_the_zero_of_0ver_is_reported_and_read_over(report: ArticleReport) -> None:
    (slip,) = [finding for finding in report.findings if finding.rule == "NUM003"]
    assert slip.span.of(report.article.text) == "0ver"
    second = _told(report, "100")[1][0]
    assert slip.quantities == (second.quantity_id,)
    assert (second.quantity.value, second.quantity.hedge) == (100, "more-than")


def test_846_wounded_and_261_children_agree_and_are_linked(report: ArticleReport) -> None:
    whole, part = claim_of(report, "846"), claim_of(report, "261")
    assert (whole.measure, part.measure) == ("casualties.wounded", "casualties.wounded.children")
    assert part.part_of == whole.id
    assert verdict_of(report, "846").outcome == verdict_of(report, "261").outcome == "consistent"


def test_35_doctors_agree_with_who_and_the_30_of_sams_is_shown(report: ArticleReport) -> None:
    verdict = verdict_of(report, "35")
    assert (verdict.outcome, _deciding(verdict)) == ("consistent", "who")
    assert _values(verdict, "who") == {35}
    assert _values(verdict, "sams") == {30}


def test_13_5_million_in_need_agrees_with_ocha(report: ArticleReport) -> None:
    claim, verdict = claim_of(report, "13.5 million"), verdict_of(report, "13.5 million")
    assert (claim.measure, claim.entity, claim.quantity.hedge) == ("need.humanitarian", "SYR", "more-than")
    assert (verdict.outcome, _deciding(verdict)) == ("consistent", "ocha")


def test_17_2_million_is_held_against_the_factbook_that_the_text_names(report: ArticleReport) -> None:
    claim, verdict = claim_of(report, "17.2 million"), verdict_of(report, "17.2 million")
    assert (claim.measure, claim.entity) == ("population.total", "SYR")
    assert claim.attribution is not None
    assert claim.attribution.publisher == "cia_factbook"
    assert claim.period is not None
    assert (claim.period.start, claim.period.end) == (dt.date(2016, 7, 1), dt.date(2016, 7, 31))
    assert verdict.outcome == "consistent"
    assert verdict.primary is not None
    assert verdict.primary.observation.value == 17185170
    assert list(verdict.allowed) == [17150000, 17250000]
    assert {"world_bank", "un_wpp"} <= _publishers(verdict)


def test_22_million_is_held_against_the_years_before_the_war(report: ArticleReport) -> None:
    claim, verdict = claim_of(report, "22 million"), verdict_of(report, "22 million")
    assert claim.quantity.hedge == "about"
    assert claim.period is not None
    assert claim.period.end == dt.date(2011, 3, 14)
    assert verdict.outcome in ("consistent", "close")
    assert len(_publishers(verdict)) >= 2


def test_430_000_war_deaths_agree_with_sohr_and_others_are_shown(report: ArticleReport) -> None:
    claim, verdict = claim_of(report, "430,000"), verdict_of(report, "430,000")
    assert (claim.measure, claim.entity) == ("deaths.conflict", "SYR")
    assert (verdict.outcome, _deciding(verdict)) == ("consistent", "sohr")
    assert _publishers(verdict) - {"sohr"}


def test_4_8_million_refugees_agree_with_unhcr(report: ArticleReport) -> None:
    claim, verdict = claim_of(report, "4.8 million"), verdict_of(report, "4.8 million")
    assert (claim.measure, claim.entity) == ("refugees.origin", "SYR")
    assert (verdict.outcome, _deciding(verdict)) == ("consistent", "unhcr")


def test_6_5_million_displaced_is_said_by_world_vision(report: ArticleReport) -> None:
    claim, verdict = claim_of(report, "6.5 million"), verdict_of(report, "6.5 million")
    assert (claim.measure, claim.entity) == ("displaced.internal", "SYR")
    assert claim.attribution is not None
    assert claim.attribution.text == "World Vision"
    assert verdict.outcome in ("consistent", "close")


def test_10_000_admitted_contradicts_the_fiscal_year(report: ArticleReport) -> None:
    claim, verdict = claim_of(report, "10,000"), verdict_of(report, "10,000")
    assert (claim.measure, claim.entity, claim.counterpart) == ("refugees.admitted", "SYR", "USA")
    assert claim.period is not None
    assert (claim.period.start, claim.period.end) == (dt.date(2015, 10, 1), dt.date(2016, 9, 30))
    assert verdict.outcome == "inconsistent"
    assert verdict.primary is not None
    assert verdict.primary.observation.value == 12587
    assert verdict.slip is not None
    assert "August 2016" in verdict.slip.text


def test_the_only_findings_are_the_slip_and_the_contradiction_which_fails_the_run(report: ArticleReport) -> None:
    found = {(f.rule, f.span.of(report.article.text), f.severity, f.confidence) for f in report.findings}
    assert found == {("NUM003", "0ver", "warning", "high"), ("REF001", "10,000", "error", "high")}
    assert SEVERITIES[0] == "error"


def test_up_to_65_000_is_a_proposal_and_not_judged(report: ArticleReport) -> None:
    claim, verdict = claim_of(report, "65,000"), verdict_of(report, "65,000")
    assert claim.quantity.hedge == "at-most"
    assert claim.modality == "proposed"
    assert verdict.outcome == "unchecked"
    assert "proposed" in verdict.reason


@pytest.mark.parametrize("words", ["last month", "last week", "Thursday", "last year", "Friday", "this year"])
def test_words_for_a_time_are_no_quantities(report: ArticleReport, words: str) -> None:
    text = report.article.text
    assert words in text
    assert not any(words in bound.quantity.surface for bound in report.bound)


def test_every_number_of_the_article_is_listed_once(report: ArticleReport) -> None:
    assert [bound.quantity.surface for bound in report.bound] == [
        "338",
        "100",
        "338",
        "100",
        "846",
        "261",
        "35",
        "two",
        "13.5 million",
        "17.2 million",
        "July 2016",
        "22 million",
        "430,000",
        "4.8 million",
        "6.5 million",
        "10,000",
        "65,000",
    ]
    assert bound_of(report, "July 2016").reason == "a date"


def test_without_a_date_the_year_is_taken_from_the_text() -> None:
    published = checked(ARTICLE.read_text(encoding="utf-8")).article.published
    assert published.date is not None
    assert published.date.year == 2016
    assert (published.origin, published.evidence) == ("text", "July 2016")
    assert published.granularity == "year"


def test_without_a_date_nothing_that_depends_on_the_day_is_judged() -> None:
    report = checked(ARTICLE.read_text(encoding="utf-8"))
    assert {verdict.outcome for claim, verdict in _told(report, "338")} == {"unchecked"}
    assert not [finding for finding in report.findings if finding.severity == "error"]
