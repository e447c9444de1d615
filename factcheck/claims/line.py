"""A sentence as a line of items, each with the one letter by which the constructions know it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factcheck.article import Sentence, Span
from factcheck.language import periods as period_reader
from factcheck.language import quantities as quantity_reader
from factcheck.language.labels import in_title_case

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from factcheck.language.lexicon import Lexicon, Mention
    from factcheck.language.periods import PeriodMention, PeriodRole
    from factcheck.language.quantities import Quantity
    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary

START = "#"
"""The letter of the item before the first word."""

_CUE_LETTERS = {
    "part/includes": "X",
    "level/phrases": "l",
    "total/exists": "Y",
    "total/places": "J",
    "total/remains": "R",
    "rate/per": "p",
    "again/phrases": "k",
    "change/up": "u",
    "change/down": "u",
    "modality/proposed": "m",
    "modality/forecast": "m",
    "modality/hypothetical": "m",
    "modality/negated": "m",
    "people/persons": "H",
    "link/be": "b",
    "link/of": "o",
    "link/in": "i",
    "link/from": "f",
    "link/to": "t",
    "link/at": "a",
    "link/with": "w",
    "link/determiners": "d",
    "link/possessive": "s",
    "link/and": "&",
    "anaphora/city": "E",
    "anaphora/country": "E",
    "anaphora/place": "E",
}
_SLOT_LETTERS = {"predicates": "P", "verbs": "V", "names": "N", "nouns": "C", "dwellers": "L"}
_MARKS = {",": ",", ";": ";", ":": ":", "(": "(", "[": "(", ")": ")", "]": ")", "–": "-", "—": "-", "-": "-"}
_LONGEST_BASE = 6
_RATE_REACH = 4
_QUOTES = '"“”«»'
_BREAKS = frozenset(",;:()-")
_UNCERTAIN = frozenset({"rare", "cautious", "government"})
"""Kinds of meanings that alone make no place of a word."""


class WarTime(NamedTuple):
    """A period that a war bounds: "before the war"."""

    role: PeriodRole
    """before, since, after, until."""
    conflict: str
    """Code of the war, `*` for "the war"."""
    text: str
    """The words."""


class Item(NamedTuple):
    """One item of a line: a word, a mark, a phrase, a quantity or a period."""

    letter: str
    span: Span
    quantity: Quantity | None = None
    mention: Mention | None = None
    period: PeriodMention | WarTime | None = None
    base: str | None = None
    """For B what a share is of, for p what a rate is of, where words say it: gdp, person."""
    sense: str = ""
    """Why the name of a place is taken to mean this one, where it could mean another."""

    def cues(self) -> tuple[str, ...]:
        """The cue lists in which its phrase stands."""
        return self.mention.codes("cue") if self.mention else ()


class Line(NamedTuple):
    """A sentence ready for binding."""

    sentence: Sentence
    """The sentence."""
    items: tuple[Item, ...]
    """Its items; the first stands before the first word."""
    letters: str
    """One letter an item."""
    segments: tuple[int, ...]
    """For each item the number of its stretch between commas, dashes and brackets."""
    quantities: tuple[Quantity, ...]
    """All numbers of the sentence, dates and labels included."""

    def words(self, at: int) -> str:
        """The words of an item."""
        span, start = self.items[at].span, self.sentence.span.start
        return self.sentence.text[span.start - start : span.end - start]

    def where(self, letters: str) -> list[int]:
        """Return the indexes of the items with one of the letters."""
        return [i for i, letter in enumerate(self.letters) if letter in letters]


def draw(text: str, sentence: Sentence, tokens: Sequence[Token], words: Vocabulary, lexicon: Lexicon) -> Line:
    """Read a sentence from its tokens: periods, quantities, phrases, and the line of all of them."""
    periods = period_reader.find(text, tokens, words)
    quantities = quantity_reader.find(text, tokens, periods, words)
    taken = [False] * len(tokens)
    starts: dict[int, tuple[int, Item]] = {}
    for period in periods:
        _place(
            starts,
            taken,
            period.begin,
            period.last,
            _item("T", tokens, period.begin, period.last, period=period),
        )
    for quantity in quantities:
        first = quantity.first if quantity.hedge_first is None else quantity.hedge_first
        if quantity.kind not in ("date", "label", "ordinal"):
            _place(
                starts,
                taken,
                first,
                quantity.last,
                _item("Q", tokens, first, quantity.last, quantity=quantity),
            )
        elif quantity.kind != "label":
            _place(starts, taken, first, quantity.last, _item("x", tokens, first, quantity.last))
    for quantity in quantities:
        _place_base(starts, taken, tokens, quantity, words)
    titled = in_title_case(tokens)
    for mention in lexicon.find(tokens, taken):
        begin, item = _phrase(text, tokens, mention, words, taken)
        unsure = mention.meanings[0].kind in _UNCERTAIN and all(row.kind in _UNCERTAIN for row in mention.meanings)
        if unsure and _is_named(tokens, begin, titled):
            item = item._replace(letter="n")
        starts[begin] = (mention.last, item)
        taken[begin : mention.last] = [True] * (mention.last - begin)
    for quantity in quantities:
        if quantity.kind == "label":  # after the phrases: the number in "CO2 emissions" is a part of the name
            _place(starts, taken, quantity.first, quantity.last, _item("x", tokens, quantity.first, quantity.last))
    items = [Item(START, Span(sentence.span.start, sentence.span.start))]
    at = 0
    while at < len(tokens):
        if at in starts:
            at, item = starts[at]
        else:
            named = _is_named(tokens, at, titled)
            item, at = Item("n" if named else _letter(tokens[at]), tokens[at].span), at + 1
        items.append(item)
    return line_of(sentence, items, quantities)


def line_of(sentence: Sentence, items: Sequence[Item], quantities: Sequence[Quantity]) -> Line:
    """Make a line of its items."""
    letters = "".join(item.letter for item in items)
    return Line(sentence, tuple(items), letters, _segments(letters), tuple(quantities))


def _is_named(tokens: Sequence[Token], at: int, titled: bool) -> bool:
    """Whether a word that is no known phrase is the name of something: it has a capital inside a sentence."""
    return at > 0 and not titled and tokens[at].kind == "word" and tokens[at].text[:1].isupper()


def _place(starts: dict[int, tuple[int, Item]], taken: list[bool], first: int, last: int, item: Item) -> None:
    if any(taken[first:last]):
        return
    taken[first:last] = [True] * (last - first)
    starts[first] = (last, item)


def _place_base(
    starts: dict[int, tuple[int, Item]],
    taken: list[bool],
    tokens: Sequence[Token],
    quantity: Quantity,
    words: Vocabulary,
) -> None:
    """Place what a share is of ("percent of GDP") or a rate is of ("$80 a barrel", "5 tonnes of carbon per person")."""
    if quantity.kind == "share":
        for length in range(_LONGEST_BASE, 1, -1):
            key = " ".join(token.lower for token in tokens[quantity.last : quantity.last + length])
            if key in words.bases:
                last = quantity.last + length
                item = _item("B", tokens, quantity.last, last, base=words.bases[key])
                _place(starts, taken, quantity.last, last, item)
                return
    for at in range(quantity.last, min(quantity.last + _RATE_REACH, len(tokens))):
        if tokens[at].kind == "mark":
            return
        if tokens[at].lower not in (("per", "a", "an") if at == quantity.last else ("per",)):
            continue
        for length in (3, 2, 1):
            key = " ".join(token.lower for token in tokens[at + 1 : at + 1 + length])
            if key in words.rates:
                last = at + 1 + length
                _place(starts, taken, at, last, _item("p", tokens, at, last, base=words.rates[key]))
                return


def _item(letter: str, tokens: Sequence[Token], first: int, last: int, **parts: object) -> Item:
    return Item(letter, Span(tokens[first].start, tokens[last - 1].end), **parts)  # type: ignore[arg-type]


def _letter(token: Token) -> str:
    if token.kind == "mark":
        return "q" if token.text in _QUOTES else _MARKS.get(token.text, ".")
    return "x"


def _phrase(
    text: str, tokens: Sequence[Token], mention: Mention, words: Vocabulary, taken: list[bool]
) -> tuple[int, Item]:
    """Choose the letter of a phrase. A war with "before" or "since" in front of it is a period."""
    kinds = {row.kind for row in mention.meanings}
    if "conflict" in kinds and mention.first:
        role = words.period_roles.get(tokens[mention.first - 1].lower)
        if role in ("before", "since", "after", "until") and not taken[mention.first - 1]:
            begin = mention.first - 1
            span = Span(tokens[begin].start, mention.span.end)
            period = WarTime(role, mention.codes("conflict")[0], span.of(text))  # type: ignore[arg-type]
            return begin, Item("T", span, mention=mention, period=period)
    return mention.first, Item(_phrase_letter(mention, kinds), mention.span, mention=mention)


def _phrase_letter(mention: Mention, kinds: Collection[str]) -> str:
    if "blocker" in kinds:
        return "n"
    for kind, letter in (("entity", "E"), ("people", "A"), ("publisher", "S"), ("conflict", "W")):
        if kind in kinds:
            return letter
    if "measure" in kinds:
        slots = {code.rsplit("/", 1)[1] for code in mention.codes("measure")}
        return next(letter for slot, letter in _SLOT_LETTERS.items() if slot in slots)
    for code in mention.codes("cue"):
        if code in _CUE_LETTERS:
            return _CUE_LETTERS[code]
        if code.startswith("people/"):
            return "K"
    return "x"


def _segments(letters: str) -> tuple[int, ...]:
    numbers, number = [], 0
    for letter in letters:
        if letter in _BREAKS:
            number += 1
        numbers.append(number)
    return tuple(numbers)
