"""The terminal report: everything is in it, nothing is wider than the terminal, nothing can harm it."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from factcheck.report.formats import View
from factcheck.report.safe import safe
from factcheck.report.terminal import NARROWEST, WIDEST, render
from factcheck.results import Report
from tests.support import CHECKOUT, checked, checker

ALEPPO = (CHECKOUT / "examples" / "aleppo.txt").read_text(encoding="utf-8")


def _printed(text: str = ALEPPO, date: str | None = "2016-10-01", exit_code: int = 0, **look: bool | int) -> str:
    report = checker().report([checked(text, date)])
    return render(report, View(exit_code=exit_code, the=frozenset(checker().words.the), **look))  # type: ignore[arg-type]


def _words(text: str = ALEPPO, date: str | None = "2016-10-01", exit_code: int = 0, **look: bool | int) -> str:
    """The report with every space, line break and no-break space as one space."""
    return " ".join(_printed(text, date, exit_code, **look).split())


def test_findings_come_first_then_what_is_fine_then_what_was_not_checked() -> None:
    printed = _printed()
    places = [printed.index(word) for word in ("✗ inconsistent", "✓ consistent", "· not checked")]
    assert places == sorted(places)


def test_a_finding_shows_rule_span_reading_reference_and_slip() -> None:
    printed = _words()
    for words in ("REF001", "10,000", "12,587", "State Department", "August 2016", "9,500 to 10,500", "20.6 %"):
        assert words in printed, words


def test_the_number_is_underlined_where_it_stands() -> None:
    lines = _printed("Kenya has a population of 90 million.", "2019-10-01").splitlines()
    at = next(i for i, line in enumerate(lines) if "90 million." in line)
    assert lines[at + 1].index("‾") == lines[at].index("90 million")
    assert lines[at + 1].count("‾") == len("90 million")


def test_the_last_lines_count_everything_and_name_the_exit_code() -> None:
    printed = _words(exit_code=1)
    assert printed.rindex("1 inconsistent") < printed.rindex(" consistent ") < printed.rindex("exit 1")
    assert printed.endswith("exit 1")


def test_quiet_is_the_name_and_the_counts_only() -> None:
    (line,) = _printed("Kenya has a population of 90 million.", "2019-10-01", 1, quiet=True).splitlines()
    assert " ".join(line.split()) == "text: 1 inconsistent · exit 1"


def test_verbose_lists_every_number_with_the_evidence_of_its_binding() -> None:
    printed = _printed(verbose=True)
    report = checked(ALEPPO, "2016-10-01")
    for bound in report.bound:
        assert bound.quantity.surface in printed
    assert "measure:" in printed
    assert "place:" in printed
    assert "period:" in printed


@pytest.mark.parametrize("width", [20, NARROWEST, 72, 80, 100, 300])
def test_lines_are_no_wider_than_asked_within_limits(width: int) -> None:
    widest = max(cell_len(line) for line in _printed(width=width, verbose=True).splitlines())
    # one word is never broken, so a long name may stand out of the narrowest layout
    assert widest <= max(min(width, WIDEST), NARROWEST) + (20 if width < 72 else 0)


def test_colour_only_adds_escape_sequences() -> None:
    coloured = _printed(color=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == _printed()


ROUGH_SUM = "The floods killed about 12 people in Kano, about 9 in Jos and about 4 in Lagos, 36 in all."


def test_a_note_looks_like_one_and_not_like_an_error() -> None:
    printed = _printed(ROUGH_SUM, color=True)
    assert "· part and whole" in printed
    assert "✗" not in printed
    assert "38;5;160" not in printed  # red


def test_a_note_that_fails_the_run_looks_like_what_it_is() -> None:
    report = checker().report([checked(ROUGH_SUM, "2016-10-01")])
    assert "✗ part and whole" in render(report, View(fail_on="note"))


def test_without_a_date_the_report_says_how_to_give_one() -> None:
    assert "--date" in _words("Kenya has a population of 50 million.", None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rain fell on the hills.", "no number was found"),
        ("Some 300 ships sailed.", "the one number"),
        ("Some 300 ships and 20 boats sailed.", "none of the 2 numbers"),
    ],
)
def test_an_article_in_which_nothing_was_checked_is_not_called_right(text: str, words: str) -> None:
    printed = _words(text)
    assert "NOTHING WAS CHECKED" in printed
    assert words in printed.lower()
    assert "consistent" not in printed


def test_an_article_in_which_something_was_checked_does_not_say_so() -> None:
    assert "NOTHING WAS CHECKED" not in _words()


def test_several_articles_have_one_closing_line_together() -> None:
    report = checker().report([checked("Some 300 ships sailed.", "2016-10-01"), checked("Rain fell.", "2016-10-01")])
    printed = " ".join(render(report, View()).split())
    assert printed.count("exit") == 1
    assert printed.endswith("exit 0")
    assert "2 articles: " in printed


def test_no_articles_are_no_report() -> None:
    assert render(Report(()), View()) == ""


def test_an_escape_sequence_of_the_article_is_not_passed_on() -> None:
    printed = _printed(
        "Kenya\x1b[31m\x1b]0;owned\x07 has a population of \u202e90 million.", "2019-10-01", verbose=True
    )
    assert "\x1b" not in printed
    assert "\x07" not in printed
    assert "\u202e" not in printed


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("a\tb\nc", "a b c"),
        ("a\x1b[1mb", "a�[1mb"),
        ("\u202eab", "�ab"),
        ("a\ufeffb", "a�b"),
        ("\ud800", "�"),
        ("Å – “é” 日本", "Å – “é” 日本"),
    ],
)
def test_unsafe_characters_are_replaced_one_for_one(raw: str, expected: str) -> None:
    assert safe(raw) == expected
    assert len(safe(raw)) == len(raw)


def test_a_number_that_is_no_level_says_what_it_is() -> None:
    words = _words(
        "Poland's population fell by 200,000 since 2010. Japan is the world's 3rd-largest economy.", "2020-06-15"
    )
    assert "population of Poland, change since 2010: too small a change" in words
    assert "GDP of Japan, current US dollars, rank in the world" in words
