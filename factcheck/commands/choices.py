"""What the settings say of articles and data, in the terms of the stages: scopes by path, and preferences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.config import ConfigError
from factcheck.config.paths import matches
from factcheck.rules.selection import UnknownRuleError, codes, selected
from factcheck.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.config import Settings
    from factcheck.reference.store import Store


def rules_on(settings: Settings) -> frozenset[str]:
    """Return the codes of the rules that are on. Raises ConfigError, which names where an unknown one stands."""
    _check_rules(settings.select, settings.where("select"))
    _check_rules(settings.ignore, settings.where("ignore"))
    for choice in settings.per_path:
        _check_rules((*choice.select, *choice.ignore), f"{settings.where('per_path')} {choice.pattern}")
    return selected(settings.select, settings.ignore)


def preferring(store: Store, settings: Settings) -> Store:
    """Return the store as the settings want it. Raises ConfigError and StoreError."""
    if not (settings.prefer or settings.exclude or settings.tolerances):
        return store
    from factcheck.config.values import tolerance_of
    from factcheck.reference.preferred import Preferences, PreferredStore, Tolerance, UnknownCodeError, check_publishers

    for name, publishers in (("publishers.prefer", settings.prefer), ("publishers.exclude", settings.exclude)):
        try:
            check_publishers(store, publishers)
        except UnknownCodeError as error:
            raise ConfigError(f"{settings.where(name)}: {error}") from None
    _check_measures(store, settings.tolerances, settings.where("tolerance"))
    origin = settings.origin("tolerance")
    tolerances = tuple(
        Tolerance(pattern, *tolerance_of(text), f"set to {text} by {origin}")
        for pattern, text in settings.tolerances.items()
    )
    return PreferredStore(store, Preferences(settings.prefer, settings.exclude, tolerances))


class Scopes:
    """What is checked, article by article."""

    def __init__(self, settings: Settings, store: Store) -> None:
        """Check that all measures are known that the settings name. Raises ConfigError, which says where one stands."""
        self._settings, self._known = settings, dict[tuple[bool, ...], Scope]()
        _check_measures(store, settings.select_measures, settings.where("select_measures"))
        _check_measures(store, settings.ignore_measures, settings.where("ignore_measures"))
        for choice in settings.per_path:
            patterns = (*choice.select_measures, *choice.ignore_measures)
            _check_measures(store, patterns, f"{settings.where('per_path')} {choice.pattern}")

    def of(self, source: str) -> Scope:
        """Return what is checked in an article.

        What is ignored for its path is ignored besides what is ignored everywhere; what is selected for its path stands
        in place of what is selected everywhere.
        """
        settings = self._settings
        fitting = tuple(matches(choice.pattern, choice.base, source) for choice in settings.per_path)
        known = self._known.get(fitting)
        if known is None:
            choices = [choice for choice, fits in zip(settings.per_path, fitting, strict=True) if fits]
            select = [word for choice in choices for word in choice.select] or settings.select
            ignore = [*settings.ignore, *(word for choice in choices for word in choice.ignore)]
            measures = [word for choice in choices for word in choice.select_measures] or settings.select_measures
            without = [*settings.ignore_measures, *(word for choice in choices for word in choice.ignore_measures)]
            known = self._known[fitting] = Scope(selected(select, ignore), tuple(measures), tuple(without))
        return known


def _check_rules(words: Iterable[str], where: str) -> None:
    try:
        codes(words)
    except UnknownRuleError as error:
        raise ConfigError(f"{where}: {error}") from None


def _check_measures(store: Store, patterns: Iterable[str], where: str) -> None:
    wanted = tuple(patterns)
    if not wanted:
        return
    from factcheck.reference.preferred import UnknownCodeError, check_measures

    try:
        check_measures(store, wanted)
    except UnknownCodeError as error:
        raise ConfigError(f"{where}: {error}") from None
