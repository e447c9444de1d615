"""No text makes a regular expression of the program, or the whole line, slower than its length warrants.

All patterns are found by themselves: constants of the modules, and the constructions of the language files. Each is
given what is worst for it, built from its own characters: long runs of one, of two in turns, of three, with an end
that fits and one that does not.
"""

from __future__ import annotations

import datetime as dt
import importlib
import inspect
import itertools
import pkgutil
import re
import sys
import time
from re import _constants as constants  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

import factcheck
from factcheck.claims.lines.constructions import WINDOW
from factcheck.language import extremes
from factcheck.patterns import compiled, lazily
from tests.support import checker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import ModuleType

SHORT, LONG = 1_000, 8_000
"""Characters of the texts that are compared; no sentence has more than two thousand."""
MOST = 24
"""The longer text, of eight times the length, may take so many times as long: three times what is linear, where
quadratic growth makes 64."""
WINDOWS = {
    "factcheck.language.sentences._WORD_BEFORE": 20,
}
"""Patterns that are never shown more characters than this."""
MAKERS = ("factcheck.patterns", "factcheck.claims.lines.constructions", "factcheck.language.extremes")
"""Modules that make patterns from the language files."""
NOISE = 100e-6
"""Seconds that are too short to compare."""
TRIES = 5
ALPHABET = 5
"""Characters of a pattern that its worst texts are made of."""


class Pattern(NamedTuple):
    """A pattern, how it is used, and the most characters that it is shown."""

    name: str
    compiled: re.Pattern[str]
    uses: frozenset[str]
    window: int | None


def _modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(factcheck.__path__, "factcheck."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def _constants() -> Iterator[Pattern]:
    modules = list(_modules())
    for module in modules:
        source = inspect.getsource(module)
        for name, value in vars(module).items():
            if (pattern := compiled(value)) is not None:
                uses = frozenset(re.findall(rf"\b{name}\.(match|fullmatch|search)\(", source))
                everywhere = re.search(rf"\b{name}\b(?!\s*=|\.(?:match|fullmatch|search)\()", source)
                full = f"{module.__name__}.{name}"
                yield Pattern(full, pattern, uses | {"finditer"} if everywhere else uses, WINDOWS.get(full))


def _constructions() -> Iterator[Pattern]:
    for kind, entries in checker().words.constructions.items():
        for number, entry in enumerate(entries, 1):
            for side, use in (("left", "search"), ("right", "match")):
                if side in entry:
                    name = f"{kind} {number}, {entry['name']}: {side}"
                    yield Pattern(name, re.compile(entry[side]), frozenset({use}), WINDOW)


def _extremes() -> Iterator[Pattern]:
    words = checker().words.extremes
    for name in ("before", "counted", "determiner", "unsure", "peak"):
        use, window = ("match", None) if name == "peak" else ("search", extremes.LONGEST)
        yield Pattern(f"extremes: {name}", extremes.compiled(getattr(words, name)), frozenset({use}), window)


PATTERNS = [*_constants(), *_constructions(), *_extremes()]


def _characters(parsed: Iterable[tuple[Any, Any]]) -> Iterator[str]:
    """One character for each literal, range and class of a parsed pattern, in the order in which they stand."""
    for kind, value in parsed:
        if kind in (constants.LITERAL, constants.NOT_LITERAL):
            yield chr(value) if kind is constants.LITERAL else "~"
        elif kind is constants.RANGE:
            yield chr(value[0])
        elif kind is constants.CATEGORY:
            yield {constants.CATEGORY_DIGIT: "5", constants.CATEGORY_SPACE: " ", constants.CATEGORY_WORD: "w"}.get(
                value, "."
            )
        elif kind is constants.ANY:
            yield "z"
        elif kind is constants.IN:
            yield "k" if value[0][0] is constants.NEGATE else next(_characters(value))
        elif isinstance(value, parser.SubPattern):
            yield from _characters(value)
        elif isinstance(value, (list, tuple)):
            for part in _subpatterns(value):
                yield from _characters(part)


def _subpatterns(value: Iterable[object]) -> Iterator[parser.SubPattern]:
    for part in value:
        if isinstance(part, parser.SubPattern):
            yield part
        elif isinstance(part, (list, tuple)):
            yield from _subpatterns(part)


def _worst(pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """What is repeated, and what stands at the end."""
    letters = list(dict.fromkeys(_characters(parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE))))
    chosen = letters[:: max(1, len(letters) // ALPHABET)][:ALPHABET]
    units = [*letters, *("".join(pair) for pair in itertools.permutations(chosen, 2))]
    units += ["".join(chosen[at : at + 3]) for at in range(len(chosen))]
    return ((unit, end) for unit in units for end in ("", "\x00"))


def _seconds(pattern: Pattern, text: str) -> float:
    """The least time of three in which all uses of a pattern go over a text."""
    found: dict[str, Callable[[], object]] = {
        "match": lambda: pattern.compiled.match(text),
        "fullmatch": lambda: pattern.compiled.fullmatch(text),
        "search": lambda: pattern.compiled.search(text),
        "finditer": lambda: sum(1 for _ in pattern.compiled.finditer(text)),
    }
    times = []
    for _ in range(3):
        start = time.process_time()
        for use in pattern.uses:
            found[use]()
        times.append(time.process_time() - start)
    return min(times)


def _is_fair(pattern: Pattern, unit: str, end: str, sizes: tuple[int, int], most: float) -> bool:
    """Whether the longer text takes no more than so many times as long as the shorter one; measured again if not."""
    short, long = (unit * (size // len(unit)) + end for size in sizes)
    return any(_seconds(pattern, long) <= most * max(_seconds(pattern, short), NOISE) for _ in range(TRIES))


def test_a_pattern_is_compiled_by_its_first_use() -> None:
    pattern = lazily("(?P<a>a+)b", re.IGNORECASE)
    assert "compiled" not in vars(pattern)
    found = pattern.search("xAAb")
    assert found is not None
    assert (found["a"], pattern.pattern, dict(pattern.groupindex)) == ("AA", "(?P<a>a+)b", {"a": 1})
    assert "compiled" in vars(pattern)
    assert not hasattr(pattern, "no such thing")


def test_every_pattern_is_found() -> None:
    names = {pattern.name for pattern in PATTERNS}
    assert {"factcheck.language.tokens._TOKEN", "factcheck.claims.measures.groups._PART"} <= names
    assert set(WINDOWS) <= names
    assert len(names) == len(PATTERNS)
    assert len(PATTERNS) > 60
    assert all(pattern.uses for pattern in PATTERNS)


def test_no_pattern_is_compiled_where_this_does_not_look() -> None:
    for module in _modules():
        source = inspect.getsource(module)
        calls = [line for line in source.splitlines() if re.search(r"\bre\.(?!compile|Pattern|Match)[a-z]+\(", line)]
        inside = [line for line in source.splitlines() if re.match(r"\s+.*\b(?:re\.compile|lazily)\(", line)]
        assert calls == [], module.__name__
        assert inside == [] or module.__name__ in MAKERS, module.__name__


@pytest.mark.parametrize("pattern", [p for p in PATTERNS if p.window is None], ids=lambda p: p.name)
def test_a_pattern_takes_time_in_proportion_to_its_text(pattern: Pattern) -> None:
    for unit, end in _worst(pattern.compiled):
        assert _is_fair(pattern, unit, end, (SHORT, LONG), MOST), (unit, end)


@pytest.mark.parametrize("pattern", [p for p in PATTERNS if p.window is not None], ids=lambda p: p.name)
def test_a_pattern_with_a_window_never_explodes_in_it(pattern: Pattern) -> None:
    assert pattern.window is not None
    sizes = [pattern.window // 4, pattern.window // 2, pattern.window]
    for unit, end in _worst(pattern.compiled):
        for pair in itertools.pairwise(sizes):  # in steps, so that an explosion is seen before it takes hours
            assert _is_fair(pattern, unit, end, pair, MOST), (unit, end)


@pytest.mark.parametrize(
    ("bad", "sizes"), [("(a+)+$", (10, 20)), ("(?:a|a)*$", (10, 20)), ("[ab]*a[ab]*a[ab]*$", (40, 320))]
)
def test_a_pattern_that_explodes_would_be_seen(bad: str, sizes: tuple[int, int]) -> None:
    pattern = Pattern("bad", re.compile(bad), frozenset({"match"}), None)
    assert not _is_fair(pattern, "a", "\x00", sizes, MOST)


# --- the whole line ----------------------------------------------------------------------------------------------

UNITS = {
    "digits": "1234567890",
    "grouped": "1,234,567 ",
    "joined": "1-1-",
    "scales": "million ",
    "scaled": "5 million ",
    "of": "of ",
    "of-places": "of Kenya ",
    "quotation-marks": '"“5” ',
    "brackets": "(5) [Kenya] ",
    "capitals": "Michael Jordan ",
    "places": "Georgia, Kenya and Congo ",
    "open-names": "In Georgia 5 people died. Jordan won. ",
    "killed": "5 people killed in ",
    "including": "5, including 4, ",
    "shares": "5 percent of the ",
    "periods": "since last year in 2016 ",
    "hedges": "more than about nearly 5 ",
    "numerals": "twenty hundred and ",
    "currencies": "US$ € £5 ",
    "claims": "Kenya has a population of 48 million. ",
    "accents": "e\u0301\u200d\u00bd\u0663",
}
PART = 4_000


def _calls(text: str) -> int:
    """How many functions are called while a text is checked: time without the clock."""
    count = 0

    def trace(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(trace)
    try:
        checker().check(checker().article(text, published=dt.date(2016, 10, 1)))
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("name", UNITS)
def test_twice_the_text_takes_no_more_than_about_twice_the_work(name: str) -> None:
    unit = UNITS[name]
    short, long = (unit * (size // len(unit)) for size in (PART, 2 * PART))
    checker().check(checker().article(short))  # whatever is remembered afterwards
    assert _calls(long) <= 2.5 * _calls(short)
