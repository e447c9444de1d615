"""Saved web pages: the main text that trafilatura finds, in the blocks and places of the plain reader."""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from factcheck.reading import html
from tests.reading.helpers import assert_places_hold, words

if TYPE_CHECKING:
    from factcheck.reading.document import Document

MENU = "".join(f'<li><a href="/{n}">Section number {n} of the site</a></li>' for n in range(40))
STORY = (
    "Half of the 12 swans on the lake have died since the spring, the keeper of the park said on Monday.",
    "The 6 others&nbsp;were brought to a clinic, where <b>two</b> of them are said to be recovering slowly.",
    "Swans live for about 20 years, and the oldest one of the lake was counted there in 1998 for the first time.",
)
CROWDED = (
    f"<html><head><title>Five die | Site</title></head><body><div class=top><ul>{MENU}</ul></div>"
    f"<h1>Half of the swans die</h1><div id=content>{''.join(f'<p>{text}</p>' for text in STORY)}</div>"
    f"<div class=more><p>Read by 94 others today</p></div><div class=sidebar><ul>{MENU}</ul></div></body></html>"
)
PARAGRAPHS = [text.replace("&nbsp;", "\u00a0").replace("<b>", "").replace("</b>", "") for text in STORY]


def read(page: str = CROWDED, how: str = "auto") -> Document:
    return html.read("a.html", page.encode(), how)


def pretend(monkeypatch: pytest.MonkeyPatch, text: str, **values: str) -> list[str]:
    """Put another trafilatura in its place, which finds a given text; return what it is asked."""
    asked: list[str] = []

    def bare_extraction(page: str, **_options: object) -> SimpleNamespace:
        asked.append(page)
        return SimpleNamespace(text=text, **{"title": "", "date": "", **values})

    monkeypatch.setitem(sys.modules, "trafilatura", SimpleNamespace(bare_extraction=bare_extraction))
    return asked


def test_the_main_text_is_kept_with_its_places(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, "\n".join(("Half of the swans die", *PARAGRAPHS)).replace("\u00a0", " "), date="2016-10-01")
    document = read()
    assert words(document) == ["Half of the swans die", *PARAGRAPHS]
    assert (document.title, str(document.published and document.published.date)) == (
        "Half of the swans die",
        "2016-10-01",
    )
    assert document.warnings == ()
    assert_places_hold(document)


def test_the_date_that_the_page_declares_counts_more(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, "\n".join(PARAGRAPHS), date="2016-10-01")
    document = read(f"<meta name=date content=2015-05-05>{CROWDED}")
    assert str(document.published and document.published.date) == "2015-05-05"


def test_only_a_crowded_page_is_given_to_it_unless_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = pretend(monkeypatch, PARAGRAPHS[0])
    clean = "".join(f"<p>{text}</p>" for text in STORY)
    marked = CROWDED.replace("<div id=content>", "<article>").replace("</div><div class=more>", "</article><div>")
    for page in (clean, f"<html><body>{clean}</body></html>", marked):
        assert read(page).warnings == ()
    assert words(read(marked)) == ["Half of the swans die", *PARAGRAPHS]
    assert "Read by 94 others today" in words(read(how="plain"))
    assert asked == []
    read(clean, "main")
    read(CROWDED)
    assert len(asked) == 2


def test_without_it_the_plain_reader_is_used_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    document = read()
    (warning,) = document.warnings
    assert warning.startswith("read with the plain reader: ")
    assert "pip install 'factcheck-newsroom[html]'" in warning
    assert set(PARAGRAPHS) < set(words(document))


@pytest.mark.parametrize("text", ["", "Something else that does not stand on the page at all, whatever it may be."])
def test_a_main_text_that_is_not_on_the_page_is_not_used(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, text)
    document = read()
    assert document.warnings == ("read with the plain reader: its main text was not found",)
    assert set(PARAGRAPHS) < set(words(document))


def test_an_error_in_it_does_not_stop_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", SimpleNamespace(bare_extraction=None))
    (warning,) = read().warnings
    assert warning == "read with the plain reader: its main text was not found (TypeError)"


def test_the_real_one_finds_the_story() -> None:
    pytest.importorskip("trafilatura", reason="the extra [html] is not installed", exc_type=ImportError)
    document = read()
    assert words(document) == ["Half of the swans die", *PARAGRAPHS]
    assert document.warnings == ()
    assert_places_hold(document)
