"""Whatever comes in, the command ends by itself, says what is wrong in plain lines, and never shows a traceback."""

from __future__ import annotations

import codecs
import os
import random
import re
import shlex
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from factcheck import cli
from factcheck.checker import Checker
from factcheck.commands import check
from factcheck.reading.document import InputProblem
from factcheck.reading.files import contents
from factcheck.reading.text import MAX_BYTES
from factcheck.reference.store import BUNDLED, Store, StoreError
from tests.support import valid_json

if TYPE_CHECKING:
    from collections.abc import Callable

COMMAND = (sys.executable, "-m", "factcheck")
LIMIT = 60
"""Seconds after which a run counts as endless. Generous: the longest takes a few."""

ARTICLE = "The population of France was about 66 million in 2015, and 0ver 100 shops were closed.\n"
HARMLESS = "\n\t"
"""The only control characters that a report may hold."""


def run(
    *arguments: str | bytes, folder: Path, stdin: bytes = b"", environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the command as its own process; whatever happens, it ends in time and without a traceback."""
    result = subprocess.run(
        [*COMMAND, *arguments],
        cwd=folder,
        input=stdin,
        capture_output=True,
        env={**_environment(), **(environment or {})},
        timeout=LIMIT,
        check=False,
    )
    assert b"Traceback" not in result.stderr
    assert b"internal error" not in result.stderr, result.stderr.decode(errors="replace")
    return result


def shell(script: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Run a line of bash in which $factcheck is the command; a pipe fails with its last failing member."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no bash")
    environment = {**_environment(), "factcheck": shlex.join(COMMAND)}
    result = subprocess.run(
        [bash, "-c", f"set -o pipefail\n{script}"],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=environment,
        timeout=LIMIT,
        check=False,
    )
    assert b"Traceback" not in result.stderr
    assert b"Exception ignored" not in result.stderr
    assert b"internal error" not in result.stderr, result.stderr.decode(errors="replace")
    return result


def _environment() -> dict[str, str]:
    """The environment, with what decides about the look of the report taken out, and this checkout to import from."""
    decides = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "FACTCHECK_DEBUG", "PYTHONPATH", "PYTHONIOENCODING")
    kept = {name: value for name, value in os.environ.items() if name not in decides}
    return {**kept, "PYTHONPATH": str(Path(__file__).parents[1])}


def document(result: subprocess.CompletedProcess[bytes]) -> dict[str, Any]:
    return valid_json(result.stdout.decode("utf-8"))


def unsafe(text: str) -> set[str]:
    """Return the characters of a text that could move the cursor, change colours or reverse the line."""
    return {c for c in text if (c < " " and c not in HARMLESS) or "\x7f" <= c <= "\x9f" or c in "\u202e\u200b\u2066"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


# --- files that are no articles -------------------------------------------------------------------------------

NO_TEXT = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\t\r\n" * 50, "is empty"),
    "mark.txt": (codecs.BOM_UTF8, "is empty"),
    "picture.png": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\6\0\0\0\x5c\x72", "is not a text file"),
    "program": (b"\x7fELF\2\1\1" + b"\0" * 9 + b"\3\0>\0\1\0\0\0" * 20, "is not a text file"),
    "noise.bin": (random.Random(7).randbytes(20_000), "is not a text file"),
    "zeros.bin": (b"\0" * 4096, "is not a text file"),
    "shorts.raw": (b"\1\0\2\0\3\0\4\0" * 500, "is not a text file"),
    "damaged.txt": (codecs.BOM_UTF16_LE + ARTICLE.encode("utf-16-le")[:-1], "is damaged: not utf-16"),
}


def test_what_is_no_article_is_named_with_its_reason_and_the_rest_is_checked(folder: Path) -> None:
    for name, (content, _) in NO_TEXT.items():
        (folder / name).write_bytes(content)
    (folder / "folder").mkdir()
    with (folder / "film.mp4").open("wb") as stream:
        stream.truncate(50_000_000)
    expected = {name: reason for name, (_, reason) in NO_TEXT.items()}
    expected |= {"gone.txt": "no such file", "folder": "holds no article", "film.mp4": "is longer than 2 MB"}
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe")
        expected["pipe"] = "is not a regular file"
    if Path("/dev/zero").exists():
        expected["/dev/zero"] = "is not a regular file"
    result = run(*expected, "article.txt", "--format", "json", folder=folder)
    assert result.returncode == 3
    found = document(result)
    said = {error["source"]: error["message"] for error in found["errors"]}
    assert list(said) == list(expected)
    assert {name: said[name][: len(reason)] for name, reason in expected.items()} == expected
    assert [article["source"] for article in found["articles"]] == ["article.txt"]
    lines = result.stderr.decode().splitlines()
    assert lines == [f"factcheck: {name}: {message}" for name, message in said.items()]


def test_a_file_that_may_not_be_read_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "secret.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):  # the superuser may read everything
        monkeypatch.setattr("pathlib.Path.open", _refuse)
    with pytest.raises(InputProblem, match=r"^may not be read: check its permissions$"):
        contents(str(path), MAX_BYTES)


def _refuse(*_arguments: object, **_options: object) -> None:
    raise PermissionError(13, "Permission denied")


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_the_encoding_of_a_file_does_not_change_what_is_found(encoding: str, folder: Path) -> None:
    text = f"“{ARTICLE.strip()}” – that’s what the café’s owner said.\n"
    (folder / "usual.txt").write_text(text, encoding="utf-8")
    (folder / "other.txt").write_bytes(text.encode(encoding))
    found = document(run("usual.txt", "other.txt", "--format", "json", folder=folder))
    usual, other = ({**article, "source": ""} for article in found["articles"])
    assert found["errors"] == []
    assert usual["quantities"]
    assert other == usual


# --- long and strange texts -----------------------------------------------------------------------------------

SENTENCES = (
    "The population of Syria was 22 million in 2016.",
    "About 4.8 million refugees fled",
    "while 300 people died in March;",
    "Germany, France and 12 others took 7.5 percent.",
)
PART = 100_000
"""Long enough for anything slower than linear to run into the limit; no article has as much."""
LONG = {
    "words-and-numbers": " ".join(random.Random(1).choices(SENTENCES, k=PART // 40)),
    "digits": "1234567890" * (MAX_BYTES // 10),
    "digits-and-commas": "1,234" + ",567" * (MAX_BYTES // 5),
    "brackets": "([{\"',)]}“" * (PART // 12),
    "open-brackets": "(" * PART,
    "quotation-marks": '"' * PART,
    "apostrophes": "a'b" * (PART // 3),
    "full-stops": "." * PART,
    "letters": "a" * MAX_BYTES,
    "capitals": "A B. " * (PART // 5),
    "spaces": "1" + " " * (MAX_BYTES - 2) + "2",
    "empty-lines": "1" + "\n" * (MAX_BYTES - 2) + "2",
    "short-lines": "\n".join(f"Line {i}: {i % 97} gulls" for i in range(10_000)),
    "hyphens": "5-" * (PART // 2),
    "numbers-in-words": "one two five-" * (PART // 13),
    "million-million": "5" + " million" * (PART // 8),
    "dates": "1 May 2016 " * (PART // 11),
    "names": "South Sudan and North Korea " * (PART // 28),
}


@pytest.mark.parametrize("name", LONG)
def test_a_text_of_great_length_comes_to_an_end(name: str, folder: Path) -> None:
    (folder / "long.txt").write_text(LONG[name], encoding="utf-8")
    result = run("long.txt", "--quiet", "--exit-zero", folder=folder)
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.startswith(b"long.txt: ")


@pytest.mark.parametrize("digits", [20, 29, 30, 100, 309, 400, 4300, 4301, 20_000])
@pytest.mark.parametrize("group", ["1", ",111"])
def test_a_number_of_any_length_is_read_or_left_alone(digits: int, group: str, folder: Path) -> None:
    number = "1" + group * digits
    (folder / "long.txt").write_text(f"Some {number} people live in France, and 12 swans.", encoding="utf-8")
    result = run("long.txt", "--format", "json", folder=folder)
    assert result.returncode in (0, 1)
    assert "12" in [quantity["surface"] for quantity in document(result)["articles"][0]["quantities"]]
    assert b"Infinity" not in result.stdout
    assert b"NaN" not in result.stdout


STRANGE = {
    "escape": "\x1b[31mRed\x1b[0m: 0ver 100 shops\x1b[2J are closed.",
    "link": "\x1b]8;;https://example.org\x07Read on\x1b]8;;\x07: 0ver 100 shops are closed.",
    "title": "\x1b]0;owned\x1b\\ 0ver 100 shops are closed.",
    "c1": "\x9b31m 0ver 100 shops \x9d0;owned\x9c are closed \x85 today.",
    "right-to-left": "\u202e0ver 100 shops\u202c are \u2066closed\u2069 today.",
    "zero-width": "0ver\u200b 100\u200b sh\u200dops are\ufeff closed \u2060today.",
    "bells": "0ver 100 shops\x07 are\x08 closed.",
    "separators": "0ver 100 shops\u2028are closed.\u2029And 5\x0bmore\x0cand 7\x1cmore.",
    "marks": "0ver 100 shops a" + "\u0301" * 200 + " are closed.",
    "private": "0ver 100 shops \ue000 \U000f0000 \uffff are closed.",
    "emoji": "0ver 100 shops 👩‍👩‍👧‍👦 🇸🇾 are closed in ١٢٣ towns, ² and ½ and Ⅻ and 一百.",
}


@pytest.mark.parametrize("name", STRANGE)
@pytest.mark.parametrize("options", [("--verbose",), ("--quiet",), ("--color", "always", "--verbose")])
def test_a_text_cannot_take_over_the_terminal(name: str, options: tuple[str, ...], folder: Path) -> None:
    (folder / "strange.txt").write_text(STRANGE[name], encoding="utf-8")
    result = run_here("strange.txt", *options, folder=folder)
    shown = _without_colors(result) if "always" in options else result
    assert "100" in shown or "--quiet" in options
    assert unsafe(shown) == set()


@pytest.mark.parametrize("name", STRANGE)
def test_json_keeps_the_places_of_a_strange_text(name: str, folder: Path) -> None:
    (folder / "strange.txt").write_text(STRANGE[name], encoding="utf-8")
    (article,) = valid_json(run_here("strange.txt", "--format", "json", folder=folder))["articles"]
    assert article["quantities"]
    for quantity in article["quantities"]:
        span = quantity["span"]
        assert STRANGE[name][span["start"] : span["end"]] == quantity["surface"]


def run_here(*arguments: str, folder: Path) -> str:
    """Run the command in this process, which takes a tenth of the time, and return what it prints."""
    files = [str(folder / argument) if argument.endswith(".txt") else argument for argument in arguments]
    result = CliRunner().invoke(check.app, files, catch_exceptions=False)
    assert result.stderr == ""
    return result.stdout


def _without_colors(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


# --- strange names --------------------------------------------------------------------------------------------

NAMES = (b"two\nlines.txt", b"\x1b[31mred.txt", b"\xc2\x9b31m.txt", b"caf\xe9.txt", "\u202etxt.exe".encode(), b" .txt")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_strange_file_name_is_checked_and_shown_without_harm(folder: Path) -> None:
    for name in NAMES:
        with open(os.fsencode(folder) + b"/" + name, "wb") as stream:  # noqa: PTH123 (the name is no text)
            stream.write(ARTICLE.encode())
    for options in ((), ("-q",), ("-v",)):
        result = run(*NAMES, *options, folder=folder)
        assert (result.returncode, result.stderr) == (0, b"")
        assert unsafe(result.stdout.decode("utf-8")) == set()
    assert len(document(run(*NAMES, "--format", "json", folder=folder))["articles"]) == len(NAMES)


def test_a_strange_name_of_a_missing_file_is_one_harmless_line(folder: Path) -> None:
    result = run(*NAMES, folder=folder)
    assert result.returncode == 3
    said = result.stderr.decode("utf-8")
    assert unsafe(said) == set()
    assert said.count("\n") == len(NAMES)


def test_a_name_that_begins_with_a_dash_can_be_given(folder: Path) -> None:
    (folder / "--quiet").write_text(ARTICLE, encoding="utf-8")
    found = document(run("--format", "json", "--", "--quiet", folder=folder))
    assert [article["source"] for article in found["articles"]] == ["--quiet"]


# --- streams that break ---------------------------------------------------------------------------------------


def test_a_reader_that_stops_early_is_no_error(folder: Path) -> None:
    (folder / "many.txt").write_text("".join(f"There are {n} swans on lake {n}.\n" for n in range(1000)))
    whole = shell("$factcheck many.txt --verbose | wc -c", folder)
    assert int(whole.stdout) > 100_000  # more than a pipe holds
    for reader in ("head -1", "true"):
        result = shell(f"$factcheck many.txt --verbose | {reader}", folder)
        assert (result.returncode, result.stderr) == (0, b"")


def test_a_reader_that_stops_early_does_not_hide_findings(folder: Path) -> None:
    assert shell("$factcheck article.txt --fail-on note | true", folder).returncode == 1


@pytest.mark.parametrize("options", ["", "--quiet", "--format json"])
def test_a_closed_standard_output_is_one_line_and_2(options: str, folder: Path) -> None:
    result = shell(f"$factcheck article.txt {options} >&-", folder)
    assert result.returncode == 2
    assert result.stderr == b"factcheck: <stdout>: cannot be written: Bad file descriptor\n"


def test_a_closed_standard_output_does_not_matter_for_a_file(folder: Path) -> None:
    result = shell("$factcheck article.txt -q -o report.txt >&-", folder)
    assert (result.returncode, result.stderr) == (0, b"")
    assert "article.txt" in (folder / "report.txt").read_text(encoding="utf-8")


def test_a_closed_standard_input_is_an_input_that_cannot_be_read(folder: Path) -> None:
    result = shell("$factcheck - article.txt <&-", folder)
    assert result.returncode == 3
    assert result.stderr == b"factcheck: <stdin>: is closed\n"
    assert b"article.txt" in result.stdout


@pytest.mark.parametrize("place", ["2>&-", "2>/dev/full"])
def test_without_a_standard_error_the_exit_code_still_tells(place: str, folder: Path) -> None:
    result = shell(f"$factcheck gone.txt article.txt {place}", folder)
    assert result.returncode == 3
    assert b"gone.txt" not in result.stdout
    assert b"article.txt" in result.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize(
    ("redirection", "name"),
    [("--output terminal:/dev/full", "/dev/full"), ("> /dev/full", "<stdout>"), ("-q > /dev/full", "<stdout>")],
)
def test_a_full_disk_is_one_line_and_2(redirection: str, name: str, folder: Path) -> None:
    result = shell(f"$factcheck article.txt {redirection}", folder)
    assert result.returncode == 2
    assert result.stderr.decode() == f"factcheck: {name}: cannot be written: No space left on device\n"


def test_a_stream_that_knows_no_curly_quotes_is_no_obstacle(folder: Path) -> None:
    (folder / "café.txt").write_text(ARTICLE, encoding="utf-8")
    for arguments in (("café.txt", "-v"), ("café.txt", "gone-café.txt"), ("--help",)):
        result = run(*arguments, folder=folder, environment={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
        assert result.returncode in (0, 3)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends interrupts in another way")
def test_an_interrupt_while_waiting_for_input_gives_130_in_silence(folder: Path) -> None:
    # The process says when it begins to wait, so that the interrupt comes neither too early nor too late. A shell that
    # starts the tests in the background has it ignored, which every process below would inherit.
    script = (
        "import signal, sys, factcheck.reading.files as files\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "real = files.standard_input\n"
        "def announced(limit):\n"
        "    print('waiting', file=sys.stderr, flush=True)\n"
        "    return real(limit)\n"
        "files.standard_input = announced\n"
        "from factcheck.cli import run\n"
        "run(['-'])\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_environment(),
    )
    watchdog = threading.Timer(LIMIT, process.kill)
    watchdog.start()
    try:
        assert process.stderr is not None
        assert process.stderr.readline() == b"waiting\n"
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
    finally:
        watchdog.cancel()
    assert (process.returncode, out, err) == (130, b"", b"")


# --- the reference data ---------------------------------------------------------------------------------------


def _foreign(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE swans (name TEXT)")
    db.close()


def _from_the_future(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT)")
        db.execute("INSERT INTO meta VALUES ('format', '99999')")
    db.close()


BAD_STORES: dict[str, Callable[[Path], object]] = {
    "missing": lambda _path: None,
    "a folder": lambda path: path.mkdir(),
    "empty": lambda path: path.write_bytes(b""),
    "not a database": lambda path: path.write_bytes(b"swans " * 5000),
    "cut off": lambda path: path.write_bytes(BUNDLED.read_bytes()[:4096]),
    "cut in the middle": lambda path: path.write_bytes(BUNDLED.read_bytes()[: BUNDLED.stat().st_size // 2]),
    "garbled": lambda path: path.write_bytes(BUNDLED.read_bytes()[:8192] + b"\xff" * 500_000),
    "foreign": _foreign,
    "from the future": _from_the_future,
}


@pytest.mark.parametrize("kind", BAD_STORES)
def test_a_bad_store_is_refused_with_its_name_and_the_remedy(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "reference.sqlite"
    BAD_STORES[kind](path)
    with pytest.raises(StoreError) as problem:
        Checker(path)
    message = str(problem.value)
    assert message.startswith(f"{path}: ")
    assert "reinstall" in message
    assert "\n" not in message


def test_the_command_says_in_one_line_that_the_store_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def homeless(**_: object) -> Store:
        return Store(tmp_path / "no.sqlite")

    monkeypatch.setattr("factcheck.reference.store.Store", homeless)
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    with pytest.raises(SystemExit) as end:
        cli.run([str(tmp_path / "article.txt")])
    assert end.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "the reference data is missing; reinstall factcheck" in said.err


def test_a_heading_that_is_a_row_of_names_is_no_obstacle(folder: Path) -> None:
    (folder / "table.txt").write_text("Profile of Syria\n\nRank\tPopulation\n\n1\t331,000,000\n", encoding="utf-8")
    result = run("table.txt", "--date", "2016-10-01", folder=folder)
    assert (result.returncode, result.stderr) == (0, b"")
