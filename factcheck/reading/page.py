"""What a web page declares of itself outside of its text: headline and day of publication."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, Any

from factcheck.article import Published
from factcheck.reading.days import day_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "sailthru.date",
    "date",
)
"""Names of `<meta>` for the day of publication, the plainest first."""
_TITLES = ("og:title", "twitter:title", "dc.title", "headline")
_ARTICLES = frozenset(
    (
        "article",
        "newsarticle",
        "reportagenewsarticle",
        "analysisnewsarticle",
        "blogposting",
        "report",
        "liveblogposting",
    )
)
_LARGEST = 2_000_000
"""Characters of JSON-LD that are looked at."""


class Page:
    """Collects what the head and the marks of a page say."""

    def __init__(self) -> None:
        self.metas: dict[str, str] = {}
        self.title = ""
        self._linked: list[str] = []
        self._times: list[tuple[bool, str]] = []

    def meta(self, attributes: dict[str, str]) -> None:
        """Take a `<meta>`."""
        content = attributes.get("content", "").strip()
        for key in ("property", "name", "itemprop"):
            name = attributes.get(key, "").strip().lower()
            if name and content:
                self.metas.setdefault(name, content)

    def time(self, attributes: dict[str, str]) -> None:
        """Take a `<time>`; those that say so give the day of publication before others."""
        value = attributes.get("datetime", "")
        if value:
            named = "pubdate" in attributes or "datepublished" in attributes.get("itemprop", "").lower()
            self._times.append((named, value))

    def raw(self, element: str, kind: str, content: str) -> None:
        """Take the content of a `<title>` or of a script with JSON-LD."""
        if element == "title" and not self.title:
            self.title = " ".join(unescape(content).split())
        elif element == "script" and "ld+json" in kind.lower() and len(content) <= _LARGEST:
            self._linked.append(content)

    def headline(self) -> str | None:
        """Return the headline that the page declares, None if it declares none."""
        declared = next((self.metas[name] for name in _TITLES if name in self.metas), "") or self.title
        return " ".join(declared.split()) or None

    def published(self) -> Published | None:
        """Return the day of publication: by `<meta>`, JSON-LD, then `<time>`; None if nothing gives it."""
        for value in self._days():
            day: dt.date | None = day_of(value)
            if day is not None:
                return Published(day, "day", "metadata", value.strip()[:40])
        return None

    def _days(self) -> Iterator[str]:
        for name in _PUBLISHED[:3]:
            if name in self.metas:
                yield self.metas[name]
        yield from _json_days(self._linked)
        yield from (value for named, value in self._times if named)
        for name in _PUBLISHED[3:]:
            if name in self.metas:
                yield self.metas[name]
        yield from (value for named, value in self._times if not named)


def _json_days(scripts: list[str]) -> list[str]:
    """The days of publication in JSON-LD, those of articles first."""
    import json

    articles: list[str] = []
    others: list[str] = []
    for script in scripts:
        try:
            waiting: list[Any] = [json.loads(script, strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            node = waiting.pop()
            if isinstance(node, list):
                waiting += reversed(node)
            elif isinstance(node, dict):
                day = node.get("datePublished")
                kinds = node.get("@type")
                named = {str(kind).lower() for kind in (kinds if isinstance(kinds, list) else [kinds])}
                if isinstance(day, str):
                    (articles if named & _ARTICLES else others).append(day)
                waiting += [value for value in reversed(node.values()) if isinstance(value, dict | list)]
    return articles + others
