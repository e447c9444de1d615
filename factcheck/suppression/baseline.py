"""A baseline: the findings that were there when a newsroom began, by fingerprints that survive edits elsewhere."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from factcheck.article import sentence_at
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from factcheck.results.model import ArticleReport, Finding

SCHEMA = "factcheck/baseline/1"
_EXCERPT = 160


class BaselineError(Exception):
    """The file is no baseline; the message says what is wrong."""


class Known(NamedTuple):
    """A finding of the baseline. All but the fingerprint is for the person who reviews it."""

    path: str
    """The article, from the folder of the baseline on."""
    rule: str
    """Code of the rule."""
    sentence: str
    """The beginning of its sentence."""
    fingerprint: str
    """What is compared."""


def read(text: str) -> tuple[Known, ...]:
    """Read a baseline. Raises BaselineError."""
    try:
        document = json.loads(text)
    except ValueError as error:
        raise BaselineError(f"no baseline: not JSON ({error})") from None
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        raise BaselineError(f"no baseline: its schema is not {SCHEMA}; write it with --write-baseline")
    rows = document.get("findings")
    if not isinstance(rows, list) or not all(_is_row(row) for row in rows):
        raise BaselineError("damaged: every finding has path, rule, sentence and fingerprint; write it again")
    return tuple(Known(*(row[field] for field in Known._fields)) for row in rows)


def _is_row(row: Any) -> bool:  # noqa: ANN401 (what the file says)
    return isinstance(row, dict) and all(isinstance(row.get(field), str) for field in Known._fields)


def document(known: Iterable[Known]) -> dict[str, Any]:
    """Return a baseline as plain values, sorted, so that equal findings give equal files."""
    return {"schema": SCHEMA, "findings": [each._asdict() for each in sorted(known)]}


def known_of(entry: ArticleReport, finding: Finding, path: str) -> Known:
    """Return what a baseline keeps of a finding."""
    sentence = sentence_at(entry.article, finding.span.start)
    words = " ".join((sentence.text if sentence else "").split())
    return Known(path, finding.rule, words[:_EXCERPT], finding.fingerprint)


def by_baseline(
    reports: Sequence[ArticleReport], known: Sequence[Known], path_of: Callable[[str], str]
) -> tuple[tuple[ArticleReport, ...], tuple[Known, ...]]:
    """Suppress the findings that a baseline has, and return what of it nothing fitted.

    Each of its findings suppresses one: first one of the same path, then one of any, since files are renamed.
    """
    left = Counter((each.path, each.fingerprint) for each in known)
    anywhere: dict[str, list[tuple[str, str]]] = {}
    for place in left:
        anywhere.setdefault(place[1], []).append(place)
    hidden: set[tuple[int, int]] = set()
    for same_path in (True, False):
        for number, entry in enumerate(reports):
            for at, finding in enumerate(entry.findings):
                if finding.suppressed is not None or (number, at) in hidden:
                    continue
                own = (path_of(entry.article.source), finding.fingerprint)
                fitting = (key for key in anywhere.get(own[1], ()) if left[key])
                key = own if same_path else next(fitting, own)
                if left[key] > 0:
                    left[key] -= 1
                    hidden.add((number, at))
    kept = tuple(
        entry._replace(
            findings=tuple(
                finding._replace(suppressed="baseline") if (number, at) in hidden else finding
                for at, finding in enumerate(entry.findings)
            )
        )
        for number, entry in enumerate(reports)
    )
    unfitted = []
    for each in known:
        if left[each.path, each.fingerprint] > 0:
            left[each.path, each.fingerprint] -= 1
            unfitted.append(each)
    return kept, tuple(unfitted)
