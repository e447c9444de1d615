"""Places that a sentence names without speaking of them: where it was written, what is compared with, who is near."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.language.periods import PeriodMention
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factcheck.claims.lines.line import Line

_OF_SUPERLATIVE = lazily("(?:r|[xnJMug-]{0,3}(?:[NC]p?)?)[iofa]d?x?$")
"""Between a superlative and what it is the most of: "the highest rate in", "the largest economy of the"."""
_OWNER_OF_SUPERLATIVE = lazily("s[xdQO-]{0,3}")
_AFTER_COMPARER = lazily("[iofwat]?d?x?$")
_OF_COMPARED = lazily("Q[^QE;]{0,8}(?:pQ[^QE;]{0,5})?v[dx]{0,2}Q[HCBp]{0,2}(?:od?x)?id?$")
"""Before a place whose own number is compared with: "is 55 percent, against 58 percent in"."""
_RANKED_IN = lazily("OJ?[io]d?$")
"""Before a place among whose countries one has its rank: "the 89th country in the world", "second in the world"."""
_AMONG = lazily("(?P<a>x)d[xJ]{1,4}[io]d?$")
"""Before a region, that one is one of its many: "is among the more populous states of"."""
_IS_ONE = lazily("E(?:b|,)dAJ$")
"""A place and what kind of place it is: "Finland is a Nordic country", "Aleppo, a Syrian city"."""
_OF_CAPITAL = lazily("w[bd](?P<c>x)$")
"""Before the capital of what is told of: "The smaller one, with its capital Brazzaville, has"."""
_PARTNER = lazily("wd?E(?:[.;]|$)")
"""With whom something is done, at the end of a clause: "a swap of $1.5 billion with China"."""
_SPEAKER = lazily("s?(?P<office>[xnS]{1,3})$")
"""Between the owner of an office and its verb of saying: "The U.S. government estimates"."""
_REACH = 6
_LONGEST_DATELINE = 16
_TELLING_REACH = 3
"""Items between a verb of saying and "in" with the place where it was said: "said on Tuesday in"."""
_DATELINE = lazily(r"#[En](?:[EnT,(). Sx:]{0,14}?)-")
_CAPITALS = lazily(r"\W*[^\W\d_a-z][^a-z]")
"""A first word in capitals."""
_WHOLE_DATELINE = lazily(r"#E(?:,E)?-")
_DATED_DATELINE = lazily(r"#E(?:,E)?,(?P<day>T)-")
"""A place and a day before a dash, however they are written: "Manila, May 24 - "."""
_OPENING = 60
"""Characters within which a dateline ends."""
_APPOSITION = lazily("E(?P<aside>,(?:d|[EA]s|[AxJmf])(?:(?!&d?E)[^Q;(),]){1,12}),")
"""A place, and after a comma a noun phrase on it that ends with a comma: "Ghana, West Africa's second economy, "."""


def may_have_dateline(text: str) -> bool:
    """Tell by its characters whether a sentence may begin with a dateline: a dash, and capitals or brackets."""
    dated = "," in text[:_OPENING] and any(mark.isdigit() for mark in text[:_OPENING])
    told = dated or "(" in text or "[" in text or _CAPITALS.match(text) is not None
    return told and any(dash in text for dash in "-–—")


def dateline(line: Line) -> int:
    """Return the index of the dash that ends the dateline of a block, 0 if there is none: "NAIROBI (Wire) - ..."."""
    found = _DATELINE.match(line.letters, 0, _LONGEST_DATELINE)
    if found is None:
        return 0
    upper = line.words(1).isupper() and len(line.words(1)) > 3
    named = "(" in found.group() or "T" in found.group()
    dated = _DATED_DATELINE.match(line.letters)
    day = line.items[dated.start("day")].period if dated is not None else None
    if isinstance(day, PeriodMention) and day.day:
        return found.end() - 1
    plain = _WHOLE_DATELINE.match(line.letters) is not None and upper
    return found.end() - 1 if (upper and named) or plain or (named and "(" in found.group()) else 0


def asides(line: Line, kind_of: Callable[[int], str]) -> frozenset[int]:
    """Return the indexes of the places that only set a comparison. `kind_of` tells the kind of the place at an item."""
    named = {place for place in line.where("E") if _sets_comparison(line, place, kind_of)}
    people = {place for place in line.where("A") if line.letters[place - 2 : place] == "vd"}
    kinds = {place for place in line.where("A") if _IS_ONE.search(line.letters, 0, place + 2)}
    if len(line.where("E")) > 1:
        named |= {place for place in line.where("E") if _speaks(line, place)}
    kinds |= {place for place in line.where("A") if _is_of_ranking(line, place + 1)}
    kinds |= {
        place
        for place in line.where("A")
        if _is_superlative(line, place - 1) and kind_of(place) in ("region", "group")  # "the largest African economy"
    }
    return frozenset(named | kinds | {place for place in people if _has_comparer(line, place)})


def _sets_comparison(line: Line, place: int, kind_of: Callable[[int], str]) -> bool:
    return (
        _is_measured_against(line, place, kind_of)
        or _is_among(line, place, kind_of)
        or _has_comparer(line, place)
        or _is_whole(line, place, kind_of)
        or (line.letters[place + 1 : place + 2] == "s" and _is_of_ranking(line, place + 2))
        or _is_its_capital(line, place)
        or _is_partner(line, place)
        or _is_multiplied(line, place)
        or any(way.search(line.letters, 0, place) is not None for way in (_OF_COMPARED, _RANKED_IN))
    )


def _is_whole(line: Line, place: int, kind_of: Callable[[int], str]) -> bool:
    """Whether a region is that of which something is a share: "share of world total"."""
    of = place - 2 if line.letters[place - 1] == "d" else place - 1
    share = line.letters[of] == "M" and line.opening(of) in line.lists.place_share
    return share and line.letters[place + 1 : place + 2] != "s" and kind_of(place) in ("region", "group")


def _is_partner(line: Line, place: int) -> bool:
    """Whether a place is that with which something is done."""
    before = place - 1 - (line.letters[place - 1] == "d")
    return _PARTNER.match(line.letters, before) is not None and line.lower(before) in line.lists.place_partner


def _is_multiplied(line: Line, place: int) -> bool:
    """Whether another place is so many times as large as this one: "It is three times California and has"."""
    times = line.letters[place - 2 : place] == "Qx" and line.lower(place - 1) in line.lists.place_times
    return times and line.letters[place + 1 : place + 2] in ("", *",.;&)")


def is_landmark(line: Line, place: int) -> bool:
    """Tell whether a place may only say where another one lies: "435 km north-east of Venezuela", "south of Italy"."""
    before = place - 1 - (line.letters[place - 1] == "d")
    return "aside/bearings" in line.items[before].cues()


def _is_of_ranking(line: Line, step: int) -> bool:
    """Whether an item says of which places one has its rank: "the world's list", "Global ranking"."""
    return step < len(line.items) and "aside/rankings" in line.items[step].cues()


def _is_its_capital(line: Line, place: int) -> bool:
    """Whether a city is named as the capital that something has."""
    found = _OF_CAPITAL.search(line.letters, 0, place)
    return found is not None and "row/place" in line.items[found.start("c")].cues()


def _speaks(line: Line, place: int) -> bool:
    """Whether an office of a place says what is told, at the head of a sentence."""
    if line.letters[1:place] not in ("", "d"):
        return False
    for verb in range(place + 2, min(place + 5, len(line.items))):
        if "attribution/verbs" in line.items[verb].cues():
            return _SPEAKER.fullmatch(line.letters, place + 1, verb) is not None
    return False


def beside(line: Line, place: int, wanted: Sequence[int]) -> bool:
    """Whether a place stands in an apposition to another one, and none of the wanted items does."""
    for found in _APPOSITION.finditer(line.letters):
        begin, end = found.span("aside")
        if begin < place < end:
            return not any(begin < at < end for at in wanted) and end - begin > 2
    return False


def is_where_told(line: Line, place: int) -> bool:
    """Whether somebody says so there: "the statistics office in Budapest said", "the ministry said in Kathmandu"."""
    if line.letters[place - 1] != "i":
        return False
    near = (place + 1, *range(max(1, place - 1 - _TELLING_REACH), place - 1))
    return any(_is_telling(line, step) for step in near if step < len(line.items))


def _is_telling(line: Line, step: int) -> bool:
    return any(cue in ("attribution/verbs", "aside/telling") for cue in line.items[step].cues())


def _is_measured_against(line: Line, place: int, kind_of: Callable[[int], str]) -> bool:
    """The group in which something is the most: "the highest in the euro zone", "Africa's largest economy"."""
    after = _OWNER_OF_SUPERLATIVE.match(line.letters, place + 1)
    if after is not None and any(_is_superlative(line, step) for step in range(place + 2, after.end() + 1)):
        return True
    name = line.letters[place - 1] in "NC"  # "the highest fertility rate worldwide"
    if _is_superlative(line, place - 1 - name) and kind_of(place) in ("region", "group"):
        return True  # "among the lowest worldwide"
    before = max(0, place - _REACH)
    gap = _OF_SUPERLATIVE.search(line.letters, before, place)
    if gap is None:
        return False
    for step in range(gap.start() - 1, gap.end()):
        if _is_superlative(line, step):
            named = any(letter in "NC" for letter in line.letters[step:place])
            there = line.letters[step - 1] == "b"  # "unemployment is highest in Spain"
            return not (named or there) or kind_of(place) in ("region", "group")
    return False


def _is_among(line: Line, place: int, kind_of: Callable[[int], str]) -> bool:
    """Whether a region only says of which places one is: "among the more populous states of West Africa"."""
    found = _AMONG.search(line.letters, 0, place)
    said = found is not None and "aside/among" in line.items[found.start("a")].cues()
    return said and kind_of(place) in ("region", "group")


def _is_superlative(line: Line, step: int) -> bool:
    """Whether an item is a superlative, or a phrase with one in it: "most populous country"."""
    return 0 < step < len(line.items) and (line.letters[step] == "r" or "aside/superlatives" in line.items[step].cues())


def _has_comparer(line: Line, place: int) -> bool:
    if line.letters[place - 2 : place] == "E&" and line.letters[place + 1 : place + 2] in ("", *"x.,;)"):
        return _has_comparer(line, place - 2)  # "the size of California and Pennsylvania combined"
    gap = _AFTER_COMPARER.search(line.letters, max(0, place - 3), place)
    start = gap.start() if gap is not None else place
    steps = range(max(1, start - 1), place)
    if line.letters[place + 1 : place + 2] in ("s", "b") and line.lower(1) in line.lists.place_size:
        return False  # "The size of Romania's economy", "The size of Malta is 316 sq km"
    if any(cue in ("aside/contrast", "aside/comparers") for step in steps for cue in line.items[step].cues()):
        return True
    # "is Europe's highest after Greece's"
    return any("aside/succession" in line.items[step].cues() and _is_superlative(line, step - 1) for step in steps)
