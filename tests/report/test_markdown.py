"""The comment on a pull request: whole within its limit, and honest about what does not fit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from factcheck.report import markdown
from tests.report import samples
from tests.support import checker

if TYPE_CHECKING:
    from factcheck.results import Report

READER = MarkdownIt("commonmark", {"html": True}).enable("table")


def _report(articles: int) -> Report:
    text = "The population of France was about 22 million in 2015, and 0ver 100 shops were closed.\n"
    entry = samples.article(text, "a.txt")
    return checker().report(
        [entry._replace(article=entry.article._replace(source=f"news/{n}.txt")) for n in range(articles)]
    )


def test_the_first_line_is_the_marker_by_which_the_comment_is_found_again() -> None:
    assert markdown.render(samples.report("aleppo"), samples.view()).startswith("<!-- factcheck -->\n### ✗ factcheck: ")


def test_the_heading_says_what_matters_most() -> None:
    headings = {
        name: markdown.render(samples.report(name), samples.view()).splitlines()[1]
        for name in ("desk", "no_date", "nothing")
    }
    assert headings == {
        "desk": "### ✗ factcheck: 4 findings",
        "no_date": "### ! factcheck: nothing was checked",
        "nothing": "### ! factcheck: nothing was checked",
    }
    right = checker().report([samples.article("The population of France was about 66 million in 2015.\n", "a.txt")])
    assert markdown.render(right, samples.view()).splitlines()[1] == "### ✓ factcheck: no findings"


def test_a_mere_note_does_not_look_like_a_failure_unless_the_run_fails_for_notes() -> None:
    entry = samples.report("ten_times_too_small").articles[0]
    noted = entry._replace(findings=(entry.findings[0]._replace(severity="note"),))
    report = checker().report([noted])
    written = markdown.render(report, samples.view())
    assert written.splitlines()[1] == "### · factcheck: 1 note"
    assert "✗" not in written
    strict = markdown.render(report, samples.view()._replace(fail_on="note"))
    assert strict.splitlines()[1] == "### ✗ factcheck: 1 finding"


def test_every_row_has_as_many_cells_as_its_table() -> None:
    for name in samples.NAMES:
        html = READER.render(markdown.render(samples.report(name), samples.view(show_suppressed=True)))
        for table in re.findall(r"<table>.*?</table>", html, re.DOTALL):
            assert len({len(re.findall("<t[dh]>", row)) for row in re.findall("<tr>.*?</tr>", table, re.DOTALL)}) == 1


def test_nothing_of_a_hostile_article_becomes_markup() -> None:
    html = READER.render(markdown.render(samples.report("hostile"), samples.view()))
    tags = {tag.lower() for tag in re.findall(r"<([a-zA-Z]+)", html)}
    assert tags == {"h", "p", "table", "thead", "tbody", "tr", "th", "td", "br", "b", "details", "summary"}
    assert not re.search(r"@\w|https://", html)


def test_a_long_report_is_cut_and_counts_what_is_left_out() -> None:
    for articles in (10, 150, 3000):
        written = markdown.render(_report(articles), samples.view())
        assert len(written.encode()) <= markdown.LONGEST
        for noun, row, whole in (
            ("finding", r"^\| [✗!] ", 2 * articles),
            ("article", r"^\| `news/\d+\.txt` ", articles),
            ("claim", r"^\| `\S+` \| \S+ million ", articles),
        ):
            more = re.search(rf"^(\d+) (?:more )?{noun}s? not shown\.$", written, re.MULTILINE)
            shown = len(re.findall(row, written, re.MULTILINE))
            assert shown + (int(more.group(1)) if more else 0) == whole, (articles, noun)


def test_of_a_long_report_the_worst_findings_stay() -> None:
    written = markdown.render(_report(3000), samples.view())
    assert "REF001" in written
    assert "NUM003" not in written


def test_a_tiny_limit_still_leaves_the_counts() -> None:
    assert markdown.page(_report(10), samples.view(), 300).startswith(
        "### ✗ factcheck: 20 findings\n\n20 findings in 10"
    )
