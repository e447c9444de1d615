"""What a newsroom gets: the wheel, installed alone in an environment of its own, away from the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from factcheck import __version__
from tests.support import valid_json

pytestmark = pytest.mark.install

CHECKOUT = Path(__file__).parents[1]
STORE = "factcheck/_data/reference.sqlite"
SCHEMA = "factcheck/schema/report-1.json"
LARGEST = 40_000_000
"""Bytes of the wheel; PyPI takes no more than 100 MB, and people wait for every one of them."""
ARTICLE = "The population of France was about 22 million in 2015.\n"
SEALED = dict.fromkeys(
    ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"),
    "http://127.0.0.1:9",  # the port of "discard", where nobody listens: whoever asks the network fails
)
REFUSES_SOCKETS = """
import socket

def refuse(*arguments, **options):
    raise RuntimeError("factcheck asked for the network")

socket.socket.connect = socket.socket.connect_ex = socket.create_connection = socket.getaddrinfo = refuse
"""


def _environment(**more: str) -> dict[str, str]:
    """The environment without what could lead back to the checkout."""
    leads_back = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "FACTCHECK_DEBUG", "NO_COLOR", "FORCE_COLOR", "COLUMNS")
    return {name: value for name, value in os.environ.items() if name not in leads_back} | more


def _run(*command: str | Path, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=_environment(**environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def _build(kind: str, source: Path, target: Path) -> Path:
    """Build the wheel or the sdist of a source tree with the tools of this environment."""
    target.mkdir()
    command = (sys.executable, "-m", "build", f"--{kind}", "--no-isolation", "--outdir", target, source)
    result = _run(*command, folder=target)
    assert result.returncode == 0, result.stdout + result.stderr
    (built,) = target.iterdir()
    return built


def _names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _build("wheel", CHECKOUT, tmp_path_factory.mktemp("build") / "wheel")


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a new environment that holds the wheel and what it depends on, and nothing else."""
    place = tmp_path_factory.mktemp("newsroom") / "venv"
    made = _run(sys.executable, "-m", "venv", place, folder=place.parent)
    assert made.returncode == 0, made.stderr
    interpreter = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    result = _run(interpreter, "-m", "pip", "install", "--quiet", "--retries", "1", wheel, folder=place.parent)
    out_of_reach = ("ConnectionError", "NameResolutionError", "timed out", "ProxyError", "SSLError")
    if result.returncode and any(sign in result.stderr for sign in out_of_reach):
        pytest.skip(f"the package index cannot be reached: {result.stderr.strip().splitlines()[-1]}")
    assert result.returncode == 0, result.stderr
    return interpreter


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def test_the_wheel_holds_the_package_and_its_data_and_nothing_else(wheel: Path) -> None:
    names = _names(wheel)
    assert {STORE, SCHEMA, "factcheck/py.typed", "factcheck/cli.py"} <= names
    assert {name.split("/")[0] for name in names} == {"factcheck", f"factcheck_newsroom-{__version__}.dist-info"}
    modules = {path.relative_to(CHECKOUT).as_posix() for path in (CHECKOUT / "factcheck").rglob("*.py")}
    assert {name for name in names if name.endswith(".py")} == modules
    assert {
        f"factcheck_newsroom-{__version__}.dist-info/licenses/{name}" for name in ("LICENSE", "LICENSE-DATA.md")
    } < names


def test_the_wheel_is_small_enough_to_be_fetched_in_passing(wheel: Path) -> None:
    assert wheel.stat().st_size < LARGEST


def test_the_wheel_can_be_built_from_the_sdist_alone(wheel: Path, tmp_path: Path) -> None:
    sdist = _build("sdist", CHECKOUT, tmp_path / "sdist")
    with tarfile.open(sdist) as archive:
        names = archive.getnames()
        archive.extractall(tmp_path / "unpacked", filter="data")
    assert not [name for name in names if "/tests" in name or name.endswith(".sqlite")]
    (source,) = (tmp_path / "unpacked").iterdir()
    again = _build("wheel", source, tmp_path / "wheel")
    assert _names(again) == _names(wheel)
    with zipfile.ZipFile(again) as archive:
        assert archive.read(STORE)[:15] == b"SQLite format 3"
        assert archive.getinfo(STORE).file_size > 1_000_000


def test_the_installed_command_checks_an_article_elsewhere(python: Path, desk: Path) -> None:
    command = python.parent / "factcheck"
    assert _run(command, "--version", folder=desk).stdout == f"factcheck {__version__}\n"
    result = _run(command, "article.txt", "--date", "2016-10-01", folder=desk)
    assert (result.returncode, result.stderr) == (1, "")
    assert "REF001" in result.stdout


def test_the_installed_command_gives_json_that_parses(python: Path, desk: Path) -> None:
    result = _run(python.parent / "factcheck", "article.txt", "--format", "json", folder=desk)
    (article,) = valid_json(result.stdout)["articles"]
    assert article["summary"]["outcomes"]["inconsistent"] == 1


def test_the_installed_package_runs_as_a_module(python: Path, desk: Path) -> None:
    result = _run(python, "-m", "factcheck", "article.txt", "--exit-zero", folder=desk)
    assert result.returncode == 0
    assert "REF001" in result.stdout


def test_the_installed_library_checks_a_text(python: Path, desk: Path) -> None:
    script = (
        "import sys, factcheck\n"
        "from factcheck import check\n"
        f"report = check({ARTICLE!r})\n"
        "print(factcheck.__file__)\n"
        "print([finding.rule for finding in report.findings])\n"
    )
    result = _run(python, "-c", script, folder=desk)
    assert result.returncode == 0, result.stderr
    place, rules = result.stdout.splitlines()
    assert Path(place).is_relative_to(python.parents[1])
    assert rules == "['REF001']"


def test_a_check_never_asks_the_network(python: Path, desk: Path) -> None:
    (desk / "sitecustomize.py").write_text(REFUSES_SOCKETS, encoding="utf-8")
    command = python.parent / "factcheck"
    offline = _run(command, "article.txt", folder=desk, PYTHONPATH=str(desk), **SEALED)
    proof = _run(python, "-c", "import socket; socket.create_connection(('::1', 9))", folder=desk, PYTHONPATH=str(desk))
    assert "factcheck asked for the network" in proof.stderr
    usual = _run(command, "article.txt", folder=desk)
    assert (offline.returncode, offline.stderr) == (1, "")
    assert offline.stdout == usual.stdout


def test_the_installation_writes_nothing_beside_the_article(python: Path, desk: Path) -> None:
    home = desk / "home"
    home.mkdir()
    _run(python.parent / "factcheck", "article.txt", folder=desk, HOME=str(home), XDG_CACHE_HOME=str(home))
    assert sorted(path.name for path in desk.iterdir()) == ["article.txt", "home"]
    assert list(home.iterdir()) == []


def test_the_installed_store_may_be_read_only(python: Path, desk: Path, tmp_path: Path) -> None:
    found = _run(python, "-c", "import factcheck; print(factcheck.__path__[0])", folder=desk)
    copy = tmp_path / "site" / "factcheck"
    shutil.copytree(found.stdout.strip(), copy, ignore=shutil.ignore_patterns("__pycache__"))
    for path in (copy / "_data" / "reference.sqlite", copy / "_data"):
        path.chmod(0o555)
    try:
        result = _run(python, "-m", "factcheck", "article.txt", folder=desk, PYTHONPATH=str(copy.parent))
        assert (result.returncode, result.stderr) == (1, "")
        assert [path.name for path in (copy / "_data").iterdir()] == ["reference.sqlite"]
    finally:
        (copy / "_data").chmod(0o755)
