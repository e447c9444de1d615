"""Amounts that are shared out, and averages: "$10 million for 400 families, $25,000 each"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.language.ties import PHRASE, end, head, start
from factcheck.language.tokens import lowered
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.language.quantities import Quantity
    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary

_GAP = 12
"""Tokens from the thing that something is counted by to its average."""


class Shared(NamedTuple):
    """An amount, how many share it, and what each of them has."""

    amount: int
    """All of it."""
    among: int
    """How many share it."""
    each: int
    """What is for one."""


def shared(tokens: Sequence[Token], numbers: Sequence[Quantity], words: Vocabulary) -> Iterator[Shared]:
    """Yield what is shared out: "$10 million for 400 families, $25,000 each"."""
    for i in range(len(numbers) - 2):
        one, two, each = numbers[i : i + 3]
        if _is_average(tokens, one, two, each, words):
            yield Shared(i, i + 1, i + 2)
        elif _is_money_for(one, two, each):
            if _is_given(tokens, one, two, words) and _is_portion(tokens, two, two, each, words):
                yield Shared(i, i + 1, i + 2)
        elif (
            _is_money_for(two, one, each)
            and one.noun is not None
            and _is_got(tokens, one, two, words)
            and _is_portion(tokens, two, one, each, words)
        ):
            yield Shared(i + 1, i, i + 2)


def _is_money_for(amount: Quantity, count: Quantity, each: Quantity) -> bool:
    """Whether numbers are an amount, how many share it, and an amount of the same currency."""
    money = amount.kind == "money" and amount.per is None and each.unit == amount.unit and each.change is None
    return money and amount.change is None and count.kind == "count" and count.unit is None


def _is_given(tokens: Sequence[Token], amount: Quantity, count: Quantity, words: Vocabulary) -> bool:
    """Whether an amount is for those behind it: "$10 million for 400", "$10 million will be shared among 400"."""
    link, ties = [token.lower for token in tokens[amount.last : start(count)]], words.ties
    if not link or len(link) > PHRASE:
        return False
    sharing = link[-1] in ties.shared_links and any(token in ties.shared_verbs for token in link)
    return link[0] in ties.shared_links or sharing


def _is_got(tokens: Sequence[Token], count: Quantity, amount: Quantity, words: Vocabulary) -> bool:
    """Whether an amount is that of those before it: "8 nurses will share $4 million", "to pay 8 nurses $4 million"."""
    between = tokens[end(tokens, count) : start(amount)]
    if not between:
        return True
    getting = words.ties.shared_verbs | words.ties.shared_getting
    return len(between) <= PHRASE and between[-1].lower in getting


def _is_portion(tokens: Sequence[Token], last: Quantity, count: Quantity, each: Quantity, words: Vocabulary) -> bool:
    """Whether the last amount is told for each: ", or $2,500 each", ", $2,500 per family"; not "at $200 each for"."""
    ties, after = words.ties, tokens[each.last : each.last + 2]
    behind = lowered(after[:1]) in ties.shared_behind
    if not behind and not _is_counted_by(tokens, count, each, words):
        return False
    gap = tokens[(end(tokens, last) if last is count else last.last) : start(each)]
    if not gap or len(gap) > PHRASE + 1:
        return False
    if gap[-1].lower == "at":
        return len(after) < 2 or after[1].kind == "mark"
    if gap[-1].text in (",", "or", "(", "—", "–") and last is count:
        return True
    return lowered(gap) in ties.shared_opening


def _is_counted_by(tokens: Sequence[Token], count: Quantity, each: Quantity, words: Vocabulary) -> bool:
    """Whether an amount is for one of the things that are counted: "$2,500 a family" of 400 families."""
    by = (each.per or lowered(tokens[each.last + 1 : each.last + 2])).removesuffix("y")
    return len(by) > 2 and _is_counted(tokens, each, words) and head(count).startswith(by)


def _is_average(tokens: Sequence[Token], amount: Quantity, count: Quantity, each: Quantity, words: Vocabulary) -> bool:
    """Whether the third number is said to be the first over the second: "24 goals in 16 games, an average of 1.5"."""
    if amount.kind not in ("count", "money") or amount.unit != each.unit or amount.change or each.change:
        return False
    if count.kind != "count" or count.unit is not None or count.noun is None or amount.noun is None:
        return False
    ties, first = words.ties, start(each)
    link, gap = tokens[end(tokens, amount) : start(count)], tokens[end(tokens, count) : first]
    told = any(lowered(gap[-length:]) in ties.shared_average for length in (1, 2, 3))
    commas = [at for at, token in enumerate(gap) if token.kind == "mark"]
    plain = len(commas) == 1 and gap[commas[0]].text == "," and len(gap) - commas[0] <= PHRASE and len(gap) <= _GAP
    by = each.per or lowered(tokens[each.last + 1 : each.last + 2])
    counted = _is_counted(tokens, each, words) and (head(count).startswith(by) or by in ties.shared_units)
    return bool(link) and len(link) <= 2 and link[0].lower in ties.shared_over and told and plain and counted


def _is_counted(tokens: Sequence[Token], each: Quantity, words: Vocabulary) -> bool:
    """Whether a number is counted by something: "1.5 a game", "1.5 per game"."""
    return each.per is not None or lowered(tokens[each.last : each.last + 1]) in words.ties.change_stepwise
