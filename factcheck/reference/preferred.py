"""A store as a newsroom wants it: which publishers come first or not at all, and what counts as close."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from factcheck.records import NamedTuple
from factcheck.reference.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.reference.catalogue import Measure


class Tolerance(NamedTuple):
    """What counts as close for some measures, in place of what the catalogue says."""

    pattern: str
    """The measures: a code, or a pattern in which `*` stands for anything."""
    share: float
    """How far off a number may be, as a share of the value."""
    points: float
    """How far off it may be in the unit of the measure."""
    reason: str
    """Who set it, and to what: "set to 2 % in factcheck.toml"."""


class Preferences(NamedTuple):
    """What a newsroom wants to be different from what the catalogue says."""

    prefer: tuple[str, ...] = ()
    """Codes of publishers that come before all others, for the measures that they carry."""
    exclude: tuple[str, ...] = ()
    """Codes of publishers whose figures are neither judged by nor shown."""
    tolerances: tuple[Tolerance, ...] = ()
    """Tolerances by measure; of several that fit, the longest pattern decides."""


class UnknownCodeError(Exception):
    """There is no such publisher or measure; the message says what may have been meant."""


class PreferredStore(Store):
    """A store in which preferences hold. What is known otherwise stays: measures, places, names and phrases."""

    def __init__(self, store: Store, preferences: Preferences) -> None:
        """Open what a store has open once more. Raises StoreError."""
        super().__init__(store.path, store._layers, store.fetched)
        self._preferences = preferences
        self._adjusted: dict[str, Measure] = {}
        self._left_out: dict[int, frozenset[int]] = {}

    def measure(self, code: str) -> Measure:
        """Return the measure of a code, with the order of publishers and the tolerance that are preferred."""
        measure = self._adjusted.get(code)
        if measure is None:
            measure = self._adjusted[code] = self._adjust(super().measure(code))
        return measure

    def _adjust(self, measure: Measure) -> Measure:
        if self._preferences.prefer:
            question = "SELECT publisher FROM carries WHERE measure = ?"
            carried = {code for (code,) in self.ask(question, (measure.code,))} | set(measure.publishers)
            order = (*(code for code in self._preferences.prefer if code in carried), *measure.publishers)
            measure = measure._replace(publishers=tuple(dict.fromkeys(order)))
        fitting = [t for t in self._preferences.tolerances if fnmatchcase(measure.code, t.pattern)]
        if fitting:
            chosen = max(fitting, key=lambda t: len(t.pattern))
            measure = measure._replace(
                tolerance=chosen.share,
                tolerance_absolute=chosen.points,
                tolerance_reason=chosen.reason,
                tolerance_set=True,
            )
        return measure

    def excluded(self, measure: str, entity: str, counterpart: str | None = None) -> tuple[str, ...]:
        """Return what the excluded publishers are called that have figures of a measure for an entity."""
        if not self._preferences.exclude:
            return ()
        question = "SELECT points FROM series WHERE measure = ? AND entity = ? AND counterpart = ?"
        found: set[str] = set()
        for level, db in enumerate(self._all):
            for (packed,) in db.execute(question, (measure, entity, counterpart or "")):
                numbers = {number for number, _ in Store._editions(self, level, packed)} & self._hidden(level)
                found |= {self.publisher(self._provenance(level, number).publisher).short for number in numbers}
        return tuple(sorted(found))

    def _editions(self, level: int, packed: bytes) -> Iterator[tuple[int, Any]]:
        hidden = self._hidden(level)
        return (edition for edition in super()._editions(level, packed) if edition[0] not in hidden)

    def _hidden(self, level: int) -> frozenset[int]:
        """Numbers of the editions of a database whose publishers are excluded."""
        known = self._left_out.get(level)
        if known is None:
            numbers = [number for (number,) in self._all[level].execute("SELECT id FROM provenance")]
            excluded = self._preferences.exclude
            known = self._left_out[level] = frozenset(
                number for number in numbers if self._provenance(level, number).publisher in excluded
            )
        return known


def check_publishers(store: Store, codes: Iterable[str]) -> None:
    """Check that every code is that of a publisher. Raises UnknownCodeError."""
    known = sorted({code for (code,) in store.ask("SELECT code FROM publisher")})
    for code in codes:
        if code not in known:
            raise UnknownCodeError(f"no publisher {code!r}; {_meant(code, known, 'data list')}")


def check_measures(store: Store, patterns: Iterable[str]) -> None:
    """Check that every pattern fits a measure. Raises UnknownCodeError."""
    known = store.measures()
    for pattern in patterns:
        if not any(fnmatchcase(code, pattern) for code in known):
            families = {f"{code.partition('.')[0]}.*" for code in known if "." in code}
            raise UnknownCodeError(
                f"no measure {pattern!r}; {_meant(pattern, [*known, *sorted(families)], 'data search')}"
            )


def _meant(word: str, known: Iterable[str], command: str) -> str:
    from factcheck.language.spelling import similar

    near = similar(word, known)
    return f"did you mean {' or '.join(near)}?" if near else f"`factcheck {command}` tells what there is"
