"""The JSON document keeps the contract of `factcheck/schema/report-1.json`, which admits nothing beyond it."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from factcheck.report import json as json_report
from factcheck.report.formats import View
from factcheck.results import InputError, Report
from factcheck.results.document import number
from tests.support import TESTS, checked, checker, schema, schema_errors

ARTICLES = sorted((TESTS / "cases").glob("*.txt"))
TEXT = (
    "In Aleppo 338 people were killed this week, including 0ver 100 children.\n"
    "The United States admitted 10,000 Syrian refugees this year."
)


def _document(text: str = TEXT, date: str | None = "2016-10-01") -> dict[str, Any]:
    return checker().report([checked(text, date)]).to_dict()


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("date", ["2016-10-01", "2019-10-01", None])
def test_the_document_of_every_article_is_valid(path: Any, date: str | None) -> None:  # noqa: ANN401 (pytest)
    assert schema_errors(_document(path.read_text(encoding="utf-8"), date)) == []


def test_a_report_without_articles_and_one_with_errors_are_valid() -> None:
    assert schema_errors(Report(()).to_dict()) == []
    document = checker().report([], [InputError("missing.txt", "no such file")]).to_dict()
    assert schema_errors(document) == []
    assert document["errors"] == [{"source": "missing.txt", "message": "no such file"}]


@pytest.mark.parametrize(
    "place",
    [
        (),
        ("articles", 0),
        ("articles", 0, "quantities", 0),
        ("articles", 0, "claims", 0),
        ("articles", 0, "claims", 0, "verdict"),
        ("articles", 0, "findings", 0),
        ("articles", 0, "claims", 0, "observations", 0),
        ("articles", 0, "summary"),
    ],
)
def test_the_schema_admits_no_other_field_and_misses_none(place: tuple[str | int, ...]) -> None:
    for change in ("add", "drop"):
        document: Any = copy.deepcopy(_document())
        part = document
        for step in place:
            part = part[step]
        if change == "add":
            part["surprise"] = 1
        else:
            part.pop(next(iter(part)))
        assert schema_errors(document) != [], change


def test_the_schema_knows_the_lines_of_the_other_form() -> None:
    document = _document()
    (article,) = document["articles"]
    run = {"schema": document["schema"], "program": document["program"]}
    end = {"data": document["data"], "articles": 1, "errors": 0}
    error = {"source": "gone.txt", "message": "no such file"}
    for line in ({"run": run}, {"article": article}, {"error": error}, {"end": end}):
        assert schema_errors(line, "line") == []
    for line in (
        {},
        {"run": run, "end": end},
        {"surprise": 1},
        article,
        {"end": {**end, "articles": -1}},
        {"run": end},
    ):
        assert schema_errors(line, "line") != []


def test_the_place_in_a_word_document_has_a_name_and_others_have_none() -> None:
    document = _document()
    span = document["articles"][0]["findings"][0]["span"]
    assert "place" not in span
    for place, valid in (("paragraph 3", True), ("", False), (3, False), (None, False)):
        span["place"] = place
        assert (schema_errors(document) == []) is valid


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("summary", "findings"), "1"),
        (("quantities", 0, "kind"), "number"),
        (("quantities", 0, "span", "line"), 0),
        (("claims", 0, "id"), "q1"),
        (("claims", 0, "verdict", "outcome"), "true"),
        (("claims", 0, "verdict", "allowed"), [1]),
        (("findings", 0, "severity"), "fatal"),
        (("findings", 0, "fingerprint"), "abc"),
        (("findings", 0, "suppressed"), ""),
        (("published", "date"), "1 October 2016"),
    ],
)
def test_the_schema_catches_a_wrong_kind_of_value(path: tuple[str | int, ...], value: object) -> None:
    document: Any = copy.deepcopy(_document())
    *steps, last = path
    part = document["articles"][0]
    for step in steps:
        part = part[step]
    part[last] = value
    assert len(schema_errors(document)) == 1


def test_the_summary_counts_what_is_listed() -> None:
    (article,) = _document()["articles"]
    summary = article["summary"]
    assert summary["quantities"] == len(article["quantities"])
    assert summary["claims"] == len(article["claims"])
    assert sum(summary["outcomes"].values()) == len(article["claims"])
    assert summary["checked"] == len(article["claims"]) - summary["outcomes"]["unchecked"] > 0
    assert summary["findings"] + summary["suppressed"] == len(article["findings"])


def test_a_sum_is_a_level_with_the_places_that_are_added() -> None:
    """The first version of the report knows no relation of its own for it."""
    document = _document("Germany and France together have 149 million inhabitants.")
    claim = document["articles"][0]["claims"][0]
    assert (claim["relation"], claim["entity"], claim["added"]) == ("level", "DEU", ["FRA"])
    assert schema_errors(document) == []


def test_ids_point_to_what_is_there() -> None:
    (article,) = _document()["articles"]
    quantities = {quantity["id"]: quantity for quantity in article["quantities"]}
    claims = {claim["id"]: claim for claim in article["claims"]}
    for claim in claims.values():
        assert quantities[claim["quantity"]]["claim"] == claim["id"]
        assert claim["part_of"] is None or claim["part_of"] in claims
    for finding in article["findings"]:
        assert set(finding["claims"]) <= set(claims)
        assert set(finding["quantities"]) <= set(quantities)


def test_lines_and_columns_count_from_one() -> None:
    (article,) = _document()["articles"]
    span = next(q["span"] for q in article["quantities"] if q["surface"] == "10,000")
    line = TEXT.split("\n")[1]
    assert (span["line"], span["column"]) == (2, line.index("10,000") + 1)
    assert TEXT[span["start"] : span["end"]] == "10,000"


def test_offsets_count_code_points() -> None:
    text = "😀 Kenya has a population of 51 million."
    (article,) = _document(text, "2019-10-01")["articles"]
    span = article["quantities"][0]["span"]
    assert text[span["start"] : span["end"]] == "51 million"


def test_the_collections_that_were_used_are_listed_once_with_their_licence() -> None:
    document = _document()
    used = {
        (o["source"], o["dataset"], o["edition"]) for c in document["articles"][0]["claims"] for o in c["observations"]
    }
    listed = [(d["source"], d["dataset"], d["edition"]) for d in document["data"]]
    assert sorted(listed) == sorted(used)
    assert all(row["licence"] for row in document["data"])


@pytest.mark.parametrize(
    ("value", "expected"), [(None, "null"), (17200000.0, "17200000"), (7.5, "7.5"), (-5.0, "-5"), (0.0, "0")]
)
def test_whole_numbers_have_no_decimal_point(value: float | None, expected: str) -> None:
    assert json.dumps(number(value)) == expected


def test_the_text_of_the_document_reads_back_and_keeps_its_characters() -> None:
    report = checker().report([checked("Kenya – 51 million – “big”. Kenya’s population is 51 million.", "2019-10-01")])
    text = json_report.render(report, View())
    assert json.loads(text) == report.to_dict()
    assert "Kenya’s" in text


def test_a_lone_surrogate_in_the_text_does_not_stop_the_document() -> None:
    report = checker().report([checked("Kenya\ud800 has a population of 51 million.", "2019-10-01")])
    json_report.render(report, View()).encode("utf-8")
