"""SARIF: what code hosts and editors read. Its kinds and names are those of `tests/data/sarif-2.1.0.schema.json`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.article import Origin, Piece
from factcheck.reading.document import Document
from factcheck.report import sarif
from factcheck.report.formats import View
from factcheck.report.paths import relative, uri
from tests.report import samples
from tests.support import TESTS, checker, errors_of

if TYPE_CHECKING:
    from factcheck.levels import Confidence, Severity
    from factcheck.results import Report

SCHEMA = json.loads((TESTS / "data" / "sarif-2.1.0.schema.json").read_text(encoding="utf-8"))


def _run(report: Report, view: View | None = None) -> dict[str, Any]:
    log = json.loads(sarif.render(report, view or samples.view()))
    assert errors_of(SCHEMA, log) == []
    found: dict[str, Any] = log["runs"][0]
    return found


@pytest.mark.parametrize("show", [False, True])
@pytest.mark.parametrize("name", samples.NAMES)
def test_every_log_is_valid_and_its_indices_point_to_what_is_there(name: str, show: bool) -> None:
    run = _run(samples.report(name), samples.view(show_suppressed=show))
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    known = {each["id"] for each in run["tool"]["driver"]["notifications"]}
    assert {each["descriptor"]["id"] for each in run["invocations"][0]["toolExecutionNotifications"]} <= known


def test_a_region_covers_the_characters_of_the_file() -> None:
    report = samples.report("desk")
    text = report.articles[0].article.text
    result = _run(report)["results"][0]
    region = result["locations"][0]["physicalLocation"]["region"]
    line = text.split("\n")[region["startLine"] - 1]
    assert region["startLine"] == region["endLine"] == 2
    assert (
        line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"] == "about 22 million"[6:]
    )


def test_a_region_of_a_page_covers_the_characters_of_its_markup() -> None:
    page = "<p>The population of France was about\n<b>22&nbsp;million</b> in 2015.</p>"
    text = "The population of France was about 22\u00a0million in 2015."
    begin, space = text.index("22"), text.index("\u00a0")
    pieces = (
        Piece(0, begin - 1, 3, page.index("\n")),
        Piece(begin - 1, begin, page.index("\n"), page.index("\n") + 1),
        Piece(begin, space, page.index("22"), page.index("&")),
        Piece(space, space + 1, page.index("&"), page.index(";") + 1),
        Piece(space + 1, space + 8, page.index("million"), page.index("</b>")),
        Piece(space + 8, len(text), page.index(" in 2015"), page.index("</p>")),
    )
    document = Document("page.html", text, origin=Origin("html", page, pieces))
    (result,) = _run(checker().report([checker().check(checker().read(document, samples.DAY))]))["results"]
    assert result["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 2,
        "startColumn": 4,
        "endLine": 2,
        "endColumn": 4 + len("22&nbsp;million"),
        "snippet": {"text": "22&nbsp;million"},
    }


@pytest.mark.parametrize(("severity", "confidence", "rank"), [("error", "high", 90), ("note", "low", 30)])
def test_severity_is_the_level_and_confidence_the_rank(severity: Severity, confidence: Confidence, rank: int) -> None:
    entry = samples.report("aleppo").articles[0]
    changed = entry.findings[0]._replace(severity=severity, confidence=confidence)
    (result,) = _run(checker().report([entry._replace(findings=(changed,))]))["results"]
    assert (result["level"], result["rank"], result["properties"]["confidence"]) == (severity, rank, confidence)


def test_a_rule_brings_its_documentation() -> None:
    rules = {rule["id"]: rule for rule in _run(samples.report("aleppo"))["tool"]["driver"]["rules"]}
    assert list(rules) == ["REF001", "NUM003"]
    assert "How to fix it" in rules["NUM003"]["help"]["text"]
    assert "**How to fix it.**" in rules["NUM003"]["help"]["markdown"]


def test_unread_inputs_and_unchecked_articles_are_notifications() -> None:
    invocation = _run(samples.report("desk"))["invocations"][0]
    told = [(each["descriptor"]["id"], each["level"]) for each in invocation["toolExecutionNotifications"]]
    assert told == [
        *[("unread-input", "error")] * 2,
        *[("nothing-checked", "warning")] * 2,
        ("reader-warning", "warning"),
    ]
    assert not invocation["executionSuccessful"]
    assert _run(samples.report("aleppo"))["invocations"][0]["executionSuccessful"]


def test_a_suppressed_finding_is_a_result_with_a_suppression_on_demand() -> None:
    usual, all_ = (_run(samples.report("desk"), samples.view(show_suppressed=show)) for show in (False, True))
    assert len(all_["results"]) == len(usual["results"]) + 1
    assert [result["suppressions"] for result in all_["results"] if "suppressions" in result] == [
        [{"kind": "external", "justification": "quoted as it was printed"}]
    ]
    assert usual["properties"]["suppressed"] == all_["properties"]["suppressed"] == 1


def test_a_finding_in_a_word_document_names_its_paragraph() -> None:
    (location,) = _run(samples.report("desk"))["results"][-1]["locations"]
    assert "region" not in location["physicalLocation"]
    assert location["logicalLocations"] == [{"name": "paragraph 2", "fullyQualifiedName": "shops.docx/paragraph 2"}]
    assert location["message"]["text"] == "paragraph 2, character 36: 22 million"


def test_the_other_number_of_a_finding_is_a_related_location() -> None:
    text = "At least 338 people were killed in Aleppo, including 1,060 children, in September 2016.\n"
    (result,) = _run(checker().report([samples.article(text, "a.txt")]))["results"]
    (related,) = result["relatedLocations"]
    assert {related["message"]["text"], result["locations"][0]["physicalLocation"]["region"]["snippet"]["text"]} == {
        "338",
        "1,060",
    }


def test_of_too_many_results_the_mildest_are_left_out_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 2)
    run = _run(samples.report("desk"))
    assert [result["ruleId"] for result in run["results"]] == ["REF001", "REF001"]
    (left,) = [
        each["message"]["text"]
        for each in run["invocations"][0]["toolExecutionNotifications"]
        if each["descriptor"]["id"] == "results-left-out"
    ]
    assert left == "2 results of 4 left out, the mildest"


def test_text_of_the_article_is_no_link_and_no_placeholder() -> None:
    entry = samples.report("aleppo").articles[0]
    finding = entry.findings[0]._replace(message="says [12](1) and {0} and \x1b[31m")
    (result,) = _run(checker().report([entry._replace(findings=(finding,))]))["results"]
    assert result["message"]["text"].startswith("says [12] (1) and {{0}} and �[31m")


@pytest.mark.parametrize(
    ("source", "path", "address"),
    [
        ("a.txt", "a.txt", "a.txt"),
        ("./a.txt", "a.txt", "a.txt"),
        ("news/a b.txt", "news/a b.txt", "news/a%20b.txt"),
        ("news/../é.txt", "é.txt", "%C3%A9.txt"),
        ("/home/desk/sub/a.txt", "sub/a.txt", "sub/a.txt"),
        ("/home/desks/a.txt", "/home/desks/a.txt", "file:///home/desks/a.txt"),
        ("../a.txt", "../a.txt", "file:///home/a.txt"),
        ("a:b\n%#?.txt", "a:b\n%#?.txt", "a%3Ab%0A%25%23%3F.txt"),
        ("\udcff.txt", "\udcff.txt", "%FF.txt"),
        ("\ud800.txt", "\ud800.txt", "%3F.txt"),
        ("<stdin>", "<stdin>", "%3Cstdin%3E"),
        ("https://example.org/a b?c=d", "https://example.org/a b?c=d", "https://example.org/a%20b?c=d"),
    ],
)
def test_a_file_is_named_from_the_root_of_the_repository(source: str, path: str, address: str) -> None:
    view = View(folder="/home/desk", root="/home/desk")
    assert (relative(source, view), uri(source, view)) == (path, address)


def test_a_file_below_the_working_folder_is_named_from_the_root_too() -> None:
    view = View(folder="/home/desk/news", root="/home/desk")
    assert uri("a.txt", view) == "news/a.txt"
    assert uri("../a.txt", view) == "a.txt"
