"""The answer to a question at the desk, as text and as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.report.safe import safe
from factcheck.report.series import observation_values, spread
from factcheck.report.table import Column, Page, render
from factcheck.wording import label, plain_number, plain_period

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.reference.catalogue import Entity
    from factcheck.reference.observations import Observation
    from factcheck.results.answers import Answer

_COLUMNS = (
    Column("Value", right=True),
    Column("Period", whole=True),
    Column("Publisher"),
    Column("Edition"),
    Column("Remark"),
)


def text(
    answers: Sequence[Answer],
    entities: Mapping[str, Entity],
    publishers: Mapping[str, str],
    page: Page,
    the: frozenset[str],
) -> str:
    """Return every reading with its values, the spread, and how the question was read."""
    return "\n".join(_one(answer, entities, publishers, page, the) for answer in answers)


def _one(
    answer: Answer,
    entities: Mapping[str, Entity],
    publishers: Mapping[str, str],
    page: Page,
    the: frozenset[str],
) -> str:
    question, shown = answer.question, answer.values or answer.nearest
    when = plain_period(question.period) if question.period is not None else "latest"
    lines = [f"{_label(answer, entities, the)}, {when}"]
    if not answer.values and not shown:
        lines.append("no figure at all")
    elif not answer.values:
        lines.append(f"no figure for {when}; the nearest:")
    table = render(_COLUMNS, [_row(o, answer, publishers) for o in shown], page) if shown else ""
    notes = []
    apart = spread(shown, question.measure.unit)
    if apart:
        notes.append(f"spread: {apart}")
    notes.append(f"read as: {_reading(answer)}")
    return "".join(f"{safe(line)}\n" for line in lines) + table + "".join(f"{safe(note)}\n" for note in notes)


def _label(answer: Answer, entities: Mapping[str, Entity], the: frozenset[str]) -> str:
    question = answer.question
    second = entities[question.counterpart] if question.counterpart else None
    return label(question.measure, entities[question.entity], second, the)


def _row(observation: Observation, answer: Answer, publishers: Mapping[str, str]) -> tuple[str, ...]:
    unit, source = answer.question.measure.unit, observation.provenance
    bounds = [bound for bound in (observation.low, observation.high) if bound is not None]
    remarks = (
        observation.status,
        " to ".join(plain_number(bound, unit) for bound in bounds),
        observation.note,
    )
    return (
        plain_number(observation.value, unit),
        plain_period(observation),
        publishers[source.publisher],
        source.edition or source.published,
        ", ".join(filter(None, remarks)),
    )


def _reading(answer: Answer) -> str:
    question = answer.question
    places = " and ".join(filter(None, (question.entity, question.counterpart)))
    parts = [
        f"{question.measure.code} from {question.measure_evidence.why}",
        f"{places} from {question.entity_evidence.why}",
    ]
    if question.period_evidence is not None:
        parts.append(question.period_evidence.why)
    return "; ".join(parts)


def document(
    asked: str,
    answers: Sequence[Answer],
    entities: Mapping[str, Entity],
    publishers: Mapping[str, str],
    the: frozenset[str],
) -> dict[str, Any]:
    """Return the answers as plain values for JSON."""
    return {
        "schema": "factcheck/lookup/1",
        "question": asked,
        "understood": True,
        "answers": [
            {
                "label": _label(answer, entities, the),
                "measure": answer.question.measure.code,
                "unit": answer.question.measure.unit.name,
                "entity": answer.question.entity,
                "counterpart": answer.question.counterpart,
                "period": (
                    {
                        "start": answer.question.period.start.isoformat(),
                        "end": answer.question.period.end.isoformat(),
                    }
                    if answer.question.period is not None
                    else None
                ),
                "read_as": _reading(answer),
                "values": [observation_values(o, publishers) for o in answer.values],
                "nearest": [observation_values(o, publishers) for o in answer.nearest],
                "spread": spread(answer.values or answer.nearest, answer.question.measure.unit) or None,
            }
            for answer in answers
        ],
    }


def not_understood(asked: str, reason: str, measures: Sequence[str], places: Sequence[str]) -> dict[str, Any]:
    """Return why a question has no answer, and what may be meant, as plain values for JSON."""
    return {
        "schema": "factcheck/lookup/1",
        "question": asked,
        "understood": False,
        "reason": reason,
        "did_you_mean": {"measures": list(measures), "places": list(places)},
    }
