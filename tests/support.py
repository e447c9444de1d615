"""Short ways to read and check a text, shared by the tests."""

from __future__ import annotations

import datetime as dt
import functools
import json
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator

from factcheck.checker import Checker
from factcheck.language import periods, quantities, resolution
from factcheck.language.tokens import tokenize
from factcheck.reference import catalogue_files
from factcheck.reference.catalogue import unit_from
from factcheck.reference.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from factcheck.article import Published
    from factcheck.claims import Bound, Claim
    from factcheck.language.periods import Period, PeriodMention
    from factcheck.language.quantities import Quantity
    from factcheck.reference.catalogue import MeasureUnit
    from factcheck.results import ArticleReport, Verdict

TESTS = Path(__file__).parent
CHECKOUT = TESTS.parent


@functools.cache
def checker() -> Checker:
    """Return the checker of the bundled store."""
    return Checker()


@functools.cache
def store() -> Store:
    """Return the bundled store."""
    return Store()


@functools.cache
def unit(name: str) -> MeasureUnit:
    """Return a unit of the catalogue."""
    units = catalogue_files.load([CHECKOUT / "reference_data" / "catalogue"]).units
    return unit_from({"name": name, **units[name]})


@functools.cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema of the report."""
    file = resources.files("factcheck") / "schema" / "report-1.json"
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def schema_errors(document: object, part: str = "") -> list[str]:
    """Return what of a document is against the schema of the report, or against a part of it ("line")."""
    whole = schema()
    asked = {"$defs": whole["$defs"], "$ref": f"#/$defs/{part}"} if part else whole
    return errors_of(asked, document)


def errors_of(asked: dict[str, Any], document: object) -> list[str]:
    """Return what of a document is against a schema."""
    found = Draft202012Validator(asked).iter_errors(document)
    return sorted(f"{list(error.absolute_path)}: {error.message}" for error in found)


def valid_json(text: str) -> dict[str, Any]:
    """Read a JSON report, which must be as the schema says."""
    found: dict[str, Any] = json.loads(text)
    assert schema_errors(found) == []
    return found


def valid_jsonl(text: str) -> list[dict[str, Any]]:
    """Read a report in lines, each of which must be as the schema says, in the order that it says."""
    lines = [json.loads(line) for line in text.splitlines()]
    assert [error for line in lines for error in schema_errors(line, "line")] == []
    kinds = [next(iter(line)) for line in lines]
    count = lines[-1]["end"]
    assert kinds == ["run", *["article"] * count["articles"], *["error"] * count["errors"], "end"]
    return lines


def checked(text: str, date: str | None = None, *, title: str | None = None) -> ArticleReport:
    """Check a text as if it had been published on a day."""
    day = dt.date.fromisoformat(date) if date else None
    return checker().check(checker().article(text, published=day, title=title))


def claims_of(text: str, date: str | None = None) -> tuple[Claim, ...]:
    """Return the claims of a text."""
    return checked(text, date).claims


def bound_of(report: ArticleReport, surface: str) -> Bound:
    """Return the only number of a report with this surface."""
    found = [bound for bound in report.bound if bound.quantity.surface == surface]
    assert len(found) == 1, f"{surface!r} is {len(found)} times among {[b.quantity.surface for b in report.bound]}"
    return found[0]


def claim_of(report: ArticleReport, surface: str) -> Claim:
    """Return the claim of the only number with this surface."""
    bound = bound_of(report, surface)
    assert bound.claim is not None, f"{surface!r} is unbound: {bound.reason}"
    return bound.claim


def verdict_of(report: ArticleReport, surface: str) -> Verdict:
    """Return the verdict of the only number with this surface."""
    return report.verdicts[claim_of(report, surface).id]


def reason_of(report: ArticleReport, surface: str) -> str:
    """Return why the only number with this surface is no claim."""
    bound = bound_of(report, surface)
    assert bound.reason is not None, f"{surface!r} is bound to {bound.claim}"
    return bound.reason


def periods_of(text: str) -> list[PeriodMention]:
    """Return the periods named in a text."""
    return periods.find(text, tokenize(text), checker().words)


def quantities_of(text: str) -> list[Quantity]:
    """Return the numbers of a sentence, dates and labels included."""
    tokens = tokenize(text)
    words = checker().words
    return quantities.find(text, tokens, periods.find(text, tokens, words), words)


def quantity(text: str) -> Quantity:
    """Return the only number of a sentence."""
    found = quantities_of(text)
    assert len(found) == 1, f"{text!r} has {[q.surface for q in found]}"
    return found[0]


def resolved(text: str, published: Published) -> Period | None:
    """Return the days of the only period of a text."""
    found = periods_of(text)
    assert len(found) == 1, f"{text!r} has {[p.text for p in found]}"
    return resolution.resolve(found[0], published)


def ties_of(reader: Callable[..., Iterable[Any]], text: str) -> list[Any]:
    """Return what a reader of ties finds in a sentence, numbers by their index."""
    numbers = [bound.quantity for bound in checked(text, "2016-10-01").bound]
    return list(reader(tokenize(text), numbers, checker().words))


def told_ties_of(reader: Callable[..., Iterable[tuple[Any, ...]]], text: str) -> list[tuple[Any, ...]]:
    """Return what a reader of ties finds in a sentence, numbers by their surface."""
    surfaces = [bound.quantity.surface for bound in checked(text, "2016-10-01").bound]
    return [tuple(_told(surfaces, each) for each in tie) for tie in ties_of(reader, text)]


def _told(surfaces: list[str], tied: object) -> object:
    if isinstance(tied, tuple):
        return tuple(surfaces[at] for at in tied)
    return surfaces[tied] if isinstance(tied, int) and not isinstance(tied, bool) else tied
