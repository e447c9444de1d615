"""The terminal report: what needs action first and explained, what is fine in a quiet line, nothing hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from factcheck.article import Places, sentence_at
from factcheck.levels import SEVERITIES
from factcheck.report import phrases
from factcheck.report.counts import TOO_LITTLE, why_unchecked
from factcheck.report.safe import name, safe
from factcheck.report.styled import BOLD, color, line_of, width, wrapped, written
from factcheck.wording import label, plain_day, plain_period, with_article

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.article import Span
    from factcheck.claims.model import Bound, Claim
    from factcheck.levels import Outcome
    from factcheck.reference.catalogue import MeasureUnit
    from factcheck.report.formats import View
    from factcheck.report.styled import Line, Piece
    from factcheck.results.model import ArticleReport, Finding, Verdict
    from factcheck.results.report import Report

WIDEST = 110
"""Lines are never longer than this, however wide the terminal is."""
NARROWEST = 50
"""Nor are they laid out for less."""

# Colours that keep a contrast of about four to one on black and on white alike.
_RED, _ORANGE, _VIOLET, _BLUE, _GREEN, _GREY = (color(n) for n in (160, 166, 133, 32, 28, 244))

_LOOK: dict[Outcome, tuple[str, str, str]] = {
    "inconsistent": ("✗", "inconsistent", f"{BOLD};{_RED}"),
    "outdated": ("◷", "outdated", f"{BOLD};{_ORANGE}"),
    "disputed": ("≠", "disputed", f"{BOLD};{_VIOLET}"),
    "close": ("≈", "close", f"{BOLD};{_BLUE}"),
    "consistent": ("✓", "consistent", f"{BOLD};{_GREEN}"),
    "unchecked": ("·", "not checked", _GREY),
}
_FAMILY_LOOK = {
    "SUM": ("✗", "part and whole", f"{BOLD};{_RED}"),
    "PCT": ("%", "percentage", f"{BOLD};{_ORANGE}"),
    "REP": ("≠", "told differently", f"{BOLD};{_VIOLET}"),
    "CNV": ("⇄", "conversion", f"{BOLD};{_RED}"),
    "DAT": ("⧗", "date", f"{BOLD};{_ORANGE}"),
    "NUM": ("!", "notation", f"{BOLD};{_ORANGE}"),
}
_NOTE_MARK, _NOTE_STYLE = "·", _GREY
"""Of a finding that only remarks on something, whatever its family."""
_SUPPRESSED_LOOK = ("⊘", "suppressed", _GREY)
_ORIGINS = {"option": "given", "metadata": "from the file", "text": "from the text"}
_NUMBER_COLUMN, _TITLE_COLUMN, _DETAIL_COLUMN = 15, 17, 11


def render(report: Report, view: View) -> str:
    """Return the report as text."""
    page = _Page(view)
    for number, entry in enumerate(report.articles):
        if number and not view.quiet:
            page.line()
        _ArticleWriter(entry, page, view).write(view.exit_code if len(report.articles) == 1 else None)
    if len(report.articles) > 1:
        if not view.quiet:
            page.line()
        closing = _closing(report.articles, view, view.exit_code, f"{len(report.articles)} articles: ")
        page.line(*closing) if view.quiet else page.flow(closing)
    return page.text().replace("\u00a0", " ")  # they held words together; whoever searches types blanks


class _Page:
    """Lines of styled text, wrapped between words at the width."""

    def __init__(self, view: View) -> None:
        self.width = max(NARROWEST, min(view.width, WIDEST))
        self._colored = view.color
        self._lines: list[str] = []

    def line(self, *parts: Piece | str) -> None:
        """Print one line as it is."""
        self._lines.append(written(line_of(*parts), colored=self._colored))

    def flow(self, content: Line, lead: Line = (), hanging: Line | None = None) -> None:
        """Print `content` after `lead`, and where it wraps after `hanging` (as many blanks by default)."""
        margin = line_of(" " * width(lead)) if hanging is None else hanging
        for line in wrapped(content, lead, margin, self.width):
            self.line(*line)

    def text(self) -> str:
        """Return all lines."""
        return "".join([f"{line}\n" for line in self._lines])


def _closing(entries: Sequence[ArticleReport], view: View, exit_code: int | None, lead: str = "") -> Line:
    """The line that counts everything. What is suppressed is counted as that and as nothing else."""
    parts: list[tuple[str, str]] = []
    findings = [finding for entry in entries for finding in entry.findings if finding.suppressed is None]
    for outcome, (_, word, style) in _LOOK.items():
        if outcome == "close":
            for family, (_, other, other_style) in _FAMILY_LOOK.items():
                found = [finding for finding in findings if finding.rule.startswith(family)]
                if found:
                    only_notes = all(view.remarks(finding) for finding in found)
                    parts.append((f"{len(found)} {other}", _NOTE_STYLE if only_notes else other_style))
        count = sum(entry.count(outcome) - phrases.suppressed_claims(entry, outcome) for entry in entries)
        if count:
            parts.append((f"{count} {word}", style))
    hidden = sum(len(entry.suppressed) for entry in entries)
    if hidden:
        parts.append((f"{hidden} suppressed", _GREY))
    unbound = sum(bound.claim is None for entry in entries for bound in entry.bound)
    if unbound:
        parts.append((f"{unbound} other numbers" if unbound > 1 else "1 other number", _GREY))
    line: list[Piece | str] = [lead]
    for i, (words, style) in enumerate(parts or [("no numbers", _GREY)]):
        line += [" · " if i else "", (words.replace(" ", "\u00a0"), style)]
    if exit_code is not None:
        line += [" · ", (f"exit\u00a0{exit_code}", BOLD if exit_code else "")]
    return line_of(*line)


class _ArticleWriter:
    """Writes one article. Holds what every part of it needs."""

    def __init__(self, entry: ArticleReport, page: _Page, view: View) -> None:
        self.entry = entry
        self.page = page
        self.view = view
        self.places = Places(entry.article)
        self.claims = {claim.id: claim for claim in entry.claims}

    def write(self, exit_code: int | None) -> None:
        """Write everything, or with `quiet` the closing line only."""
        if self.view.quiet:
            lead = "" if self.entry.checked else "NOTHING WAS CHECKED · "
            self.page.line(*_closing((self.entry,), self.view, exit_code, f"{name(self.entry.article.source)}: {lead}"))
            return
        self.header()
        for finding in sorted(self.view.findings(self.entry), key=lambda f: SEVERITIES.index(f.severity)):
            self.finding(finding)
        for outcome in ("close", "consistent"):
            self.quiet_lines(outcome)
        self.unchecked()
        if not self.entry.checked:
            self.nothing_checked()
        short = self.entry.too_little
        if short is not None:
            self.page.line()
            self.page.flow(line_of(short), line_of((f"! {TOO_LITTLE.upper()}", f"{BOLD};{_RED}"), "   "), line_of("  "))
        self.page.line()
        self.page.flow(_closing((self.entry,), self.view, exit_code))

    def unit(self, claim: Claim) -> MeasureUnit:
        """The unit of a claim's measure."""
        return self.entry.measures[claim.measure].unit

    # --- parts ----------------------------------------------------------------------------------------

    def header(self) -> None:
        """The article, its date and how it was found, and what was read."""
        published = self.entry.article.published
        if published.date is None:
            when = "no date: give one with --date"
        else:
            day = str(published.date.year) if published.granularity == "year" else plain_day(published.date)
            evidence = f": “{safe(published.evidence)}”" if published.evidence else ""
            when = f"{day} ({_ORIGINS[published.origin]}{evidence})"
        numbers, claims = len(self.entry.bound), len(self.entry.claims)
        counts = f"{numbers} number{'s' * (numbers != 1)}, {claims} claim{'s' * (claims != 1)}"
        lead = line_of((name(self.entry.article.source), BOLD), "   ")
        self.page.flow(line_of(f"{when} · {counts}"), lead, line_of(" " * 3))

    def finding(self, finding: Finding) -> None:
        """A finding: what it is about, the place in the text, and everything needed to act on it."""
        claim = self.claims.get(finding.claims[0]) if finding.claims else None
        verdict = self.entry.verdicts[claim.id] if claim is not None and finding.rule.startswith("REF") else None
        if claim is not None and verdict is not None:
            mark, word, style = _LOOK[verdict.outcome]
            title = self.label(claim)
        else:
            default = ("!", finding.name, f"{BOLD};{_ORANGE}")
            mark, word, style = _FAMILY_LOOK.get(finding.rule[:3], default)
            if self.view.remarks(finding):
                mark, style = _NOTE_MARK, _NOTE_STYLE
            title = finding.message.split(":")[0]
        if finding.suppressed is not None:
            mark, word, style = _SUPPRESSED_LOOK
        self.page.line()
        self.title(f"{mark} {word}", title, finding.rule, style)
        self.excerpt(finding.span, style)
        if finding.rule.startswith("CTL"):  # it is about a remark, which the excerpt does not show
            self.detail("remark", safe(finding.message.partition(": ")[2]), style)
        if claim is not None and verdict is not None:
            self.reference_detail(claim, verdict, style)
        if finding.confidence != "high":
            doubt = f": {self.doubt(claim)}" if claim is not None and verdict is not None else ""
            self.detail("confidence", f"{finding.confidence}{doubt}", style)
        if finding.suppressed:
            self.detail("suppressed", safe(finding.suppressed), style)
        if finding.suggestion:
            self.detail("perhaps" if verdict is not None else "suggest", safe(finding.suggestion), style)

    def title(self, lead: str, title: str, code: str, style: str) -> None:
        """The first line of a finding, with the code of its rule at the right margin."""
        head = line_of((lead, style), " " * max(2, _TITLE_COLUMN - cell_len(lead)))
        words = safe(title)
        if cell_len(words) > self.page.width - width(head) - len(code) - 2:
            self.page.line(*head, (code, _GREY))
            self.page.flow(line_of((words, BOLD)), line_of("  "))
            return
        head = (*head, (words, BOLD))
        self.page.line(*head, " " * (self.page.width - width(head) - len(code)), (code, _GREY))

    def excerpt(self, span: Span, style: str) -> None:
        """The sentence, cut to the width, with the number underlined."""
        text = self.entry.article.text
        sentence = sentence_at(self.entry.article, span.start)
        whole = sentence.span if sentence else span
        lead = f"{self.place(span.start)}  "
        room = self.page.width - 4 - len(lead)
        start, end = whole.start, whole.end
        if end - start > room:
            room -= 4  # for the dots at both ends
            size = span.end - span.start
            start = max(whole.start, min(span.start - (room - size) // 2, whole.end - room))
            end = min(whole.end, start + room)
            start = _word_start(text, start, span.start) if start > whole.start else start
            end = _word_end(text, end, span.end) if end < whole.end else end
        before, inside, after = (
            safe(part) for part in (text[start : span.start], text[span.start : span.end], text[span.end : end])
        )
        cut_left, cut_right = "… " * (start > whole.start), " …" * (end < whole.end)
        self.page.line(("  │ ", style), (lead, _GREY), cut_left, before, (inside, BOLD), after, cut_right)
        offset = cell_len(lead) + cell_len(cut_left) + cell_len(before)
        self.page.line(("  │ ", style), " " * offset, ("‾" * max(1, cell_len(inside)), style))

    def reference_detail(self, claim: Claim, verdict: Verdict, style: str) -> None:
        """How a claim was read, what it says, and what the reference says."""
        unit = self.unit(claim)
        self.detail("read as", self.reading(claim), style)
        differs = f" · {percent}" if (percent := phrases.difference(claim, verdict)) else ""
        allows = (
            ""
            if claim.ranked is not None or claim.quantity.unnumbered
            else f" · {phrases.allowed(verdict, claim, unit)}"
        )
        said = f"{safe(claim.quantity.surface)}{allows}{differs}"
        self.detail("says", said, style)
        if verdict.working:
            self.detail("computed", safe(verdict.working), style)
        shown = verdict.compared if self.view.verbose else phrases.worth_showing(verdict)
        for i, compared in enumerate(shown):
            self.detail("reference" if i == 0 else "", phrases.source(compared, unit, noted=True), style)
        measure = self.entry.measures[claim.measure]
        if measure.tolerance_set:
            self.detail("tolerance", safe(measure.tolerance_reason), style)
        if verdict.outcome != "inconsistent":
            self.detail("because", safe(verdict.reason), style)

    def detail(self, word: str, text: str, style: str) -> None:
        """One line of a finding, with a word in front."""
        lead = line_of(("  │ ", style), (f"{word:<{_DETAIL_COLUMN}}", _GREY))
        hanging = line_of(("  │ ", style), " " * _DETAIL_COLUMN)
        self.page.flow(line_of(text), lead, hanging)

    def quiet_lines(self, outcome: Outcome) -> None:
        """The claims that are fine: what was understood, and in a second line the reference."""
        claims = [claim for claim in self.entry.claims if self.entry.verdicts[claim.id].outcome == outcome]
        if not claims:
            return
        mark, word, style = _LOOK[outcome]
        self.page.line()
        self.page.line((f"{mark} {word}", style))
        for claim in claims:
            verdict = self.entry.verdicts[claim.id]
            self.numbered(phrases.printed(claim), f"{self.label(claim)}{self.when(claim)}{self.links(claim)}", BOLD)
            told = self.entry.verdicts.get(claim.restates or "")
            if self.view.verbose:
                self.evidence(claim, verdict)
            elif told is None or told.outcome != outcome:
                if verdict.working:
                    self.under(safe(verdict.working))
                    continue
                shown = phrases.worth_showing(verdict)
                differs = f" · {percent}" if (percent := phrases.difference(claim, verdict)) else ""
                others = f" · others {phrases.spread(shown[1:], self.unit(claim))}" if shown[1:] else ""
                self.under(f"{phrases.source(shown[0], self.unit(claim))}{differs}{others}")

    def numbered(self, number: str, text: str, style: str = "") -> None:
        """A line with a number in the right-aligned first column."""
        pad = " " * max(0, _NUMBER_COLUMN - cell_len(number))
        lead = line_of(pad, (number, style), "   ")
        self.page.flow(line_of(text), lead, line_of(" " * (_NUMBER_COLUMN + 3)))

    def under(self, text: str) -> None:
        """A grey line below a numbered one."""
        self.page.flow(line_of((text, _GREY)), line_of(" " * (_NUMBER_COLUMN + 3)))

    def evidence(self, claim: Claim, verdict: Verdict) -> None:
        """All observations of a claim, and why it was read as it was."""
        for compared in verdict.compared:
            self.under(phrases.source(compared, self.unit(claim), noted=True))
        self.under(f"{phrases.allowed(verdict, claim, self.unit(claim))}; {safe(verdict.reason)}")
        for word, evidence in (
            ("measure", claim.measure_evidence),
            ("place", claim.entity_evidence),
            ("period", claim.period_evidence),
        ):
            self.under(f"{word}: {safe(evidence.why)}")

    def unchecked(self) -> None:
        """What was not judged, with the reason, and the numbers that claim nothing, by reason."""
        claims = [claim for claim in self.entry.claims if self.entry.verdicts[claim.id].outcome == "unchecked"]
        others = [bound for bound in self.entry.bound if bound.claim is None]
        if not claims and not others:
            return
        mark, word, style = _LOOK["unchecked"]
        self.page.line()
        self.page.line((f"{mark} {word}", style))
        for claim in claims:
            self.numbered(phrases.printed(claim), f"{self.label(claim)}: {safe(self.entry.verdicts[claim.id].reason)}")
        if self.view.verbose:
            for bound in others:
                self.numbered(" ".join(safe(bound.quantity.surface).split()), self.unbound(bound))
        elif others:
            self.page.flow(line_of(phrases.grouped(others)), line_of("  "))

    def unbound(self, bound: Bound) -> str:
        """Where a number stands that became no claim, and why."""
        noun = f" {safe(bound.quantity.noun)}" if bound.quantity.noun else ""
        return f"{self.place(bound.quantity.span.start)}{noun}: {safe(bound.reason or '')}"

    def place(self, offset: int) -> str:
        """The line and the column of a character, or what its part of a file without lines is called."""
        line, column = self.places.position(offset)
        return self.places.name(offset) or f"{line}:{column}"

    def nothing_checked(self) -> None:
        """Say it loudly: silence would pass for success."""
        self.page.line()
        lead = line_of(("! NOTHING WAS CHECKED", f"{BOLD};{_ORANGE}"), "   ")
        self.page.flow(line_of(why_unchecked(self.entry)), lead, line_of("  "))

    # --- words ------------------------------------------------------------------------------------------

    def label(self, claim: Claim) -> str:
        """The claim in one plain line: "refugees from Syria"."""
        entities = self.entry.entities
        counterpart = entities[claim.counterpart] if claim.counterpart else None
        words = label(self.entry.measures[claim.measure], entities[claim.entity], counterpart, self.view.the)
        versus = with_article(entities[claim.versus], self.view.the) if claim.versus else ""
        added = [with_article(entities[code], self.view.the) for code in claim.added]
        return safe(f"{words}{phrases.relation(claim, versus, added)}")

    def when(self, claim: Claim) -> str:
        """The period, if words of the text give it."""
        if claim.period is None or claim.period.inferred or not claim.period.text:
            return ""
        if claim.period.granularity == "year" and (claim.period.end - claim.period.start).days > 366:
            words = safe(claim.period.text)
            return f", {words[:1].lower()}{words[1:]}"
        return f", {plain_period(claim.period)}"

    def links(self, claim: Claim) -> str:
        """What ties the claim to another one of the article."""
        parts = []
        if claim.part_of:
            parts.append(f"part of the {safe(self.claims[claim.part_of].quantity.surface)}")
        if claim.restates:
            earlier = self.claims[claim.restates]
            parts.append("as in the headline" if earlier.sentence.kind == "headline" else "as before")
        return "".join(f" · {part}" for part in parts)

    def reading(self, claim: Claim) -> str:
        """The claim with its period and its source."""
        when = "no period" if claim.period is None else plain_period(claim.period)
        words = f" (“{safe(claim.period.text)}”)" if claim.period and claim.period.text else ""
        inferred = " (the article's date)" if claim.period and claim.period.inferred else ""
        source = f", said by {safe(claim.attribution.text)}" if claim.attribution else ""
        return f"{self.label(claim)}, {when}{words or inferred}{source}"

    def doubt(self, claim: Claim) -> str:
        """Why a verdict is not sure."""
        parts = (claim.measure_evidence, claim.entity_evidence, claim.period_evidence)
        weakest = min(parts, key=lambda part: ("weak", "fair", "strong").index(part.strength))
        if weakest.strength == "strong":
            measure = self.entry.measures[claim.measure]
            single = claim.relation == "level" and not measure.is_computed
            return "the number misses by little" if single else "it rests on more than one figure"
        return safe(weakest.why)


def _word_start(text: str, start: int, limit: int) -> int:
    space = text.find(" ", start, limit)
    return space + 1 if space >= 0 else start


def _word_end(text: str, end: int, limit: int) -> int:
    space = text.rfind(" ", limit, end)
    return space if space >= 0 else end
