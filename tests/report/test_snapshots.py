"""Both formats, whole: a change of any character of a report is seen here."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from factcheck.report import json as json_report
from factcheck.report import terminal
from tests.support import CHECKOUT, TESTS, checker

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from factcheck.results import Report

ARTICLES = {
    "aleppo": (CHECKOUT / "examples" / "aleppo.txt", dt.date(2016, 10, 1)),
    "ten_times_too_small": (TESTS / "cases" / "ten_times_too_small.txt", dt.date(2019, 10, 1)),
    "no_date": (TESTS / "cases" / "no_date.txt", None),
}


def _report(name: str) -> Report:
    path, date = ARTICLES[name]
    text = path.read_text(encoding="utf-8")
    return checker().report([checker().check(checker().article(text, published=date, source=path.name))])


@pytest.mark.parametrize("name", ARTICLES)
def test_terminal_report(name: str, snapshot: SnapshotAssertion) -> None:
    the = frozenset(checker().words.the)
    assert terminal.render(_report(name), terminal.Look(width=80), 0, the) == snapshot


@pytest.mark.parametrize("name", ARTICLES)
def test_json_report(name: str, snapshot: SnapshotAssertion) -> None:
    assert json_report.render(_report(name)) == snapshot
