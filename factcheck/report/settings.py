"""The settings: those of a run, for `--show-settings`, and the page that documents them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from factcheck.config.table import BY_NAME, PER_PATH, SETTINGS
from factcheck.config.values import EXPECTED, shown
from factcheck.report.table import Column, render

if TYPE_CHECKING:
    from factcheck.config import Settings
    from factcheck.config.table import Setting
    from factcheck.report.table import Page

SCHEMA = "factcheck/settings/1"
_COLUMNS = (Column("Setting", whole=True), Column("Value"), Column("From"))


def table(settings: Settings, page: Page) -> str:
    """Return a table of the settings: name, value as a file writes it, and where it came from."""
    rows = [(name, _written(shown(given.value)), given.origin) for name, given in settings.given.items()]
    return render(_COLUMNS, rows, page)


def document(settings: Settings) -> dict[str, Any]:
    """Return the settings as plain values."""
    rows = [
        {
            "name": name,
            "value": shown(given.value),
            "from": given.origin,
            "environment": BY_NAME[name].environment or None,
            "option": BY_NAME[name].option or None,
        }
        for name, given in settings.given.items()
    ]
    return {"schema": SCHEMA, "file": None if settings.file is None else str(settings.file), "settings": rows}


def _written(value: Any) -> str:  # noqa: ANN401 (plain values)
    """Write a plain value as TOML does, on one line."""
    if isinstance(value, dict):
        pairs = ", ".join(f"{json.dumps(key, ensure_ascii=False)} = {_written(part)}" for key, part in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, list):
        return f"[{', '.join(map(_written, value))}]"
    return "-" if value is None else json.dumps(value, ensure_ascii=False)


HEADING = "## All settings\n\n"


def renewed(page: str) -> str:
    """Return the page of the documentation with the reference of all settings below its heading."""
    return page[: page.index(HEADING) + len(HEADING)] + _reference()


def _reference() -> str:
    lines = ["| setting | environment | option | unless set |", "|---|---|---|---|"]
    lines += [
        f"| [`{s.name}`](#{s.name.replace('.', '')}) | {_code(s.environment)} | {_code(s.option)} | "
        f"{_code(_written(s.default))} |"
        for s in SETTINGS
    ]
    for setting in SETTINGS:
        lines += ["", f"### {setting.name}", "", *_described(setting)]
    if PER_PATH:
        lines += ["", "A table of `per-path` takes these keys:", ""]
        lines += [f"- `{setting.name}`, {EXPECTED[setting.kind]}: {setting.help}" for setting in PER_PATH]
    return "\n".join(lines) + "\n"


def _described(setting: Setting) -> list[str]:
    values = ", ".join(f"`{choice}`" for choice in setting.choices) or EXPECTED[setting.kind]
    table, _, key = setting.name.rpartition(".")
    example = [f"[{table}]"] if table else []
    example += [setting.example if setting.kind in ("tolerances", "paths") else f"{key} = {setting.example}"]
    return [setting.help, "", f"Values: {values}.", "", "```toml", *example, "```"]


def _code(text: str) -> str:
    return f"`{text}`" if text and text != "-" else ""
