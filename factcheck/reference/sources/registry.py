"""Which publishers can be fetched: a code and the module that speaks with that publisher.

The module of a publisher has a function `source(store, url=None)`, which returns its `Source`. The store tells it which
entities there are; `url` is a mirror's base address, or None for the publisher's own. With a mirror, the host of its
address (`http.address_of(url)`) is the only one in `hosts`.
"""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.reference.sources.source import Source
    from factcheck.reference.store import Store

TABLE = "table"
"""The code of any table over HTTPS, which is asked for by its address."""
MODULES: Mapping[str, str] = {
    "world_bank": "factcheck.reference.sources.world_bank",
    "unhcr": "factcheck.reference.sources.unhcr",
    "owid": "factcheck.reference.sources.owid",
    "eurostat": "factcheck.reference.sources.eurostat",
    TABLE: "factcheck.reference.sources.table",
}
"""The module of each publisher, by its code; a module is imported when its publisher is asked for."""
_AGES = {"eurostat": 30, "unhcr": 180}
"""Days after which a publisher is likely to have a newer edition, where they are not `_AGE`."""
_AGE = 90


def mirror(code: str) -> str | None:
    """Return the address that is configured in place of a publisher's own: that of FACTCHECK_WORLD_BANK_URL."""
    return os.environ.get(f"FACTCHECK_{code.upper()}_URL") or None


def plain() -> frozenset[str]:
    """Return the hosts of all mirrors: they may be spoken to without encryption, and may lie in a private network."""
    from factcheck.http import address_of

    return frozenset(filter(None, (address_of(url) for code in MODULES if (url := mirror(code)))))


def age(code: str) -> int:
    """Return after how many days a publisher is likely to have a newer edition."""
    return _AGES.get(code, _AGE)


def source(code: str, store: Store) -> Source:
    """Return the publisher of a code, at its mirror if there is one; or the table at an address.

    KeyError if it cannot be fetched.
    """
    module = importlib.import_module(MODULES[TABLE if is_table(code) else code])
    found: Source = module.source(store, code if is_table(code) else mirror(code))
    return found


def is_table(words: str) -> bool:
    """Tell whether words are the address of a table: over HTTPS, or below FACTCHECK_TABLE_URL."""
    own = mirror(TABLE)
    return words.startswith("https://") or (own is not None and words.startswith(own))


def publishers() -> tuple[str, ...]:
    """Return the codes of the publishers that can be asked for a measure, in the order of the registry."""
    return tuple(code for code in MODULES if code != TABLE)


def sources_of(measure: str, store: Store) -> dict[str, Source]:
    """Return the publishers that have a measure, by their code, in the order of the registry."""
    every = {code: source(code, store) for code in publishers()}
    return {code: found for code, found in every.items() if found.covers(measure)}
