"""The words of `reference_data/language/ties.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class TieWords(NamedTuple):
    """Words that tie the numbers of a sentence to each other; the file explains each list."""

    part_before: frozenset[str]
    part_behind: frozenset[str]
    part_cues: frozenset[str]
    part_opening: frozenset[str]
    part_dead: frozenset[str]
    part_killing: frozenset[str]
    part_tolls: frozenset[str]
    part_filler: frozenset[str]
    part_bare: frozenset[str]
    part_people: frozenset[str]
    part_inert: frozenset[str]
    part_places: frozenset[str]
    exclusive_persons: frozenset[str]
    exclusive_sides: frozenset[str]
    exclusive_aboard: frozenset[str]
    exclusive_wholes: frozenset[str]
    exclusive_fates: frozenset[str]
    of_links: frozenset[str]
    of_never: frozenset[str]
    of_rates: frozenset[str]
    of_rated: frozenset[str]
    of_explained: frozenset[str]
    of_opened: frozenset[str]
    of_total: frozenset[str]
    of_places: frozenset[str]
    total_behind: frozenset[str]
    total_before: frozenset[str]
    total_coloured: frozenset[str]
    total_made: frozenset[str]
    restated_before: frozenset[str]
    change_adjusted: frozenset[str]
    change_stepwise: frozenset[str]
    change_short: frozenset[str]
    change_breaks: frozenset[str]
    change_unsure: frozenset[str]
    change_paces: frozenset[str]
    change_levels: frozenset[str]
    change_against: frozenset[str]
    change_times: frozenset[str]
    change_grown: frozenset[str]
    shared_pair: frozenset[str]
    shared_last: frozenset[str]
    shared_links: frozenset[str]
    shared_behind: frozenset[str]
    shared_verbs: frozenset[str]
    shared_getting: frozenset[str]
    shared_opening: frozenset[str]
    shared_average: frozenset[str]
    shared_over: frozenset[str]
    shared_units: frozenset[str]
    votes_things: frozenset[str]
    votes_seats: frozenset[str]
    votes_houses: frozenset[str]
    votes_sized: frozenset[str]
    votes_states: frozenset[str]
    votes_through: frozenset[str]
    votes_voters: frozenset[str]
    votes_favour: frozenset[str]
    votes_against: frozenset[str]
    votes_apart: frozenset[str]
    votes_acting: frozenset[str]
    votes_telling: frozenset[str]
    split_rest: frozenset[str]
    split_undecided: frozenset[str]
    split_vote: frozenset[str]
    split_rival: frozenset[str]
    split_ballot: frozenset[str]
    split_owners: frozenset[str]
    split_opening: frozenset[str]
    split_links: frozenset[str]
    split_several: frozenset[str]
    list_verbs: frozenset[str]
    list_naming: frozenset[str]
    list_owners: frozenset[str]
    list_announced: frozenset[str]
    list_more: frozenset[str]
    list_clauses: frozenset[str]


def build(document: Mapping[str, Mapping[str, Iterable[str]]]) -> TieWords:
    """Make the lists from the parsed file: list `before` of table `part` is `part_before`."""
    return TieWords(
        **{f"{table}_{name}": frozenset(words) for table, lists in document.items() for name, words in lists.items()}
    )
