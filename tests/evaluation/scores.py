"""Counts hits and misses, and turns them into figures."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure of the table."""

    stage: str
    """quantities, claims, verdicts or consistency."""
    name: str
    """What is measured."""
    value: float
    """In percent."""
    hits: int | None
    """How many were right, None for a mean."""
    of: int | None
    """Of how many, None for a mean."""


@dataclass(frozen=True, slots=True)
class Miss:
    """Something that the program got wrong."""

    stage: str
    aspect: str
    id: str
    text: str
    expected: str
    got: str


@dataclass(slots=True)
class Score:
    """Hits of one aspect against what was expected and against what was given."""

    hits: int = 0
    expected: int = 0
    given: int = 0

    def figures(self, stage: str, name: str) -> list[Figure]:
        """Return precision, recall and their harmonic mean."""
        precision, recall = _percent(self.hits, self.given), _percent(self.hits, self.expected)
        both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return [
            Figure(stage, f"{name} precision", precision, self.hits, self.given),
            Figure(stage, f"{name} recall", recall, self.hits, self.expected),
            Figure(stage, f"{name} F1", both, None, None),
        ]


@dataclass(slots=True)
class Share:
    """How many of a set are right."""

    hits: int = 0
    of: int = 0

    def count(self, right: bool) -> None:
        """Count one."""
        self.hits += right
        self.of += 1

    def figure(self, stage: str, name: str) -> Figure:
        """Return the share in percent."""
        return Figure(stage, name, _percent(self.hits, self.of), self.hits, self.of)


@dataclass(frozen=True, slots=True)
class Slice:
    """What one slice of the passages reached; it has no floor."""

    stage: str
    name: str
    aspect: str
    """What is counted."""
    score: Score
    left_alone: Share
    """Numbers that must not be bound and are not."""


@dataclass(slots=True)
class Result:
    """What one stage measured."""

    figures: list[Figure] = field(default_factory=list)
    misses: list[Miss] = field(default_factory=list)
    slices: list[Slice] = field(default_factory=list)


def _percent(part: int, whole: int) -> float:
    return 100.0 * part / whole if whole else 0.0
