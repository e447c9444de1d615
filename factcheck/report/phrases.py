"""The words of the terminal report: numbers as printed, sources, spreads and reasons, all safe for a terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from factcheck.report.safe import safe
from factcheck.wording import plain_extreme, plain_number, plain_period, short_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.claims.model import Bound, Claim
    from factcheck.levels import Outcome
    from factcheck.reference.catalogue import MeasureUnit
    from factcheck.results.model import ArticleReport, Compared, Verdict

_HEDGES = {
    "about": "~",
    "nearly": "≲",
    "more-than": ">",
    "at-least": "≥",
    "less-than": "<",
    "at-most": "≤",
}
_SAME_VALUE = 0.005
"""Two figures that differ by no more than this part are shown once."""
_LONGEST_LIST = 6
"""A finding names no more sources than this; `--verbose` names all."""


def printed(claim: Claim) -> str:
    """The number as printed, with a sign for its hedge: >430,000."""
    return _HEDGES.get(claim.quantity.hedge, "") + " ".join(safe(claim.quantity.surface).split())


def relation(claim: Claim, versus: str, added: Sequence[str] = ()) -> str:
    """What the number says of the measure, if it is not its level: a change since 2010, a rank in Africa."""
    if claim.relation == "level":
        return ""
    if claim.relation == "sum":
        return f", with {in_words(added)}"
    if claim.relation == "share" and added:
        return f", with {in_words(added)}, share beside {versus}"
    if claim.ranked is not None:
        counted = claim.quantity.surface if claim.quantity.kind == "duration" else None
        return f", {plain_extreme('lowest' if claim.quantity.direction == 'down' else 'highest', claim.since, counted)}"
    since = f" since {plain_period(claim.since)}" if claim.since is not None else ""
    whom = f"{in_words([versus, *added])} together" if added else versus
    place = f" {'in' if claim.relation == 'rank' else 'beside'} {whom}" if versus else ""
    return f", {claim.relation}{since}{place}"


def in_words(names: Sequence[str]) -> str:
    """A list: Belgium, the Netherlands and Poland."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def allowed(verdict: Verdict, claim: Claim, unit: MeasureUnit) -> str:
    """What the words of the text allow. A change or a multiple is not in the unit of the measure."""
    low, high = verdict.allowed
    if claim.quantity.unnumbered:
        return "that it is so"
    write = plain_number if claim.relation in ("level", "sum") else _bare_number
    if low is not None and high is not None:
        return f"the words allow {write(low, unit)} to {write(high, unit)}"
    if low is not None:
        return f"the words allow {write(low, unit)} and more"
    if high is not None:
        return f"the words allow {write(high, unit)} and less"
    return f"the words say {safe(claim.quantity.surface)}"


def _bare_number(value: float, _unit: MeasureUnit) -> str:
    return plain_number(value)


def difference(claim: Claim, verdict: Verdict) -> str:
    """By how much the number differs, unless it is the same, an open bound ("more than 100"), or of the other sign."""
    primary = verdict.primary
    turned = claim.relation == "level" and primary is not None and claim.value * primary.observation.value < 0
    if turned or verdict.difference is None or claim.low is None or claim.high is None:
        return ""
    value = verdict.difference * 100
    if abs(value) < 0.05:
        return ""
    digits = f"{abs(value):.1f}" if abs(value) < 1000 else f"{abs(value):,.0f}"
    return f"{'+' if value > 0 else '−'}{digits}\u00a0%"


def worth_showing(verdict: Verdict) -> list[Compared]:
    """The deciding observation, and of each publisher those that say something else.

    A later figure of the deciding publisher is left out: it is the same count, going on.
    """
    assert verdict.primary is not None
    first = verdict.primary
    shown = [first]
    for compared in verdict.compared:
        value = compared.observation.value
        told = any(
            other.publisher == compared.publisher and abs(other.observation.value - value) <= _SAME_VALUE * abs(value)
            for other in shown
        )
        going_on = compared.publisher == first.publisher and first.known and not compared.known
        if not told and not going_on:
            shown.append(compared)
    return shown[:_LONGEST_LIST]


def source(compared: Compared, unit: MeasureUnit, *, noted: bool = False) -> str:
    """A value with its publisher, edition and period."""
    observation = compared.observation
    edition = observation.provenance.edition
    dated = edition[:4] in (observation.period[:4], str(observation.end.year))
    named = f" {edition}" if edition and not dated else ""
    note = f" ({observation.note})" if noted and observation.note else ""
    later = "" if compared.known else ", published later"
    value = plain_number(observation.value, unit)
    if observation.low is not None and observation.high is not None and observation.low < observation.high:
        value += f" ({plain_number(observation.low, unit)} to {plain_number(observation.high, unit)})"
    return safe(f"{value} · {compared.publisher.short}{named}, {plain_period(observation)}{note}{later}")


def suppressed_claims(entry: ArticleReport, outcome: Outcome) -> int:
    """How many claims of an outcome have no finding but suppressed ones."""
    hidden = {code for finding in entry.suppressed if finding.rule.startswith("REF") for code in finding.claims}
    return sum(entry.verdicts[code].outcome == outcome for code in hidden)


def spread(others: Sequence[Compared], unit: MeasureUnit) -> str:
    """The range of the other sources, with their names."""
    values = sorted(c.observation.value for c in others)
    names = ", ".join(dict.fromkeys(safe(c.publisher.short) for c in others))
    write = short_number if unit.name == "persons" else lambda value: plain_number(value, unit)
    low, high = write(values[0]), write(values[-1])
    return f"{low} ({names})" if low == high else f"{low} to {high} ({names})"


def grouped(others: Sequence[Bound]) -> str:
    """The numbers that became no claim, counted by reason."""
    counts = Counter(_group(bound) for bound in others)
    groups = ", ".join(f"{count} {_group_words(reason, count)}" for reason, count in counts.most_common())
    lead, them = (f"{len(others)} other numbers", "them") if len(others) > 1 else ("1 other number", "it")
    return f"{lead}: {safe(groups)} (--verbose lists {them})"


def _group(bound: Bound) -> str:
    if bound.quantity.kind in ("date", "label", "ordinal"):
        return bound.quantity.kind
    return (bound.reason or "").split(":")[0].split(" (")[0].split(" “")[0]


def _group_words(reason: str, count: int) -> str:
    plural = "s" if count != 1 else ""
    words = {"date": f"date{plural}", "label": f"name{plural} or label{plural}", "ordinal": f"rank{plural}"}
    if reason in words:
        return words[reason]
    return (
        f"with {reason}" if reason.startswith("no ") else f"told as {reason}" if reason[:2] == "a " else f"({reason})"
    )
