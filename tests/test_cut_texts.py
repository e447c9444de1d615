"""A text may break off, or begin, at any word: a headline, a caption, a quotation cut for length. All of it is read.

The annotated passages are cut, thinned and put together at places that a fixed seed chooses. The report is asked for
nothing but that there is one: what it must say of whole texts is tested elsewhere.
"""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

import pytest

from tests.evaluation.annotations import claim_cases, prose_cases, quantity_cases
from tests.support import checked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PASSAGES = [*(case.text for case in (*claim_cases(), *prose_cases())), *(case.text for case in quantity_cases())]
_WORD = re.compile(r"\S+\s*")


def _broken_off(words: Sequence[str], chance: random.Random) -> str:
    return "".join(words[: chance.randrange(len(words)) + 1]).rstrip()


def _begun_late(words: Sequence[str], chance: random.Random) -> str:
    return "".join(words[chance.randrange(len(words)) :])


def _thinned(words: Sequence[str], chance: random.Random) -> str:
    return "".join(word for word in words if chance.random() > 0.2)


def _joined(words: Sequence[str], chance: random.Random) -> str:
    other = _WORD.findall(chance.choice(PASSAGES))
    return "".join(words[: chance.randrange(len(words))]) + "".join(other[chance.randrange(len(other)) :])


CHANGES = (_broken_off, _begun_late, _thinned, _joined)


@pytest.mark.parametrize("change", CHANGES)
def test_a_passage_changed_anywhere_is_read_to_its_end(
    change: Callable[[Sequence[str], random.Random], str],
) -> None:
    chance = random.Random(0)
    for passage in PASSAGES[CHANGES.index(change) :: len(CHANGES)]:
        text = change(_WORD.findall(passage), chance)
        try:
            checked(text, "2016-10-01")
        except Exception as error:  # whichever it is, the text is what helps
            pytest.fail(f"{type(error).__name__}: {error} in {text!r}")


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen kill at least twenty students",
        "One Syrian in ten",
        "It grew 1 percent in the previous",
        "A 37%, B 25%, 22%",
        "Mali sells 12 of its largest ever",
    ],
)
def test_a_headline_may_end_where_no_sentence_does(text: str) -> None:
    assert checked(text, "2016-10-01").bound
