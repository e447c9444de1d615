"""Numbers without a construction: bound by the words around them, or left alone, and never an alarm."""

from __future__ import annotations

import importlib
import math
import tomllib
from typing import TYPE_CHECKING

import pytest

from factcheck.claims.bind import read_lines
from factcheck.claims.by_words import scoring
from factcheck.reference.wordings import LABEL, SLOTS
from tests.evaluation.annotations import prose_cases
from tests.support import CHECKOUT, checked, checker, claim_of, store

if TYPE_CHECKING:
    from pathlib import Path

DATE = "2017-06-01"
train_scoring = importlib.import_module("tools.train_scoring")
FILE = CHECKOUT / "reference_data" / "language" / "scoring.toml"


@pytest.mark.parametrize(
    ("text", "number", "measure", "entity"),
    [
        ("Stunted growth marks 37 percent of children under five in Laos.", "37 percent", "stunting.children", "LAO"),
        (
            "Research and development were given 4.9 percent of GDP by South Korea.",
            "4.9 percent",
            "rd.spending.share",
            "KOR",
        ),
        ("Murders in Honduras are many, with a rate of 57 per 100,000 people.", "57", "homicide.rate", "HND"),
        (
            "Undernourished people make up, says the UN, 31 percent of Zambians.",
            "31 percent",
            "undernourishment.share",
            "ZMB",
        ),
        (
            "The crisis took life expectancy in Peru from 76 years in 2013 to 72 years in 2016.",
            "76 years",
            "life_expectancy",
            "PER",
        ),
    ],
)
def test_the_words_around_a_number_name_its_measure(text: str, number: str, measure: str, entity: str) -> None:
    claim = claim_of(checked(text, DATE), number)
    assert (claim.measure, claim.entity) == (measure, entity)
    assert claim.measure_evidence.strength == "weak"
    assert "by the words around it alone" in claim.measure_evidence.why


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Stunted maize covers 37 percent of the fields of Laos.", "37 percent"),  # of something else
        ("Research and development take 4.9 percent of the budget of the brewer in Seoul.", "4.9 percent"),
        ("In Honduras 57 percent of voters fear the rate of murders.", "57 percent"),
        ("Nearly 10 percent of the young people of Albania live abroad in summer.", "10 percent"),  # a part of them
        ("Nearly 10 percent of the people of Albania do not want to live abroad.", "10 percent"),  # denied
        ("Do 10 percent of the people of Albania, who have moved, live abroad?", "10 percent"),  # asked
        ("Exports of goods by one dairy in Denmark came to $90 million.", "$90 million"),  # one deal of many
        ("China buys 20 percent of Germany's exports.", "20 percent"),  # only what it is a share of
        (
            "Growth in the number of millionaires in India, 20 percent a year, outpaces that of the economy.",
            "20 percent",
        ),
        ("The death rate from malaria in Ghana is 14 per 1,000.", "14"),  # a name of something that is no place
        ("In Kenya, which is to grow, a railway of 472 km was built.", "472 km"),  # anything has a length
        ("The US economy grew some of the 4 percent that it had lost.", "4 percent"),  # known of something else
        ("Algeria's brewer has $144 billion in foreign reserves.", "$144 billion"),  # a firm of the place
        ("Cuba spends 8 percent of GDP on health and education.", "8 percent"),  # of two things together
        ("In Peru the mining tax brings in 1.5 percent of GDP.", "1.5 percent"),  # a narrower name
        ("Nepal received remittances of $4.2 billion, and aid of 3 percent of GDP.", "3 percent"),
        ("The paper says 37 children under five in Laos are stunted.", "37"),  # a count
        ("The reserves of the central bank of Ghana rose by $200 million.", "$200 million"),  # a change
    ],
)
def test_a_number_of_something_else_is_left_alone(text: str, number: str) -> None:
    bound = next(bound for bound in checked(text, DATE).bound if bound.quantity.surface == number)
    assert bound.claim is None


def test_where_two_places_are_named_the_number_needs_one_tied_to_it() -> None:
    text = "Moldova received remittances of $1.7 billion in 2012, or 0.1 percent of Russia's GDP."
    measures = {claim.measure for claim in checked(text, DATE).claims}
    assert measures == {"remittances.received"}


def test_a_wrong_number_bound_so_is_no_alarm() -> None:
    """The construction for the same fact raises one, so the data would allow it."""
    plain = checked("In 2013 the homicide rate in Honduras was 7.9 per 100,000 people.", DATE)
    loose = checked("Murders in Honduras were many in 2013, with a rate of 7.9 per 100,000 people.", DATE)
    assert claim_of(loose, "7.9").measure == claim_of(plain, "7.9").measure == "homicide.rate"
    assert [verdict.outcome for verdict in plain.verdicts.values()] == ["inconsistent"]
    assert [verdict.outcome for verdict in loose.verdicts.values()] == ["unchecked"]
    assert not loose.findings


def test_two_numbers_bound_so_are_not_held_against_each_other() -> None:
    text = (
        "Murders in Honduras were many in 2013, with a rate of 57 per 100,000 people.\n\n"
        "Murders in Honduras were few in 2013, with a rate of 75 per 100,000 people."
    )
    report = checked(text, DATE)
    assert len(report.claims) == 2
    assert not report.findings


def test_a_number_bound_so_lends_only_what_is_as_weak() -> None:
    report = checked("Murders in Honduras are many, with a rate of 57 per 100,000 people. In Canada it was 1.8.", DATE)
    assert [(claim.entity, claim.measure_evidence.strength) for claim in report.claims] == [
        ("HND", "weak"),
        ("CAN", "weak"),
    ]


def test_every_weight_is_of_a_feature_that_there_is() -> None:
    """One that was renamed would count nothing; `python -m tools.train_scoring --write` renews the weights."""
    model = scoring.build(checker().words)
    lines = [
        line
        for case in prose_cases()[::10]
        for line in read_lines(checker().article(case.text), checker().grammar, store())
    ]
    known = {
        name
        for line in lines
        for at in line.where("Q")
        for entry in scoring.scores(line, at, model, store())
        for name in entry.features
    }
    weights = tomllib.loads(FILE.read_text(encoding="utf-8"))["weights"]
    assert {name.removeprefix("by ") for name in weights if name.startswith("by ")} <= {*SLOTS, LABEL}
    assert {name.removeprefix("as ") for name in weights if name.startswith("as ")} <= {*store().measures()}
    varied = ("by ", "as ", "behind ", "before ", "next ", "second ")
    assert {name for name in weights if not name.startswith(varied) and " for " not in name} <= known


def test_a_value_may_be_an_integer() -> None:
    line = read_lines(checker().article("Registered as refugees in Lebanon are 900,000."), checker().grammar, store())[
        0
    ]
    at = line.letters.index("Q")
    quantity = line.items[at].quantity
    assert quantity is not None
    whole = line.items[at]._replace(quantity=quantity._replace(value=int(quantity.value)))
    same = line._replace(items=(*line.items[:at], whole, *line.items[at + 1 :]))
    model = scoring.build(checker().words)
    scored = [[entry.features for entry in scoring.scores(one, at, model, store())] for one in (line, same)]
    assert scored[0]
    assert scored[0] == scored[1]


def test_a_probability_is_that_of_the_sum_of_the_weights() -> None:
    assert scoring.probability({"bias": 1.0, "all": 2.0, "new": 3.0}, {"bias": -1.0, "all": 0.5}) == 0.5
    assert math.isclose(scoring.probability({"bias": 1.0}, {"bias": math.log(3)}), 0.75)


def test_the_model_is_made_of_the_language_file() -> None:
    model = scoring.build(checker().words)
    assert "goal" in model.listed.denying
    assert model.weights["covered wholly"] > 0


def test_learning_weighs_what_goes_with_being_right() -> None:
    right = train_scoring.Example("one", 0, {"bias": 1.0, "near": 1.0}, True)
    wrong = train_scoring.Example("two", 1, {"bias": 1.0, "far": 1.0}, False)
    weights = train_scoring.fit([right, wrong])
    assert weights["near"] > 0 > weights["far"]
    assert scoring.probability(right.features, weights) > 0.8
    assert scoring.probability(wrong.features, weights) < 0.2


def test_what_was_learned_takes_the_place_of_the_old_weights(tmp_path: Path) -> None:
    file = tmp_path / "scoring.toml"
    file.write_text('threshold = 0.7\n\n[weights]\n"old" = 1.00\n', encoding="utf-8")
    train_scoring.write({"near": 1.234, "far": -2.0}, file)
    assert tomllib.loads(file.read_text(encoding="utf-8")) == {"threshold": 0.7, "weights": {"near": 1.23, "far": -2.0}}
