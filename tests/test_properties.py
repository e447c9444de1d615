"""What holds for every text, whatever it says."""

from __future__ import annotations

import datetime as dt
import itertools
import sys
import unicodedata
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from factcheck.article import Article, Span
from factcheck.language.tokens import tokenize
from factcheck.report import json as json_report
from factcheck.report import jsonl, terminal
from factcheck.report.formats import View
from tests.support import checker, quantities_of, quantity, valid_json, valid_jsonl

if TYPE_CHECKING:
    from factcheck.results import ArticleReport, Report

bounded = settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])

DATES = st.one_of(st.none(), st.dates(dt.date(1950, 1, 1), dt.date(2100, 12, 31)))

_PLACES = (
    "Syria",
    "Aleppo",
    "Kenya",
    "the United States",
    "Georgia",
    "Congo",
    "Spain’s",
    "Japan's",
    "Turkey",
    "the country",
)
_SHAPES = (
    "{n} people were killed in {p} {t}.",
    "{n} Syrian refugees were admitted to {p} {t}.",
    "The population of {p} was {h} {n} {t}.",
    "{p} hosts {h} {n} refugees, according to UNHCR.",
    "Unemployment in {p} stood at {n} percent {t}",
    "“{h} {n} people are displaced within {p},” he said.",
    "{p} should accept {n} refugees from {p}!",
    "More than {n} were children.",
    "{p}, with a GDP of ${n} billion, grew by {n} percent {t}; {n} more fled.",
    "(Before the war, {p} had {n} inhabitants.)",
    "0ver {n} of them, including {n} women, left {p}",
)
_NUMBERS = (
    "338",
    "1,234,567",
    "17.2 million",
    "half a million",
    "a dozen",
    "10-15",
    "tens of thousands of",
    "-5",
    "2016",
    "7.5",
    "0",
    "737",
    "7th",
    "12.3bn",
    "$1.5m",
)
_HEDGES = ("", "around", "more than", "nearly", "up to", "at least", "0ver", "fewer than")
_TIMES = (
    "",
    "this week",
    "last year",
    "in 2016",
    "as of July 2016",
    "on Thursday",
    "since the war began",
    "before the war",
    "on 30 February 2016",
)


@st.composite
def sentences(draw: st.DrawFn) -> str:
    shape = draw(st.sampled_from(_SHAPES))
    for mark, words in (("{p}", _PLACES), ("{n}", _NUMBERS), ("{h}", _HEDGES), ("{t}", _TIMES)):
        while mark in shape:
            shape = shape.replace(mark, draw(st.sampled_from(words)), 1)
    return shape


NEWS = st.lists(st.tuples(sentences(), st.sampled_from([" ", "\n", "\n\n", "\r\n\r\n", " \u2028"])), max_size=7).map(
    lambda parts: "".join(sentence + gap for sentence, gap in parts)
)
ANYTHING = st.one_of(
    st.text(max_size=150),
    st.text(alphabet="0123456789.,-–%$€ ’'\"“”()[]:;/\n\tamtlos", max_size=25),
)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Return news into which characters of any kind have fallen, and out of which pieces have."""
    text = draw(NEWS)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.text(max_size=3)) + text[at + draw(st.integers(0, 3)) :]
    return text


TEXTS = st.one_of(NEWS, damaged(), ANYTHING)


def _check(text: str, date: dt.date | None) -> ArticleReport:
    return checker().check(checker().article(text, published=date))


def _report(text: str, date: dt.date | None) -> Report:
    return checker().report([_check(text, date)])


def _inside(span: Span, outer: Span) -> bool:
    return outer.start <= span.start <= span.end <= outer.end


def _assert_spans(article: Article, entry: ArticleReport) -> None:
    text = article.text
    whole = Span(0, len(text))
    assert article.text is text
    for block in article.blocks:
        assert _inside(block.span, whole)
        assert block.span.of(text).strip() == block.span.of(text) != ""
    for sentence in article.sentences:
        assert _inside(sentence.span, article.blocks[sentence.block].span)
        assert sentence.text == sentence.span.of(text)
    for bound in entry.bound:
        quantity = bound.quantity
        assert quantity.surface == quantity.span.of(text) != ""
        assert quantity.slip is None or quantity.slip.written == quantity.slip.span.of(text)
    for claim in entry.claims:
        assert _inside(claim.quantity.span, claim.sentence.span)
    for finding in entry.findings:
        assert _inside(finding.span, whole)
        assert finding.span.of(text) != ""


@bounded
@given(NEWS, DATES)
def test_every_span_of_a_news_text_indexes_the_text(text: str, date: dt.date | None) -> None:
    entry = _check(text, date)
    _assert_spans(entry.article, entry)


@bounded
@given(st.one_of(ANYTHING, damaged()), DATES)
def test_every_span_of_any_text_indexes_the_text(text: str, date: dt.date | None) -> None:
    entry = _check(text, date)
    assert entry.article.text == text
    _assert_spans(entry.article, entry)


@bounded
@given(TEXTS)
def test_blocks_and_sentences_stand_in_order_and_leave_out_nothing_but_space(text: str) -> None:
    article = checker().article(text)
    for spans in ([b.span for b in article.blocks], [s.span for s in article.sentences]):
        covered, at = "", 0
        for span in spans:
            assert span.start >= at
            covered, at = covered + span.of(text), span.end
        assert "".join(covered.split()) == "".join(text.split())


@bounded
@given(TEXTS, DATES)
def test_every_number_is_a_claim_or_has_a_reason_and_never_both(text: str, date: dt.date | None) -> None:
    entry = _check(text, date)
    for bound in entry.bound:
        assert (bound.claim is None) != (bound.reason is None)
    assert set(entry.verdicts) == {claim.id for claim in entry.claims}
    known = {claim.id for claim in entry.claims}
    assert all({claim.part_of, claim.restates} - {None} <= known - {claim.id} for claim in entry.claims)


@bounded
@given(TEXTS, DATES)
def test_quantities_stand_in_order_without_overlap(text: str, date: dt.date | None) -> None:
    spans = [bound.quantity.span for bound in _check(text, date).bound]
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))


@bounded
@given(TEXTS)
def test_the_value_lies_inside_its_interval(text: str) -> None:
    for bound in _check(text, None).bound:
        found = bound.quantity
        if found.low is not None and found.high is not None:
            assert found.low <= found.high
        assert found.low is None or found.low <= found.value
        assert found.high is None or found.value <= found.high or found.hedge == "range"


@bounded
@given(TEXTS, DATES)
def test_the_json_document_is_always_valid(text: str, date: dt.date | None) -> None:
    report = _report(text, date)
    assert valid_json(json_report.render(report, View())) == report.to_dict()
    assert valid_jsonl(jsonl.render(report, View()))[1]["article"] == report.to_dict()["articles"][0]


@bounded
@given(TEXTS, DATES, st.integers(40, 140), st.booleans())
def test_without_colour_the_terminal_gets_no_control_character(
    text: str, date: dt.date | None, width: int, verbose: bool
) -> None:
    printed = terminal.render(_report(text, date), View(width=width, verbose=verbose))
    assert {c for c in printed if unicodedata.category(c) in ("Cc", "Cs") and c != "\n"} == set()
    assert not set(printed) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2028\u2029")


@bounded
@given(NEWS, DATES)
def test_the_same_text_gives_the_same_document(text: str, date: dt.date | None) -> None:
    assert json_report.render(_report(text, date), View()) == json_report.render(_report(text, date), View())


@bounded
@given(NEWS)
def test_blank_lines_around_an_article_change_nothing_but_offsets(text: str) -> None:
    assume(text.strip())
    plain, moved = (_check(variant, dt.date(2016, 10, 1)) for variant in (text, "\n\n" + text + "\n\n"))
    assert [f.fingerprint for f in plain.findings] == [f.fingerprint for f in moved.findings]
    assert [b.quantity.span.start + 2 for b in plain.bound] == [b.quantity.span.start for b in moved.bound]


# --- printing and reading back ----------------------------------------------------------------------------


_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = [".", ".", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def _spelled(number: int) -> str:
    """Write a whole number in words, in the British way."""
    for factor, word in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if number >= factor:
            rest = number % factor
            joint = " and " if 0 < rest < 100 else " " if rest else ""
            return f"{_spelled(number // factor)} {word}{joint}{_spelled(rest) if rest else ''}"
    if number >= 100:
        rest = number % 100
        return f"{_ONES[number // 100]} hundred" + (f" and {_spelled(rest)}" if rest else "")
    if number >= 20:
        return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")
    return _ONES[number]


@bounded
@given(st.integers(0, 10**12))
def test_a_number_with_commas_reads_back(number: int) -> None:
    assert quantity(f"about {number:,} ships").value == number


@bounded
@given(st.integers(0, 10**12), st.sampled_from(["\u00a0", "\u202f", "\u2009"]))
def test_a_number_with_thin_spaces_reads_back(number: int, space: str) -> None:
    assert quantity(f"about {number:,} ships".replace(",", space)).value == number


@bounded
@given(st.integers(2, 10**12 - 1))
def test_a_number_in_words_reads_back(number: int) -> None:
    assert quantity(f"about {_spelled(number)} ships").value == number


@bounded
@given(
    st.integers(1, 9999),
    st.integers(0, 2),
    st.sampled_from(
        [(" million", 6), ("m", 6), (" billion", 9), ("bn", 9), (" trillion", 12), ("k", 3), (" thousand", 3)]
    ),
)
def test_a_number_with_a_scale_reads_back(digits: int, places: int, scale: tuple[str, int]) -> None:
    word, power = scale
    printed = f"{digits / 10**places:.{places}f}"
    found = quantity(f"about {printed}{word} ships")
    assert round(found.value) == digits * 10 ** (power - places)
    assert found.surface == printed + word


@bounded
@given(st.integers(1, 9999), st.sampled_from([("$", "USD"), ("US$", "USD"), ("€", "EUR"), ("£", "GBP"), ("¥", "JPY")]))
def test_money_reads_back(tenths: int, currency: tuple[str, str]) -> None:
    sign, code = currency
    found = quantity(f"about {sign}{tenths / 10:.1f}m was paid")
    assert (found.unit, found.kind, round(found.value)) == (code, "money", tenths * 100_000)


@bounded
@given(st.integers(0, 1000), st.sampled_from(["%", " %", " percent", " per cent"]))
def test_a_share_reads_back(tenths: int, sign: str) -> None:
    found = quantity(f"about {tenths / 10:.1f}{sign} of ships")
    assert (found.value, found.unit, found.kind) == (tenths / 10, "%", "share")


@bounded
@given(st.integers(0, 10**9))
def test_an_exact_number_never_allows_more_than_half_of_its_last_figure(number: int) -> None:
    found = quantity(f"{number:,} ships")
    assert found.low is not None
    assert found.high is not None
    assert found.high - found.value <= found.grain / 2 == found.value - found.low
    assert found.grain <= max(1, number / 10)


# --- time ---------------------------------------------------------------------------------------------------


def test_twice_the_text_gives_twice_the_tokens_sentences_and_quantities() -> None:
    unit = "In 2016 the population of Kenya was 48 million. Some 300 people were killed in Syria this week.\n\n"
    once, twice = (checker().article(unit * n) for n in (50, 100))
    assert len(tokenize(twice.text)) == 2 * len(tokenize(once.text))
    assert len(twice.sentences) == 2 * len(once.sentences)
    assert len(checker().check(twice).bound) == 2 * len(checker().check(once).bound)


def test_one_endless_sentence_is_read_like_a_short_one() -> None:
    part = "20 boats and 30 planes and "
    assert len(quantities_of(part * 2000)) == 2 * 2000


def test_the_work_on_an_article_grows_no_faster_than_the_article() -> None:
    """Count function calls instead of seconds."""

    def calls(text: str) -> int:
        count = 0

        def trace(_frame: object, event: str, _arg: object) -> None:
            nonlocal count
            count += event == "call"

        before = sys.getprofile()
        sys.setprofile(trace)
        try:
            _check(text, dt.date(2016, 10, 1))
        finally:
            sys.setprofile(before)
        return count

    part = "This week 30 people were killed in Kenya. Spain has a population of 46 million, including 40 children.\n"
    _check(part * 10, None)
    short, long = calls(part * 100), calls(part * 200)
    assert long < 2.5 * short
