"""Every format, whole: a change of any character of a report is seen here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck.report.formats import Format, render
from tests.report import samples
from tests.support import valid_json, valid_jsonl

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

LONG = {Format.json: ("ten_times_too_small", "nothing"), Format.jsonl: ("ten_times_too_small", "nothing")}
"""Formats that hold everything that is known: of these, short articles are enough to read the difference."""


@pytest.mark.parametrize(
    ("format_", "name"),
    [(format_, name) for format_ in Format for name in LONG.get(format_, samples.NAMES)],
)
def test_report(format_: Format, name: str, snapshot: SnapshotAssertion) -> None:
    assert render(format_, samples.report(name), samples.view()) == snapshot


@pytest.mark.parametrize("format_", [format_ for format_ in Format if format_ not in LONG])
def test_report_with_suppressed_findings(format_: Format, snapshot: SnapshotAssertion) -> None:
    assert render(format_, samples.report("desk"), samples.view(show_suppressed=True)) == snapshot


@pytest.mark.parametrize("show", [False, True])
@pytest.mark.parametrize("name", samples.NAMES)
def test_every_json_report_is_as_its_schema_says(name: str, show: bool) -> None:
    found, view = samples.report(name), samples.view(show_suppressed=show)
    document = valid_json(render(Format.json, found, view))
    lines = valid_jsonl(render(Format.jsonl, found, view))
    assert document["articles"] == [line["article"] for line in lines if "article" in line]
    assert document["errors"] == [line["error"] for line in lines if "error" in line]
    assert document["data"] == lines[-1]["end"]["data"]
