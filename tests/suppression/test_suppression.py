"""What a newsroom has decided about findings: remarks, files beside articles, [sic] and baselines."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from factcheck.article import Ignore, Span
from factcheck.scope import Scope
from factcheck.suppression.baseline import BaselineError, Known, by_baseline, known_of, read
from factcheck.suppression.sic import by_sic
from factcheck.suppression.sidecar import SidecarError, by_entries, entries
from tests.support import checker

if TYPE_CHECKING:
    from factcheck.results import ArticleReport

DAY = dt.date(2016, 10, 1)
FRANCE = "The population of France was about 22 million in 2015."
TWICE = f"{FRANCE}\n\n{FRANCE}\n"
SHOPS = "0ver 100 shops closed."


def _checked(text: str, *ignores: Ignore, scope: Scope | None = None) -> ArticleReport:
    article = checker().article(text, published=DAY)._replace(ignores=ignores)
    return checker().check(article, scope or Scope())


def _told(entry: ArticleReport) -> list[tuple[str, str | None]]:
    return [(finding.rule, finding.suppressed) for finding in entry.findings]


# --- remarks ----------------------------------------------------------------------------------------------------


def _remark(*rules: str, start: int = 0, end: int = len(FRANCE), reason: str = "") -> Ignore:
    return Ignore(Span(start, end), rules, reason, 12)


@pytest.mark.parametrize("rules", [("REF001",), ("ref",), ("ALL",), ()])
def test_a_remark_suppresses_what_it_names_in_its_block_and_nowhere_else(rules: tuple[str, ...]) -> None:
    entry = _checked(TWICE, _remark(*rules, reason="as printed"))
    assert _told(entry) == [("REF001", "ignored on line 12: as printed"), ("REF001", None)]


def test_a_remark_without_a_reason_gives_its_line() -> None:
    assert _told(_checked(FRANCE, _remark("REF001"))) == [("REF001", "ignored on line 12")]


def test_every_code_of_a_remark_that_suppresses_nothing_is_reported() -> None:
    entry = _checked(FRANCE, _remark("REF001", "SUM", "NUM003"))
    unused = next(finding for finding in entry.findings if finding.rule == "CTL001")
    assert unused.severity == "note"
    assert unused.message == "unused ignore: ignore[SUM, NUM003] on line 12 suppresses nothing"
    assert unused.span.of(FRANCE) == "The"


def test_a_rule_that_there_is_not_is_reported_with_what_may_have_been_meant() -> None:
    (unused,) = (f for f in _checked("The lake is calm.", _remark("REF01")).findings if f.rule == "CTL001")
    assert "no rule or family 'REF01'; did you mean REF001" in unused.message


@pytest.mark.parametrize("rules", [("SUM",), ()])
def test_a_remark_for_a_rule_that_is_off_is_not_called_unused(rules: tuple[str, ...]) -> None:
    on = Scope(frozenset({"REF001", "CTL001"}))
    assert _told(_checked("The lake is calm.", _remark(*rules), scope=on)) == []
    assert _told(_checked("The lake is calm.", _remark("REF001"), scope=on)) == [("CTL001", None)]


def test_the_report_of_unused_remarks_can_be_switched_off() -> None:
    assert _told(_checked("The lake is calm.", _remark("SUM001"), scope=Scope(frozenset({"SUM001"})))) == []


# --- a file beside the article ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "suppressed"),
    [
        ('rule = "REF001"', [True, True]),
        ('rule = "REF"\nline = 3', [False, True]),
        ("line = 1", [True, False]),
        ('text = "22 million"', [True, True]),
        ('text = "The population of France"\nline = 3', [False, False]),
        (f'text = "{FRANCE}"\nline = 3', [False, True]),
        ('text = "22 million"\nrule = "SUM"', [False, False]),
        ('fingerprint = "FIRST"', [True, False]),
    ],
)
def test_an_entry_suppresses_what_fits_all_that_it_gives(lines: str, suppressed: list[bool]) -> None:
    entry = _checked(TWICE)
    given = entries("[[ignore]]\n" + lines.replace("FIRST", entry.findings[0].fingerprint) + '\nreason = "why"\n')
    found = by_entries(entry.article, entry.findings, given, "a.txt.factcheck.toml", None)
    told = [finding.suppressed for finding in found if finding.rule == "REF001"]
    assert told == [("ignored in a.txt.factcheck.toml: why" if each else None) for each in suppressed]
    assert [f.message for f in found if f.rule == "CTL001"] == [
        f"unused ignore: ignore{'[SUM]' if 'SUM' in lines else ''} in a.txt.factcheck.toml, line 1 suppresses nothing"
    ] * (not any(suppressed))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[ignore]]\nrules = 'REF001'", "[[ignore]] 1 rules: unknown key; did you mean rule?"),
        ("[[ignore]]\nrule = 'REF01'", "[[ignore]] 1 rule: no rule or family 'REF01'; did you mean REF001"),
        ("[[ignore]]\nline = 1\n[[ignore]]\nline = 0", "[[ignore]] 2 line: a line from 1 on is expected"),
        ("[[ignore]]\nline = true", "[[ignore]] 1 line: a line from 1 on is expected"),
        ("[[ignore]]\ntext = 4", "[[ignore]] 1 text: text in quotation marks is expected"),
        ("[[ignore]]\nreason = 'x'", "[[ignore]] 1: says not what to ignore; give rule, text, line or fingerprint"),
        ("[ignore]\nrule = 'REF001'", "ignore: entries are written as [[ignore]]"),
        ("rule = 'REF001'", "rule: unknown key; entries are written as [[ignore]]"),
        ("[[ignore]", "not TOML"),
    ],
)
def test_a_mistake_in_the_file_is_an_error_with_its_key(text: str, says: str) -> None:
    with pytest.raises(SidecarError) as caught:
        entries(text)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


# --- [sic] ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("The fee was 12,5000 [sic] last year.", True),
        ("The fee was 12,5000 (sic) last year.", True),
        ("He counted 12,5000 people [sic!] there.", True),
        ("He counted 12,5000 people there.", False),
        ("He counted 12,5000 people there. It was cold [sic].", False),
    ],
)
def test_a_finding_on_a_number_that_sic_follows_is_suppressed(text: str, quoted: bool) -> None:
    entry = _checked(text)
    found = by_sic(entry.article, entry.bound, entry.findings)
    assert [(finding.rule, finding.suppressed) for finding in found] == [("NUM002", "sic" if quoted else None)]


# --- baselines --------------------------------------------------------------------------------------------------


def _baseline(*articles: tuple[str, ArticleReport]) -> list[Known]:
    return [known_of(entry, finding, path) for path, entry in articles for finding in entry.findings]


def _left(text: str, known: list[Known], path: str = "a.txt") -> tuple[list[str], int]:
    """The rules of what is still reported, and how much of the baseline fitted nothing."""
    (entry,), unfitted = by_baseline([_checked(text)], known, lambda _source: path)
    return [finding.rule for finding in entry.findings if finding.suppressed is None], len(unfitted)


@pytest.mark.parametrize(
    "text",
    [
        f"{FRANCE}\n\n{SHOPS}\n",
        f"{SHOPS}\n\n{FRANCE}\n",
        f"A new paragraph with 12 swans.\n\n{FRANCE}\n\nAnother one.\n\n{SHOPS}\n",
    ],
)
def test_a_baseline_survives_edits_elsewhere_and_moved_paragraphs(text: str) -> None:
    known = _baseline(("a.txt", _checked(f"{FRANCE}\n\n{SHOPS}\n")))
    assert _left(text, known) == ([], 0)
    assert _left(text, known, "renamed.txt") == ([], 0)


def test_an_edited_sentence_is_new_and_the_old_one_unfitted() -> None:
    known = _baseline(("a.txt", _checked(FRANCE)))
    assert _left(FRANCE.replace("22", "23"), known) == (["REF001"], 1)


def test_two_equal_findings_count_as_two() -> None:
    assert len({finding.fingerprint for finding in _checked(TWICE).findings}) == 2
    assert _left(TWICE, _baseline(("a.txt", _checked(FRANCE)))) == (["REF001"], 0)
    assert _left(FRANCE, _baseline(("a.txt", _checked(TWICE)))) == ([], 1)


def test_an_entry_suppresses_one_finding_first_in_its_own_article() -> None:
    known = _baseline(("b.txt", _checked(FRANCE)))
    reports = [_checked(FRANCE)._replace(article=_checked(FRANCE).article._replace(source=s)) for s in ("a", "b")]
    found, _ = by_baseline(reports, known, lambda source: f"{source}.txt")
    assert [entry.findings[0].suppressed for entry in found] == [None, "baseline"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "no baseline: not JSON"),
        ("[]", "no baseline: its schema is not factcheck/baseline/1"),
        ('{"schema": "factcheck/baseline/1"}', "damaged"),
        ('{"schema": "factcheck/baseline/1", "findings": [{"path": 1}]}', "damaged"),
    ],
)
def test_what_is_no_baseline_is_refused(text: str, says: str) -> None:
    with pytest.raises(BaselineError, match=says):
        read(text)
