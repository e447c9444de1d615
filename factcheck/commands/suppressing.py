"""What a newsroom has decided about findings: files beside articles and the baseline are read here, and written."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from factcheck.commands import streams
from factcheck.config import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.commands.choices import Scopes
    from factcheck.config import Settings
    from factcheck.results.model import ArticleReport, InputError
    from factcheck.results.report import Report
    from factcheck.suppression.baseline import Known


def suppressed(report: Report, settings: Settings, scopes: Scopes, write: str | None, *, verbose: bool) -> Report:
    """Suppress what files beside the articles, [sic] and the baseline say. Raises ConfigError for a bad baseline.

    A bad file beside an article is an error of that article, which is then not reported on.
    """
    from factcheck.results.model import InputError

    entries, errors = [], list(report.errors)
    for entry in report.articles:
        changed = _beside(entry, scopes)
        if isinstance(changed, InputError):
            errors.append(changed)
            continue
        if settings.ignore_sic:
            from factcheck.suppression.sic import by_sic

            changed = changed._replace(findings=by_sic(changed.article, changed.bound, changed.findings))
        entries.append(changed)
    report = report._replace(articles=tuple(entries), errors=tuple(errors))
    return _with_baseline(report, settings.baseline, write, verbose=verbose)


def _beside(entry: ArticleReport, scopes: Scopes) -> ArticleReport | InputError:
    from pathlib import Path

    from factcheck.results.model import InputError

    source = entry.article.source
    file = f"{source}.factcheck.toml"
    if "\x00" in source or not os.path.lexists(file):
        return entry
    from factcheck.suppression.sidecar import SidecarError, by_entries, entries

    try:
        given = entries(Path(file).read_text(encoding="utf-8"))
    except (SidecarError, UnicodeDecodeError) as error:
        return InputError(file, str(error))
    except OSError as error:
        return InputError(file, f"cannot be read: {error.strerror}")
    on = scopes.of(source).rules
    return entry._replace(findings=by_entries(entry.article, entry.findings, given, Path(file).name, on))


def _with_baseline(report: Report, read: Path | None, write: str | None, *, verbose: bool) -> Report:
    if read is None and write is None:
        return report
    from pathlib import Path

    from factcheck.suppression.baseline import by_baseline, known_of

    target = Path(write) if write is not None else None
    file = read or target
    assert file is not None
    old = _read(file, must_be=read is not None and read != target)

    def path_of(source: str) -> str:
        return source if "://" in source or source.startswith("<") else _from(file.parent, source)

    articles, unfitted = by_baseline(report.articles, old, path_of)
    checked = {path_of(entry.article.source) for entry in articles}
    expired = [k for k in unfitted if k.path in checked or _gone(file.parent, k.path)]
    if target is not None:
        now = [
            known_of(entry, finding, path_of(entry.article.source))
            for entry in report.articles
            for finding in entry.findings
            if finding.suppressed is None
        ]
        elsewhere = [k for k in unfitted if k not in expired]
        _write(target, [*now, *elsewhere])
        streams.say(f"{target}: {len(now)} finding{'s' * (len(now) != 1)} written, {len(expired)} expired removed")
        articles, _ = by_baseline(report.articles, now, path_of)
    elif expired:
        streams.say(f"{file}: {len(expired)} of its findings expired; --write-baseline removes them")
    if verbose:
        for each in expired:
            streams.say(f"  expired: {each.path} {each.rule} {each.fingerprint} {each.sentence}")
    return report._replace(articles=articles)


def _from(folder: Path, source: str) -> str:
    return os.path.relpath(os.path.realpath(source), os.path.realpath(folder)).replace(os.sep, "/")


def _gone(folder: Path, path: str) -> bool:
    return "://" not in path and not path.startswith("<") and not (folder / path).exists()


def _read(file: Path, *, must_be: bool) -> tuple[Known, ...]:
    from factcheck.suppression.baseline import BaselineError, read

    if not file.exists() and not must_be:
        return ()
    try:
        return read(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ConfigError(f"{file}: no such baseline; --write-baseline {file} writes one") from None
    except (BaselineError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file}: {error}") from None
    except OSError as error:
        raise ConfigError(f"{file}: cannot be read: {error.strerror}") from None


def _write(file: Path, known: list[Known]) -> None:
    """Write a baseline whole or not at all."""
    import tempfile

    from factcheck.report.json import dump
    from factcheck.suppression.baseline import document

    try:
        with tempfile.TemporaryDirectory(prefix=f".{file.name}.", dir=file.parent) as folder:
            fresh = type(file)(folder) / file.name
            fresh.write_bytes(dump(document(known)).encode("utf-8"))
            fresh.replace(file)
    except OSError as error:
        raise ConfigError(f"{file}: cannot be written: {error.strerror}") from None
