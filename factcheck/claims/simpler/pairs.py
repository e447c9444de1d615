"""Two numbers behind one name, each of a part that a pair of words tells: "Life expectancy (male/female): 58/61"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.simpler.rows import Headed, is_part
from factcheck.language.pairs import STROKE
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from factcheck.claims.lines.line import Line

_WORDS = lazily("(?P<a>[xKPdN])\\.(?P<b>[xKPdN])")
"""The pair of words."""
_BEHIND = lazily("[xHC]{0,2}\\(?[xKPd]\\.[xKPd]\\)?")
"""The same behind the numbers: "58/61 years (m/f)"."""
_BETWEEN = "[BCHx]{0,2}(?P<mark>\\.)"
_FIRST = lazily(f"{_BETWEEN}Q")
"""From the first number to the second."""
_SECOND = lazily(f"Q{_BETWEEN}$")
"""From the second number back to the first."""
_NAME = lazily("[NgP]")
_REACH = 24
"""Items before the numbers in which their name and the pair of words stand."""


def of_pair(line: Line, number: int, at: int) -> Headed | None:
    """Return the name of a measure and the word of a pair that a number is of, None if it is none of a pair."""
    letters = line.letters
    after, before = _FIRST.match(letters, at + 1), _SECOND.search(letters, max(0, at - 4), at)
    found = after or before
    if found is None or line.words(found.start("mark")) != STROKE:
        return None
    first, last = (at, after.end() - 1) if after is not None else (found.start(), at)
    begin = max(0, first - _REACH)
    pair = _pair_before(line, begin, first) or _pair_behind(line, last)
    if pair is None:
        return None
    names = [step.start() for step in _NAME.finditer(letters, begin, first)]
    apart = [step for step in names if step not in pair and not is_part(line, step)]
    mine = pair[at != first]
    if apart:
        return Headed(number, apart[-1], mine)
    return Headed(number, mine, None) if set(pair) <= set(names) else None  # "Urban/rural population: 43/57 percent"


def _pair_before(line: Line, begin: int, first: int) -> tuple[int, int] | None:
    for found in reversed(list(_WORDS.finditer(line.letters, begin, first))):
        if line.words(found.start() + 1) == STROKE and _are_parts(line, found.start("a"), found.start("b")):
            return found.start("a"), found.start("b")
    return None


def _pair_behind(line: Line, last: int) -> tuple[int, int] | None:
    found = _BEHIND.match(line.letters, last + 1)
    words = _WORDS.search(line.letters, last + 1, found.end()) if found is not None else None
    if words is None or not _are_parts(line, words.start("a"), words.start("b")):
        return None
    return (words.start("a"), words.start("b")) if line.words(words.start() + 1) == STROKE else None


def _are_parts(line: Line, one: int, other: int) -> bool:
    """Whether both words are parts of a whole; the second may go on with the name: "urban/rural population"."""
    return is_part(line, one) and (is_part(line, other) or line.letters[other] == "N")
