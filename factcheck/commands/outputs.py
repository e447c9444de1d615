"""Where the reports of a run go: `--output` names files, and each is the old one or the new one, never half of one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import typer

from factcheck.commands import streams
from factcheck.records import NamedTuple
from factcheck.report.formats import ENDINGS, Format, by_ending, render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.report.formats import View
    from factcheck.results.report import Report


class Output(NamedTuple):
    """A file that a report goes to."""

    file: str
    """Its name."""
    format: Format
    """How the report is written."""


def named(words: Sequence[str]) -> tuple[Output, ...]:
    """Read what `--output` was given: FILE, whose ending tells the format, or FORMAT:FILE.

    A dash is standard output, which has its report anyway. Raises typer.BadParameter.
    """
    found = tuple(_named(word) for word in words if word != "-")
    files = [output.file for output in found]
    twice = next((file for file in files if files.count(file) > 1), None)
    if twice is not None:
        raise _wrong(f"{twice!r} is named twice")
    return found


def _named(word: str) -> Output:
    first, colon, rest = word.partition(":")
    if colon and first in Format.__members__:
        if rest in ("", "-"):
            raise _wrong(f"{word!r} names no file: standard output is written with --format {first}")
        return Output(rest, Format(first))
    format_ = by_ending(word)
    if format_ is None:
        raise _wrong(
            f"{word!r} does not tell the format: let it end in {', '.join(ENDINGS)}, or write FORMAT:FILE, "
            f"for example concise:{word or 'FILE'}"
        )
    return Output(word, format_)


def _wrong(message: str) -> typer.BadParameter:
    return typer.BadParameter(message, param_hint="'--output'")


def write_all(report: Report, view: View, outputs: Sequence[Output]) -> bool:
    """Write every file, and one line about each that cannot be written. Tell whether all of them were.

    A file has 80 columns and no colours, and is as long as it would be without `--quiet`.
    """
    inputs = {os.path.realpath(entry.article.source) for entry in report.articles}
    failed = False
    for file, format_ in outputs:
        if os.path.realpath(file) in inputs:
            streams.complain(f"{file}: is one of the articles, and is not overwritten")
            failed = True
            continue
        there = view._replace(width=_columns(), color=False, quiet=False)
        try:
            replace(file, render(format_, report, there).encode("utf-8", "replace"))
        except (OSError, ValueError) as error:
            streams.complain(f"{file}: cannot be written: {_reason(error)}")
            failed = True
    return not failed


def summarise(report: Report, view: View) -> bool:
    """Append to the summary of the job that GitHub Actions names, if it names one. Tell whether all went well."""
    from factcheck.report import github

    file = os.environ.get(github.SUMMARY_VARIABLE)
    if not file:
        return True
    from pathlib import Path

    try:
        with Path(file).open("ab") as stream:
            room = github.LONGEST_SUMMARY - stream.tell()
            stream.write(github.summary(report, view, room).encode("utf-8", "replace"))
    except (OSError, ValueError) as error:
        streams.complain(f"{file}: cannot be written: {_reason(error)}")
        return False
    return True


def _reason(error: OSError | ValueError) -> str | None:
    return error.strerror if isinstance(error, OSError) else str(error)


def _columns() -> int:
    """How wide a file is: no terminal tells, but a person may, with COLUMNS."""
    return streams.width() if os.environ.get("COLUMNS") else 80


def replace(file: str, content: bytes) -> None:
    """Put new content in place of a file, at once: whoever reads it sees the old content or the new.

    What is no regular file, such as a pipe, is written to as it is. Raises OSError, and ValueError for a name that no
    file can have.
    """
    from pathlib import Path

    target = Path(os.path.realpath(file))
    if target.exists() and not target.is_file():
        target.write_bytes(content)
        return
    mode = target.stat().st_mode & 0o7777 if target.exists() else None
    if mode is not None and not os.access(target, os.W_OK):
        raise PermissionError(13, "Permission denied")
    draft = target.with_name(f".factcheck-{os.getpid()}.tmp")
    try:
        draft.write_bytes(content)
        if mode is not None:
            draft.chmod(mode)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
