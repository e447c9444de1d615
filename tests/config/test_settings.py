"""The settings: where a value comes from, which place wins, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.config import Asked, ConfigError, settle
from factcheck.config.table import BY_NAME, ELSEWHERE, SETTINGS
from factcheck.config.values import shown
from factcheck.report.settings import renewed
from tests.support import CHECKOUT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.config import Settings
    from factcheck.config.table import Setting


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _settle(
    folder: Path,
    *config: str,
    environment: Mapping[str, str] | None = None,
    isolated: bool = False,
    options: Mapping[str, object] | None = None,
) -> Settings:
    return settle(Asked(options or {}, config, isolated), environment or {}, folder)


def _refused(folder: Path, *config: str, **asked: Any) -> str:  # noqa: ANN401 (as for _settle)
    with pytest.raises(ConfigError) as caught:
        _settle(folder, *config, **asked)
    assert "\n" not in str(caught.value)
    return str(caught.value)


# --- which file counts ------------------------------------------------------------------------------------------


def test_without_a_file_every_setting_has_its_default(tmp_path: Path) -> None:
    _write(tmp_path / "pyproject.toml", '[project]\nname = "factcheck"\n')
    found = _settle(tmp_path)
    assert found.file is None
    assert {name: shown(given.value) for name, given in found.given.items()} == {s.name: s.default for s in SETTINGS}
    assert {given.origin for given in found.given.values()} == {"default"}


@pytest.mark.parametrize(
    "text",
    [
        '[tool.factcheck]\nfail_on = "note"\n',
        '[ tool . "factcheck" ]\nfail_on = "note"\n',
        'tool.factcheck.fail_on = "note"\n',
        '[tool]\nfactcheck = {fail_on = "note"}\n',
        'tool = {factcheck = {fail_on = "note"}}\n',
    ],
)
def test_the_table_of_a_project_is_found_however_it_is_written(tmp_path: Path, text: str) -> None:
    _write(tmp_path / "pyproject.toml", text)
    assert _settle(tmp_path).thresholds.fail_on == "note"


@pytest.mark.parametrize(("name", "table"), [("factcheck.toml", "data"), ("pyproject.toml", "tool.factcheck.data")])
def test_folders_are_counted_from_the_file(tmp_path: Path, name: str, table: str) -> None:
    path = _write(tmp_path / name, f'[{table}]\npackages = ["own/desk", "/srv/data"]\n')
    (tmp_path / "articles" / "today").mkdir(parents=True)
    found = _settle(tmp_path / "articles" / "today")
    assert found.file == path
    assert found.packages == (tmp_path / "own" / "desk", type(path)("/srv/data"))


def test_the_nearest_file_counts_and_its_own_file_before_the_project(tmp_path: Path) -> None:
    _write(tmp_path / "factcheck.toml", '[data]\npackages = ["far"]\n')
    near = tmp_path / "near"
    _write(near / "pyproject.toml", '[tool.factcheck.data]\npackages = ["project"]\n')
    assert _settle(near).packages == (near / "project",)
    _write(near / "factcheck.toml", '[data]\npackages = ["own"]\n')
    assert _settle(near).packages == (near / "own",)


def test_a_project_file_without_our_table_is_passed_over(tmp_path: Path) -> None:
    _write(tmp_path / "factcheck.toml", '[data]\npackages = ["far"]\n')
    _write(tmp_path / "near" / "pyproject.toml", '[project]\nname = "factcheck-desk"\n[tool.other]\nx = 1\n')
    assert _settle(tmp_path / "near").packages == (tmp_path / "far",)


@pytest.mark.parametrize("broken", [False, True], ids=["a folder", "a link that leads nowhere"])
def test_what_is_called_like_the_file_and_is_none_is_refused(tmp_path: Path, broken: bool) -> None:
    place = tmp_path / "desk"
    place.mkdir()
    odd = tmp_path / "factcheck.toml"
    odd.symlink_to(tmp_path / "gone") if broken else odd.mkdir()
    assert _refused(place) == f"{odd}: is no file that can be read; rename it, or run with --isolated"
    assert _settle(place, isolated=True).file is None


def test_config_names_a_file_anywhere_and_folders_count_from_there(tmp_path: Path) -> None:
    _write(tmp_path / "factcheck.toml", 'fail_on = "note"\n')
    named = _write(tmp_path / "desk" / "strict.toml", 'fail_on = "warning"\n[data]\npackages = ["own"]\n')
    for found in (
        _settle(tmp_path, "desk/strict.toml"),
        _settle(tmp_path, environment={"FACTCHECK_CONFIG": "desk/strict.toml"}),
    ):
        assert found.file == named
        assert found.thresholds.fail_on == "warning"
        assert found.packages == (named.parent / "own",)


def test_config_takes_the_table_of_a_project_file(tmp_path: Path) -> None:
    _write(tmp_path / "other" / "pyproject.toml", '[tool.factcheck]\nfail_on = "note"\n')
    assert _settle(tmp_path, "other/pyproject.toml").thresholds.fail_on == "note"


@pytest.mark.parametrize(
    ("config", "says"),
    [
        (["gone.toml"], "--config: gone.toml: no such file; a setting is given as KEY=VALUE"),
        (["one.toml", "two.toml"], "--config: two files, one.toml and two.toml; name one"),
        (["pyproject.toml"], "pyproject.toml: has no table [tool.factcheck]"),
    ],
)
def test_a_named_file_that_cannot_be_used_is_refused(tmp_path: Path, config: list[str], says: str) -> None:
    _write(tmp_path / "pyproject.toml", '[project]\nname = "desk"\n')
    assert says in _refused(tmp_path, *config)


# --- which place wins -------------------------------------------------------------------------------------------


def test_an_option_wins_over_config_over_the_environment_over_the_file(tmp_path: Path) -> None:
    path = _write(tmp_path / "factcheck.toml", 'fail_on = "note"\nmin_confidence = "low"\nselect = ["REF"]\n')
    environment = {"FACTCHECK_FAIL_ON": "warning", "FACTCHECK_MIN_CONFIDENCE": "medium"}

    def origin_and_value(name: str, *config: str, options: Mapping[str, object] | None = None) -> tuple[str, object]:
        given = _settle(tmp_path, *config, environment=environment, options=options).given[name]
        return given.origin, given.value

    assert origin_and_value("select") == (str(path), ("REF",))
    assert origin_and_value("fail_on") == ("FACTCHECK_FAIL_ON", "warning")
    assert origin_and_value("fail_on", 'fail_on = "error"') == ("--config", "error")
    assert origin_and_value("fail_on", 'fail_on = "error"', options={"fail_on": "note"}) == ("--fail-on", "note")
    assert origin_and_value("exit_zero") == ("default", False)


def test_isolated_leaves_out_file_and_environment_and_nothing_else(tmp_path: Path) -> None:
    _write(tmp_path / "factcheck.toml", 'fail_on = "note"\nselect = ["REF"]\n')
    environment = {"FACTCHECK_MIN_CONFIDENCE": "low", "FACTCHECK_NONSENSE": "1", "FACTCHECK_CONFIG": "gone.toml"}
    found = _settle(tmp_path, "ignore=NUM", environment=environment, isolated=True, options={"fail_on": "warning"})
    assert found.file is None
    assert {name: given.origin for name, given in found.given.items() if given.origin != "default"} == {
        "ignore": "--config",
        "fail_on": "--fail-on",
    }


def test_isolated_and_a_file_contradict_each_other(tmp_path: Path) -> None:
    _write(tmp_path / "strict.toml", "")
    assert "with --isolated no file is read" in _refused(tmp_path, "strict.toml", isolated=True)


def test_folders_of_data_are_added_up_so_that_a_run_never_has_less(tmp_path: Path) -> None:
    _write(tmp_path / "factcheck.toml", '[data]\npackages = ["own"]\n')
    found = _settle(tmp_path, options={"data.packages": ["more"]})
    assert found.packages == (tmp_path / "own", Path("more"))
    assert found.origin("data.packages") == f"{tmp_path / 'factcheck.toml'}, --data"


# --- how values are written -------------------------------------------------------------------------------------


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_the_example_of_every_setting_can_be_written_as_it_stands(tmp_path: Path, setting: Setting) -> None:
    table, _, key = setting.name.rpartition(".")
    whole = setting.kind in ("tolerances", "paths")
    line = setting.example if whole else f"{key} = {setting.example}"
    lead = f"[{table}]\n" if table else ""
    _write(tmp_path / "factcheck.toml", f"{lead}{line}\n")
    in_file = _settle(tmp_path).given[setting.name]
    assert in_file.origin == str(tmp_path / "factcheck.toml")
    assert shown(in_file.value) != setting.default
    if not whole:
        behind = _settle(tmp_path, f"{setting.name}={setting.example}", isolated=True)
        assert behind.given[setting.name].origin == "--config"
        assert str(shown(in_file.value)).replace(f"{tmp_path}/", "") == str(shown(behind.given[setting.name].value))


def test_a_hyphen_in_a_key_is_an_underscore(tmp_path: Path) -> None:
    _write(tmp_path / "factcheck.toml", 'fail-on = "note"\n')
    assert _settle(tmp_path, "min-confidence=low").thresholds[:2] == ("note", "low")


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("FACTCHECK_FAIL_ON", "warning", "warning"),
        ("FACTCHECK_SELECT", "REF, SUM001,", ("REF", "SUM001")),
        ("FACTCHECK_REQUIRE_COVERAGE", "30%", 0.3),
        ("FACTCHECK_REQUIRE_COVERAGE", "12.5 percent", 0.125),
        ("FACTCHECK_REQUIRE_COVERAGE", "0", 0.0),
        ("FACTCHECK_EXIT_ZERO", "1", True),
        ("FACTCHECK_EXIT_ZERO", "No", False),
    ],
)
def test_the_environment_writes_values_without_quotation_marks(
    tmp_path: Path, name: str, text: str, value: object
) -> None:
    found = _settle(tmp_path, environment={name: text, "HOME": "/", "FACTCHECK": "x"})
    assert next(given.value for given in found.given.values() if given.origin == name) == value


def test_an_empty_variable_sets_nothing(tmp_path: Path) -> None:
    found = _settle(tmp_path, environment={"FACTCHECK_FAIL_ON": "", "FACTCHECK_NONSENSE": ""})
    assert found.origin("fail_on") == "default"


def test_names_that_set_something_else_are_no_mistakes(tmp_path: Path) -> None:
    others = dict.fromkeys(ELSEWHERE - {"FACTCHECK_CONFIG"}, "1")
    assert (
        _settle(tmp_path, environment={**others, "FACTCHECK_FRED_API_KEY": "secret", "FACTCHECK_FRED_URL": "x"}).file
        is None
    )


# --- what is refused --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("factcheck.toml", "[dta]\n", "dta: unknown key; did you mean data?"),
        ("factcheck.toml", "fail_onn = 1\n", "fail_onn: unknown key; did you mean fail_on?"),
        ("factcheck.toml", "[data]\npakages = []\n", "[data] pakages: unknown key; did you mean packages?"),
        ("factcheck.toml", "[data]\nzzz = 1\n", "[data] zzz: unknown key; known: locked, packages"),
        ("factcheck.toml", 'data = "x"\n', "data must be a table, written as [data]"),
        ("factcheck.toml", '[data]\npackages = "x"\n', "[data] packages: a list of folders is expected"),
        ("factcheck.toml", "[data]\npackages = [1]\n", "[data] packages: a list of folders is expected"),
        ("factcheck.toml", 'fail_on = "warnings"\n', "'warnings' is none of its values; did you mean warning?"),
        ("factcheck.toml", 'fail_on = "often"\n', "'often' is none of its values; known: error, note, warning"),
        ("factcheck.toml", "fail_on = 1\n", 'fail_on: text in quotation marks is expected: "warning"'),
        ("factcheck.toml", 'exit_zero = "yes"\n', "exit_zero: true or false is expected"),
        ("factcheck.toml", 'require_coverage = "101 %"\n', 'a share from "0 %" to "100 %" is expected, not \'101 %\''),
        ("factcheck.toml", "require_coverage = 0.3\n", 'text in quotation marks is expected: "30 %"'),
        ("factcheck.toml", 'fail_on = "note"\nfail-on = "error"\n', "fail-on: set twice, with - and with _; keep one"),
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
    said = _refused(tmp_path)
    assert said.startswith(f"{path}: ")
    assert says in said


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("FACTCHECK_FAILON", "error", "no such setting; did you mean FACTCHECK_FAIL_ON"),
        ("FACTCHECK_FAIL_ON", "eror", "'eror' is none of its values; did you mean error?"),
        ("FACTCHECK_EXIT_ZERO", "perhaps", "true or false is expected"),
    ],
)
def test_a_mistake_in_the_environment_is_an_error_that_names_it(
    tmp_path: Path, name: str, text: str, says: str
) -> None:
    said = _refused(tmp_path, environment={name: text})
    assert said.startswith(f"{name} in the environment: ")
    assert says in said


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("fail_onn=error", "--config fail_onn: unknown key; did you mean fail_on?"),
        ('fail_onn="error"', "--config fail_onn: unknown key; did you mean fail_on?"),
        ("fail_on=eror", "--config fail_on: 'eror' is none of its values; did you mean error?"),
        ("data.pakages=x", "--config data.pakages: unknown key; did you mean data.packages?"),
    ],
)
def test_a_mistake_behind_config_is_an_error_that_names_the_key(tmp_path: Path, text: str, says: str) -> None:
    assert _refused(tmp_path, text).startswith(says)


def test_a_file_that_is_no_text_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_bytes(b"\xff\xfe\x00")
    assert "not TOML" in _refused(tmp_path)


def test_every_name_in_the_environment_is_that_of_one_setting() -> None:
    names = [setting.environment for setting in SETTINGS if setting.environment]
    assert len(set(names)) == len(names)
    assert not set(names) & ELSEWHERE
    assert set(BY_NAME) == {setting.name for setting in SETTINGS}


def test_the_page_of_the_settings_is_that_of_the_table() -> None:
    text = (CHECKOUT / "docs" / "configuration.md").read_text(encoding="utf-8")
    assert renewed(text) == text, "run `python -m tools.settings_page`"
