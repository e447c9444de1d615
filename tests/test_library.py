"""The library is one function: `check(text)` gives the report that the command prints."""

from __future__ import annotations

import datetime as dt
import json

import pytest

import factcheck
from factcheck import check

TEXT = "Kenya has a population of 90 million."


def test_check_gives_a_report_with_the_article_and_its_findings() -> None:
    report = check(TEXT, published=dt.date(2019, 10, 1))
    assert isinstance(report, factcheck.Report)
    (entry,) = report.articles
    assert entry.article.text == TEXT
    assert [finding.rule for finding in report.findings] == ["REF001"]


def test_without_a_date_the_text_is_searched_for_one() -> None:
    assert check(TEXT).articles[0].article.published.date is None
    dated = check(f"1 October 2019\n\n{TEXT}").articles[0].article.published
    assert (dated.date, dated.origin, dated.evidence) == (dt.date(2019, 10, 1), "text", "1 October 2019")


def test_a_date_that_is_given_beats_the_one_in_the_text() -> None:
    published = check(f"1 October 2019\n\n{TEXT}", published=dt.date(2020, 1, 2)).articles[0].article.published
    assert (published.date, published.origin) == (dt.date(2020, 1, 2), "option")


def test_the_title_is_the_one_given_else_the_headline() -> None:
    assert check(TEXT, title="Votes").articles[0].article.title == "Votes"
    assert check(f"Kenya votes\n\n{TEXT}\n").articles[0].article.title == "Kenya votes"
    assert check(TEXT).articles[0].article.title is None


def test_the_report_is_a_document_of_plain_values() -> None:
    document = check(TEXT, published=dt.date(2019, 10, 1)).to_dict()
    assert document["schema"] == "factcheck/report/1"
    assert document["program"] == {"name": "factcheck", "version": factcheck.__version__}
    assert json.loads(json.dumps(document)) == document


def test_the_same_text_gives_the_same_document_again() -> None:
    assert check(TEXT).to_dict() == check(TEXT).to_dict()


@pytest.mark.parametrize("text", ["", " ", "\x00", "\ud800", "\n" * 1000, "(" * 5000, "1" * 20, "“" * 100, "\ufeff5"])
def test_any_text_gives_a_report(text: str) -> None:
    assert check(text, published=dt.date(2016, 10, 1)).articles[0].article.text == text


def test_the_public_names_are_the_documented_ones() -> None:
    assert sorted(factcheck.__all__) == ["Report", "__version__", "check"]
    with pytest.raises(AttributeError, match="nonsense"):
        _ = factcheck.nonsense


def test_values_cannot_be_changed() -> None:
    report = check(TEXT)
    with pytest.raises(AttributeError):
        report.articles = ()  # type: ignore[misc]
