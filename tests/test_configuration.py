"""The configuration file: which one counts, what it says, and what it may not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck.config import ConfigError, Configuration, configuration

if TYPE_CHECKING:
    from pathlib import Path


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_nothing_is_configured(tmp_path: Path) -> None:
    _write(tmp_path / "pyproject.toml", '[project]\nname = "factcheck"\n')
    found = configuration(tmp_path)
    assert found.packages == ()


@pytest.mark.parametrize(("name", "table"), [("factcheck.toml", "data"), ("pyproject.toml", "tool.factcheck.data")])
def test_folders_are_counted_from_the_file(tmp_path: Path, name: str, table: str) -> None:
    path = _write(tmp_path / name, f'[{table}]\npackages = ["own/desk", "/srv/data"]\n')
    (tmp_path / "articles" / "today").mkdir(parents=True)
    found = configuration(tmp_path / "articles" / "today")
    assert found == Configuration(path, (tmp_path / "own" / "desk", type(path)("/srv/data")))


def test_the_nearest_file_counts_and_its_own_file_before_the_project(tmp_path: Path) -> None:
    _write(tmp_path / "factcheck.toml", '[data]\npackages = ["far"]\n')
    near = tmp_path / "near"
    _write(near / "pyproject.toml", '[tool.factcheck.data]\npackages = ["project"]\n')
    assert configuration(near).packages == (near / "project",)
    _write(near / "factcheck.toml", '[data]\npackages = ["own"]\n')
    assert configuration(near).packages == (near / "own",)


def test_a_project_file_without_our_table_is_passed_over(tmp_path: Path) -> None:
    _write(tmp_path / "factcheck.toml", '[data]\npackages = ["far"]\n')
    _write(tmp_path / "near" / "pyproject.toml", '[project]\nname = "factcheck-desk"\n[tool.other]\nx = 1\n')
    assert configuration(tmp_path / "near").packages == (tmp_path / "far",)


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("factcheck.toml", "[dta]\n", "dta: unknown key; did you mean data?"),
        ("factcheck.toml", "[data]\npakages = []\n", "[data] pakages: unknown key; did you mean packages?"),
        ("factcheck.toml", "[data]\nzzz = 1\n", "did you mean packages?"),
        ("factcheck.toml", 'data = "x"\n', "data must be a table, written as [data]"),
        ("factcheck.toml", '[data]\npackages = "x"\n', "a list of folders"),
        ("factcheck.toml", "[data]\npackages = [1]\n", "a list of folders"),
        ("factcheck.toml", "[data\n", "not TOML"),
        ("pyproject.toml", "[tool.factcheck]\ndaat = 1\n", "[tool.factcheck] daat: unknown key; did you mean data?"),
        ("pyproject.toml", "[tool.factcheck.data]\nx = 1\n", "[tool.factcheck.data] x: unknown key"),
        ("pyproject.toml", "[tool]\nfactcheck = 1\n", "tool.factcheck must be a table"),
    ],
)
def test_what_is_not_understood_is_an_error_that_names_file_and_key(
    tmp_path: Path, name: str, text: str, says: str
) -> None:
    path = _write(tmp_path / name, text)
    with pytest.raises(ConfigError) as caught:
        configuration(tmp_path)
    assert str(caught.value).startswith(f"{path}: ")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_no_text_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="not TOML"):
        configuration(tmp_path)
