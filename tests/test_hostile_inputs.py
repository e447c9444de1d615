"""Files that mean harm, through the whole command: one line or a correct report, and nothing reaches the terminal."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from factcheck.commands import check
from tests.reading.docx import CORE, docx, paragraph
from tests.test_robustness import unsafe

if TYPE_CHECKING:
    from typer.testing import Result

ESCAPES = "\x1b[31m\x1b]0;owned\x07 \u202e\u2066\u200b\x9b31m"
LAKE = "The lake is calm, and nobody counts the swans. " * 30
"""What makes a file with many signs of control a text all the same."""
CLAIM = "The population of France was about 22 million in 2015."


def run(*arguments: str) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(check.app, [*arguments], prog_name="factcheck", catch_exceptions=False)


FILES: dict[str, str | bytes] = {
    "a.md": f"---\ntitle: Five {ESCAPES} die\ndate: 2016-10-01 {ESCAPES}\n---\n{ESCAPES} *{CLAIM}* {ESCAPES}\n\n{LAKE}",
    "b.md": f"# Five {ESCAPES} die\n\n{CLAIM} <!-- factcheck: {ESCAPES} -->\n\n{LAKE}"
    f"<!-- factcheck: ignore[NUM001] {ESCAPES} -->\nx",
    "c.md": f"---\ndate: {ESCAPES}\n---\n{CLAIM}\n\n{LAKE}",
    "d.html": f"<title>{ESCAPES}</title><h1>Five {ESCAPES}&#27;[31m&#x202e;&#155; die</h1>"
    f"<p>{CLAIM}<p>{ESCAPES} 5 {LAKE}",
    "e.html": f"<meta name=date content='2016-10-01{ESCAPES}'>"
    f"<meta property=og:title content='5 {ESCAPES}'><p>{CLAIM}<p>{LAKE}",
    "f.docx": docx(
        paragraph("Five \u202e die") + paragraph(CLAIM + "\u2066\u009b"),
        {"docProps/core.xml": CORE.format("<dcterms:modified xmlns:x='y'>2016-10-01\u202e</dcterms:modified>")},
    ),
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("options", [(), ("--verbose",), ("--quiet",), ("--format", "concise")])
def test_a_file_cannot_take_over_the_terminal(name: str, options: tuple[str, ...], tmp_path: Path) -> None:
    content = FILES[name]
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    result = run(str(tmp_path / name), *options)
    assert result.exit_code == 1
    assert unsafe(result.stdout) == set()
    assert unsafe(result.stderr) == set()
    assert options or "22 million" in result.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
@pytest.mark.parametrize("name", ["two\nlines\x1b[2J.md", "\u202emd.html", "caf\udce9.docx"])
def test_a_strange_name_is_shown_without_harm_in_a_folder_a_pattern_and_a_list(name: str, tmp_path: Path) -> None:
    content: bytes = docx(paragraph(CLAIM)) if name.endswith("docx") else CLAIM.encode()
    (tmp_path / name).write_bytes(content)
    listed = tmp_path / "list"
    listed.write_bytes(f"{tmp_path}/{name}\0gone\n\x1b[31m.md\0".encode("utf-8", "surrogateescape"))
    for arguments in ((str(tmp_path),), (f"{tmp_path}/*.*",), ("--files-from", str(listed))):
        result = run(*arguments)
        assert result.exit_code == (3 if "--files-from" in arguments else 1)
        assert "22 million" in result.stdout
        assert unsafe(result.stdout) == set()
        assert unsafe(result.stderr) == set()
        assert result.stderr.count("\n") == ("--files-from" in arguments)


@pytest.mark.parametrize("address", ["https://\x1b[31m.example/", "http://a\nb/", "ftp://\u202egpj"])
def test_a_strange_address_is_one_harmless_line(address: str) -> None:
    result = run(address)
    assert result.exit_code == 3
    assert unsafe(result.stderr) == set()
    assert result.stderr.count("\n") == 1


UNITS = {
    "a.md": [
        "*a **b** _c_ ",
        "[a](b) ",
        "![a](b",
        "`a ``",
        "<b>x</b> ",
        "&amp; ",
        "> - ",
        "|a|b|\n|-|-|\n",
        "[^1] ",
        "{{ ",
        "~~a ",
    ],
    "a.html": [
        "<p>a",
        "<b>a</b>",
        "<ul><li>a",
        "<table><tr><td>a",
        "<!-- a ",
        "<a b='c",
        "&amp; &lt ",
        "<sup>2",
        "<q>a",
        "a<br>",
        "< <",
    ],
}


@pytest.mark.parametrize(("name", "unit"), [(name, unit) for name, units in UNITS.items() for unit in units])
def test_reading_takes_time_in_proportion_to_the_length(name: str, unit: str) -> None:
    from factcheck.reading import kinds
    from factcheck.reading.document import InputProblem

    def seconds(length: int, enough: float = 0.0) -> float:
        content = ("5 " + unit * (length // len(unit))).encode()
        best = 60.0
        for _ in range(3):
            start = time.perf_counter()
            try:
                kinds.read(name, content)
            except InputProblem:
                return 0.0  # refused, which ends it too
            best = min(best, time.perf_counter() - start)
            if best > 5 or best < enough:
                break
        return best

    short = seconds(4_000)
    assert seconds(32_000, enough=0.5) < 40 * short + 0.5  # linear would be 8, quadratic 64


@pytest.mark.skipif(sys.platform != "linux", reason="other systems limit memory in other ways")
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("deep.html", "<div>" * 90_000 + CLAIM),
        ("deep.md", "".join("> " * depth + "5\n\n" for depth in range(60))),
        ("line.html", CLAIM + " <b>5</b>" * 60_000),
        ("entities.html", "&nbsp;5 " * 60_000),
        ("attributes.html", "<a " + "b='' " * 1_500_000 + ">" + CLAIM),
    ],
)
def test_a_hostile_file_needs_little_memory(name: str, content: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    script = (
        "import resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_AS, (800_000_000,) * 2)\n"
        "from factcheck.cli import run\n"
        "run(sys.argv[1:])\n"
    )
    command = [sys.executable, "-c", script, name, "--format", "json"]
    environment = {"PYTHONPATH": str(Path(__file__).parents[1]), "PATH": ""}
    result = subprocess.run(command, capture_output=True, cwd=tmp_path, env=environment, timeout=120, check=False)
    found: dict[str, Any] = json.loads(result.stdout)
    assert b"Traceback" not in result.stderr
    assert b"internal error" not in result.stderr
    assert len(found["articles"]) + len(found["errors"]) == 1
