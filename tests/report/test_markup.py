"""Nothing of an article becomes markup, a link or a mention, and all of it can still be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from factcheck.report.markup import code, prose
from factcheck.report.safe import safe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown_it.token import Token

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
BITS = """
| \\ ` `` * _ ~ ~~ [ ]( ) ![ < <b> </td> & &amp; @user @a/b #12 GH-3 https://a.example www.a.example WWW. a@b.cd
:smile: $x$ $5 - + 1. <!-- --> <script> é " ' = abcdef1 0123456 [^1] <https://x.yz> http: //x
"""
TEXTS = st.lists(st.sampled_from([*BITS.split(), " ", "\n", "\t", "\x1b[31m", "\u202e"]) | st.text(max_size=3)).map(
    "".join
)
LINKED = re.compile(r"@\w|#\d|\bgh-\d|://|www\.|\b(?=\d*[a-f])[0-9a-f]{7,40}\b", re.IGNORECASE)


def _leaves(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield from _leaves(token.children) if token.children else [token]


@pytest.mark.parametrize("escape", [prose, code])
@given(text=TEXTS)
def test_a_cell_of_a_table_holds_the_text_and_nothing_else(escape: Callable[[str], str], text: str) -> None:
    tokens = READER.parse(f"| a | b |\n|---|---|\n| {escape(text)} | end |\n")
    (first, last) = [token for token in tokens if token.type == "inline"][2:]
    leaves = list(_leaves([first]))
    assert {token.type for token in leaves} <= {"text", "code_inline", "inline"}
    shown = "".join(token.content for token in leaves if token.type != "inline")
    assert shown.replace("\u2060", "") == " ".join(safe(text).split())
    assert not LINKED.search("".join(token.content for token in leaves if token.type == "text"))
    assert last.content == "end"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("from 4 to 5 percent", "from 4 to 5 percent"),
        ("$5 million", "&#36;5 million"),
        ("a | b", r"a \| b"),
        ("ask @desk", "ask @\u2060desk"),
        ("<b>", "&lt;b&gt;"),
        ("a\nb", "a b"),
        ("17185170", "17185170"),
        ("high-rise", "high-rise"),
    ],
)
def test_prose_is_left_as_it_is_where_it_can_be(text: str, written: str) -> None:
    assert prose(text) == written


@pytest.mark.parametrize(("name", "written"), [("a_b.md", "`a_b.md`"), ("a|b.md", r"a\|b.md"), ("a`.md", r"a\`.md")])
def test_names_are_code_unless_a_table_would_not_let_them(name: str, written: str) -> None:
    assert code(name) == written


def test_a_long_text_is_cut() -> None:
    assert prose("x" * 600) == "x" * 499 + "…"
