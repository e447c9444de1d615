"""What stands in one block of Markdown, with places: markdown-it-py parses, and what it reads is noted on the way.

The tokens of markdown-it-py have no places inside a line. So its own loop over the rules is followed here step by step:
each step tells which characters of the source it took, and what it made of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline

from factcheck.patterns import lazily
from factcheck.reading.document import InputProblem
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from markdown_it.token import Token

_LOOKS, _LOOKS_MORE = 20, 100_000
"""How often a character may be looked at on the search for the end of a link, on average, and how often in all."""
DEEPEST = 100
"""Lists and quotations inside each other, of which no article has ten."""
_NOTE = lazily(r"\[\^[^\]\[\s]{1,60}\]")
_TEMPLATE = lazily(r"\{\{[^{}]*+\}\}|\{%[^%]*+%\}")
"""What a site generator replaces: `{{< figure src="a.png" >}}`, `{% include ad.html %}`."""

StepKind = Literal["text", "softbreak", "hardbreak", "gap", "image", "html", "delimiters"]


class Step(NamedTuple):
    """Some characters of the source and what they are."""

    kind: StepKind
    """What they are; a "gap" is something that is not read."""
    start: int
    """The first character in the source of the block."""
    end: int
    """The end of it there."""
    text: str = ""
    """The characters as read, for a text."""
    tokens: Sequence[Token] = ()
    """The tokens of a run of `*`, `_` or `~`, which later turn out to be markup or not; what describes an image."""
    sizes: tuple[int, ...] = ()
    """How many of the signs each of these tokens has."""


class LocatedInline(ParserInline):
    """The parser of markdown-it-py, which notes what each rule took."""

    def __init__(self, length: int) -> None:
        """Make a parser for a text of this length."""
        super().__init__()
        self._looks, self._most_looks = 0, _LOOKS * length + _LOOKS_MORE
        self._kept: dict[int, tuple[Sequence[Token], list[Step]]] = {}

    def steps(self, tokens: Sequence[Token] | None) -> list[Step]:
        """Return what was noted while these tokens were made."""
        kept = self._kept.get(id(tokens))
        return kept[1] if kept is not None else []

    def skipToken(self, state: StateInline) -> None:
        """Look beyond one token, as the parser above does when it looks for the end of a link.

        Brackets that nothing closes make it look through the rest of the block again and again: that ends here.
        """
        self._looks += 1
        if self._looks > self._most_looks:
            raise InputProblem("has thousands of brackets that nothing closes: no article has, take them out")
        super().skipToken(state)

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:  # noqa: ANN401 (as above it)
        """Parse the source of a block."""
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        self._kept[id(tokens)] = (tokens, state.steps)
        return state.tokens

    def tokenize(self, state: StateInline) -> None:
        """Apply the rules from place to place, as the parser above does, and note what each took."""
        assert isinstance(state, _State)
        rules = self.ruler.getRules("")
        while state.pos < state.posMax:
            start, made, pending = state.pos, len(state.tokens), len(state.pending)
            if state.level < state.md.options["maxNesting"] and any(rule(state, False) for rule in rules):
                state.note(start, made, pending)
            else:
                state.pending += state.src[start]
                state.pos = start + 1
                state.steps.append(Step("text", start, start + 1, state.src[start]))
        if state.pending:
            state.pushPending()


class _State(StateInline):
    """Where the parser stands, and what it took so far."""

    def __init__(self, src: str, md: MarkdownIt, env: Any, outTokens: list[Token]) -> None:  # noqa: ANN401
        super().__init__(src, md, env, outTokens)
        self.steps: list[Step] = []

    def note(self, start: int, made: int, pending: int) -> None:
        """Note what a rule took: from where, and how many tokens and waiting characters there were before."""
        new = self.tokens[made + (pending > 0) :]  # the first push sends off the characters that waited
        if len(self.tokens) == made:
            self.steps.append(Step("text", start, self.pos, self.pending[pending:]))
        elif not new:
            self.steps.append(Step("gap", start, self.pos))
        else:
            step = _step(new, start, self.pos)
            if step is not None:
                self.steps.append(step)


def _step(new: Sequence[Token], start: int, end: int) -> Step | None:
    """What a rule took, by the tokens that it made; None for a link, whose words have been noted already."""
    first = new[0]
    if first.type == "link_open":
        return Step("gap", start, end) if first.info == "auto" else None
    if first.type == "text_special":
        return Step("text", start, end, first.content)
    if first.type == "text":
        return Step("delimiters", start, end, tokens=new, sizes=tuple(len(token.content) for token in new))
    if first.type == "image":
        return Step("image", start, end, tokens=first.children or ())
    if first.type == "html_inline":
        return Step("html", start, end)
    if first.type in ("softbreak", "hardbreak"):
        return Step("softbreak" if first.type == "softbreak" else "hardbreak", start, end)
    return Step("gap", start, end)


def parser(length: int) -> tuple[MarkdownIt, LocatedInline]:
    """Return a parser of CommonMark with tables, deletions and footnotes for a text of so many characters.

    The second value is its part for what stands in a block.
    """
    markdown = MarkdownIt("commonmark")
    inline = LocatedInline(length)
    markdown.inline = inline
    markdown.configure("commonmark").enable(["table", "strikethrough"])
    markdown.disable(["text_join", "fragments_join"])
    markdown.options["maxNesting"] = DEEPEST
    markdown.block.ruler.before("reference", "footnote", _footnote, {"alt": ["paragraph", "reference"]})
    markdown.inline.ruler.before("link", "footnote", _left_out(_NOTE))
    markdown.inline.ruler.before("escape", "template", _left_out(_TEMPLATE))
    inline.add_terminator_char("{")
    return markdown, inline


def _left_out(pattern: re.Pattern[str]) -> Any:  # noqa: ANN401 (a rule of markdown-it-py)
    """Return a rule for something that is not read."""

    def rule(state: StateInline, silent: bool) -> bool:
        found = pattern.match(state.src, state.pos, state.posMax)
        if found is None:
            return False
        if not silent:
            state.push("left_out", "", 0)
        state.pos = found.end()
        return True

    return rule


_FOOTNOTE = lazily(r"\[\^[^\]\[\s]{1,60}\]:[ \t]*")


def _footnote(state: Any, start: int, _end: int, silent: bool) -> bool:  # noqa: ANN401 (of markdown-it-py)
    """A footnote: `[^1]: words`, up to a blank line or the next footnote."""
    if state.is_code_block(start):
        return False
    found = _FOOTNOTE.match(state.src, state.bMarks[start] + state.tShift[start], state.eMarks[start])
    if found is None:
        return False
    if silent:
        return True
    line = start + 1
    while line < state.lineMax and not state.isEmpty(line):
        if _FOOTNOTE.match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line]):
            break
        line += 1
    state.line = line
    state.push("paragraph_open", "p", 1).map = [start, line]
    token = state.push("inline", "", 0)
    rest = state.src[found.end() : state.eMarks[start]]
    more = state.getLines(start + 1, line, state.blkIndent, False) if line > start + 1 else None
    token.content = (rest if more is None else f"{rest}\n{more}").strip()
    token.map = [start, line]
    token.children = []
    state.push("paragraph_close", "p", -1)
    return True
