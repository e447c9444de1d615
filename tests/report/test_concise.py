"""The concise report: one line a finding, which an editor can jump to."""

from __future__ import annotations

import re

from factcheck.report import concise
from tests.report import samples


def test_every_finding_is_one_line_with_place_and_code() -> None:
    *lines, closing = concise.render(samples.report("aleppo"), samples.view()).splitlines()
    assert [re.match(r"aleppo\.txt:\d+:\d+: [A-Z]{3}\d{3} \S", line) is not None for line in lines] == [True, True]
    assert closing == "2 findings in 1 article · 14 of 15 claims checked"


def test_quiet_leaves_only_what_needs_action() -> None:
    lines = concise.render(samples.report("desk"), samples.view()._replace(quiet=True)).splitlines()
    assert [line.split(":")[0] for line in lines] == [
        *["news/café 1.txt"] * 2,
        "old.txt",
        "unknown.txt",
        "wordy.txt",
        "shops.docx",
    ]


def test_a_name_with_a_line_end_stays_on_its_line() -> None:
    lines = concise.render(samples.report("hostile"), samples.view()).splitlines()
    assert len(lines) == 3
    assert all(line.startswith("a b::error::") for line in lines[:2])


def test_the_place_in_a_word_document_is_named() -> None:
    (line,) = (line for line in concise.render(samples.report("desk"), samples.view()).splitlines() if "docx" in line)
    assert line.startswith("shops.docx:2:36: REF001 ")
    assert line.endswith(" (paragraph 2)")
