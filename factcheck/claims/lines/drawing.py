"""A sentence is drawn as a line: its periods, numbers, phrases and other words, one item each."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from factcheck.article import Span
from factcheck.claims.lines import denominators, letters
from factcheck.claims.lines.line import START, Item, Line, WarTime, line_of, plain
from factcheck.claims.lines.ondemand import OnDemand
from factcheck.language import columns
from factcheck.language import periods as period_reader
from factcheck.language import quantities as quantity_reader
from factcheck.language.names import in_title_case
from factcheck.language.sentences import BULLETS
from factcheck.language.tables import Tables
from factcheck.language.tokens import Token, adjacent, tokenize
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.article import Article, Sentence
    from factcheck.claims.lines.denominators import Base
    from factcheck.language.lexicon import Lexicon, Mention, PhraseKind
    from factcheck.language.periods import PeriodMention
    from factcheck.language.quantities import Quantity
    from factcheck.language.vocabulary import Vocabulary
    from factcheck.reference.catalogue import Catalogue

_MARKS = {",": ",", ";": ";", ":": ":", "|": ":", "(": "(", "[": "(", ")": ")", "]": ")", "–": "-", "—": "-", "-": "-"}
_MARKS |= dict.fromkeys('"“”«»', "q")
_DOLLAR = "$"
_TELLING = frozenset({"km2", "mi2"})
"""Units that tell a measure where no word names it: "Togo (57,000 km²)"."""
_NO_NUMBER = frozenset({"date", "label", "ordinal"})
_MEASURES: frozenset[PhraseKind] = frozenset({"measure", "blocker"})
_CUES: frozenset[PhraseKind] = frozenset({"cue"})
_LINKS = letters.cues("pfv")
"""What ties the number after it to another number."""
_LANDS = "lands"
"""The key of what a place is called, by which its people are told: "a country of 4 million"."""
_VERBS = "verbs"
"""The key of the verbs of a measure."""
_GROWTH = frozenset({"grows", "shrinks"})
"""The keys of what "real" leaves what it is: the growth of real GDP is that of GDP."""
_TELLING_VERBS = ("host/verbs", "census/verbs")
"""Verbs that tell a measure with a word for people alone: "shelters 520,000 Somalis"."""
_PERSONS = letters.cues("H")
"""The people of whom a number may tell how many there are."""
_LONGEST_LINK = 6
"""Words of such a phrase, with the article after it."""


class Reading(NamedTuple):
    """A sentence before it is drawn."""

    tokens: Sequence[Token]
    """Its words, numbers and marks."""
    periods: Sequence[PeriodMention]
    """The periods that it names."""
    quantities: Sequence[Quantity]
    """Its numbers, dates and labels included."""


def read_sentence(text: str, tokens: Sequence[Token], words: Vocabulary) -> Reading:
    """Read the periods and the quantities of a sentence."""
    periods = period_reader.find(text, tokens, words)
    return Reading(tokens, periods, quantity_reader.find(text, tokens, periods, words))


def draw(text: str, sentence: Sentence, reading: Reading, words: Vocabulary, lexicon: Lexicon) -> Line:
    """Find the phrases of a sentence, and make the line of all that was found in it."""
    quantities = reading.quantities
    draft = _numbered(text, reading, words, lexicon)
    draft.phrases(lexicon)
    draft.short_forms()
    draft.owned_bases(quantities)
    for quantity in quantities:
        if quantity.kind == "label":  # only now, since a phrase may contain one: "COVID-19 deaths"
            draft.place(quantity.first, quantity.last, draft.item("x", quantity.first, quantity.last))
    return line_of(sentence, draft.items(sentence.span.start), quantities, words.claims)


def _numbered(text: str, reading: Reading, words: Vocabulary, lexicon: Lexicon) -> _Draft:
    """The draft of a sentence with all that comes before its phrases: periods and numbers."""
    tokens, periods, quantities = reading
    draft = _Draft(text, tokens, words)
    for period in periods:
        draft.place(period.begin, period.last, draft.item("T", period.begin, period.last, period=period))
    draft.names_with_numbers(lexicon, quantities)
    draft.numbers(quantities)
    for quantity in quantities:
        if quantity.kind == "ordinal" and not quantity.unnumbered:
            draft.rank(quantity)
    return draft


def unnamed(
    text: str, reading: Reading, words: Vocabulary, lexicon: Lexicon, catalogue: Catalogue
) -> list[Quantity] | None:
    """Return the numbers that would have an item of their own, if the words of the sentence name no measure.

    None if they may name one, or if a number stands where a base, a start or what is compared with stands: then the
    sentence must be drawn to tell. That takes ten times as long, and most sentences with numbers name no measure.
    A word such as "country" names one only behind the number of its people, or as what they call it. A verb such as
    "released" names one only with its noun, which is a name then, and a compound that stops a shorter reading none.
    """
    tokens = reading.tokens
    lands = verbs = False
    for row in lexicon.rows(tokens, _MEASURES):
        measure, _, slot = row.code.rpartition("/")
        if row.kind == "blocker":
            if slot in _GROWTH:
                return None
        elif slot == _LANDS:
            lands = True
        elif slot == _VERBS and catalogue.measure(measure).needs_noun:
            verbs = True
        else:
            return None
    if verbs and _tells(tokens, _TELLING_VERBS, lexicon):
        return None
    draft = _numbered(text, reading, words, lexicon)
    found: list[Quantity] = []
    for first, (last, item) in sorted(draft.starts.items()):
        if item.letter == "p" or (item.quantity is not None and item.quantity.unit in _TELLING):
            return None
        if item.quantity is None:
            continue
        if lands and (
            (first and tokens[first - 1].lower in words.claims.base_of)
            or _tells(tokens[last : last + _LONGEST_LINK], _PERSONS, lexicon)
        ):
            return None
        if found and _tells(tokens[max(0, first - _LONGEST_LINK) : first], _LINKS, lexicon):
            return None
        found.append(item.quantity)
    return found


def _tells(tokens: Sequence[Token], cues: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether words may hold one of some cues."""
    return next(lexicon.rows(tokens, _CUES, cues), None) is not None


class Tokens(OnDemand[Sequence[Token]]):
    """The words, numbers and marks of the sentences of an article."""

    def __init__(self, article: Article) -> None:
        super().__init__(len(article.sentences))
        self.article = article

    def make(self, at: int) -> Sequence[Token]:
        """Split a sentence."""
        return tokenize(self.article.text, *self.article.sentences[at].span)

    def so_far(self) -> Iterator[Token]:
        """All tokens of the sentences that have been split."""
        return itertools.chain.from_iterable(self._made.values())


class Readings(OnDemand[Reading]):
    """The sentences of an article, read as they are asked for. Most hold no number, and many are never asked for."""

    def __init__(self, tokens: Tokens, words: Vocabulary) -> None:
        super().__init__(len(tokens))
        self.article = tokens.article
        self.tokens = tokens
        self.words = words
        self.tables = Tables(tokens.article.sentences)

    def make(self, at: int) -> Reading:
        """Read a sentence."""
        reading = read_sentence(self.article.text, self.tokens[at], self.words)
        if self.tables.head_of(at) is None:
            return reading
        heads = self.tables.heads
        in_units = [columns.below(one, heads(at, one.span, self.tokens), self.words) for one in reading.quantities]
        return reading._replace(quantities=in_units)

    def quantities(self, at: int) -> Sequence[Quantity]:
        """Return the quantities of a sentence, which is not read if it cannot have any."""
        return self[at].quantities if quantity_reader.possible(self.article.sentences[at].text, self.words) else ()


class Drawn(OnDemand[Line]):
    """The sentences of an article, drawn as they are asked for."""

    def __init__(self, readings: Readings, lexicon: Lexicon) -> None:
        super().__init__(len(readings))
        self.readings = readings
        self.lexicon = lexicon

    def make(self, at: int) -> Line:
        """Draw a sentence."""
        article, words = self.readings.article, self.readings.words
        return draw(article.text, article.sentences[at], self.readings[at], words, self.lexicon)


class _Draft:
    """The items of one sentence while they find their places; who comes first keeps its tokens."""

    def __init__(self, text: str, tokens: Sequence[Token], words: Vocabulary) -> None:
        self.text = text
        self.tokens = tokens
        self.words = words
        self.taken = [False] * len(tokens)
        self.starts: dict[int, tuple[int, Item]] = {}
        self.left_out: dict[int, int] = {}
        """Words that are no item, from their first token on, with the token behind them."""

    @cached_property
    def titled(self) -> bool:
        """Whether capitals tell nothing."""
        return in_title_case(self.tokens)

    @cached_property
    def has_brackets(self) -> bool:
        """Whether anything stands in brackets."""
        return bool(self.tokens) and "(" in self.text[self.tokens[0].start : self.tokens[-1].end]

    def item(self, letter: str, first: int, last: int, **parts: object) -> Item:
        span = Span(self.tokens[first].start, self.tokens[last - 1].end)
        return Item(letter, span, **parts)  # type: ignore[arg-type]

    def place(self, first: int, last: int, item: Item) -> None:
        if not any(self.taken[first:last]):
            self.taken[first:last] = [True] * (last - first)
            self.starts[first] = (last, item)

    def base(self, letter: str, base: Base | None) -> None:
        if base is not None:
            self.place(base.first, base.last, self.item(letter, base.first, base.last, base=base.code))

    def items(self, start: int) -> list[Item]:
        """All items in order, with the words that are nothing special between them."""
        items = [plain(START, Span(start, start))]
        make = tuple.__new__  # as in line.plain
        free = 0
        for at, (begin, end, kind, text, _, _) in enumerate(self.tokens):
            if at in self.starts:
                free, item = self.starts[at]
                items.append(item)
            elif at in self.left_out:
                free = self.left_out[at]
            elif at >= free:
                if (at == 0 and text in BULLETS) or (text == "+" and self.opens_quantity(at + 1)):
                    continue
                if kind == "mark" and self.sets_off_value(at):
                    free, letter = at + 2, ":"
                elif kind == "mark":
                    letter = ";" if text == "|" and items[-1].letter in "Q)" else _MARKS.get(text, ".")
                else:
                    letter = "n" if text[0].isupper() and self.is_named(at) else "x"
                items.append(plain(letter, make(Span, (begin, end))))
        return items

    def sets_off_value(self, at: int) -> bool:
        """Whether two hyphens stand between a name and its number: "literacy--50.2%"."""
        if self.tokens[at].text != "-" or not 0 < at < len(self.tokens) - 2 or not self.opens_quantity(at + 2):
            return False
        marks = self.tokens[at - 1 : at + 3]
        tied = all(adjacent(one, other) for one, other in itertools.pairwise(marks))
        return tied and marks[2].text == "-" and marks[0].kind == "word"

    def opens_quantity(self, at: int) -> bool:
        """Whether a number begins at a token."""
        return self.letter(at) == "Q"

    def is_named(self, at: int) -> bool:
        """Whether a word that is no known phrase is the name of something: it has a capital inside a sentence."""
        token = self.tokens[at]
        return token.text[:1].isupper() and token.kind == "word" and at > 0 and not self.titled

    # --- numbers --------------------------------------------------------------------------------------

    def names_with_numbers(self, lexicon: Lexicon, quantities: Sequence[Quantity]) -> None:
        """Place the names of measures that contain a number: "29 percent are aged 65 and over".

        The sentence must hold another number, of which they can be said: "The toll is over 65" gives one.
        """
        if len(quantities) < 2 or not self.measure_has_number(lexicon, quantities):
            return
        for mention in lexicon.find(self.tokens, self.taken):
            if not mention.codes("measure") or mention.last - mention.first < 2:
                continue
            within = [q for q in quantities if mention.first <= q.first and q.last <= mention.last]
            others = [q for q in quantities if q not in within and q.kind not in _NO_NUMBER]
            if within and others:
                begin, item = self.phrase(mention, self.taken)
                self.place(begin, mention.last, item)

    def measure_has_number(self, lexicon: Lexicon, quantities: Sequence[Quantity]) -> bool:
        """Whether the name of a measure can begin in the sentence that has one of its numbers in it. Few have any."""
        numbers = {token.lower for q in quantities for token in self.tokens[q.first : q.last]}
        return any(not numbers.isdisjoint(row.key.split(" ")) for row in lexicon.rows(self.tokens, _MEASURES))

    def numbers(self, quantities: Sequence[Quantity]) -> None:
        """Place quantities and dates, and what a share or a rate is of."""
        shares = [quantity for quantity in quantities if quantity.kind == "share"]
        for quantity in shares:
            self.base("B", denominators.of_share(self.tokens, quantity, self.words))
        within = self.heads_of_rows(quantities)
        self.plurals({at for quantity in quantities for at in range(quantity.first, quantity.last)})
        for quantity in quantities:
            if quantity.first in within:
                continue
            first = quantity.first if quantity.hedge_first is None else min(quantity.first, quantity.hedge_first)
            if quantity.kind not in _NO_NUMBER:
                last = quantity.last + self.counts_with_of(quantity)
                begin = quantity.first if quantity.hedge_first is None else quantity.hedge_first
                self.place(first, last, self.item("Q", begin, quantity.last, quantity=quantity))
            elif quantity.kind == "date":
                self.place(first, quantity.last, self.item("x", first, quantity.last))
        for base in denominators.told_apart(self.tokens, self.words) if shares else ():
            self.base("B", base)
        for quantity in quantities:
            if quantity.kind != "date":  # "In 2012 the per capita income"
                for base in denominators.of_rate(self.tokens, quantity, self.words):
                    self.base("p", base)

    def plurals(self, within: Collection[int]) -> None:
        """Leave out the plural in brackets of "0.3 migrant(s)/1,000 population", where no number has it `within`."""
        if not self.has_brackets:
            return
        for at in range(1, len(self.tokens) - 2):
            marks = [token.text for token in self.tokens[at : at + 3]]
            if marks == ["(", "s", ")"] and at not in within and adjacent(self.tokens[at - 1], self.tokens[at]):
                self.left_out[at] = at + 3
                self.taken[at : at + 3] = [True] * 3

    def heads_of_rows(self, quantities: Sequence[Quantity]) -> set[int]:
        """Leave out the units in the names of rows, and return their tokens: a number there is none of its own."""
        within: set[int] = set()
        for one in quantities:
            first, last = one.unit_first, one.unit_last
            if first is not None and last is not None and first not in within:
                within |= {*range(first, last)}
                self.left_out[first] = last
                self.taken[first:last] = [True] * (last - first)
        return within

    def counts_with_of(self, quantity: Quantity) -> bool:
        """Whether an "of" ties a number to what it counts, and to no whole: "22 millions of people"."""
        plural = self.tokens[quantity.last - 1].lower in self.words.vague
        numbered = self.tokens[quantity.first].kind == "number"
        followed = quantity.last < len(self.tokens) and self.tokens[quantity.last].lower in self.words.claims.base_of
        return plural and numbered and followed

    def rank(self, quantity: Quantity) -> None:
        """Place a rank without the words that are taken: "third-largest economy"."""
        last = quantity.first
        while last < quantity.last and not self.taken[last]:
            last += 1
        if last > quantity.first:
            self.place(quantity.first, last, self.item("O", quantity.first, last, quantity=quantity))

    def owned_bases(self, quantities: Sequence[Quantity]) -> None:
        """Note at the "of" of a share what it is of, where that has an owner: "48 percent of Ethiopia's GDP"."""
        ends = [quantity.last for quantity in quantities if quantity.kind == "share"]
        for at in ends:
            base = denominators.owned(self.tokens, at, self.words) if self.letter(at) == "o" else None
            if base is not None:
                for step in range(base.first, base.last):  # "land" is the word of a row, too
                    if self.letter(step) in ("x", "o", "g"):
                        end = self.starts.pop(step)[0]
                        self.taken[step:end] = [False] * (end - step)
                self.base_of(at, base)
        for at in ends:  # the owner is told by an adjective: "13 percent of the Hungarian parliament"
            the = at + 1 < len(self.tokens) and self.tokens[at + 1].lower == "the"
            owner = at + 2 if the else at + 1
            if self.letter(at) == "o" and self.letter(owner) == "A":
                base = denominators.beginning(self.tokens, self.starts[owner][0], self.words)
                if base is not None:
                    self.base_of(at, base)

    def base_of(self, at: int, base: Base) -> None:
        """Note a base at the "of" before it, and place it."""
        self.starts[at] = (at + 1, self.starts[at][1]._replace(base=base.code))
        self.base("B", base)

    def letter(self, at: int) -> str | None:
        """The letter of what begins at a token, None if nothing does so far."""
        return self.starts[at][1].letter if at in self.starts else None

    # --- phrases --------------------------------------------------------------------------------------

    def phrases(self, lexicon: Lexicon) -> None:
        taken = tuple(self.taken)  # by numbers: "since" is a phrase, and belongs to the war that follows it
        for mention in lexicon.find(self.tokens, taken):
            begin, item = self.phrase(mention, taken)
            self.starts[begin] = (mention.last, item)
            self.taken[begin : mention.last] = [True] * (mention.last - begin)

    def short_forms(self) -> None:
        """Read a short form in brackets with the name before it: "The total fertility rate (TFR) of Angola"."""
        if not self.has_brackets:
            return
        tokens = self.tokens
        for begin, (last, item) in list(self.starts.items()):
            if item.letter not in "NC":
                continue
            marks = [token.text for token in tokens[last : last + 3 : 2]]
            if marks == ["(", ")"] and _shortens(tokens[last + 1], tokens[begin:last]):
                for step in range(last, last + 3):
                    self.starts.pop(step, None)
                self.taken[last : last + 3] = [True] * 3
                self.starts[begin] = (last + 3, item)

    def phrase(self, mention: Mention, taken: Sequence[bool]) -> tuple[int, Item]:
        """Choose the letter of a phrase. A war with "before" or "since" in front of it is a period."""
        letter, unsure, war = letters.sign(mention.meanings)
        begin = mention.first
        if war is not None and begin and not taken[begin - 1]:
            role = self.words.period_roles.get(self.tokens[begin - 1].lower)
            if role in ("before", "since", "after", "until"):
                span = Span(self.tokens[begin - 1].start, mention.span.end)
                period = WarTime(role, war, span.of(self.text))  # type: ignore[arg-type]
                return begin - 1, Item("T", span, mention=mention, period=period)
        if letter == "E" and self._is_currency(mention):
            return begin, plain("x", mention.span)
        if letter == "P" and self.tokens[begin].lower in self.words.past:
            return begin, Item(letter, mention.span, mention=mention, past=True)
        return begin, plain("n" if unsure and self.is_named(begin) else letter, mention.span, mention)

    def _is_currency(self, mention: Mention) -> bool:
        """Whether a short name says whose money is meant: "GDP per head in US$"."""
        sign = self.tokens[mention.last : mention.last + 1]
        return bool(sign) and sign[0].text == _DOLLAR and adjacent(self.tokens[mention.last - 1], sign[0])


def _shortens(short: Token, words: Sequence[Token]) -> bool:
    """Whether a word in capitals is made of the first letters of others, in their order, or of some of them."""
    initials = iter("".join(word.text[0] for word in words).upper())
    capitals = [letter for letter in short.text if letter.isalpha()]
    return len(capitals) > 1 and short.text.isupper() and all(letter in initials for letter in capitals)
