"""The table of formats, and what holds for every one of them."""

from __future__ import annotations

import re

import pytest

from factcheck.report.formats import ENDINGS, MODULES, Format, by_ending, render
from tests.report import samples
from tests.support import checker


def test_every_format_has_a_module_and_every_ending_a_format() -> None:
    assert set(MODULES) == set(Format)
    assert {by_ending(f"report{ending}") for ending in ENDINGS} == set(ENDINGS.values())


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("report.json", Format.json),
        ("REPORT.JSON", Format.json),
        ("a.json/report.jsonl", Format.jsonl),
        ("report.txt", Format.terminal),
        ("report", None),
        ("report.out", None),
        ("json", None),
    ],
)
def test_the_ending_tells_the_format(name: str, format_: Format | None) -> None:
    assert by_ending(name) is format_


@pytest.mark.parametrize("format_", Format)
def test_every_line_is_ended_and_no_text_can_move_the_cursor(format_: Format) -> None:
    for name in samples.NAMES:
        written = render(format_, samples.report(name), samples.view())
        assert not written or written.endswith("\n")
        assert set(re.findall(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", written)) <= {"\n"}


@pytest.mark.parametrize("format_", Format)
def test_a_suppressed_finding_is_counted_and_shown_on_demand(format_: Format) -> None:
    found = samples.report("desk")
    usual, all_ = (render(format_, found, samples.view(show_suppressed=show)) for show in (False, True))
    assert re.search(r"1 suppressed|\"?suppressed\"?: *1", usual)
    assert "quoted as it was printed" not in usual
    assert "quoted as it was printed" in all_


@pytest.mark.parametrize("format_", [format_ for format_ in Format if format_ not in (Format.json, Format.jsonl)])
def test_that_nothing_was_checked_is_said_in_words(format_: Format) -> None:
    assert "nothing was checked" in render(format_, samples.report("desk"), samples.view()).lower()
    assert "nothing was checked" not in render(format_, samples.report("aleppo"), samples.view()).lower()


@pytest.mark.parametrize("format_", Format)
def test_what_fails_a_run_for_too_little_coverage_is_said(format_: Format) -> None:
    report = samples.report("desk")
    first, *others = report.articles
    short = first._replace(too_little="1 of 9 claims checked, 30 % required")
    written = render(format_, report._replace(articles=(short, *others)), samples.view())
    assert re.search("too.little", written, re.IGNORECASE)
    assert "1 of 9 claims checked, 30 % required" in " ".join(written.replace("%25", "%").split())


@pytest.mark.parametrize("format_", [format_ for format_ in Format if format_ not in (Format.terminal, Format.concise)])
def test_what_a_reader_could_not_make_sense_of_is_said_where_standard_error_is_not_seen(format_: Format) -> None:
    report = samples.report("desk")
    first, *others = report.articles
    odd = first._replace(article=first.article._replace(warnings=("line 3: the remark names no rule",)))
    written = render(format_, report._replace(articles=(odd, *others)), samples.view())
    assert "line 3: the remark names no rule" in written
    assert re.search('reader.?warning|warning of the reader|"warnings"', written, re.IGNORECASE)


@pytest.mark.parametrize("format_", [Format.terminal, Format.concise, Format.github])
@pytest.mark.parametrize("source", ["::error::x.txt", " ##[error]x.txt"])
def test_no_line_begins_with_what_a_ci_server_would_obey(format_: Format, source: str) -> None:
    entry = samples.report("desk").articles[0]
    report = checker().report([entry._replace(article=entry.article._replace(source=source))])
    for quiet in (False, True):
        written = render(format_, report, samples.view()._replace(quiet=quiet))
        lines = [line.lstrip() for line in written.splitlines()]
        assert [line for line in lines if line.startswith(("::error::", "##"))] == []
