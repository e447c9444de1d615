"""What runs the command elsewhere: the action for GitHub, the hook of pre-commit, the example for GitLab.

The services are not here, so the files are read, and the shell steps of the action are run as the runner runs them.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from factcheck.cli import COMMANDS

yaml: Any = pytest.importorskip("yaml")

CHECKOUT = Path(__file__).parents[1]
NO_SOURCE = (".git", ".venv", ".peers", ".*_cache", ".hypothesis", "__pycache__", "build", "dist", "tests")
"""What is not copied with the checkout."""
HOSTILE = "it's $(touch owned) `touch owned` \"; touch owned; # ::error::x %0A|&.txt"
"""A file name that a shell would obey if it read it as a script."""
WRONG = "The population of France was about 22 million in 2015.\n"
RIGHT = "The population of France was about 66 million in 2015.\n"


def _yaml(name: str) -> Any:  # noqa: ANN401 (what the file says)
    return yaml.safe_load((CHECKOUT / name).read_text(encoding="utf-8"))


# --- the action -------------------------------------------------------------------------------------------------

ACTION = _yaml("action.yml")
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]


def test_no_input_is_part_of_a_script() -> None:
    scripts = [step["run"] for step in STEPS if "run" in step]
    assert len(scripts) == 3
    assert [script for script in scripts if "${{" in script] == []
    assert all(step["shell"] == "bash" for step in STEPS if "run" in step)


def test_every_input_is_used_and_every_expression_is_known() -> None:
    used = set(re.findall(r"\$\{\{ inputs\.([\w-]+) \}\}", (CHECKOUT / "action.yml").read_text(encoding="utf-8")))
    assert used == set(ACTION["inputs"])
    ids = {step["id"] for step in STEPS if "id" in step}
    named = set(re.findall(r"steps\.(\w+)\.outputs", (CHECKOUT / "action.yml").read_text(encoding="utf-8")))
    assert named == ids


def test_actions_of_others_are_pinned_to_a_major_version_at_least() -> None:
    assert [
        step["uses"] for step in STEPS if "uses" in step and not re.search(r"@v\d+$|@[0-9a-f]{40}$", step["uses"])
    ] == []


def test_it_installs_its_own_checkout() -> None:
    (step,) = [step for step in STEPS if step.get("name") == "Install factcheck"]
    assert step["env"]["ACTION_PATH"] == "${{ github.action_path }}"
    assert '"$ACTION_PATH"' in step["run"]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A checkout of articles, and a runner on which the package is installed already."""
    place = tmp_path / "workspace"
    place.mkdir()
    (place / "right.txt").write_text(RIGHT, encoding="utf-8")
    (place / HOSTILE.replace("/", "_")).write_text(WRONG, encoding="utf-8")
    (place / "json.py").write_text("raise SystemExit('a module of the workspace was imported')\n", encoding="utf-8")
    (tmp_path / "temp").mkdir()
    (tmp_path / "temp" / "factcheck-action").symlink_to(CHECKOUT)
    return place


def _check(workspace: Path, **inputs: str) -> tuple[int, str, dict[str, str], str]:
    """Run the step that checks. Return its exit code, what it printed, its outputs and its summary."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no bash")
    (step,) = [step for step in STEPS if step.get("id") == "check"]
    given = {
        name: inputs.pop(name.replace("-", "_"), each.get("default", "")) for name, each in ACTION["inputs"].items()
    }
    assert not inputs
    values = {f"${{{{ inputs.{name} }}}}": value for name, value in given.items()}
    values["${{ steps.python.outputs.python-path }}"] = sys.executable
    runner = workspace.parent
    environment = {
        **{
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("FACTCHECK_", "GITHUB_", "PYTHON"))
        },
        **{name: values[value] for name, value in step["env"].items()},
        "RUNNER_TEMP": str(runner / "temp"),
        "GITHUB_OUTPUT": str(runner / "output"),
        "GITHUB_STEP_SUMMARY": str(runner / "summary"),
        "GITHUB_WORKSPACE": str(workspace),
    }
    script = runner / "script.sh"
    script.write_text(step["run"], encoding="utf-8")
    result = subprocess.run(
        [bash, "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)],
        cwd=workspace,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert "Traceback" not in result.stderr
    written = (runner / "output").read_text(encoding="utf-8")
    outputs = dict(line.split("=", 1) for line in written.splitlines())
    summary = runner / "summary"
    told = summary.read_text(encoding="utf-8") if summary.exists() else ""
    return result.returncode, result.stdout + result.stderr, outputs, told


def test_a_file_name_that_a_shell_would_obey_is_only_a_name(workspace: Path) -> None:
    code, printed, outputs, summary = _check(
        workspace, files=f"right.txt\n{HOSTILE}\n", date="2016-10-01", sarif_file="out.sarif"
    )
    assert (code, outputs) == (0, {"exit-code": "1", "sarif": "true"})
    assert sorted(path.name for path in workspace.iterdir() if "owned" in path.name) == [HOSTILE]
    commands = [line for line in printed.splitlines() if line.startswith("::")]
    assert len(commands) == 1
    assert commands[0].startswith(
        "::error file=it's $(touch owned) `touch owned` \"; touch owned; # %3A%3Aerror%3A%3Ax %250A"
    )
    assert "### ✗ factcheck: 1 finding" in summary
    results = json.loads((workspace / "out.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert [result["ruleId"] for result in results] == ["REF001"]


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({"files": "right.txt", "date": "2016-10-01"}, "0"),
        ({"files": HOSTILE, "date": "2016-10-01", "args": "--exit-zero\n"}, "0"),
        ({"files": HOSTILE, "date": "2016-10-01", "args": "--ignore\nREF001"}, "0"),
        ({"files": "right.txt\ngone.txt", "sarif_file": "out.sarif"}, "3"),
        ({"files": "right.txt", "date": "$(touch owned)"}, "2"),
        ({"files": "right.txt", "fail_on": "; touch owned"}, "2"),
        ({"files": "--help"}, "3"),
        ({"files": ""}, "2"),
    ],
)
def test_the_exit_code_is_kept_for_the_last_step(workspace: Path, inputs: dict[str, str], code: str) -> None:
    returned, _, outputs, _ = _check(workspace, **inputs)
    assert (returned, outputs["exit-code"]) == (0, code)
    assert ("sarif" in outputs) == ("sarif_file" in inputs)
    assert not (workspace / "owned").exists()


@pytest.mark.install
def test_the_action_installs_what_it_runs(workspace: Path) -> None:
    """Runs the step that installs, from a copy of this checkout, and checks an article with the result."""
    bash = shutil.which("bash") or pytest.skip("there is no bash")
    runner = workspace.parent
    (runner / "temp" / "factcheck-action").unlink()
    source = runner / "action"
    shutil.copytree(CHECKOUT, source, ignore=shutil.ignore_patterns(*NO_SOURCE))
    (step,) = [step for step in STEPS if step.get("name") == "Install factcheck"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment |= {"RUNNER_TEMP": str(runner / "temp"), "ACTION_PATH": str(source), "PYTHON": sys.executable}
    command = [bash, "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]]
    installed = subprocess.run(
        command, env=environment, capture_output=True, encoding="utf-8", timeout=600, check=False
    )
    if installed.returncode and "ConnectionError" in installed.stderr:
        pytest.skip("the package index cannot be reached")
    assert installed.returncode == 0, installed.stderr
    assert (runner / "temp" / "factcheck-action" / "factcheck" / "schema" / "report-1.json").exists()
    assert _check(workspace, files=HOSTILE, date="2016-10-01")[2]["exit-code"] == "1"


def test_the_last_step_gives_the_exit_code() -> None:
    step = STEPS[-1]
    bash = shutil.which("bash") or pytest.skip("there is no bash")
    assert step["if"] == "steps.check.outputs.exit-code != '0'"
    for code in (1, 2, 3):
        assert subprocess.run([bash, "-c", step["run"]], env={"CODE": str(code)}, check=False).returncode == code


# --- the hook ---------------------------------------------------------------------------------------------------


def test_the_hook_runs_the_command_on_articles() -> None:
    (hook,) = _yaml(".pre-commit-hooks.yaml")
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    command, *options = hook["entry"].split()
    assert command in project["project"]["scripts"]
    assert options == ["--format", "concise"]
    assert (hook["id"], hook["language"]) == ("factcheck", "python")
    assert set(hook["types_or"]) == {"plain-text", "markdown", "html"}
    assert command not in COMMANDS


@pytest.mark.install
def test_the_hook_runs_where_pre_commit_runs(tmp_path: Path) -> None:
    """Installs pre-commit, and lets it install the package from a copy of this checkout."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "GIT_", "VIRTUAL"))
    }
    environment |= {"PRE_COMMIT_HOME": str(tmp_path / "cache"), "HOME": str(tmp_path)}
    environment |= dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "desk")
    environment |= dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "desk@newsroom.example")

    def run(*command: str | Path, folder: Path = tmp_path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(part) for part in command],
            cwd=folder,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            timeout=900,
            check=False,
        )

    python = tmp_path / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    assert run(sys.executable, "-m", "venv", tmp_path / "venv").returncode == 0
    installed = run(python, "-m", "pip", "install", "--quiet", "--retries", "1", "pre-commit>=4")
    if installed.returncode:
        pytest.skip(f"pre-commit cannot be installed: {installed.stderr.strip().splitlines()[-1]}")
    source, desk = tmp_path / "source", tmp_path / "desk"
    ignored = shutil.ignore_patterns(*NO_SOURCE, "_data")
    shutil.copytree(CHECKOUT, source, ignore=ignored)
    desk.mkdir()
    (desk / "wrong.txt").write_text(WRONG, encoding="utf-8")
    (desk / "code.py").write_text(f"# {WRONG}", encoding="utf-8")
    for folder in (source, desk):
        for arguments in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "Begin")):
            assert run("git", *arguments, folder=folder).returncode == 0
    result = run(python, "-m", "pre_commit", "try-repo", source, "factcheck", "--all-files", "--verbose", folder=desk)
    assert "wrong.txt:1:36: REF001 " in result.stdout, result.stdout + result.stderr
    assert "code.py" not in result.stdout
    assert result.returncode == 1


# --- the examples -----------------------------------------------------------------------------------------------


def test_the_example_for_gitlab_hands_over_what_it_writes() -> None:
    (job,) = [job for name, job in _yaml("examples/gitlab-ci.yml").items() if name == "factcheck"]
    script = " ".join(job["script"])
    for report, file in job["artifacts"]["reports"].items():
        assert f"--output {file}" in script, report
    assert job["artifacts"]["when"] == "always"


@pytest.mark.parametrize(
    "text", re.findall(r"```yaml\n(.*?)```", (CHECKOUT / "docs" / "ci.md").read_text(encoding="utf-8"), re.DOTALL)
)
def test_the_examples_of_the_documentation_can_be_read(text: str) -> None:
    found = yaml.safe_load(text)
    for step in [step for job in found.get("jobs", {}).values() for step in job["steps"]]:
        if "factcheck" in str(step.get("uses")):
            assert set(step["with"]) <= set(ACTION["inputs"])
        assert "${{ inputs" not in step.get("run", "")
        assert "${{ github.event" not in step.get("run", "")
