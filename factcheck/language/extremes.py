"""Words that make a number the highest or the lowest since some time: "the lowest since 2001", "a 30-year high"."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Literal

from factcheck.article import Span
from factcheck.patterns import lazily
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Direction = Literal["up", "down"]
Way = Literal["up", "down", "worst", "best"]
"""What a superlative is: "worst" and "best" go up or down with what is measured."""

LONGEST = 80
"""Characters in which the words before a time are looked for."""
_UNSURE = 24
"""Characters in which a hedge before the words is looked for."""
_NEXT = lazily(r"\s+([^\W\d_]+)")


class ExtremeWords(NamedTuple):
    """The words of `reference_data/language/extremes.toml`, as patterns to be compiled: few articles need them."""

    hints: tuple[str, ...]
    """One of these stands in every sentence that says so."""
    before: str
    """Up to a time: the superlative with its determiner, and "since"."""
    counted: str
    """Up to a duration: the superlative, and "in"."""
    determiner: str
    """Up to a duration with a hyphen: its determiner."""
    peak: str
    """From a duration with a hyphen on: "high" or "low"."""
    unsure: str
    """Up to the words: a hedge."""
    worse_if_more: tuple[str, ...]
    """Measures of which more is worse, by their codes or beginnings of them."""
    worse_if_less: tuple[str, ...]
    """Those of which less is."""
    links: frozenset[str]
    """Between a number and the words."""
    after: frozenset[str]
    """Behind the words."""
    tops: Mapping[str, Way]
    """The superlatives that go up or down."""
    reached: frozenset[str]
    """Between the name of a measure and the words: "has now reached"."""


class Extreme(NamedTuple):
    """Words that say of a number that nothing was higher, or lower, since some time."""

    way: Way
    """Whether nothing was higher ("up"), lower ("down"), worse or better."""
    span: Span
    """The words with their determiner and their time, in the text that was given."""


def build(document: Mapping[str, Iterable[str]]) -> ExtremeWords:
    """Make the patterns from the parsed file."""
    kinds = ("high", "low", "worst", "best")
    top = f"(?:{'|'.join(f'(?P<{kind}>{_any(document[kind])})' for kind in kinds)})"
    phrase = rf"(?<!\w)(?:(?:{_any(document['determiners'])})\s+)?{top}(?:\s+(?:{_any(document['levels'])}))?\s+"
    began = rf"(?:since\s+(?:{_any(document['began'])})\s*(?:\bin\s*)?)?"
    peak = rf"\s+(?:(?P<high>{_any(document['peak'])})|(?P<low>{_any(document['trough'])}))(?!\w)"
    tops: dict[str, Way] = dict.fromkeys(document["high"], "up")
    tops |= dict.fromkeys(document["low"], "down")
    hints = (
        *(word for kind in kinds for word in document[kind]),
        *(f" {word}" for word in (*document["peak"], *document["trough"])),
    )
    return ExtremeWords(
        hints=hints,
        before=phrase + began + r"\Z",
        counted=phrase + r"(?:in|for)\s+\Z",
        determiner=rf"(?<!\w)(?:{_any(document['determiners'])})\s+\Z",
        peak=peak,
        unsure=rf"(?<!\w)(?:{_any(document['unsure'])})[\s-]+\Z",
        worse_if_more=tuple(document["worse_if_more"]),
        worse_if_less=tuple(document["worse_if_less"]),
        links=frozenset(document["links"]),
        after=frozenset(document["after"]),
        tops=tops,
        reached=frozenset(document["reached"]),
    )


@functools.cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of the words, once."""
    return re.compile(pattern, re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    longest = sorted(words, key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest)


def possible(text: str, dated: bool, words: ExtremeWords) -> bool:
    """Tell whether a sentence may say so of a number: since a date, or of a duration."""
    return (not dated or "since " in text) and any(hint in text for hint in words.hints)


def since(text: str, time: Span, words: ExtremeWords) -> Extreme | None:
    """Return the extreme since a time, whose words begin with "since" unless records begin then."""
    start = max(0, time.start - LONGEST)
    found = compiled(words.before).search(text[start : time.start])
    if found is None or ("began" not in found[0] and not text[time.start : time.end].lower().startswith("since ")):
        return None
    return _sure(text, found, start, time.end, words)


def lasting(text: str, duration: Span, words: ExtremeWords) -> Extreme | None:
    """Return the extreme of a duration: "the highest in 40 years", "a 30-year high"."""
    start = max(0, duration.start - LONGEST)
    before = text[start : duration.start]
    found = compiled(words.counted).search(before)
    if found is not None:
        return _sure(text, found, start, duration.end, words)
    opened = compiled(words.determiner).search(before)
    peak = compiled(words.peak).match(text, duration.end) if opened is not None else None
    if opened is None or peak is None or "-" not in text[duration.start : duration.end]:
        return None
    extreme = _sure(text, opened, start, peak.end(), words)
    return extreme and extreme._replace(way="up" if peak["high"] else "down")


def _sure(text: str, found: re.Match[str], start: int, end: int, words: ExtremeWords) -> Extreme | None:
    """The extreme that was found in the text from `start` on, unless a hedge stands before it."""
    first = start + found.start()
    if is_unsure(text, first, words):
        return None
    said = {kind for kind, words_found in found.groupdict().items() if words_found is not None}
    way: Way = "up" if "high" in said else "worst" if "worst" in said else "best" if "best" in said else "down"
    return Extreme(way, Span(first, end))


def is_unsure(text: str, first: int, words: ExtremeWords) -> bool:
    """Tell whether a hedge stands before the words that begin at `first`."""
    return compiled(words.unsure).search(text[max(0, first - _UNSURE) : first]) is not None


def direction(way: Way, measure: str, words: ExtremeWords) -> Direction | None:
    """Return whether the extreme of a measure is its highest or lowest; None for a "worst" that may be either."""
    if way in ("up", "down"):
        return way
    more, less = measure.startswith(words.worse_if_more), measure.startswith(words.worse_if_less)
    return ("up" if more == (way == "worst") else "down") if more or less else None


def limits(text: str, end: int, words: ExtremeWords) -> bool:
    """Tell whether the word behind may limit of whom it is said: "the lowest since 2001 for women"."""
    following = _NEXT.match(text, end)
    return following is not None and following[1].lower() not in words.after
