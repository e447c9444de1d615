"""Words, numbers and marks of a text, each with its place in the original."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

from factcheck.article import Span
from factcheck.patterns import lazily
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TokenKind = Literal["word", "number", "mark"]

VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
"""Fractions that are one character."""

_TOKEN = lazily(
    rf"""
      (?P<number> (?=[0-9.l{VULGAR}]) (?:
                  [0-9]{{1,3}}(?:[,\u00a0\u202f\u2009\u2007'’][0-9]{{3}})+(?![0-9])(?:\.[0-9]+)?  # 17,185,170 1'234
                | (?<![0-9,])[0-9]{{1,2}}(?:,[0-9]{{2}}){{1,5}},[0-9]{{3}}(?![0-9,])(?:\.[0-9]+)?  # 12,34,567
                | [0-9]{{1,3}}(?:\.[0-9]{{3}}){{1,5}},[0-9]{{1,2}}(?![0-9])  # 1.234,5
                | [0-9]{{1,3}}(?:\.[0-9]{{3}}){{2,5}}(?![0-9]|[.,][0-9])  # 1.234.567
                | [0-9]{{1,3}},[0-9]{{1,2}}(?=\s?(?:%|per\ ?cent\b|[mb]illion\b|bn\b|euros?\b|€))    # 4,5 percent
                | (?<![\w.,'’$€£¥\[])(?:[0-9]{{2,3}}|(?<!\()[0-9]),[0-9]{{1,2}}
                  (?![\w\]]|[.,/–-][0-9]|\s(?:and|or|&|to)\s[0-9])                           # 4,5 tonnes
                | [0-9]{{1,3}},0[0-9]{{3}}(?![0-9,])                                          # 1,0000
                | (?<![\w.,])(?:l[0-9]{{0,2}},[0-9]{{3}}|l[0-9]{{2,4}}|[0-9]{{1,3}}O{{1,3}}[0-9]{{0,3}})
                  (?:,[0-9]{{3}})*(?!\w)                                                     # l00, 1O0
                | [0-9]+(?:\.[0-9]+)?[{VULGAR}]?
                | (?<![\w.])\.[0-9]+
                | [{VULGAR}] ))
    | (?P<word>   (?:[A-Za-z]\.){{2,}}                                      # U.S.
                | [^\W\d_]+(?:['’](?![sS]\b)[^\W\d_]+)* )                 # isn't, but Syria + 's
    | (?P<mark>   ['’][sS]\b | [^\w\s] | _ )
    """,
    re.VERBOSE,
)
_STOPS = frozenset({",", "."})
"""Marks behind a word that are never a part of it, if it is nothing but letters."""
_STRAIGHT = str.maketrans("’", "'", ".")


class Token(NamedTuple):
    """One word, number or mark. `norm` is the text with straight apostrophes and without dots (U.S. is US)."""

    start: int
    end: int
    kind: TokenKind
    text: str
    norm: str
    lower: str

    @property
    def span(self) -> Span:
        """Where the token stands in the original text."""
        return Span(self.start, self.end)


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Split `text[start:end]` into tokens whose offsets index `text`. Time is linear in the length."""
    tokens: list[Token] = []
    add = tokens.append
    make = tuple.__new__  # a named tuple made by its own class takes twice as long, and an article has a thousand
    last = len(text) if end is None else end
    at = start
    for piece in text[start:last].split(" "):
        stop = at + len(piece)
        if piece.isalpha():  # most are plain words, which are their own norm
            add(make(Token, (at, stop, "word", piece, piece, piece.lower())))
        elif piece[-1:] in _STOPS and piece[:-1].isalpha():
            word, mark = piece[:-1], piece[-1]
            add(make(Token, (at, stop - 1, "word", word, word, word.lower())))
            add(make(Token, (stop - 1, stop, "mark", mark, mark, mark)))
        elif piece:
            tokens += _in_piece(text, at, stop, last)
        at = stop + 1
    return tokens


def _in_piece(text: str, start: int, stop: int, last: int) -> Iterator[Token]:
    """The tokens of what stands between two blanks; what follows it, up to `last`, may tell how a number is read."""
    for found in _TOKEN.finditer(text, start, last):
        kind: Any = found.lastgroup  # one of them always matched
        begin, end = found.span(kind)
        if begin >= stop:
            return
        raw = found[kind]
        norm = raw.translate(_STRAIGHT) if kind == "word" else raw.replace("’", "'")
        yield tuple.__new__(Token, (begin, end, kind, raw, norm, norm.lower()))


def phrase_key(phrase: str) -> str:
    """Return the form in which a phrase is looked up: its tokens in lower case, joined by spaces."""
    if phrase.isascii() and phrase.replace(" ", "").isalpha():
        return phrase.lower()  # as the tokens would be, but much faster
    return " ".join(token.lower for token in tokenize(phrase))


def adjacent(left: Token, right: Token) -> bool:
    """Tell whether nothing, not even a space, stands between two neighbouring tokens."""
    return left.end == right.start


def lowered(tokens: Sequence[Token]) -> str:
    """Return tokens in lower case, joined by blanks."""
    return " ".join(token.lower for token in tokens)


def lower_at(tokens: Sequence[Token], at: int) -> str:
    """Return a token in lower case, nothing where there is none."""
    return tokens[at].lower if 0 <= at < len(tokens) else ""
