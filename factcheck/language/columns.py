"""The unit in the name of what a bare number tells, as in a table: "GDP growth (%): 6.1", "Area in sq km 316"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.language import unit_labels
from factcheck.language.tokens import adjacent
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from factcheck.language.periods import PeriodMention
    from factcheck.language.quantities import Quantity
    from factcheck.language.tokens import Token
    from factcheck.language.unit_labels import Label
    from factcheck.language.vocabulary import Vocabulary

_BORDERS = frozenset({":", "|", "=", "-", "–", "—"})
"""Marks between the name and the number."""
_OPENING = {")": "(", "]": "["}
_LONGEST = 8
"""Tokens in the brackets."""
_BETWEEN = frozenset(",;():.-–/")
"""Marks between the numbers of one row."""
_LONGEST_GAP = 9
"""Tokens between two numbers of one row."""
_LONGEST_RATE = 14
"""Tokens between what a rate is told to and its number."""
_LEAST_BASE = 4
"""Digits of the least number that such a rate is told to; men are told to 100 women by a name of its own."""
_LONGEST_NOUN = 6
"""Tokens of the longest base of a rate."""
_ENDS_UNIT = frozenset({":", ","})
"""Behind a unit that a comma sets off from its name."""
_ENDS_NAME = frozenset({":", "(", "[", ","})
"""Behind the name of a row."""
_SEGMENT = frozenset({";", ":", "|", ".", "•", ","})
"""Before the name of a row."""
_LONGEST_NAME = 4


class Bracket(NamedTuple):
    """What brackets behind a name, or words in it, say of the numbers that belong to it."""

    first: int
    """Index of the token that opens them."""
    last: int
    """Index after the one that closes them."""
    label: Label
    """The unit and the scale."""


def headed(
    tokens: Sequence[Token], found: Sequence[Quantity], periods: Sequence[PeriodMention], words: Vocabulary
) -> list[Quantity]:
    """Return the quantities, the bare ones with the unit and the scale of the brackets behind their name.

    A scale in such brackets, "Population (millions)", is no quantity.
    """
    kept = [one for one in found if not _is_scale(tokens, one, words)]
    dated = {at for period in periods for at in range(period.begin, period.last)}
    rows = _Rows(tokens, dated, words)
    given = [rows.headed(one) for one in kept]
    within = {at for one in given if one.unit_first is not None for at in range(one.unit_first, one.unit_last or 0)}
    return [one for one in given if one.first not in within or _counts(tokens, one.first)]


def _counts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number in the name of a row is one: of "per 1,000 births", not of "tonnes of CO2"."""
    return tokens[at].kind == "number" and not (tokens[at - 1].kind == "word" and adjacent(tokens[at - 1], tokens[at]))


class _Rows:
    """The rows of a sentence while its numbers are given their units, one after the other."""

    def __init__(self, tokens: Sequence[Token], dated: set[int], words: Vocabulary) -> None:
        self.tokens = tokens
        self.dated = dated
        self.words = words
        self.bracket: Bracket | None = None
        """The brackets of the row that goes on."""
        self.last = 0
        """Index after its last number, at first after the brackets."""
        self.of_places: bool | None = None
        """Whether its numbers each have a place before them, None while it has none."""

    def headed(self, one: Quantity) -> Quantity:
        """Return a number with the unit of its row."""
        if one.kind in ("date", "label"):
            return one
        percent = one.kind == "share" and one.unit == "%"
        if one.noun is not None or not (percent or (one.kind == "count" and one.unit is None)):
            self.bracket = None
            return one
        begin = one.first if one.hedge_first is None else one.hedge_first
        own = self._beside(begin)
        if own is not None:
            self.bracket, self.of_places = own, False
        elif self.bracket is None or not self._goes_on(begin):
            self.bracket = self._apart(begin)
        if self.bracket is None and not percent:
            return self._of_rate(one, begin)
        if self.bracket is None or one.first < self.bracket.last:
            return one
        self.last = one.last
        if percent and self.bracket.label.of is None:
            return one  # it says itself what it is
        label = self.bracket.label
        if any(map(str.isalpha, one.surface)):
            label = label._replace(scale=1.0)  # "Population (in thousands): 51.5 million" says its own scale
        return in_unit(one, label)._replace(unit_first=self.bracket.first, unit_last=self.bracket.last)

    def _beside(self, begin: int) -> Bracket | None:
        """The unit directly before a number."""
        last = begin
        if last and self.tokens[last - 1].text in _BORDERS:
            last -= 1
        return self._bracket(last) or self._after_comma(last) or _in_unit_words(self.tokens, last, self.words)

    def _of_rate(self, one: Quantity, begin: int) -> Quantity:
        """A number that is said of a rate: "The number of doctors per 10,000 people in Ghana was 1.8"."""
        known, reach = self.words.unit_words.labels, range(begin - 1, max(0, begin - 1 - _LONGEST_RATE), -1)
        said = next((at for at in reach if self.tokens[at].lower in known.verbs or self.tokens[at].text == ":"), None)
        per = next((at for at in reach if self.tokens[at].lower == "per"), None)
        if said is None or per is None or said < per or not all(self._passes(at) for at in range(said, begin)):
            return one
        for last in range(min(said, per + _LONGEST_NOUN), per + 1, -1):
            by = unit_labels.counted_by(self.tokens[per + 1 : last], self.words)
            if by is not None and by[:_LEAST_BASE].isdigit():
                whose = [at for at in range(last, said) if not self._passes(at)]
                named = all(self.tokens[at].text[0].isupper() for at in whose)
                return one._replace(kind="rate", per=by) if named else one
        return one

    def _passes(self, at: int) -> bool:
        """Whether a token says nothing but when, where or that: "in 2012", "stood at"."""
        token, known = self.tokens[at], self.words.unit_words.labels
        return at in self.dated or token.lower in known.verbs | known.of_places | known.between | _BETWEEN

    def _apart(self, begin: int) -> Bracket | None:
        """The unit of a row before its first number, with times or a place between: "(%): Spain 26"."""
        for last in range(begin - 1, max(1, begin - 1 - _LONGEST_GAP), -1):
            bracket = self._bracket(last) or self._after_comma(last)
            if bracket is None and self.tokens[last].text in _ENDS_NAME:
                bracket = _in_unit_words(self.tokens, last, self.words, apart=True)
            if bracket is not None and last not in self.dated:
                self.last, self.of_places = bracket.last, None
                return bracket if self._goes_on(begin) else None
        return None

    def _bracket(self, last: int) -> Bracket | None:
        """The brackets with a unit that end before a token."""
        closed = last > 0 and self.tokens[last - 1].text in _OPENING
        return at_end(self.tokens[:last], self.words, self.dated) if closed else None

    def _after_comma(self, last: int) -> Bracket | None:
        """A unit between a comma and the mark at a token: "Public debt, % of GDP: Italy 132"."""
        if last >= len(self.tokens) or self.tokens[last].text not in _ENDS_UNIT:
            return None
        reach = range(last - 2, max(0, last - 2 - _LONGEST), -1)
        begin = next((at for at in reach if self.tokens[at].text == ","), None)
        if begin is None or self.tokens[begin - 1].kind != "word":
            return None
        label = unit_labels.read(_words(self.tokens[begin + 1 : last]), self.words)
        return Bracket(begin, last, label) if label is not None else None

    def _goes_on(self, begin: int) -> bool:
        """Whether nothing but times, marks and a place stands between the last number of the row and this one."""
        gap = [at for at in range(self.last, begin) if at not in self.dated]
        if not gap:
            return self.of_places is False and self.last == begin  # one number of a row behind the other
        if len(gap) > _LONGEST_GAP:
            return False
        known = self.words.unit_words.labels
        between = _BETWEEN | known.between
        opening = self.of_places is None and self.tokens[gap[-1]].lower in between | known.verbs
        named = [at for at in gap if self.tokens[at].lower not in (between | known.verbs if opening else between)]
        placed = bool(named) and all(
            self.tokens[at].text[0].isupper() or self.tokens[at].lower in known.of_places for at in named
        )
        if (named and not placed) or (self.of_places is not None and self.of_places is not placed):
            return False
        opened = any(self.tokens[at].text == ":" or self.tokens[at].lower in known.verbs for at in gap)
        if self.of_places is None and placed and not opened:
            return False
        self.of_places = placed
        return True


def _is_scale(tokens: Sequence[Token], one: Quantity, words: Vocabulary) -> bool:
    before, behind = one.first - 1, one.last
    if one.last - one.first != 1 or before < 1 or behind >= len(tokens):
        return False
    opens = before - 1 if tokens[before].lower in words.unit_words.labels.before_scale else before
    named = opens > 0 and tokens[opens].text == _OPENING.get(tokens[behind].text) and tokens[opens - 1].kind == "word"
    return named and tokens[one.first].lower.removesuffix("s") in words.scales


def _in_unit_words(tokens: Sequence[Token], last: int, words: Vocabulary, *, apart: bool = False) -> Bracket | None:
    """The unit of a name that says it without brackets: "area in sq. km"; `apart` from the number "per 1,000", too."""
    reach = range(last - 2, max(0, last - 2 - _LONGEST), -1)
    opening = words.unit_words.labels.opening
    begin = next((at for at in reach if tokens[at].lower in opening or (apart and tokens[at].lower == "per")), None)
    if begin is None:
        return None
    name = next((at for at in range(begin - 1, -1, -1) if tokens[at].text in _SEGMENT), -1)
    if not 0 < begin - 1 - name <= _LONGEST_NAME:
        return None
    first = begin if tokens[begin].lower == "per" else begin + 1
    label = unit_labels.read(_words(tokens[first:last]), words)
    return Bracket(begin, last, label) if label is not None else None


def below(one: Quantity, heads: Sequence[Sequence[Token]], words: Vocabulary) -> Quantity:
    """Return the number of a cell, in the unit and the scale of the brackets in the heads of its row and column.

    Only one of the heads may have such brackets, and a number that says its own scale is left as it is.
    """
    known = [bracket.label for bracket in (at_end(head, words) for head in heads) if bracket is not None]
    bare = one.kind == "count" and one.unit is None
    if len(known) != 1 or one.unit_first is not None or one.noun is not None or any(map(str.isalpha, one.surface)):
        return one
    scaled = known[0].scale != 1 and one.unit == known[0].unit
    return in_unit(one, known[0])._replace(headed=True) if bare or scaled else one


def at_end(tokens: Sequence[Token], words: Vocabulary, dated: Collection[int] = ()) -> Bracket | None:
    """Return the brackets at the end of words if they hold a unit or a scale: "GDP (US$ billion)".

    They stand behind a word, other brackets or one of the tokens of a time.
    """
    last = len(tokens) - 1
    opening = _OPENING.get(tokens[last].text) if last > 0 else None
    reach = range(last - 2, max(0, last - 2 - _LONGEST), -1)
    begin = next((at for at in reach if tokens[at].text == opening), None) if opening is not None else None
    if begin is None or not (tokens[begin - 1].kind == "word" or begin - 1 in dated or tokens[begin - 1].text == ")"):
        return None
    label = unit_labels.read(_words(tokens[begin + 1 : last]), words)
    if label is not None:
        return Bracket(begin, last + 1, label)
    comma = next((at for at in range(begin + 1, last) if tokens[at].text == ","), last)
    timed = comma < last - 1 and all(at in dated for at in range(comma + 1, last))
    label = unit_labels.read(_words(tokens[begin + 1 : comma]), words) if timed else None
    return Bracket(begin + 1, comma + 1, label) if label is not None else None  # "(US$ billion, 2016)"


def _words(tokens: Sequence[Token]) -> list[Token]:
    """Words without the points of their short forms: "sq. km"."""
    return [token for token in tokens if token.text != "."]


def in_unit(one: Quantity, label: Label) -> Quantity:
    """Return a number in the unit and the scale of the head of its row."""
    scale = label.scale
    return one._replace(
        value=one.value * scale,
        low=None if one.low is None else one.low * scale,
        high=None if one.high is None else one.high * scale,
        grain=one.grain * scale,
        unit=label.unit or one.unit,
        kind=label.kind or one.kind,
        per=label.per or one.per,
        of=label.of,
    )
