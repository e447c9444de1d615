"""What the name of a place means where it could mean something else: another place, a person, a government.

The sentence speaks first: a given name beside it, a verb of saying after a capital, a noun that tells its kind, the
place that it lies in. Then the other places of the article. What neither decides keeps all its meanings, and no claim
is bound to it.
"""

from __future__ import annotations

import copy
from functools import cached_property
from typing import TYPE_CHECKING

from factcheck.claims.lines.appositions import with_appositions
from factcheck.claims.lines.line import Item, Line
from factcheck.claims.lines.ondemand import OnDemand
from factcheck.claims.lines.whereabouts import Lands
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.article import Sentence
    from factcheck.claims.lines.whereabouts import Whereabouts
    from factcheck.language.lexicon import Mention, PhraseKind
    from factcheck.language.vocabulary import Senses
    from factcheck.reference.catalogue import Catalogue

SPEAKER = "G"
"""The letter of a capital that stands for its government."""

_SUBJECT_AFTER = "#,;:(-q.T"
"""Letters after which a capital is the subject of a clause."""
_LONGEST_PAUSE = 3
"""Words between a capital and its verb: "Moscow has also repeatedly denied"."""
_APPOSITION = 4
"""Words of an apposition in which its noun is looked for: "Georgia, a former Soviet republic"."""
_NEAR = 12
"""Sentences on either side in which a place must be named to decide; the headline is always near."""
_ABROAD = 1
"""Sentences on either side in which another country must be named to make a country of a name."""
_WORD = lazily(r"[^\W\d_]+")
_NAME_AND_WORD = lazily(r"(?<![^\W\d_])([^\W\d_a-z][^\W\d_]*)\s+(?=([^\W\d_]+))")
"""A word with a capital, and the word after it."""
_KINDS = {
    "state": ("state", "part"),
    "country": ("country", "territory"),
    "city": ("city",),
    "part": ("part", "state", "territory"),
}
_PLACE: tuple[PhraseKind, ...] = ("entity", "people")
_REGIONS = frozenset({"region", "group"})
"""Kinds of places of which many titles tell; that of a country tells of the country."""
_LONGEST_TITLE = 5
"""Items of a title behind the place."""
_BESIDES: tuple[PhraseKind, ...] = ("rare", "cautious")


def settle(
    lines: Sequence[Line], sentences: Sequence[Sentence], whereabouts: Whereabouts, catalogue: Catalogue, words: Senses
) -> Settled:
    """Return the lines of the sentences with every name of a place read as far as sentence and article tell.

    A line is read when it is asked for, and others of the article only if a name in it is still open.
    """
    return Settled(_Told(lines, catalogue, words), sentences, whereabouts)


class _Told(OnDemand[Line]):
    """The lines with the names of places read as far as their sentence tells."""

    def __init__(self, lines: Sequence[Line], catalogue: Catalogue, words: Senses) -> None:
        super().__init__(len(lines))
        self.lines = lines
        self.catalogue = catalogue
        self.lands = Lands(catalogue)
        self.words = words
        self.people: set[str] = set()
        """Names of places that are surnames of those who were named in full."""

    def make(self, at: int) -> Line:
        """Read the names of a line."""
        line = self.lines[at]
        items: list[Item] | None = None
        for step, item in enumerate(line.items):
            mention = item.mention
            if mention is None:
                continue
            if item.letter not in ("E", "A") and mention.meanings[0].kind != "cautious":
                continue
            changed = self._read(line, step, mention)
            if changed is not None:
                items = list(line.items) if items is None else items
                for place, new in changed.items():
                    items[place] = new
        if items is not None:
            line = line.redrawn([item for item in items if item.letter])
        return with_appositions(line, self.catalogue, self.words)

    def _read(self, line: Line, at: int, mention: Mention) -> dict[int, Item] | None:
        """The items that become others, by index; None for no change."""
        item = line.items[at]
        person = self._person(line, at)
        if person:
            return {place: line.items[place]._replace(letter="n", mention=None) for place in person}
        if item.letter == "E" and self._in_title(line, at):
            return {at: item._replace(letter="n", mention=None)}
        if len(mention.meanings) == 1 and mention.meanings[0].kind in _PLACE:
            return None
        if mention.codes("government") and self._speaks(line, at):
            return {at: item._replace(letter=SPEAKER)}
        if not (mention.codes("rare") or mention.codes("cautious") or len(_codes(item)) > 1):
            return None
        return self._of_kind(line, at) or self._beside(line, at) or self._cautious(line, at)

    def _in_title(self, line: Line, at: int) -> bool:
        """Whether a region begins the title of what somebody publishes: "the World Happiness Report"."""
        if any(self.catalogue.entity(code).kind not in _REGIONS for code in _codes(line.items[at])):
            return False
        for step in range(at + 1, min(at + 1 + _LONGEST_TITLE, len(line.items))):
            words = line.words(step)
            if not words[:1].isupper() and line.letters[step] not in "&o":
                return False
            if words.lower() in self.words.titles_end:
                return True
        return False

    def _person(self, line: Line, at: int) -> tuple[int, ...]:
        """The items of a person's name, if the place is part of one; a surname is remembered."""
        if line.letters[at - 1] not in "nxEA." and line.letters[at + 1 : at + 2] != "n":
            return ()
        name = line.words(at).lower()
        if " " in name:
            return ()
        if name in self.words.given and line.letters[at + 1 : at + 2] == "n":
            office_of = line.letters[at - 1] == "o" and self._word(line, at - 2) in self.words.offices
            return () if office_of or self._word(line, at + 1) in self.words.offices else (at, at + 1)
        if self._is_full_name(line, at, name):
            self.people.add(name)
            return (at - 1, at)
        if line.letters[at] == "E" and (self._has_title(line, at) or self._is_surname(line, at, name)):
            return (at,)
        return ()

    def _is_full_name(self, line: Line, at: int, name: str) -> bool:
        """After a given name, as in "Michael Jordan", no place stands without a comma, unless it is one itself."""
        before = line.words(at - 1) if at > 1 else ""
        if before.lower() not in self.words.given or not before[:1].isupper():
            return False
        return name in self.words.surnames or (line.letters[at] == "E" and line.letters[at - 1] not in "EA")

    def _has_title(self, line: Line, at: int) -> bool:
        title = at - 2 if line.letters[at - 1] == "." else at - 1
        return self._word(line, title) in self.words.titles and line.words(title)[:1].isupper()

    def _is_surname(self, line: Line, at: int, name: str) -> bool:
        before = self._word(line, at - 1)
        ordinary = before in self.words.modifiers or before in self.words.offices
        return name in self.words.surnames and line.letters[at - 1] == "n" and not ordinary

    def _word(self, line: Line, at: int) -> str:
        return line.words(at).lower() if 0 < at < len(line.items) else ""

    def _speaks(self, line: Line, at: int) -> bool:
        """Whether a capital is the subject of a verb of saying, or a source: "according to Moscow"."""
        if "attribution/before" in line.items[at - 1].cues():
            return line.letters[at + 1 : at + 2] in tuple(",.;)") or at + 1 == len(line.items)
        if line.letters[at - 1] not in _SUBJECT_AFTER and self._word(line, at - 1) not in self.words.openers:
            return False
        if line.letters[at - 2 : at] == "E,":
            return False  # "Seattle, Washington, said"
        for step in range(at + 1, min(at + 2 + _LONGEST_PAUSE, len(line.items))):
            word = self._word(line, step).split(" ")[0]
            if word in self.words.speech:
                return True
            if word not in self.words.between and line.letters[step] not in "Tm":
                return False
        return False

    def _of_kind(self, line: Line, at: int) -> dict[int, Item] | None:
        """A noun tells the kind: "the US state of Georgia", "Georgia, the former Soviet republic"."""
        if line.letters[at - 1] == "o":
            return self._kind_before(line, at)
        if line.letters[at + 1 : at + 2] != ",":
            return None
        for step in range(at + 2, min(at + 2 + _APPOSITION, len(line.items))):
            kind = self.words.kinds.get(self._word(line, step))
            codes = self._kin(line.items[at], kind, None) if kind else ()
            if len(codes) == 1:
                return {at: _narrowed(line.items[at], codes[0], f"“{line.words(step)}” beside it")}
            if line.letters[step] not in "dxAJ" or kind:
                break
        return None

    def _kind_before(self, line: Line, at: int) -> dict[int, Item] | None:
        """Make one item of "the US state of Georgia", so that the constructions see a place and nothing else."""
        kind = self.words.kinds.get(self._word(line, at - 2).split(" ")[-1])  # "the city" is one item
        if kind is None:
            return None
        first = at - 2
        home: str | None = None
        if line.letters[at - 3] in "AE":
            first = at - 3
            around = _codes(line.items[first])
            home = around[0] if len(around) == 1 else None
        codes = self._kin(line.items[at], kind, home)
        if not codes and kind == "country":
            codes = self._kin(line.items[at], kind, None)  # "the Soviet republic of"
        if len(codes) != 1 or self._lies_elsewhere(line, at, codes[0]):
            return None
        if "places/parts" in line.items[first - 1].cues():
            first -= 1  # "the former Soviet republic of Georgia" is all of Georgia
        read = _narrowed(line.items[at], codes[0], f"“{line.words(at - 2)} of” before it")
        return {at: read} | {place: line.items[place]._replace(letter="") for place in range(first, at)}

    def _kin(self, item: Item, kind: str, home: str | None) -> tuple[str, ...]:
        """The meanings of a kind, in a country if one is given."""
        return tuple(
            code
            for code in _all_codes(item)
            if self.catalogue.entity(code).kind in _KINDS[kind] and (home is None or self.lands.home(code) == home)
        )

    def _beside(self, line: Line, at: int) -> dict[int, Item] | None:
        """What it lies in, or what lies in it, stands beside it: "Savannah, Georgia", "Nice, France"."""
        item = line.items[at]
        codes = _all_codes(item)
        lands = any(self.catalogue.entity(code).kind in ("country", "territory") for code in _codes(item))
        for mark, other in ((at + 1, at + 2), (at - 1, at - 2)):
            if not 0 < other < len(line.items) or line.letters[mark] != "," or line.letters[other] != "E":
                continue
            near = _codes(line.items[other])
            if len(near) != 1 or _has(line.items[other], "rare"):
                continue
            kind = self.catalogue.entity(near[0]).kind
            if lands and kind in ("country", "territory"):
                continue  # a list of countries: "Ireland, Britain and France"
            kin = [c for c in codes if near[0] in self.lands.around(c) or c in self.lands.around(near[0])]
            if not kin and kind in ("state", "part", "city"):
                kin = [c for c in codes if c != near[0] and self._go_together(c, near[0])]
            if len(kin) == 1:
                return {at: _narrowed(item, kin[0], f"“{line.words(other)}” beside it")}
        return None

    def _go_together(self, one: str, other: str) -> bool:
        """Whether two places of one country may stand in a list: two states or two cities."""
        cities = [self.catalogue.entity(code).kind == "city" for code in (one, other)]
        return cities[0] == cities[1] and self.lands.home(one) == self.lands.home(other)

    def _lies_elsewhere(self, line: Line, at: int, code: str) -> bool:
        """Whether what follows says that a namesake is meant: "Bath, New York"."""
        if line.letters[at + 1 : at + 3] != ",E" or self.catalogue.entity(code).kind != "city":
            return False
        others = _codes(line.items[at + 2])
        listed = any(self._go_together(code, other) for other in others)
        return bool(others) and not listed and not self.lands.around(code) & set(others)

    def _cautious(self, line: Line, at: int) -> dict[int, Item] | None:
        """A common word is a place only after a preposition that wants one: "in Nice"."""
        item = line.items[at]
        codes = _of(item, "cautious")
        if len(codes) != 1 or _of(item, "entity") or line.letters[at - 1] != "i":
            return None
        if at + 1 < len(line.items) and line.words(at + 1)[:1].isupper():
            return None  # "In Nice Weather"
        if self._lies_elsewhere(line, at, codes[0]):
            return None
        return {at: _narrowed(item, codes[0], f"“{line.words(at - 1)}” before it")}


class _Named(OnDemand[dict[str, str]]):
    """For each line its places that are sure, and what they lie in, with the words that name them."""

    def __init__(self, told: _Told) -> None:
        super().__init__(len(told))
        self.told = told

    def make(self, at: int) -> dict[str, str]:
        """Look up the places of a line."""
        line = self.told[at]
        named: dict[str, str] = {}
        for step in line.where("EA"):
            codes = _codes(line.items[step])
            if len(codes) == 1 and not _has(line.items[step], "rare"):
                for code in (codes[0], *self.told.lands.around(codes[0])):
                    named.setdefault(code, line.words(step))
        return named


class Settled(OnDemand[Line]):
    """The lines with the names of places read as far as the article tells."""

    def __init__(self, told: _Told, sentences: Sequence[Sentence], whereabouts: Whereabouts) -> None:
        super().__init__(len(told))
        self.told = told
        self.sentences = sentences
        """The sentences, which need not be drawn to tell where they stand."""
        self.whereabouts = whereabouts
        """Where the places of the article may be named."""
        self.lands = told.lands
        self.named = _Named(told)
        self._spoken_of: dict[str, str | None] = {}
        self._surnames: dict[str, bool] = {}

    def instead(self, at: int, line: Line) -> Settled:
        """Return the same lines with another one in the place of one of them."""
        other = copy.copy(self)
        other._made = {**self._made, at: line}
        return other

    def make(self, at: int) -> Line:
        """Read the names that are still open in a line."""
        line = self.told[at]
        items: list[Item] | None = None
        for step in line.where("EA"):
            item = line.items[step]
            read = None
            if self._is_person_again(line, step):
                read = item._replace(letter="n", mention=None)
            elif len(_codes(item)) > 1 or _has(item, "rare"):
                read = self._by_context(line, step, at)
            if read is not None:
                items = list(line.items) if items is None else items
                items[step] = read
        return line if items is None else line.redrawn(items)

    def _is_person_again(self, line: Line, at: int) -> bool:
        """A surname that was told with its given name: the place only after "in", or if its land is spoken of."""
        if line.letters[at] != "E" or line.letters[at - 1] == "i":
            return False
        name = line.words(at).lower()
        if not self._is_surname(name):
            return False
        words = [self._first_words(self.lands.home(code)) or name for code in _codes(line.items[at])]
        return all(word.lower() == name for word in words)

    def _is_surname(self, name: str) -> bool:
        """Whether somebody with this name is named in full. All lines are read if a given name precedes it anywhere."""
        if name not in self._surnames:
            begins = _WORD.match(name)
            if begins is not None and begins.group() in self._behind_given:
                all(self.told)
            self._surnames[name] = name in self.told.people
        return self._surnames[name]

    @cached_property
    def _behind_given(self) -> set[str]:
        """The words of the article, in small letters, before which a given name stands."""
        given = self.told.words.given
        pairs = [pair for one in self.sentences for pair in _NAME_AND_WORD.findall(one.text)]
        return {behind.lower() for name, behind in pairs if name.lower() in given}

    def _first_words(self, code: str) -> str | None:
        """The words with which the article first speaks of a place or of something in it, None if it never does."""
        if code not in self._spoken_of:
            named = (self.named[at] for at in self.whereabouts.within(code))
            self._spoken_of[code] = next((words[code] for words in named if code in words), None)
        return self._spoken_of[code]

    def _near(self, code: str, number: int) -> str | None:
        """The words that speak of a place in the headline or, before that, in the sentences around one."""
        within = self.whereabouts.within(code)
        around = [at for at in within if number - _NEAR <= at <= number + _NEAR]
        head = [0] if self.sentences[0].kind == "headline" and 0 in within else []
        return next((self.named[at][code] for at in (*reversed(around), *head) if code in self.named[at]), None)

    def _by_context(self, line: Line, step: int, number: int) -> Item | None:
        """One of several meanings, if only its land is spoken of; a rare one only opens the question.

        It does not where its full name is still to come: "Samoa has more people than American Samoa".
        """
        item = line.items[step]
        later = {code for place in line.where("EA") if place > step for code in _codes(line.items[place])}
        codes = _codes(item)
        rare = [c for c in _of(item, "rare") if c not in later or min(self.whereabouts.within(c), default=0) < number]
        signs = {code: self._sign(code, codes) for code in codes}
        if not rare and len(set(signs.values())) == 1:
            return None  # New York, city or state: what tells of one tells of the other, wherever it stands
        found = [code for code in codes if self._first_words(signs[code])]
        doubtful = [code for code in rare if self._first_words(self._sign(code, ()))] if not found else []
        if doubtful:
            return _widened(item, doubtful)
        if not found and not rare:
            return self._abroad(item, number)
        if len(codes) < 2 or len(found) != 1 or list(signs.values()).count(signs[found[0]]) > 1:
            return None
        words = self._near(signs[found[0]], number)
        return _narrowed(item, found[0], f"“{words}” in the text") if words is not None else None

    def _abroad(self, item: Item, number: int) -> Item | None:
        """The country among several meanings, beside another one in a text that names nothing in the land of the rest.

        "Georgia borders Armenia" is no state of the USA, unless something there is spoken of.
        """
        codes = _codes(item)
        kind = {code: self.lands.catalogue.entity(code).kind for code in codes}
        lands = [code for code in codes if kind[code] in ("country", "territory")]
        if len(lands) != 1 or any(self._first_words(self.lands.home(code)) for code in codes if code not in lands):
            return None
        for at in range(max(0, number - _ABROAD), min(len(self), number + _ABROAD + 1)):
            for code, words in self.named[at].items():
                if code not in codes and self.lands.catalogue.entity(code).kind == "country":
                    return _narrowed(item, lands[0], f"“{words}” in the text")
        return None

    def _sign(self, code: str, rivals: Sequence[str]) -> str:
        """The place that must be spoken of, itself or by something in it, if this meaning is to be the right one.

        For a city its country. For a state too, but not where a rival is another country: the United States are named
        in many an article on the Georgia that lies elsewhere, and the state is meant only if a city of it is named.
        """
        kinds = {self.lands.catalogue.entity(rival).kind for rival in rivals}
        smaller = self.lands.catalogue.entity(code).kind != "city"
        return code if smaller and (not rivals or kinds & {"country", "territory"}) else self.lands.home(code)


def _has(item: Item, kind: PhraseKind) -> bool:
    if item.mention is None or len(item.mention.meanings) == 1:
        return item.mention is not None and item.mention.meanings[0].kind == kind
    return any(row.kind == kind for row in item.mention.meanings)


def _of(item: Item, kind: PhraseKind) -> tuple[str, ...]:
    return item.mention.codes(kind) if item.mention else ()


def _codes(item: Item) -> tuple[str, ...]:
    """The places that the item names, or whose people it names."""
    if item.mention is None:
        return ()
    if len(item.mention.meanings) == 1:
        row = item.mention.meanings[0]
        return (row.code,) if row.kind in _PLACE else ()
    return tuple(dict.fromkeys(row.code for row in item.mention.meanings if row.kind in _PLACE))


def _all_codes(item: Item) -> tuple[str, ...]:
    """With those that it means rarely or only with caution."""
    return tuple(dict.fromkeys((*_codes(item), *_of(item, "rare"), *_of(item, "cautious"))))


def _narrowed(item: Item, code: str, why: str) -> Item:
    """The item with one place as its only meaning."""
    assert item.mention is not None
    rows = tuple(
        row._replace(kind="entity") if row.kind in _BESIDES else row
        for row in item.mention.meanings
        if row.code == code and (row.kind in _PLACE or row.kind in _BESIDES)
    )
    letter = "A" if item.letter == "A" else "E"
    return item._replace(letter=letter, mention=item.mention.meaning(rows[:1]), sense=f", for {why}")


def _widened(item: Item, rare: Sequence[str]) -> Item:
    """The item with its rare meanings as good as the usual one."""
    assert item.mention is not None
    kind: PhraseKind = "people" if item.letter == "A" else "entity"
    rows = tuple(row._replace(kind=kind) if row.code in rare else row for row in item.mention.meanings)
    return item._replace(mention=item.mention.meaning(rows))
