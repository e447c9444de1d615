"""Which rules are on: codes and families that are selected or ignored, the more exact word deciding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.rules.registry import FAMILIES, RULES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.rules.rule import Rule

ALL = "ALL"
"""Every rule."""


class UnknownRuleError(Exception):
    """A word is neither the code of a rule nor that of a family; the message names what may have been meant."""


def codes(words: Iterable[str]) -> tuple[str, ...]:
    """Return codes and families in capitals, several to a word if commas part them. Raises UnknownRuleError."""
    found = [part.strip().upper() for word in words for part in word.split(",") if part.strip()]
    for code in found:
        if code != ALL and code not in FAMILIES and all(code != rule.code for rule in RULES):
            raise UnknownRuleError(_unknown(code))
    return tuple(found)


def selected(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> frozenset[str]:
    """Return the codes of the rules that are on: all, or those selected, without those ignored.

    A code decides over its family: `select` SUM001 and `ignore` SUM leave SUM001 on. Of the same word in both, `ignore`
    decides. Raises UnknownRuleError.
    """
    wanted, unwanted = codes(select) or (ALL,), codes(ignore)
    return frozenset(rule.code for rule in RULES if _exactness(rule.code, wanted) > _exactness(rule.code, unwanted))


def rules_of(word: str) -> tuple[Rule, ...]:
    """Return the rule of a code, or the rules of a family. Raises UnknownRuleError."""
    (code,) = codes([word]) or ("",)
    return tuple(rule for rule in RULES if _exactness(rule.code, (code,)))


def _exactness(code: str, words: Iterable[str]) -> int:
    """How exactly the nearest of the words names a rule: 3 by its code, 2 by its family, 1 among all, 0 not."""
    ranks = (3 if word == code else 2 if code.startswith(word) else 1 if word == ALL else 0 for word in words)
    return max(ranks, default=0)


def _unknown(code: str) -> str:
    from factcheck.language.spelling import similar

    known = [*FAMILIES, *(rule.code for rule in RULES)]
    near = similar(code, known)
    hint = f"did you mean {' or '.join(near)}?" if near else "`factcheck rules` lists them"
    return f"no rule or family {code!r}; {hint}"
