"""Patterns of paths."""

from __future__ import annotations

import pytest

from factcheck.config.paths import matches
from tests.support import TESTS


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("opinion/**", "opinion/a.txt", True),
        ("opinion/**", "opinion/2016/10/a.txt", True),
        ("opinion/**", "news/opinion/a.txt", False),
        ("opinion/", "opinion/2016/a.txt", True),
        ("opinion/*", "opinion/2016/a.txt", False),
        ("opinion/*.txt", "opinion/a.txt", True),
        ("**/opinion/*", "news/opinion/a.txt", True),
        ("**/opinion/*", "opinion/a.txt", True),
        ("*.md", "news/2016/a.md", True),
        ("*.md", "news/2016/a.mdx", False),
        ("./a.txt", "a.txt", True),
        ("draft-?.txt", "desk/draft-1.txt", True),
        ("draft-?.txt", "desk/draft-12.txt", False),
        ("a+b (1).txt", "a+b (1).txt", True),
        ("**", "any/thing", True),
    ],
)
def test_a_pattern_fits_paths_from_its_folder_on(pattern: str, path: str, fits: bool) -> None:
    assert matches(pattern, TESTS, str(TESTS / path)) is fits


def test_what_lies_outside_the_folder_fits_nothing() -> None:
    assert not matches("**", TESTS / "config", str(TESTS / "a.txt"))


def test_paths_may_be_written_from_where_the_command_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(TESTS / "config")
    assert matches("config/*.txt", TESTS, "a.txt")
    assert matches("cases/*.txt", TESTS, "../cases/a.txt")


def test_an_address_is_held_against_the_pattern_as_it_is() -> None:
    assert matches("https://example.org/opinion/**", TESTS, "https://example.org/opinion/2016/a")
    assert not matches("https://example.org/opinion/**", TESTS, "https://example.org/news/a")
