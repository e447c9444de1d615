"""A Markdown file, a page and a Word document through the command: every format leads to the place in the file."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote

import pytest

from factcheck.report.formats import ENDINGS
from tests.commands.helpers import run
from tests.reading.docx import docx, paragraph
from tests.support import valid_json, valid_jsonl

CLAIM = "The population of [France](https://example.org) was about **22&nbsp;million** in 2015.\n"
NUMBERS = {"a.md": "22&nbsp;million", "b.html": "22&nbsp;million"}


@pytest.fixture(autouse=True)
def articles(desk: Path) -> Path:
    folder = desk / "articles"
    folder.mkdir()
    page = "<p>The population of France was\nabout 22&nbsp;million in 2015.</p>"
    (folder / "a.md").write_text(f"---\ntitle: Numbers\n---\n\n{CLAIM}", encoding="utf-8")
    (folder / "b.html").write_text(f"<html><body>{page}</body></html>", encoding="utf-8")
    body = paragraph("Numbers") + paragraph("The population of France was about 22 million in 2015.")
    (folder / "c.docx").write_bytes(docx(body))
    return folder


def test_every_file_of_a_run_leads_to_the_same_places() -> None:
    targets = [f"report{ending}" for ending in ENDINGS]
    options = [option for target in targets for option in ("--output", target)]
    result = run("articles", "--date", "2016-10-01", *options, "--format", "concise")
    assert (result.exit_code, result.stderr) == (1, "")
    lines = result.stdout.splitlines()
    assert [line.split(": ")[0] for line in lines[:-1]] == [
        "articles/a.md:5:61",
        "articles/b.html:2:7",
        "articles/c.docx:2:36",
    ]
    assert "(paragraph 2)" in lines[2]
    document = valid_json(Path("report.json").read_text(encoding="utf-8"))
    lines_of = valid_jsonl(Path("report.jsonl").read_text(encoding="utf-8"))
    assert [line["article"] for line in lines_of if "article" in line] == document["articles"]
    spans = [article["findings"][0]["span"] for article in document["articles"]]
    for span, (name, number) in zip(spans, NUMBERS.items(), strict=False):
        content = Path("articles", name).read_text(encoding="utf-8")
        assert content[span["start"] : span["end"]] == number
    assert spans[2]["place"] == "paragraph 2"
    results = json.loads(Path("report.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    for each, number in zip(results, NUMBERS.values(), strict=False):
        place = each["locations"][0]["physicalLocation"]
        region = place["region"]
        line = (
            Path(unquote(place["artifactLocation"]["uri"]))
            .read_text(encoding="utf-8")
            .split("\n")[region["startLine"] - 1]
        )
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == number
    assert results[2]["locations"][0]["logicalLocations"][0]["name"] == "paragraph 2"
    assert "`articles/c.docx, paragraph 2`" in Path("report.md").read_text(encoding="utf-8")
