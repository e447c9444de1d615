"""A sentence is drawn as a line: its periods, numbers, phrases and other words, one item each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factcheck.article import Span
from factcheck.claims.line import START, Item, WarTime, line_of
from factcheck.language import periods as period_reader
from factcheck.language import quantities as quantity_reader
from factcheck.language.coordination import share_units
from factcheck.language.labels import in_title_case

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from factcheck.article import Sentence
    from factcheck.claims.line import Line
    from factcheck.language.lexicon import Lexicon, Mention
    from factcheck.language.quantities import Quantity
    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary

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
    "aside/contrast": "v",
    "aside/succession": "v",
    "anaphora/city": "E",
    "anaphora/country": "E",
    "anaphora/place": "E",
}
_SLOT_LETTERS = {"predicates": "P", "verbs": "V", "names": "N", "nouns": "C", "dwellers": "L"}
_MARKS = {",": ",", ";": ";", ":": ":", "(": "(", "[": "(", ")": ")", "]": ")", "–": "-", "—": "-", "-": "-"}
_LONGEST_BASE = 6
_RATE_REACH = 4
_QUOTES = '"“”«»'
_NO_NUMBER = frozenset({"date", "label", "ordinal"})
_UNCERTAIN = frozenset({"rare", "cautious", "government"})
"""Kinds of meanings that alone make no place of a word."""


def draw(text: str, sentence: Sentence, tokens: Sequence[Token], words: Vocabulary, lexicon: Lexicon) -> Line:
    """Read a sentence from its tokens: periods, quantities, phrases, and the line of all of them."""
    periods = period_reader.find(text, tokens, words)
    quantities = share_units(tokens, quantity_reader.find(text, tokens, periods, words))
    draft = _Draft(text, tokens, words)
    for period in periods:
        draft.place(period.begin, period.last, draft.item("T", period.begin, period.last, period=period))
    draft.names_with_numbers(lexicon, quantities)
    draft.numbers(quantities)
    draft.phrases(lexicon)
    for quantity in quantities:
        if quantity.kind in ("label", "ordinal"):  # only now, since a phrase may contain one: "COVID-19 deaths"
            draft.place(quantity.first, quantity.last, draft.item("x", quantity.first, quantity.last))
    return line_of(sentence, draft.items(sentence.span.start), quantities)


@dataclass
class _Draft:
    """The items of one sentence while they find their places; who comes first keeps its tokens."""

    text: str
    tokens: Sequence[Token]
    words: Vocabulary
    taken: list[bool] = field(init=False)
    starts: dict[int, tuple[int, Item]] = field(default_factory=dict)
    titled: bool = field(init=False)

    def __post_init__(self) -> None:
        self.taken = [False] * len(self.tokens)
        self.titled = in_title_case(self.tokens)

    def item(self, letter: str, first: int, last: int, **parts: object) -> Item:
        span = Span(self.tokens[first].start, self.tokens[last - 1].end)
        return Item(letter, span, **parts)  # type: ignore[arg-type]

    def place(self, first: int, last: int, item: Item) -> None:
        if not any(self.taken[first:last]):
            self.taken[first:last] = [True] * (last - first)
            self.starts[first] = (last, item)

    def items(self, start: int) -> list[Item]:
        """All items in order, with the words that are nothing special between them."""
        items = [Item(START, Span(start, start))]
        at = 0
        while at < len(self.tokens):
            if at in self.starts:
                at, item = self.starts[at]
            else:
                letter = "n" if self.is_named(at) else _letter(self.tokens[at])
                item, at = Item(letter, self.tokens[at].span), at + 1
            items.append(item)
        return items

    def is_named(self, at: int) -> bool:
        """Whether a word that is no known phrase is the name of something: it has a capital inside a sentence."""
        token = self.tokens[at]
        return at > 0 and not self.titled and token.kind == "word" and token.text[:1].isupper()

    # --- numbers --------------------------------------------------------------------------------------

    def names_with_numbers(self, lexicon: Lexicon, quantities: Sequence[Quantity]) -> None:
        """Place the names of measures that contain a number: "29 percent are aged 65 and over".

        The sentence must hold another number, of which they can be said: "The toll is over 65" gives one.
        """
        if len(quantities) < 2:
            return
        for mention in lexicon.find(self.tokens, self.taken):
            if not mention.codes("measure") or mention.last - mention.first < 2:
                continue
            within = [q for q in quantities if mention.first <= q.first and q.last <= mention.last]
            others = [q for q in quantities if q not in within and q.kind not in _NO_NUMBER]
            if within and others:
                begin, item = self.phrase(mention)
                self.place(begin, mention.last, item)

    def numbers(self, quantities: Sequence[Quantity]) -> None:
        """Place quantities and dates, and what a share or a rate is of."""
        for quantity in quantities:
            self.share_base(quantity)
        for quantity in quantities:
            first = quantity.first if quantity.hedge_first is None else quantity.hedge_first
            if quantity.kind not in _NO_NUMBER:
                self.place(first, quantity.last, self.item("Q", first, quantity.last, quantity=quantity))
            elif quantity.kind == "date":
                self.place(first, quantity.last, self.item("x", first, quantity.last))
        for quantity in quantities:
            self.rate_base(quantity)

    def share_base(self, quantity: Quantity) -> None:
        """Place what a share is of: "percent of GDP"; there may be a number in it, "of children under five"."""
        if quantity.kind != "share":
            return
        for length in range(_LONGEST_BASE, 1, -1):
            last = quantity.last + length
            base = self.words.bases.get(self.key(quantity.last, last))
            if base is not None:
                self.place(quantity.last, last, self.item("B", quantity.last, last, base=base))
                return

    def rate_base(self, quantity: Quantity) -> None:
        """Place what a rate is of: "$80 a barrel", "5 tonnes of carbon per person"."""
        for at in range(quantity.last, min(quantity.last + _RATE_REACH, len(self.tokens))):
            if self.tokens[at].kind == "mark":
                return
            if self.tokens[at].lower not in (("per", "a", "an") if at == quantity.last else ("per",)):
                continue
            for last in (at + 5, at + 4, at + 3, at + 2):
                base = self.words.rates.get(self.key(at + 1, last))
                if base is not None:
                    self.place(at, last, self.item("p", at, last, base=base))
                    return

    def key(self, first: int, last: int) -> str:
        return " ".join(token.lower for token in self.tokens[first:last]) if last <= len(self.tokens) else ""

    # --- phrases --------------------------------------------------------------------------------------

    def phrases(self, lexicon: Lexicon) -> None:
        # All are read before the first is placed: "since" is a phrase, and belongs to the war that follows it.
        found = [(mention, *self.phrase(mention)) for mention in lexicon.find(self.tokens, self.taken)]
        for mention, begin, item in found:
            unsure = mention.meanings[0].kind in _UNCERTAIN and all(r.kind in _UNCERTAIN for r in mention.meanings)
            if unsure and self.is_named(begin):
                self.starts[begin] = (mention.last, item._replace(letter="n"))
            else:
                self.starts[begin] = (mention.last, item)
            self.taken[begin : mention.last] = [True] * (mention.last - begin)

    def phrase(self, mention: Mention) -> tuple[int, Item]:
        """Choose the letter of a phrase. A war with "before" or "since" in front of it is a period."""
        kinds = {row.kind for row in mention.meanings}
        if "conflict" in kinds and mention.first:
            begin = mention.first - 1
            role = self.words.period_roles.get(self.tokens[begin].lower)
            if role in ("before", "since", "after", "until") and not self.taken[begin]:
                span = Span(self.tokens[begin].start, mention.span.end)
                period = WarTime(role, mention.codes("conflict")[0], span.of(self.text))  # type: ignore[arg-type]
                return begin, Item("T", span, mention=mention, period=period)
        return mention.first, Item(_phrase_letter(mention, kinds), mention.span, mention=mention)


def _letter(token: Token) -> str:
    if token.kind == "mark":
        return "q" if token.text in _QUOTES else _MARKS.get(token.text, ".")
    return "x"


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
