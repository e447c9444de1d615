"""The main text of a saved web page, as trafilatura (the extra `[html]`) finds it, in the blocks of the plain reader.

Trafilatura tells the article from what is around it; which characters of the file that is, the plain reader knows. So
its blocks are kept whose letters are in the text that trafilatura gives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.reading.drafts import Draft

INSTALL = "pip install 'factcheck-newsroom[html]'"
"""How to get what finds the main text."""
_LONG = 25
"""Letters of a block that stands nowhere else by chance; a shorter one must be a line of the main text."""
_FOUND = 0.5
"""The least part of the main text that must be found again among the blocks."""
_LOGGERS = ("trafilatura", "htmldate", "courlan", "justext")


class Main(NamedTuple):
    """What was found, or why nothing was."""

    problem: str = ""
    """Why the plain reader has to do, in one line; empty if the main text was found."""
    title: str = ""
    """The headline."""
    date: str = ""
    """The day of publication, as YYYY-MM-DD."""


def keep_main(text: str, drafts: Sequence[Draft]) -> Main:
    """Leave out all blocks of a page but its main text and its headlines."""
    try:
        found = _extracted(text)
    except ImportError:
        return Main(f"to leave out what is around the article of a saved page, {INSTALL}")
    except Exception as error:  # whatever a page does to it, the plain reader still reads the page
        return Main(f"its main text was not found ({type(error).__name__})")
    main = str(getattr(found, "text", None) or "")
    lines = {_letters(line) for line in main.splitlines()}
    whole = _letters(main)
    kept: list[bool] = []
    for draft in drafts:
        letters = _letters("".join(run.text for run in draft.runs))
        inside = letters in whole if len(letters) >= _LONG else letters in lines
        kept.append(inside if letters else bool(kept) and kept[-1])
    size = sum(
        len(_letters(run.text)) for draft, inside in zip(drafts, kept, strict=True) if inside for run in draft.runs
    )
    if not whole or size < _FOUND * len(whole):
        return Main("its main text was not found")
    for draft, inside in zip(drafts, kept, strict=True):
        draft.left_out = not inside and draft.kind != "headline"
    return Main("", str(getattr(found, "title", None) or ""), str(getattr(found, "date", None) or ""))


def _extracted(text: str) -> Any:  # noqa: ANN401 (trafilatura's document)
    import logging

    for name in _LOGGERS:  # they would speak on standard error
        logging.getLogger(name).addHandler(logging.NullHandler())
    import trafilatura

    return trafilatura.bare_extraction(text, include_comments=False, with_metadata=True)


def _letters(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalpha())
