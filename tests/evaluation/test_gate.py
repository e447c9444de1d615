"""The annotations are sound, and the gate fails when it must."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING, get_args

import pytest

from factcheck.claims.model import Modality, Relation
from factcheck.language.hedge_words import HedgeKind
from factcheck.language.quantities import QuantityKind
from factcheck.levels import OUTCOMES
from factcheck.results.model import SlipKind
from tests.evaluation import binding_claims, gate, judging_claims
from tests.evaluation.annotations import (
    VerdictCase,
    claim_cases,
    in_order,
    only_place,
    prose_cases,
    quantity_cases,
    verdict_cases,
)
from tests.evaluation.judging_claims import ALARMS, SLIPS, Judged, rightly_named
from tests.evaluation.scores import Figure, Result, Score, Share, Slice
from tests.support import checker, store

if TYPE_CHECKING:
    from pathlib import Path

    from tests.evaluation.annotations import ClaimCase, QuantityCase

QUANTITIES = quantity_cases()
CLAIMS = claim_cases()
PROSE = prose_cases()
VERDICTS = verdict_cases()
TRUE = {case.id: case for case in VERDICTS if case.slip is None}
TWINS = {
    "tenfold": 40, "thousandfold": 30, "other-country": 40, "other-year": 35, "drift": 35, "digits": 25,
    "other-measure": 20, "sign": 10, "unit": 10, "quoted": 5,
}  # fmt: skip
"""How many twins a slip must have for its share to mean something."""


# --- the annotations ------------------------------------------------------------------------------------


def test_there_are_enough_sentences() -> None:
    assert len(QUANTITIES) >= 600
    assert len(CLAIMS) >= 600
    assert len(VERDICTS) >= 480
    assert len(TRUE) >= 220
    slips = Counter(case.slip for case in VERDICTS)
    assert all(slips[slip] >= enough for slip, enough in TWINS.items()), slips


@pytest.mark.parametrize(
    "cases", [QUANTITIES, CLAIMS, PROSE, VERDICTS], ids=["quantities", "claims", "prose", "verdicts"]
)
def test_ids_and_texts_are_unique(cases: tuple[QuantityCase | ClaimCase | VerdictCase, ...]) -> None:
    assert len({case.id for case in cases}) == len(cases)
    assert len({case.text for case in cases}) == len(cases)


def test_every_surface_stands_in_its_text() -> None:
    for numbers in QUANTITIES:
        in_order(numbers.text, [quantity.surface for quantity in numbers.quantities])
    for passage in (*CLAIMS, *PROSE):
        surfaces = [*(claim.surface for claim in passage.claims), *passage.unbound, *passage.either]
        assert surfaces, passage.id
        spans = [only_place(passage.text, surface) for surface in surfaces]
        assert not any(one.overlaps(two) for one in spans for two in spans if one is not two), passage.id
    for sentence in VERDICTS:
        only_place(sentence.text, sentence.surface)


def test_kinds_bounds_and_units_exist() -> None:
    words = checker().words
    known = {unit.symbol for units in words.unit_words.after.values() for unit in units}
    for case in QUANTITIES:
        for quantity in case.quantities:
            assert quantity.kind in get_args(QuantityKind), case.id
            assert quantity.bound in {*get_args(HedgeKind), "range"}, case.id
            assert quantity.unit is None or {*quantity.unit.split("/")} <= known, case.id


def test_changes_bases_and_nouns_are_annotated_where_they_belong() -> None:
    for case in QUANTITIES:
        for quantity in case.quantities:
            assert quantity.direction in (None, "up", "down"), case.id
            assert quantity.change in (None, "amount", "start", "end"), case.id
            assert (quantity.direction is None) == (quantity.change is None), case.id
            assert (quantity.per is not None) == (quantity.kind == "rate"), case.id
            assert quantity.noun is None or quantity.noun in case.text, case.id
            assert not quantity.claims_nothing or not (quantity.change or quantity.per or quantity.noun), case.id


def test_at_least_a_third_of_the_numbers_are_no_quantities() -> None:
    traps = sum(quantity.claims_nothing for case in QUANTITIES for quantity in case.quantities)
    assert traps * 3 >= sum(len(case.quantities) for case in QUANTITIES)


def test_measures_entities_and_modalities_exist() -> None:
    for case in CLAIMS:
        if case.date is not None:
            dt.date.fromisoformat(case.date)
        for claim in case.claims:
            store().measure(claim.measure)
            for code in filter(None, (claim.entity, claim.counterpart)):
                store().entity(code)
            assert claim.modality in get_args(Modality), case.id
            assert claim.relation in get_args(Relation), case.id
            if claim.versus is not None:
                store().entity(claim.versus)
            assert claim.since is None or (claim.relation == "change" and claim.start), case.id
            assert claim.versus is None or claim.relation in ("rank", "comparison", "ratio"), case.id
            for first, last in filter(None, (claim.since,)):
                assert dt.date.fromisoformat(first) <= dt.date.fromisoformat(last), case.id
            assert (claim.start is None) == (claim.end is None), case.id
            if claim.start and claim.end:
                assert dt.date.fromisoformat(claim.start) <= dt.date.fromisoformat(claim.end), case.id


def test_at_least_a_third_of_the_numbers_must_not_bind() -> None:
    bound = sum(len(case.claims) for case in CLAIMS)
    unbound = sum(len(case.unbound) for case in CLAIMS)
    assert unbound * 2 >= bound


def test_a_twin_has_a_true_sentence_and_one_known_slip() -> None:
    for case in VERDICTS:
        dt.date.fromisoformat(case.date)
        assert set(case.outcomes) <= set(OUTCOMES), case.id
        assert (case.twin is None) == (case.slip is None), case.id
        if case.slip is None:
            assert not set(case.outcomes) & set(ALARMS), case.id
        else:
            assert case.slip in SLIPS, case.id
            assert case.twin in TRUE, case.id
            assert TRUE[str(case.twin)].date == case.date, case.id
            assert set(case.outcomes) <= set(ALARMS), case.id


def test_the_kinds_of_slips_exist() -> None:
    assert {kind for kind in SLIPS.values() if kind} <= set(get_args(SlipKind))


# --- the figures ----------------------------------------------------------------------------------------


def test_precision_counts_what_was_given_and_recall_what_was_expected() -> None:
    precision, recall, both = Score(hits=3, expected=6, given=4).figures("claims", "entity")
    assert (precision.value, recall.value) == (75, 50)
    assert both.value == pytest.approx(60)


def test_nothing_counted_is_no_success() -> None:
    assert [figure.value for figure in Score().figures("claims", "entity")] == [0, 0, 0]
    assert Share().figure("claims", "entity").value == 0


@pytest.mark.parametrize(
    ("slip", "outcome", "named", "right"),
    [
        ("thousandfold", "inconsistent", "scale", True),
        ("thousandfold", "inconsistent", "digits", False),
        ("other-country", "inconsistent", None, False),
        ("drift", "inconsistent", None, True),
        ("drift", "inconsistent", "other-place", False),
        ("other-year", "inconsistent", "other-time", True),
        ("other-year", "outdated", None, True),
        ("digits", "outdated", None, False),
    ],
)
def test_a_slip_is_named_by_its_kind_and_a_drift_by_none(
    slip: str, outcome: str, named: str | None, right: bool
) -> None:
    assert rightly_named(slip, Judged(outcome, "", named)) is right


def test_a_twin_counts_only_where_its_true_sentence_was_confirmed(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {
        "seen": Judged("close", "", None),
        "seen-1": Judged("inconsistent", "", "scale"),
        "seen-2": Judged("unchecked", "", None),
        "lost": Judged("unbound", "", None),
        "lost-1": Judged("unbound", "", None),
    }
    cases = [
        VerdictCase("seen", "2020-01-01", "", "", ("consistent", "close"), None, None),
        VerdictCase("seen-1", "2020-01-01", "", "", ("inconsistent",), "seen", "tenfold"),
        VerdictCase("seen-2", "2020-01-01", "", "", ("inconsistent",), "seen", "digits"),
        VerdictCase("lost", "2020-01-01", "", "", ("consistent", "close"), None, None),
        VerdictCase("lost-1", "2020-01-01", "", "", ("inconsistent",), "lost", "tenfold"),
    ]
    monkeypatch.setattr(judging_claims, "verdict_cases", lambda: tuple(cases))
    monkeypatch.setattr(judging_claims, "_judged", lambda case: given[case.id])
    result = judging_claims.measure()
    counts = {figure.name: (figure.hits, figure.of) for figure in result.figures}
    assert counts["true: no alarm"] == (2, 2)
    assert counts["true: confirmed"] == (1, 2)
    assert counts["found: tenfold"] == counts["named: tenfold"] == (1, 1)
    assert (counts["found: digits"], counts["named: digits"]) == ((0, 1), (0, 0))
    assert (counts["found: any slip"], counts["named: any slip"]) == ((1, 2), (1, 1))
    assert [(miss.id, miss.aspect) for miss in result.misses] == [
        ("seen-2", "digits not found"),
        ("lost", "true, not bound"),
    ]


# --- the gate itself ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def results() -> list[Result]:
    """Return what the program reaches now."""
    return gate.measure()


@pytest.fixture
def measured(results: list[Result]) -> list[Figure]:
    """Return the figures of all stages."""
    return [figure for result in results for figure in result.figures]


def _floors(figures: list[Figure], below: float = 0.0) -> gate.Floors:
    floors: gate.Floors = {}
    for figure in figures:
        floors.setdefault(figure.stage, {})[figure.name] = figure.value - below
    return floors


def test_every_measured_figure_has_a_floor_and_every_floor_a_figure(measured: list[Figure]) -> None:
    floors = gate.read_floors()
    names = {(stage, name) for stage, entries in floors.items() for name in entries}
    assert names == {(figure.stage, figure.name) for figure in measured}


def test_figures_at_their_floors_pass(measured: list[Figure]) -> None:
    assert gate.complaints(measured, _floors(measured)) == []


def test_each_floor_above_its_figure_fails(measured: list[Figure]) -> None:
    for figure in measured:
        floors = _floors(measured)
        floors[figure.stage][figure.name] += 0.1
        assert gate.complaints(measured, floors) == [f"{figure.stage}: {figure.name}: BELOW ITS FLOOR"]


def test_a_floor_that_lags_fails(measured: list[Figure]) -> None:
    assert gate.complaints(measured, _floors(measured, below=gate.LAG)) == []
    complaints = gate.complaints(measured, _floors(measured, below=gate.LAG + 0.1))
    assert len(complaints) == len(measured)
    assert all(text.endswith("raise the floor") for text in complaints)


def test_a_figure_without_floor_and_a_floor_without_figure_fail() -> None:
    figure = Figure("claims", "entity recall", 80.0, 4, 5)
    assert gate.complaints([figure], {}) == ["claims: entity recall: has no floor"]
    idle = {"claims": {"entity recall": 80.0, "of old": 10.0}}
    assert gate.complaints([figure], idle) == ["claims: of old: a floor for nothing"]


def test_raising_lifts_floors_and_never_lowers_one() -> None:
    figures = [Figure("claims", "better", 90.7, 0, 0), Figure("claims", "worse", 50.0, 0, 0)]
    text = gate.raised(figures, {"claims": {"better": 80.0, "worse": 60.0}})
    assert '"better" = 90.0' in text
    assert '"worse" = 60.0' in text


def test_the_command_exits_with_1_when_a_floor_is_above_the_figure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, measured: list[Figure]
) -> None:
    monkeypatch.setattr(gate, "measure", lambda: [Result(figures=measured)])
    path = tmp_path / "floors.toml"
    path.write_text(gate.raised(measured, {}), encoding="utf-8")
    assert gate.main([], path) == 0
    first = measured[0]
    higher = [dataclasses.replace(first, value=first.value + 5), *measured[1:]]
    path.write_text(gate.raised(higher, {}), encoding="utf-8")
    assert gate.main([], path) == 1
    assert f"{first.stage}: {first.name}: BELOW ITS FLOOR" in capsys.readouterr().err


# --- how a claim is compared ----------------------------------------------------------------------------


SINCE_2010 = ("2010-01-01", "2010-12-31")


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (("level", None, None), ("level", SINCE_2010, "FRA"), True),
        (("change", SINCE_2010, None), ("change", SINCE_2010, "FRA"), True),
        (("change", SINCE_2010, None), ("change", None, None), False),
        (("change", None, None), ("level", None, None), False),
        (("rank", None, "WLD"), ("rank", None, "WLD"), True),
        (("rank", None, "WLD"), ("rank", None, "EUU"), False),
        (("comparison", None, "FRA"), ("comparison", None, None), False),
    ],
)
def test_a_change_is_compared_with_its_start_and_a_rank_with_its_whole(
    one: binding_claims.Relation, two: binding_claims.Relation, same: bool
) -> None:
    assert (binding_claims.relation(*one) == binding_claims.relation(*two)) is same


def test_a_fact_told_from_the_other_side_is_the_same() -> None:
    in_lebanon = binding_claims.what_of_whom("refugees.hosted", "LBN", "SYR")
    assert in_lebanon == binding_claims.what_of_whom("refugees.origin", "SYR", "LBN")
    assert in_lebanon != binding_claims.what_of_whom("refugees.origin", "LBN", "SYR")
    assert binding_claims.what_of_whom("refugees.hosted", "LBN", None) == ("refugees.hosted", "LBN", None)


def test_a_slice_is_shown_in_one_line() -> None:
    part = Slice("claims", "web", "all three", Score(hits=3, expected=6, given=4), Share(hits=0, of=0))
    table = gate.slice_table([part])
    assert table.splitlines()[1].split() == ["claims", "web", "all", "three", "75.0", "3/4", "50.0", "3/6", "-"]
    assert gate.slice_table([]) == ""


def test_every_passage_is_counted_in_its_slice(results: list[Result]) -> None:
    parts = [part for result in results for part in result.slices]
    for stage, cases in (("claims", CLAIMS), ("prose", PROSE)):
        own = [part for part in parts if part.stage == stage]
        assert {part.name for part in own} == {case.slice for case in cases}
        assert sum(part.score.expected for part in own) == sum(len(case.claims) for case in cases)
        assert sum(part.left_alone.of for part in own) == sum(len(case.unbound) for case in cases)
