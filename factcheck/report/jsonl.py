"""The JSON report in lines: what the run is, each article, each input that was not read, and a line that ends it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from factcheck.report.json import harmless

if TYPE_CHECKING:
    from factcheck.report.formats import View
    from factcheck.results.report import Report


def render(report: Report, view: View) -> str:
    """Return one object a line, each with one key that says what the line is: run, article, error, end.

    The objects are those of the JSON report. The last line has the collections of data that the verdicts rest on and
    counts the lines before it, so that a report that was cut off is seen to be.
    """
    document = report.to_dict(suppressed=view.show_suppressed)
    articles, errors = document["articles"], document["errors"]
    lines = [
        {"run": {"schema": document["schema"], "program": document["program"]}},
        *({"article": article} for article in articles),
        *({"error": error} for error in errors),
        {"end": {"data": document["data"], "articles": len(articles), "errors": len(errors)}},
    ]
    return "".join([harmless(json.dumps(line, ensure_ascii=False)) + "\n" for line in lines])
