"""The answer to a question at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from factcheck.claims.question import Question
    from factcheck.reference.observations import Observation


class Answer(NamedTuple):
    """What the data say to one reading of a question."""

    question: Question
    """How it was read."""
    values: tuple[Observation, ...]
    """The figures for the time asked for, or the latest; of every publisher and edition, the best publisher first."""
    nearest: tuple[Observation, ...]
    """Those nearest in time, if there are none for the time asked for."""
