"""The report: the result of a check, of one article or of many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.records import NamedTuple
from factcheck.results.document import to_dict

if TYPE_CHECKING:
    from factcheck.results.model import ArticleReport, Dataset, Finding, InputError


class Report(NamedTuple):
    """The result of a check: what every format shows."""

    articles: tuple[ArticleReport, ...]
    """One entry an article."""
    errors: tuple[InputError, ...] = ()
    """Inputs that could not be read."""
    datasets: tuple[Dataset, ...] = ()
    """The collections that the verdicts rest on."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all articles."""
        return tuple(finding for article in self.articles for finding in article.findings)

    def to_dict(self, *, suppressed: bool = True) -> dict[str, Any]:
        """Return the JSON document `factcheck/report/1` as plain values.

        Suppressed findings are always counted; without `suppressed` they are not listed.
        """
        return to_dict(self.articles, self.datasets, self.errors, suppressed=suppressed)
