"""The file beside an article that has no comments: `article.txt.factcheck.toml`."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from factcheck.article import Places
from factcheck.patterns import lazily
from factcheck.records import NamedTuple
from factcheck.rules.selection import ALL
from factcheck.suppression.matching import in_order, looked_for, names, unknown, unused

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from factcheck.article import Article
    from factcheck.results.model import Finding

_KEYS = {"rule": str, "text": str, "line": int, "fingerprint": str, "reason": str}
_HEAD = lazily(r"[ \t]*\[\[ ?ignore ?\]\]")


class SidecarError(Exception):
    """The file is wrong; the message names the entry, the key and the remedy."""


class Entry(NamedTuple):
    """One `[[ignore]]`: a finding is suppressed if all fits that is given."""

    rule: str = ""
    """Code or family; empty for all."""
    text: str = ""
    """Words of the article that the finding points at, or lies in."""
    line: int = 0
    """Its line in the file, or its part of a Word document; 0 for any."""
    fingerprint: str = ""
    """Its fingerprint, as the JSON report has it."""
    reason: str = ""
    """Why."""
    at: int = 0
    """The line of the entry in its own file, 0 if that is not known."""


def entries(text: str) -> tuple[Entry, ...]:
    """Read the file. Raises SidecarError."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SidecarError(f"not TOML: {error}") from None
    lines = [number for number, line in enumerate(text.splitlines(), 1) if _HEAD.match(line)]
    for key in document:
        if key != "ignore":
            raise SidecarError(f"{key}: unknown key; entries are written as [[ignore]]")
    tables = document.get("ignore", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise SidecarError("ignore: entries are written as [[ignore]]")
    known = lines if len(lines) == len(tables) else [0] * len(tables)
    return tuple(_entry(table, number, at) for number, (table, at) in enumerate(zip(tables, known, strict=True), 1))


def _entry(table: dict[str, Any], number: int, at: int) -> Entry:
    where = f"[[ignore]] {number}"
    for key, value in table.items():
        if key not in _KEYS:
            from factcheck.language.spelling import similar

            near = similar(key, _KEYS)
            hint = f"did you mean {' or '.join(near)}?" if near else f"known: {', '.join(_KEYS)}"
            raise SidecarError(f"{where} {key}: unknown key; {hint}")
        if type(value) is not _KEYS[key] or not value:
            what = "a line from 1 on" if key == "line" else "text in quotation marks"
            raise SidecarError(f"{where} {key}: {what} is expected")
    entry = Entry(**table)._replace(at=at)
    if not (entry.rule or entry.text or entry.line or entry.fingerprint):
        raise SidecarError(f"{where}: says not what to ignore; give rule, text, line or fingerprint")
    if entry.rule and (doubt := unknown(entry.rule)):
        raise SidecarError(f"{where} rule: {doubt}")
    return entry


def by_entries(
    article: Article, findings: Sequence[Finding], given: Sequence[Entry], file: str, on: Collection[str] | None
) -> tuple[Finding, ...]:
    """Suppress what the entries of a file ask for, and report those that suppress nothing."""
    places, used = Places(article), set[Entry]()
    kept = []
    for found in findings:
        finding = found
        for entry in given:
            if _fits(entry, found, article, places):
                used.add(entry)
                if finding.suppressed is None:
                    reason = f": {entry.reason}" if entry.reason else ""
                    finding = finding._replace(suppressed=f"ignored in {file}{reason}")
        kept.append(finding)
    if on is None or "CTL001" in on:
        for entry in given:
            if entry not in used and looked_for(entry.rule or ALL, on):
                where = f"in {file}" + (f", line {entry.at}" if entry.at else "")
                words = [entry.rule] if entry.rule else []
                kept.append(unused(article, max(0, article.text.find(entry.text)), where, words, entry.reason))
    return in_order(kept)


def _fits(entry: Entry, finding: Finding, article: Article, places: Places) -> bool:
    if entry.rule and not names(entry.rule, finding.rule):
        return False
    if entry.fingerprint and entry.fingerprint != finding.fingerprint:
        return False
    if entry.line and not places.position(finding.span.start)[0] <= entry.line <= places.end(finding.span.end)[0]:
        return False
    return not entry.text or _overlaps(entry.text, finding, article)


def _overlaps(text: str, finding: Finding, article: Article) -> bool:
    at = article.text.find(text)
    while at >= 0:
        if at < finding.span.end and finding.span.start < at + len(text):
            return True
        at = article.text.find(text, at + 1)
    return False
