"""Every format, of any text and any name: it is written, it is valid, and it holds no more lines than it should."""

from __future__ import annotations

import json
import unicodedata
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.report.formats import Format, render
from factcheck.results import InputError, Report
from tests.report import samples
from tests.report.test_sarif import SCHEMA
from tests.support import checker, errors_of
from tests.test_properties import TEXTS

NAMES = st.text(min_size=1, max_size=20) | st.sampled_from(["::error::x", "-", "<stdin>", "/a/b", "../x", "https://x"])


def _report(text: str, name: str, message: str) -> Report:
    entry = samples.article(text, name)
    return checker().report([entry], [InputError(name, message or "?")])


@pytest.mark.parametrize("format_", Format)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS, name=NAMES, message=st.text())
def test_any_text_gives_a_valid_report(format_: Format, text: str, name: str, message: str) -> None:
    found = _report(text, name, message)
    written = render(format_, found, samples.view())
    assert {c for c in written if unicodedata.category(c) in ("Cc", "Cs") and c != "\n"} == set()
    if format_ is Format.sarif:
        assert errors_of(SCHEMA, json.loads(written)) == []
    elif format_ is Format.junit:
        assert len(ElementTree.fromstring(written)) == 2
    elif format_ is Format.github:
        commands = [line for line in written.splitlines() if line.startswith("::")]
        assert len(commands) == 1 + len(found.findings) + (not found.articles[0].checked)
        assert written.count("\n") == len(commands) + 1
    elif format_ is Format.concise:
        assert written.count("\n") == 1 + len(found.findings) + (not found.articles[0].checked)
