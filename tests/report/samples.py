"""Reports of every kind that a format must show: findings, suppressed ones, nothing checked, unread, and hostile."""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING

from factcheck.article import Origin, Part
from factcheck.reading.document import Document
from factcheck.report.formats import View
from factcheck.results import ArticleReport, InputError, Report
from factcheck.rules.registry import RULES
from tests.support import CHECKOUT, TESTS, checker

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = dt.date(2016, 10, 1)
HOSTILE_NAME = "a\nb::error::|]]>,file=x.md%0A@desk<b>`c`\x1b[31m.md"
HOSTILE_TEXT = (
    "@editor <script>alert(1)</script> ::error::owned ]]> | `x` \x1b[31mred\x1b[0m \u202ereversed https://evil.example "
    "[link](https://evil.example) #12 ![i](x) The population of France was about 22 million in 2015, & $5 $6.\n"
    "It said 0ver 100 | shops @editor <img src=x> ]]> ::warning::closed.\n"
)


def article(text: str, source: str, day: dt.date | None = DAY) -> ArticleReport:
    """Return the report of a text that was read from a file of some name."""
    return checker().check(checker().article(text, published=day, source=source))


def suppressed(entry: ArticleReport, reason: str) -> ArticleReport:
    """Return the report with its first finding suppressed."""
    first, *others = entry.findings
    return entry._replace(findings=(first._replace(suppressed=reason), *others))


def _example(name: str, day: dt.date | None) -> Report:
    path = next(path for path in (CHECKOUT / "examples" / name, TESTS / "cases" / name) if path.exists())
    return checker().report([article(path.read_text(encoding="utf-8"), path.name, day)])


def _word() -> ArticleReport:
    """A Word document of two paragraphs, which has no lines."""
    text = "Shops\n\nThe population of France was about 22 million in 2015.\n"
    parts = (Part(0, "paragraph 1"), Part(7, "paragraph 2"))
    return checker().check(checker().read(Document("shops.docx", text, origin=Origin("word", parts=parts)), DAY))


def _desk() -> Report:
    """A desk's folder: some wrong, some right, some that nobody can check, and two that cannot be read."""
    text = "😀 Café.\r\nFrance had about 22 million inhabitants in 2015, and 0ver 100 shops.\n"
    wrong = article(text, "news/café 1.txt")
    right = article("The population of France was about 66 million in 2015.\n", "right.txt")
    warnings = ("line 2: the date “3/4/15” of the front matter is not understood: write it as YYYY-MM-DD",)
    entries = [
        wrong,
        suppressed(wrong._replace(article=wrong.article._replace(source="old.txt")), "quoted as it was printed"),
        right._replace(article=right.article._replace(warnings=warnings)),
        article("Two bridges are closed, and 12 buses run a longer way.\n", "unknown.txt"),
        article("Nobody counts the swans.\n", "wordy.txt"),
        _word(),
    ]
    return checker().report(entries, [InputError("gone.txt", "no such file"), InputError("x y.docx", "is damaged")])


def _hostile() -> Report:
    return checker().report([article(HOSTILE_TEXT, HOSTILE_NAME)], [InputError(HOSTILE_NAME, "no <such> file | @desk")])


@functools.cache
def report(name: str) -> Report:
    """Return a report by its name."""
    return _REPORTS[name]()


_REPORTS: dict[str, Callable[[], Report]] = {
    "aleppo": lambda: _example("aleppo.txt", DAY),
    "ten_times_too_small": lambda: _example("ten_times_too_small.txt", dt.date(2019, 10, 1)),
    "no_date": lambda: _example("no_date.txt", None),
    "desk": _desk,
    "hostile": _hostile,
    "nothing": lambda: checker().report([]),
}
NAMES = tuple(_REPORTS)


def view(*, show_suppressed: bool = False) -> View:
    """Return a view as a run has it."""
    return View(exit_code=1, show_suppressed=show_suppressed, the=checker().words.the, rules=RULES)
