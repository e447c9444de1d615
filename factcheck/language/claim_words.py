"""The words of `reference_data/language/claims.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class ClaimWords(NamedTuple):
    """Words by which a number is tied to what it tells; the file explains each list."""

    owner_its: frozenset[str]
    owner_places: frozenset[str]
    owner_anybody: frozenset[str]
    owner_known: frozenset[str]
    owner_has: frozenset[str]
    pointing_those: frozenset[str]
    pointing_this: frozenset[str]
    pointing_country: frozenset[str]
    pointing_anything: frozenset[str]
    pointing_they: frozenset[str]
    pointing_them: frozenset[str]
    pointing_part: frozenset[str]
    pointing_elsewhere: frozenset[str]
    pointing_shared: frozenset[str]
    pointing_either: frozenset[str]
    verb_now: frozenset[str]
    verb_be: frozenset[str]
    verb_has: frozenset[str]
    verb_perfect: frozenset[str]
    verb_had: frozenset[str]
    verb_existed: frozenset[str]
    verb_holds: frozenset[str]
    verb_past: frozenset[str]
    verb_links: frozenset[str]
    time_nowadays: frozenset[str]
    time_event: frozenset[str]
    time_rare: frozenset[str]
    time_so_far: frozenset[str]
    time_ended: frozenset[str]
    time_decade: frozenset[str]
    time_aged: frozenset[str]
    opening_between: frozenset[str]
    opening_from: frozenset[str]
    opening_over: frozenset[str]
    opening_pair: frozenset[str]
    opening_span: frozenset[str]
    opening_counted: frozenset[str]
    opening_compared: frozenset[str]
    until: Mapping[str, str]
    growth_year: frozenset[str]
    growth_average: frozenset[str]
    growth_yearly: frozenset[str]
    growth_names: frozenset[str]
    growth_limits: frozenset[str]
    growth_by: frozenset[str]
    place_partner: frozenset[str]
    place_goal: frozenset[str]
    place_times: frozenset[str]
    place_share: frozenset[str]
    place_size: frozenset[str]
    place_within: frozenset[str]
    place_national: frozenset[str]
    base_rates: frozenset[str]
    base_rows: frozenset[str]
    base_row_names: frozenset[str]
    base_per: frozenset[str]
    base_each: frozenset[str]
    base_to_each: frozenset[str]
    base_to_the: frozenset[str]
    base_of: frozenset[str]
    base_articles: frozenset[str]
    base_bare: frozenset[str]
    base_whole: frozenset[str]
    base_sizes: frozenset[str]
    base_lasting: frozenset[str]
    base_numbers: Mapping[str, str]
    note_headings: frozenset[str]
    note_amounts: frozenset[str]
    rank_amounts: frozenset[str]
    rank_average: frozenset[str]
    rank_among: frozenset[str]
    list_respectively: frozenset[str]
    list_again: frozenset[str]
    averages: Mapping[str, str]
    average_not: frozenset[str]
    average_on: frozenset[str]


def build(document: Mapping[str, Mapping[str, Any]]) -> ClaimWords:
    """Make the lists from the parsed file: list `its` of table `owner` is `owner_its`."""
    lists: dict[str, Any] = {table: document[table] for table in ("until", "base_numbers", "averages")}
    for table, found in document.items():
        if table not in lists:
            lists |= {f"{table}_{name}": frozenset(words) for name, words in found.items()}
    return ClaimWords(**lists)
