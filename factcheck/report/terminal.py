"""The terminal report: what needs action first and explained, what is fine in a quiet line, nothing hidden."""

from __future__ import annotations

import io
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from factcheck.article import LineIndex, Span
from factcheck.report.safe import safe
from factcheck.wording import label, plain_day, plain_number, plain_period, short_number

if TYPE_CHECKING:
    from factcheck.claims.model import Bound, Claim
    from factcheck.results.model import ArticleReport, Compared, Finding, Outcome, Report, Verdict

WIDEST = 110
"""Lines are never longer than this, however wide the terminal is."""
NARROWEST = 50
"""Nor are they laid out for less."""

# Colours that keep a contrast of about four to one on black and on white alike.
_RED, _ORANGE, _VIOLET, _BLUE, _GREEN, _GREY = (f"color({n})" for n in (160, 166, 133, 32, 28, 244))

_LOOK: dict[Outcome, tuple[str, str, str]] = {
    "inconsistent": ("✗", "inconsistent", f"bold {_RED}"),
    "outdated": ("◷", "outdated", f"bold {_ORANGE}"),
    "disputed": ("≠", "disputed", f"bold {_VIOLET}"),
    "close": ("≈", "close", f"bold {_BLUE}"),
    "consistent": ("✓", "consistent", f"bold {_GREEN}"),
    "unchecked": ("·", "not checked", _GREY),
}
_RULE_LOOK = {
    "SUM": ("✗", "part and whole", f"bold {_RED}"),
    "REP": ("≠", "told differently", f"bold {_VIOLET}"),
    "NUM": ("!", "notation", f"bold {_ORANGE}"),
}
_HEDGES = {
    "about": "~",
    "nearly": "≲",
    "more-than": ">",
    "at-least": "≥",
    "less-than": "<",
    "at-most": "≤",
}
_ORIGINS = {"option": "given", "metadata": "from the file", "text": "from the text"}
_NUMBER_COLUMN = 15
_RANGE_WORTH = 0.005
"""Other sources are shown as a range if they differ from the first by more than this."""


class Look(NamedTuple):
    """How the report is written."""

    width: int = 80
    """Columns."""
    color: bool = False
    """Whether escape sequences are written."""
    quiet: bool = False
    """Only the closing line of each article."""
    verbose: bool = False
    """Every number, with the evidence of each binding and all observations."""


def render(report: Report, look: Look, exit_code: int, the: frozenset[str] = frozenset()) -> str:
    """Return the report as text. `the` are the names of places that take the article."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=max(NARROWEST, min(look.width, WIDEST)),
        force_terminal=look.color,
        color_system="256" if look.color else None,
        no_color=not look.color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for number, entry in enumerate(report.articles):
        if number and not look.quiet:
            console.print()
        _ArticleWriter(entry, console, look, the).write(exit_code if len(report.articles) == 1 else None)
    if len(report.articles) > 1:
        if not look.quiet:
            console.print()
        console.print(_closing(report.articles, exit_code, f"{len(report.articles)} articles: "), soft_wrap=True)
    return out.getvalue().replace("\ufeff", "")


def _closing(entries: tuple[ArticleReport, ...], exit_code: int | None, lead: str = "") -> Text:
    """The line that counts everything."""
    text = Text(lead)
    parts: list[tuple[str, str]] = []
    findings = [finding for entry in entries for finding in entry.findings]
    for outcome, (_, word, style) in _LOOK.items():
        count = sum(entry.count(outcome) for entry in entries)
        if outcome == "close":
            for family, (_, other, other_style) in _RULE_LOOK.items():
                found = sum(finding.rule.startswith(family) for finding in findings)
                if found:
                    parts.append((f"{found} {other}", other_style))
        if count:
            parts.append((f"{count} {word}", style))
    unbound = sum(bound.claim is None for entry in entries for bound in entry.bound)
    if unbound:
        parts.append((f"{unbound} other numbers" if unbound > 1 else "1 other number", _GREY))
    for i, (words, style) in enumerate(parts or [("no numbers", _GREY)]):
        text.append(" · " if i else "")
        text.append(words, style)
    if exit_code is not None:
        text.append(f"    exit {exit_code}", "bold" if exit_code else "")
    return text


class _ArticleWriter:
    """Writes one article. Holds what every part of it needs."""

    def __init__(self, entry: ArticleReport, console: Console, look: Look, the: frozenset[str]) -> None:
        self.entry = entry
        self.console = console
        self.look = look
        self.the = the
        self.width = console.width
        self.lines = LineIndex(entry.article.text)
        self.claims = {claim.id: claim for claim in entry.claims}

    def write(self, exit_code: int | None) -> None:
        if self.look.quiet:
            lead = f"{safe(self.entry.article.source)}: "
            self.print(_closing((self.entry,), exit_code, lead))
            return
        self.header()
        for finding in self.entry.findings:
            self.finding(finding)
        for outcome in ("close", "consistent"):
            self.quiet_lines(outcome)
        self.unchecked()
        if not self.entry.checked:
            self.nothing_checked()
        self.print()
        self.print(_closing((self.entry,), exit_code))

    def print(self, *parts: Text | str | tuple[str, str]) -> None:
        self.console.print(Text.assemble(*parts), soft_wrap=True)

    def columns(self, indent: int, text: str, style: str = "", first: Text | None = None) -> None:
        """Print text wrapped between words, every line but the first after `indent` columns."""
        line = first if first is not None else Text(" " * indent)
        room = self.width - indent
        used, begun = 0, False
        for word in text.split(" "):
            size = cell_len(word)
            if begun and used + 1 + size > room:
                self.print(line)
                line, used, begun = Text(" " * indent), 0, False
            if begun:
                line.append(" ")
                used += 1
            line.append(word, style)
            used, begun = used + size, True
        self.print(line)

    # --- parts ----------------------------------------------------------------------------------------

    def header(self) -> None:
        published = self.entry.article.published
        if published.date is None:
            when = "no date: give one with --date"
        else:
            day = str(published.date.year) if published.granularity == "year" else plain_day(published.date)
            evidence = f": “{safe(published.evidence)}”" if published.evidence else ""
            when = f"{day} ({_ORIGINS[published.origin]}{evidence})"
        numbers, claims = len(self.entry.bound), len(self.entry.claims)
        counts = f"{numbers} number{'s' * (numbers != 1)}, {claims} claim{'s' * (claims != 1)}"
        source = safe(self.entry.article.source)
        self.columns(3, f"{when}   {counts}".replace("   ", " · "), first=Text.assemble((source, "bold"), "   "))

    def finding(self, finding: Finding) -> None:
        verdicts = self.entry.verdicts
        claim = self.claims.get(finding.claims[0]) if finding.claims else None
        if finding.rule.startswith("REF") and claim is not None:
            mark, word, style = _LOOK[verdicts[claim.id].outcome]
            title = self.label(claim)
        else:
            mark, word, style = _RULE_LOOK[finding.rule[:3]]
            title = finding.message.split(":")[0] if finding.rule.startswith("NUM") else finding.message
        self.print()
        lead = f"{mark} {word}"
        room = self.width - len(finding.rule) - 1
        title = safe(title)
        gap = 17 - cell_len(lead)
        head = Text.assemble((lead, style), " " * max(2, gap))
        if head.cell_len + cell_len(title) <= room:
            head.append(title, "bold")
            head.append(" " * (self.width - head.cell_len - len(finding.rule)))
            head.append(finding.rule, _GREY)
            self.print(head)
        else:
            head.append(finding.rule, _GREY)
            self.print(head)
            self.columns(2, title, "bold")
        self.excerpt(finding.span, style)
        if finding.rule.startswith("REF") and claim is not None:
            self.reference_detail(claim, verdicts[claim.id], style)
        if finding.confidence != "high":
            self.detail(
                "confidence",
                f"{finding.confidence}: {self.doubt(claim)}" if claim else finding.confidence,
                style,
            )
        if finding.suggestion:
            word = "perhaps" if finding.rule.startswith("REF") else "suggest"
            self.detail(word, safe(finding.suggestion), style)

    def excerpt(self, span: Span, style: str) -> None:
        """The sentence, cut to the width, with the number underlined."""
        text = self.entry.article.text
        sentence = next((s for s in self.entry.article.sentences if s.span.start <= span.start < s.span.end), None)
        whole = sentence.span if sentence else span
        line, column = self.lines.position(span.start)
        lead = f"{line}:{column}  "
        room = self.width - 4 - len(lead)
        start, end = whole.start, whole.end
        if end - start > room:
            size = span.end - span.start
            start = max(whole.start, min(span.start - (room - size) // 2, whole.end - room))
            end = min(whole.end, start + room)
            start = self._word_start(start, span.start) if start > whole.start else start
            end = self._word_end(end, span.end) if end < whole.end else end
        before, inside, after = (
            safe(part) for part in (text[start : span.start], text[span.start : span.end], text[span.end : end])
        )
        cut_left, cut_right = "… " * (start > whole.start), " …" * (end < whole.end)
        self.print(("  │ ", style), (lead, _GREY), cut_left, before, (inside, "bold"), after, cut_right)
        offset = cell_len(lead) + cell_len(cut_left) + cell_len(before)
        self.print(("  │ ", style), " " * offset, ("‾" * max(1, cell_len(inside)), style))

    def _word_start(self, start: int, limit: int) -> int:
        text = self.entry.article.text
        space = text.find(" ", start + 2, limit)
        return space + 1 if space >= 0 else start

    def _word_end(self, end: int, limit: int) -> int:
        space = self.entry.article.text.rfind(" ", limit, end - 1)
        return space if space >= 0 else end

    def reference_detail(self, claim: Claim, verdict: Verdict, style: str) -> None:
        assert verdict.primary is not None
        unit = self.entry.measures[claim.measure].unit
        self.detail("read as", self.reading(claim), style)
        difference = f"   {percent}" if (percent := _difference(claim, verdict)) else ""
        self.detail("says", f"{safe(claim.quantity.surface)}   {_allowed(verdict, claim, unit)}{difference}", style)
        for i, compared in enumerate(_worth_showing(verdict)):
            self.detail("reference" if i == 0 else "", _source(compared, unit), style)
        if verdict.outcome != "inconsistent":
            self.detail("because", safe(verdict.reason), style)

    def detail(self, word: str, text: str, style: str) -> None:
        first = Text.assemble(("  │ ", style), (f"{word:<10} ", _GREY))
        line, used, room = first, 0, self.width - 15
        for part in text.split(" "):
            size = cell_len(part)
            if used and used + 1 + size > room:
                self.print(line)
                line, used = Text.assemble(("  │ ", style), " " * 11), 0
            if used:
                line.append(" ")
                used += 1
            line.append(part)
            used += size
        self.print(line)

    def quiet_lines(self, outcome: Outcome) -> None:
        claims = [claim for claim in self.entry.claims if self.entry.verdicts[claim.id].outcome == outcome]
        if not claims:
            return
        mark, word, style = _LOOK[outcome]
        self.print()
        self.print((f"{mark} {word}", style))
        indent = _NUMBER_COLUMN + 3
        for claim in claims:
            verdict = self.entry.verdicts[claim.id]
            assert verdict.primary is not None
            unit = self.entry.measures[claim.measure].unit
            number = _printed(claim)
            pad = " " * max(0, _NUMBER_COLUMN - cell_len(number))
            title = f"{self.label(claim)}{self.when(claim)}{self.links(claim)}"
            self.columns(indent, title, first=Text.assemble(pad, (number, "bold"), "   "))
            shown = _worth_showing(verdict)
            difference = f" · {percent}" if (percent := _difference(claim, verdict)) else ""
            self.columns(indent + 2, _source(shown[0], unit) + difference, _GREY)
            if len(shown) > 1 and not self.look.verbose:
                self.columns(indent + 2, f"others: {_spread(shown[1:], unit)}", _GREY)
            if self.look.verbose:
                self.evidence(claim, verdict, indent + 2)

    def evidence(self, claim: Claim, verdict: Verdict, indent: int) -> None:
        unit = self.entry.measures[claim.measure].unit
        for compared in verdict.compared[1:]:
            self.columns(indent, f"also {_source(compared, unit)}", _GREY)
        self.columns(indent, f"{_allowed(verdict, claim, unit)}; {safe(verdict.reason)}", _GREY)
        for word, evidence in (
            ("measure", claim.measure_evidence),
            ("place", claim.entity_evidence),
            ("period", claim.period_evidence),
        ):
            self.columns(indent, f"{word}: {safe(evidence.why)}", _GREY)

    def unchecked(self) -> None:
        claims = [claim for claim in self.entry.claims if self.entry.verdicts[claim.id].outcome == "unchecked"]
        others = [bound for bound in self.entry.bound if bound.claim is None]
        if not claims and not others:
            return
        mark, word, style = _LOOK["unchecked"]
        self.print()
        self.print((f"{mark} {word}", style))
        indent = _NUMBER_COLUMN + 3
        for claim in claims:
            number = _printed(claim)
            pad = " " * max(0, _NUMBER_COLUMN - cell_len(number))
            reason = safe(self.entry.verdicts[claim.id].reason)
            self.columns(indent, f"{self.label(claim)}: {reason}", first=Text.assemble(pad, number, "   "))
        if others and self.look.verbose:
            for bound in others:
                number = safe(bound.quantity.surface)
                pad = " " * max(0, _NUMBER_COLUMN - cell_len(number))
                line, column = self.lines.position(bound.quantity.span.start)
                noun = f" {safe(bound.quantity.noun)}" if bound.quantity.noun else ""
                words = f"{line}:{column}{noun}: {safe(bound.reason or '')}"
                self.columns(indent, words, first=Text.assemble(pad, number, "   "))
        elif others:
            self.columns(2, _grouped(others))

    def nothing_checked(self) -> None:
        numbers = len(self.entry.bound)
        self.print()
        said = f"none of the {numbers} numbers" if numbers > 1 else "the one number" if numbers else "no number"
        reason = (
            f"{said} could be held against reference data; this is no sign that they are right."
            if numbers
            else "no number was found in the text."
        )
        lead = Text.assemble(("! NOTHING WAS CHECKED", f"bold {_ORANGE}"), "  ")
        if lead.cell_len + len(reason) > self.width:
            self.print(lead)
            lead = Text(" " * 4)
        self.columns(4, reason, first=lead)

    # --- words ------------------------------------------------------------------------------------------

    def label(self, claim: Claim) -> str:
        entities = self.entry.entities
        counterpart = entities[claim.counterpart] if claim.counterpart else None
        return label(self.entry.measures[claim.measure], entities[claim.entity], counterpart, self.the)

    def when(self, claim: Claim) -> str:
        if claim.period is None or claim.period.inferred or not claim.period.text:
            return ""
        war = claim.period.granularity == "year" and (claim.period.end - claim.period.start).days > 366
        return f", {safe(claim.period.text) if war else plain_period(claim.period)}"

    def links(self, claim: Claim) -> str:
        parts = []
        if claim.part_of:
            parts.append(f"part of the {safe(self.claims[claim.part_of].quantity.surface)}")
        if claim.restates:
            earlier = self.claims[claim.restates]
            place = "in the headline" if earlier.sentence.kind == "headline" else "before"
            parts.append(f"as {place}")
        return "".join(f" · {part}" for part in parts)

    def reading(self, claim: Claim) -> str:
        when = "no period" if claim.period is None else plain_period(claim.period)
        words = f" (“{safe(claim.period.text)}”)" if claim.period and claim.period.text else ""
        inferred = " (the article's date)" if claim.period and claim.period.inferred else ""
        source = f", said by {safe(claim.attribution.text)}" if claim.attribution else ""
        return f"{self.label(claim)}, {when}{words or inferred}{source}"

    def doubt(self, claim: Claim) -> str:
        parts = (claim.measure_evidence, claim.entity_evidence, claim.period_evidence)
        weakest = min(parts, key=lambda part: ("weak", "fair", "strong").index(part.strength))
        return safe(weakest.why) if weakest.strength != "strong" else "the number misses by little"


def _printed(claim: Claim) -> str:
    """The number as printed, with a sign for its hedge."""
    return _HEDGES.get(claim.quantity.hedge, "") + " ".join(safe(claim.quantity.surface).split())


def _allowed(verdict: Verdict, claim: Claim, unit: str) -> str:
    low, high = verdict.allowed
    if low is not None and high is not None:
        return f"the words allow {plain_number(low, unit)} to {plain_number(high, unit)}"
    if low is not None:
        return f"the words allow {plain_number(low, unit)} and more"
    if high is not None:
        return f"the words allow {plain_number(high, unit)} and less"
    return f"the words say {safe(claim.quantity.surface)}"


def _difference(claim: Claim, verdict: Verdict) -> str:
    """By how much the number differs, unless it is the same or an open bound ("more than 100")."""
    if verdict.difference is None or claim.quantity.low is None or claim.quantity.high is None:
        return ""
    value = verdict.difference * 100
    if abs(value) < 0.05:
        return ""
    digits = f"{abs(value):.1f}" if abs(value) < 1000 else f"{abs(value):,.0f}"
    return f"{'+' if value > 0 else '−'}{digits}\u00a0%"


def _worth_showing(verdict: Verdict) -> list[Compared]:
    """The deciding observation, and of each other publisher the first that says something else."""
    assert verdict.primary is not None
    shown = [verdict.primary]
    for compared in verdict.compared:
        value, note = compared.observation.value, compared.observation.note
        if any(
            other.publisher == compared.publisher
            and (other.observation.note == note)
            and abs(other.observation.value - value) <= _RANGE_WORTH * abs(value)
            for other in shown
        ):
            continue
        if compared is not verdict.primary:
            shown.append(compared)
    return shown


def _source(compared: Compared, unit: str) -> str:
    observation = compared.observation
    edition = observation.provenance.edition
    year = observation.period[:4]
    named = f" {edition}" if edition and edition != observation.provenance.published and edition[:4] != year else ""
    note = f" ({observation.note})" if observation.note else ""
    later = "" if compared.known else ", published later"
    value = plain_number(observation.value, unit)
    if observation.low is not None and observation.high is not None and observation.low < observation.high:
        value += f" ({plain_number(observation.low, unit)} to {plain_number(observation.high, unit)})"
    return safe(f"{value}   {compared.publisher.short}{named}, {plain_period(observation)}{note}{later}").replace(
        "   ", " · "
    )


def _spread(others: list[Compared], unit: str) -> str:
    """The range of the other sources, with their names."""
    values = sorted(c.observation.value for c in others)
    names = ", ".join(dict.fromkeys(safe(c.publisher.short) for c in others))
    write = short_number if unit == "persons" else lambda value: plain_number(value, unit)
    low, high = write(values[0]), write(values[-1])
    return f"{low} · {names}" if low == high else f"{low} to {high} · {names}"


def _grouped(others: list[Bound]) -> str:
    counts = Counter(_group(bound) for bound in others)
    groups = ", ".join(f"{count} {_group_word(reason, count)}" for reason, count in counts.most_common())
    lead = f"{len(others)} other numbers" if len(others) > 1 else "1 other number"
    return f"{lead}: {safe(groups)} (--verbose lists {'them' if len(others) > 1 else 'it'})"


def _group(bound: Bound) -> str:
    if bound.quantity.kind in ("date", "label", "ordinal"):
        return bound.quantity.kind
    reason = bound.reason or ""
    return reason.split(":")[0].split(" (")[0]


def _group_word(reason: str, count: int) -> str:
    plural = "s" if count != 1 else ""
    words = {"date": f"date{plural}", "label": f"name{plural} or label{plural}", "ordinal": f"rank{plural}"}
    return words.get(reason, f"with {reason}" if reason.startswith("no ") else f"where {reason}")
