"""In which sentences of an article a place may be named: told by their words alone, before any of them is drawn."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.language.lexicon import Lexicon, PhraseKind
    from factcheck.language.settings import Settings
    from factcheck.language.tokens import Token
    from factcheck.reference.catalogue import Catalogue

_PLACE: frozenset[PhraseKind] = frozenset({"entity", "people", "rare", "cautious"})
_LIKELY = _PLACE - {"rare"}


class Lands(NamedTuple):
    """What places lie in."""

    catalogue: Catalogue

    def around(self, code: str) -> set[str]:
        """The places that a place lies in, up to its country."""
        around: set[str] = set()
        inner: str | None = code
        while inner is not None and inner not in around:
            entity = self.catalogue.entity(inner)
            if entity.kind in ("region", "group"):
                break
            around.add(inner)
            inner = entity.parent
        return around - {code}

    def wider(self, code: str) -> set[str]:
        """The regions that a country lies in."""
        wider: set[str] = set()
        outer = self.catalogue.entity(code).parent
        while outer is not None and outer not in wider:
            wider.add(outer)
            outer = self.catalogue.entity(outer).parent
        return wider

    def home(self, code: str) -> str:
        """The country or territory that a place lies in, itself if it is one."""
        entity = self.catalogue.entity(code)
        while entity.kind not in ("country", "territory", "region", "group") and entity.parent is not None:
            entity = self.catalogue.entity(entity.parent)
        return entity.code


class Whereabouts:
    """The sentences that must be drawn to learn where a place is named; in all others no reading names it."""

    def __init__(self, tokens: Sequence[Sequence[Token]], lexicon: Lexicon, lands: Lands, settings: Settings) -> None:
        self._tokens = tokens
        self._lexicon = lexicon
        self._lands = lands
        self._settings = settings

    def naming(self, code: str) -> Sequence[int]:
        """Return the numbers of the sentences in which a place may be named, in order."""
        return self._naming.get(code, ())

    def within(self, code: str) -> Sequence[int]:
        """Return the numbers of the sentences in which a place, or one that lies in it, may be named, in order."""
        return self._within.get(code, ())

    @cached_property
    def setting(self) -> str | None:
        """The country for whose readers the article is written: it names its institutions, and no place abroad."""
        found = {home for tokens in self._tokens for home in self._settings.countries(tokens)}
        home = found.pop() if len(found) == 1 else None
        if home is None:
            return None
        self._lexicon.prepare(chain.from_iterable(self._tokens))
        named = {row.code for tokens in self._tokens for row in self._lexicon.rows(tokens, _LIKELY)}
        wider = self._lands.wider(home)
        return home if all(code in wider or self._lands.home(code) == home for code in named) else None

    def of_part(self, number: int) -> bool:
        """Tell whether a sentence speaks of a part of a country without its name: "the county"."""
        return self._settings.of_part(self._tokens[number])

    @cached_property
    def _naming(self) -> dict[str, list[int]]:
        self._lexicon.prepare(chain.from_iterable(self._tokens))
        found: dict[str, list[int]] = {}
        for number, tokens in enumerate(self._tokens):
            for code in {row.code for row in self._lexicon.rows(tokens, _PLACE)}:
                found.setdefault(code, []).append(number)
        return found

    @cached_property
    def _within(self) -> dict[str, list[int]]:
        found: dict[str, set[int]] = {}
        for code, numbers in self._naming.items():
            for around in (code, *self._lands.around(code)):
                found.setdefault(around, set()).update(numbers)
        return {code: sorted(numbers) for code, numbers in found.items()}
