"""`factcheck --explain`: the whole chain of one claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from factcheck.commands.check import app

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "Lessons from the north\n\n"
    "Kenya and its neighbours met on Monday. In 2010 Kenya had a population of 4.2 million, a report says.\n"
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def _run(article: Path, which: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["--date", "2012-06-01", "--explain", which, str(article)])
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("which", ["3", "c1"])
def test_a_claim_is_explained_by_its_line_or_its_id(article: Path, which: str) -> None:
    code, out, _ = _run(article, which)
    assert code == 1
    for step in ("4,200,000, count, exact", "population of Kenya", "held against", "tolerance", "ten times too small"):
        assert step in out


def test_the_series_is_drawn_with_the_claimed_value(article: Path) -> None:
    assert "● the text" in _run(article, "c1")[1]


def test_a_line_without_a_claim_is_said_to_have_none(article: Path) -> None:
    code, out, err = _run(article, "1")
    assert (code, out) == (2, "")
    assert "no claim on line 1" in err


def test_what_was_passed_over_is_named(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text("In 2010 Kenya had a population of 40 million; in 1999 it lost 300 banks.\n", encoding="utf-8")
    out = _run(path, "c1")[1]
    assert "not period" in out
    assert "“in 1999”" in out
