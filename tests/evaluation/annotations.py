"""Reads the annotated sentences, and finds their numbers in the text."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.article import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class ExpectedQuantity:
    """A number that the reader must find."""

    surface: str
    value: float
    unit: str | None
    kind: str
    bound: str
    direction: str | None = None
    """Which way, for a number that is tied to a change: up or down."""
    change: str | None = None
    """What it is to that change: amount, start or end."""
    per: str | None = None
    """What a rate is counted by."""
    noun: str | None = None
    """The words counted, as written; None where the annotation leaves them open."""

    @property
    def claims_nothing(self) -> bool:
        """Tell whether it is a date, a label or a rank."""
        return claims_nothing(self.kind)


@dataclass(frozen=True, slots=True)
class QuantityCase:
    """A sentence with all its numbers."""

    id: str
    text: str
    quantities: tuple[ExpectedQuantity, ...]


@dataclass(frozen=True, slots=True)
class ExpectedClaim:
    """A number that must be bound."""

    surface: str
    measure: str
    entity: str
    counterpart: str | None
    start: str | None
    end: str | None
    modality: str
    relation: str = "level"
    since: tuple[str, str] | None = None
    """First and last day of the period that a change is counted from, None if the text leaves it open."""
    versus: str | None = None
    """The place compared with, or the whole that is ranked in."""


@dataclass(frozen=True, slots=True)
class ClaimCase:
    """A passage with its claims and with the numbers that must stay unbound."""

    id: str
    date: str | None
    """When it was published, None for a text that does not say."""
    text: str
    claims: tuple[ExpectedClaim, ...]
    unbound: tuple[str, ...]
    slice: str
    title: str | None = None
    """The headline, which may name the place."""
    either: tuple[str, ...] = ()
    """Numbers that may be bound or not, as an editor would not insist: a converted size, a rank, a city's figure."""


@dataclass(frozen=True, slots=True)
class VerdictCase:
    """A sentence with the outcomes that are right for one number of it."""

    id: str
    date: str
    text: str
    surface: str
    outcomes: tuple[str, ...]
    twin: str | None
    slip: str | None


@dataclass(frozen=True, slots=True)
class ConsistencyCase:
    """A text that contradicts itself, or its nearest neighbour that does not."""

    id: str
    date: str | None
    text: str
    rule: str
    """The rule that must find the slip, or that the trap is laid for."""
    surfaces: tuple[str, ...]
    """The words of the slip, any of which the finding may stand at; none for a trap."""
    title: str | None = None


def claims_nothing(kind: str) -> bool:
    """Tell whether a kind of number is a date, a label or a rank."""
    return kind in ("date", "label", "ordinal")


def quantity_cases() -> tuple[QuantityCase, ...]:
    """Return the sentences of quantities.jsonl."""
    return tuple(
        QuantityCase(row["id"], row["text"], tuple(ExpectedQuantity(**entry) for entry in row["quantities"]))
        for row in _rows("quantities.jsonl")
    )


def claim_cases() -> tuple[ClaimCase, ...]:
    """Return the passages of claims.jsonl, which say what each construction is for and what it must leave alone."""
    return _claim_cases("claims.jsonl")


def prose_cases() -> tuple[ClaimCase, ...]:
    """Return the passages of prose.jsonl, which were written as pages and papers tell figures, not for a construction.

    Where they state no period, any that the program infers will do.
    """
    return _claim_cases("prose.jsonl")


def _claim_cases(file: str) -> tuple[ClaimCase, ...]:
    return tuple(
        ClaimCase(
            row["id"],
            row["date"],
            row["text"],
            tuple(_claim(entry) for entry in row["claims"]),
            tuple(row["unbound"]),
            row["slice"],
            row.get("title"),
            tuple(row.get("either", ())),
        )
        for row in _rows(file)
    )


def _claim(entry: dict[str, Any]) -> ExpectedClaim:
    since = entry.get("since")
    return ExpectedClaim(**{**entry, "since": tuple(since) if since else None})


def verdict_cases() -> tuple[VerdictCase, ...]:
    """Return the sentences of verdicts.jsonl."""
    cases = tuple(VerdictCase(**{**row, "outcomes": tuple(row["outcomes"])}) for row in _rows("verdicts.jsonl"))
    slipless = [case.id for case in cases if case.slip is None and case.twin is not None]
    assert not slipless, f"a twin without its slip would count as true: {', '.join(slipless)}"
    return cases


def consistency_cases() -> tuple[ConsistencyCase, ...]:
    """Return the texts of all files in consistency/, one file a family of rules."""
    files = sorted((HERE / "consistency").glob("*.jsonl"))
    rows = [row for path in files for row in _rows(f"consistency/{path.name}")]
    return tuple(ConsistencyCase(**{**row, "surfaces": tuple(row["surfaces"])}) for row in rows)


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def places_of(text: str, surface: str) -> list[Span]:
    """Return where a surface stands as a whole: "12" is no part of "2012", nor "one" of "money"."""
    whole = rf"(?<![\w.,]){re.escape(surface)}(?!\w)" if surface[:1].isalnum() else re.escape(surface)
    found = [Span(*match.span()) for match in re.finditer(whole, text)]
    return found or [Span(*match.span()) for match in re.finditer(re.escape(surface), text)]


def in_order(text: str, surfaces: Sequence[str]) -> list[Span]:
    """Return where each surface stands, each looked for after the one before. Raises ValueError if one is missing."""
    spans: list[Span] = []
    begin = 0
    for surface in surfaces:
        span = next((span for span in places_of(text, surface) if span.start >= begin), None)
        if span is None:
            raise ValueError(f"{surface!r} does not stand in order in {text!r}")
        spans.append(span)
        begin = span.end
    return spans


def only_place(text: str, surface: str) -> Span:
    """Return where a surface stands. Raises ValueError unless it stands in exactly one place."""
    found = places_of(text, surface)
    if len(found) != 1:
        raise ValueError(f"{surface!r} stands {len(found)} times in {text!r}")
    return found[0]
