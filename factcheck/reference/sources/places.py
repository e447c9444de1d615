"""Places: the publisher's codes and ours, and that an answer speaks of none but those that were asked for."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from factcheck.http import FetchError, address_of
from factcheck.patterns import lazily
from factcheck.reference.problems import quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from factcheck.reference.sources.answers import Answer
    from factcheck.reference.sources.offers import Offer
    from factcheck.reference.sources.source import Wanted
    from factcheck.reference.store import Store

KINDS = ("country", "territory", "region", "group")
"""The kinds of entities that a publisher's codes of places can mean."""
_ISO = lazily(r"[A-Z]{3}\Z")


class Places:
    """Codes of one publisher and ours."""

    def __init__(self, offer: Offer, entities: Collection[str]) -> None:
        """Take the codes of an offer, and ours."""
        self._offer = offer
        self._entities = frozenset(entities)
        self._theirs = {entity: code for code, entity in reversed(list(offer.places.items()))}
        self._names = {entity: name for name, entity in reversed(list(offer.names.items()))}

    def entity(self, code: str) -> str | None:
        """Return the entity that a code of the publisher means, None if it means none."""
        if code in self._offer.left_out:
            return None
        if code in self._offer.places:
            return self._offer.places[code]
        return code if self._offer.iso and _ISO.match(code) and code in self._entities else None

    def code(self, entity: str) -> str | None:
        """Return what the publisher calls an entity, None if it has no code for it."""
        if entity in self._theirs:
            return self._theirs[entity]
        if self._offer.iso and entity not in self._offer.left_out and entity in self._entities and _ISO.match(entity):
            return entity
        return self._names.get(entity)

    def codes(self, entity: str) -> tuple[str, ...]:
        """Return all codes of the publisher that mean an entity, the one that counts first."""
        listed = tuple(code for code, meant in self._offer.places.items() if meant == entity)
        return listed or tuple(filter(None, (self.code(entity),)))

    def named(self, name: str) -> str | None:
        """Return the entity that a name without a code means, None if it means none."""
        return self._offer.names.get(name)

    def asked(self, wanted: Wanted) -> tuple[dict[str, str], tuple[str, ...]]:
        """Return the publisher's codes of the places that are wanted, by ours, and those that it has no code for."""
        codes = {entity: code for entity in dict.fromkeys(wanted.entities) if (code := self.code(entity))}
        return codes, tuple(entity for entity in dict.fromkeys(wanted.entities) if entity not in codes)


class Gate:
    """Lets in the places that were asked for; without such, all that the table of entities knows."""

    def __init__(self, wanted: Collection[str]) -> None:
        """Remember what was asked for; nothing for everything."""
        self.wanted = frozenset(wanted)
        self.skipped: dict[str, None] = {}
        """What the table of entities does not know."""

    def admit(self, answer: Answer, entity: str | None, shown: str) -> str | None:
        """Return an entity that may be taken, None for one that is skipped. Fails for one that was not asked for."""
        if self.wanted and entity not in self.wanted:
            answer.fail(f"the answer speaks of {quoted(shown)}, which was not asked for")
        if entity is None:
            self.skipped[shown] = None
        return entity


def entities_of(store: Store) -> frozenset[str]:
    """Return the codes of all entities that a publisher's places can mean."""
    return frozenset().union(*(store.codes_of(kind) for kind in KINDS))


def hosts_of(url: str) -> tuple[str, ...]:
    """Return the one host of a base address."""
    return (address_of(url),)


def batches(codes: Sequence[str], most: int, characters: int) -> Iterator[tuple[str, ...]]:
    """Split codes into groups of at most so many codes, and so many characters with a separator after each."""
    group: list[str] = []
    for code in codes:
        length = sum(len(one) + 1 for one in group) + len(code)
        if group and (len(group) >= most or length > characters):
            yield tuple(group)
            group = []
        group.append(code)
    if group:
        yield tuple(group)


def halves(codes: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Split codes in the middle."""
    middle = len(codes) // 2
    return tuple(itertools.islice(codes, middle)), tuple(codes[middle:])


def nothing_for(what: Sequence[str], hosts: Sequence[str]) -> FetchError:
    """Return the error that a publisher has nothing of what was asked for."""
    shown = ", ".join(what[:5]) + (f" and {len(what) - 5} more" if len(what) > 5 else "")
    return FetchError("not-found", hosts[0], f"has no figures of {shown}", "ask another publisher")
