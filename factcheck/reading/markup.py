"""HTML as a stream of tags, texts and comments, each with its place in the file.

The tags are found as browsers find them. In contrast to `html.parser`, every token has its exact place, the time is
linear for any input, and all versions of Python read a file alike.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Literal

from factcheck.patterns import lazily
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPENING = lazily(r"<(?=[A-Za-z!?]|/[^\s])")
"""Where a tag or a comment begins; any other sign is a sign."""
_NAME = lazily(r"[A-Za-z][^\s/>\x00]*+")
_ATTRIBUTE = lazily(r"[\s/]*+([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(?:(?P<quote>[\"'])|(?P<bare>[^\s>]*+)))?+")
_REST = lazily(r"[^>]*+>?")
_REFERENCE = lazily(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?")
_RAW = frozenset(
    ("script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp", "noscript", "template")
)
"""Elements in which nothing but their own end tag is markup; of two of them that is not quite so, and none is read."""
_RAW_END = lazily(r"</([a-z]{3,8})(?=[\s/>])", re.IGNORECASE)
_COMMENT_END = lazily("--!?>")
_MOST_ATTRIBUTES = 200
"""No tag has more; what follows in it is passed over."""

TokenKind = Literal["text", "start", "end", "comment", "raw"]


class Token(NamedTuple):
    """One piece of markup."""

    kind: TokenKind
    """What it is; "raw" is the content of a script, a title and the like."""
    name: str
    """The name of the tag in small letters; the words of a comment; the content of a raw element."""
    start: int
    """Its first character in the file."""
    end: int
    """The end of it there."""
    attributes: dict[str, str]
    """The attributes of a start tag, by their names in small letters."""


class Characters(NamedTuple):
    """Some characters of a text as read, and where they stand in the file."""

    text: str
    start: int
    end: int


_NONE: dict[str, str] = {}


def tokens(text: str, start: int, end: int, *, xml: bool = False) -> Iterator[Token]:
    """Return the tags, texts and comments of a part of a file, in order. In XML, `<script/>` is closed."""
    at = start
    raw: str | None = None
    closed: dict[str, bool] = {}  # which marks still come
    while at < end:
        if raw is not None:
            ends = (found for found in _RAW_END.finditer(text, at, end) if found[1].lower() == raw)
            closing = next(ends, None)
            stop = closing.start() if closing else end
            if stop > at:
                yield Token("raw", text[at:stop], at, stop, _NONE)
            at, raw = stop, None
            continue
        found = _OPENING.search(text, at, end)
        if found is None:
            yield Token("text", "", at, end, _NONE)
            return
        opening = found.start()
        token = _tag(text, opening, end, closed)
        if opening > at:
            yield Token("text", "", at, opening, _NONE)
        yield token
        at = token.end
        if token.kind == "start" and token.name in _RAW and not (xml and text.startswith("/>", at - 2)):
            raw = token.name


def _tag(text: str, at: int, end: int, closed: dict[str, bool]) -> Token:
    """The tag or the comment that begins here."""
    following = text[at + 1 : at + 2]
    if following == "!":
        return _declaration(text, at, end)
    if following == "?":
        stop = text.find(">", at, end)
        return Token("comment", "", at, end if stop < 0 else stop + 1, _NONE)
    closes = following == "/"
    name = _NAME.match(text, at + 1 + closes, end)
    if name is None:
        stop = text.find(">", at, end)
        return Token("comment", "", at, end if stop < 0 else stop + 1, _NONE)
    attributes, stop = _attributes(text, name.end(), end, closed)
    return Token("end" if closes else "start", name.group().lower(), at, stop, attributes)


def _declaration(text: str, at: int, end: int) -> Token:
    """A comment, or a declaration, which says nothing to a reader. What is not closed ends with the file."""
    if text.startswith("<!--", at):
        if text.startswith((">", "->"), at + 4):
            return Token("comment", "", at, text.index(">", at) + 1, _NONE)
        found = _COMMENT_END.search(text, at + 4, end)
        stop, after = (end, end) if found is None else found.span()
        return Token("comment", text[at + 4 : stop], at, after, _NONE)
    mark = "]]>" if text.startswith("<![CDATA[", at) else ">"
    stop = text.find(mark, at, end)
    return Token("comment", "", at, end if stop < 0 else stop + len(mark), _NONE)


def _attributes(text: str, at: int, end: int, closed: dict[str, bool]) -> tuple[dict[str, str], int]:
    """The attributes of a tag, and where it ends. A quotation mark that nothing closes is a character like others."""
    found: dict[str, str] = {}
    for _ in range(_MOST_ATTRIBUTES):
        attribute = _ATTRIBUTE.match(text, at, end)
        if attribute is None:
            break
        at = attribute.end()
        value = attribute["bare"] or ""
        quote = attribute["quote"]
        if quote is not None:
            closing = text.find(quote, at, end) if closed.get(quote, True) else -1
            if closing >= 0:
                value, at = text[at:closing], closing + 1
            else:
                closed[quote] = False
        found.setdefault(attribute[1].lower(), unescape(value) if "&" in value else value)
    rest = _REST.match(text, at, end)
    return found, end if rest is None else rest.end()


def characters(text: str, start: int, end: int) -> Iterator[Characters]:
    """Return the characters of a text between two tags: references such as `&nbsp;` and `&#8217;` are decoded."""
    at = start
    if text.find("&", start, end) >= 0:
        for found in _REFERENCE.finditer(text, start, end):
            decoded = unescape(found.group())
            if decoded == found.group():
                continue
            if found.start() > at:
                yield Characters(text[at : found.start()], at, found.start())
            yield Characters(decoded, found.start(), found.end())
            at = found.end()
    if at < end:
        yield Characters(text[at:end], at, end)
