"""The front matter of a Markdown file: what it says of title and date, with the places, and where the text begins.

Only the lines that name one of the two are read, in the forms that writers use, so that nothing else in the front
matter, however odd, keeps an article from being read.
"""

from __future__ import annotations

import re

from factcheck.patterns import lazily
from factcheck.reading.days import day_of
from factcheck.records import NamedTuple

_FENCE = lazily(r"\ufeff?(---|\+\+\+)[ \t]*(?:\r\n?|\n)")
_YAML_END = lazily(r"^(?:---|\.\.\.)[ \t]*+(?:\r\n?|\n|\Z)", re.MULTILINE)
_TOML_END = lazily(r"^\+\+\+[ \t]*+(?:\r\n?|\n|\Z)", re.MULTILINE)
_COMMENT = lazily(r"[ \t]#")
_ESCAPED = lazily(r'\\(["\\/])')
_KEY = lazily(
    r"""^(?:["']?)(title|date|headline|published|publishdate)(?:["']?)[ \t]*[:=][ \t]*""", re.IGNORECASE | re.MULTILINE
)
_LINE = lazily(r"[^\r\n]*")
_FOLDED = lazily(r"[|>][+-]?[0-9]?[ \t]*(?:\r\n?|\n)((?:[ \t]+[^\r\n]*(?:\r\n?|\n))+)")
_LONGEST = 65_536
"""Characters within which a front matter ends."""


class Value(NamedTuple):
    """A value, and where it stands in the file, without its quotation marks."""

    text: str
    start: int
    end: int


class FrontMatter(NamedTuple):
    """What stands above the text."""

    end: int = 0
    """Where the text begins."""
    title: Value | None = None
    """The headline."""
    date: Value | None = None
    """The date as written."""
    warnings: tuple[str, ...] = ()
    """What is wrong with it."""


def front_matter(text: str) -> FrontMatter:
    """Read the front matter of a file, in YAML between lines `---` or in TOML between lines `+++`."""
    fence = _FENCE.match(text)
    if fence is None:
        return FrontMatter()
    search = _YAML_END.search if fence[1] == "---" else _TOML_END.search
    end = search(text, fence.end(), fence.end() + _LONGEST)
    if end is None:
        if _KEY.match(text, fence.end()) is None:
            return FrontMatter()  # a rule across the page
        said = f"line 1: the front matter is not closed, and is read as text: end it with a line {fence[1]}"
        return FrontMatter(warnings=(said,))
    values: dict[str, Value] = {}
    for found in _KEY.finditer(text, fence.end(), end.start()):
        value = _value(text, found.end(), end.start())
        if value.text:
            values.setdefault(found[1].lower(), value)
    dates = [values[key] for key in ("date", "published", "publishdate") if key in values]
    date = next((value for value in dates if day_of(value.text)), None)
    warnings: tuple[str, ...] = ()
    if dates and date is None:
        line = text.count("\n", 0, dates[0].start) + 1
        said = dates[0].text[:40]
        warnings = (f"line {line}: the date “{said}” of the front matter is not understood: write it as YYYY-MM-DD",)
    return FrontMatter(end.end(), values.get("title") or values.get("headline"), date, warnings)


def _value(text: str, start: int, limit: int) -> Value:
    folded = _FOLDED.match(text, start, limit)
    if folded is not None:
        return _stripped(text, folded.start(1), folded.end(1))
    line = _LINE.match(text, start, limit)
    end = limit if line is None else line.end()
    quote = text[start : start + 1]
    if quote in ('"', "'") and quote:
        closing = text.find(quote, start + 1, end)
        while closing > 0 and ((quote == '"' and text[closing - 1] == "\\") or text[closing : closing + 2] == "''"):
            closing = text.find(quote, closing + (2 if quote == "'" else 1), end)
        if closing > 0:
            return _unescaped(_stripped(text, start + 1, closing), quote)
    comment = _COMMENT.search(text, start, end)
    return _stripped(text, start, comment.start() if comment else end)


def _stripped(text: str, start: int, end: int) -> Value:
    raw = text[start:end]
    lead = len(raw) - len(raw.lstrip())
    kept = raw.strip()
    return Value(kept, start + lead, start + lead + len(kept))


def _unescaped(value: Value, quote: str) -> Value:
    text = value.text.replace("''", "'") if quote == "'" else _ESCAPED.sub(r"\1", value.text)
    return value._replace(text=text)
