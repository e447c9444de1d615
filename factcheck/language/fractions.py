"""Parts of a whole: "two-thirds", "half of", "a quarter of a million", "one in five", "nine out of ten"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.language import numerals, units
from factcheck.language.numerals import Numeral
from factcheck.language.tokens import VULGAR, adjacent, lower_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary

_LARGEST_ABOVE = 99
"""No more than this many of a hundred or a thousand are said to be so."""
_FEWEST = 2
"""One of fewer is no part."""
_HEDGE = 3
"""Words of the longest hedge before a part."""


_COARSE = Decimal("0.05")
"""The step of a share in words: writers say "half" of 48 and of 52 percent; of small shares it is a tenth of them."""


def read(tokens: Sequence[Token], at: int, words: Vocabulary) -> Numeral | None:
    """Read the part of a whole in words that begins at token `at`, or return None. Its value is between 0 and 1.

    A part of a scale is a number and no share: "a quarter of a million" is 250,000. A part of a unit ("half an hour",
    "a quarter of a percentage point") ends before the unit.
    """
    lower = tokens[at].lower
    if lower == "half":
        return _half(tokens, at, words)
    named = None if tokens[at].kind == "number" else _named_part(tokens, at, words)
    return named or _proportion(tokens, at, words) or _someone(tokens, at, words)


def _share(first: int, last: int, value: Decimal, *, worded: bool = True) -> Numeral:
    grain = min(_COARSE, value / 10)
    return Numeral(first, last, value, grain, Decimal(1), worded, share=True)


def _hyphen(tokens: Sequence[Token], at: int) -> bool:
    """Whether a hyphen at token `at` joins its neighbours."""
    return (
        0 < at < len(tokens) - 1
        and tokens[at].text in ("-", "‑")
        and adjacent(tokens[at - 1], tokens[at])
        and adjacent(tokens[at], tokens[at + 1])
    )


def slash(tokens: Sequence[Token], at: int, words: Vocabulary) -> Numeral | None:
    """Read "2/3 of the seats", "5/8 inch", "½ mile", "¾ of them"."""
    if tokens[at].text[-1] in VULGAR:
        numeral = numerals.read(tokens, at, words)
        part = numeral is not None and numeral.value < 1 and not _unit(tokens, numeral.last, words)
        return numeral._replace(share=True) if numeral is not None and part else None
    found = numerals.slash_fraction(tokens, at)
    if found is None or (at and adjacent(tokens[at - 1], tokens[at]) and tokens[at - 1].text not in "$€£("):
        return None
    value, end = found
    sized = _unit(tokens, end, words) > 0
    told = sized or lower_at(tokens, end) == "of"
    return _share(at, end, value, worded=False)._replace(share=not sized) if told else None


def _unit(tokens: Sequence[Token], at: int, words: Vocabulary) -> int:
    """How many words of a unit begin at token `at`, 0 for none."""
    for length in (3, 2, 1):
        key = " ".join(token.lower for token in tokens[at : at + length])
        if (key in words.units or key in words.currency_after) and at + length <= len(tokens):
            return length
    return 0


def _of_unit(tokens: Sequence[Token], at: int, words: Vocabulary) -> int | None:
    """The index of the unit that a part before token `at` is of: "of a percentage point", "an hour", "-mile"."""
    step = at
    if lower_at(tokens, step) == "of":
        step += 1
    if lower_at(tokens, step) in ("a", "an", "one"):
        step += 1
    elif step > at:
        return None
    if step == at and _hyphen(tokens, at):
        step += 1
    named = _unit(tokens, step, words) or (step > at and units.known(tokens, step, words) is not None)
    return step if named else None


def _half(tokens: Sequence[Token], at: int, words: Vocabulary) -> Numeral | None:
    """Read "half a million", "half an hour", "half of them", "half the budget", "more than half", "cut in half"."""
    before, after = lower_at(tokens, at - 1), lower_at(tokens, at + 1)
    scaled = numerals.read(tokens, at, words)
    if scaled is not None:
        return scaled
    context = words.part_context
    value = Decimal("0.5")
    if pointed(tokens, at + 1) is not None:
        return Numeral(at, at + 1, value, Decimal("0.1"), Decimal(1), worded=True)
    if after == "a" and pointed(tokens, at + 2) is not None:
        return Numeral(at, at + 2, value, Decimal("0.1"), Decimal(1), worded=True)
    if before in ("a", "one") or (before == "-" and lower_at(tokens, at - 2) in ("one", "a")):
        return None  # read from its beginning
    unit = _of_unit(tokens, at + 1, words)
    if unit is not None and (unit > at + 1 or before not in context.never) and after not in context.apart:
        return Numeral(at, unit, value, Decimal("0.1"), Decimal(1), worded=True)
    if before in context.never or after == "-" or after in context.apart or before == "-":
        return None
    if after == "of" or (after in context.whole and after not in ("a", "an")):
        return _share(at, at + 1, value)
    if lower_at(tokens, at - 1) == "in" and {token.lower for token in tokens[max(0, at - 8) : at]} & context.verbs:
        return _share(at, at + 1, value)
    if not after[:1].isalpha() and before[:1].isalpha() and before not in context.timed:
        return _share(at, at + 1, value)  # "the company owns half"
    plain = after in context.after or not after[:1].isalpha()
    hedged = _hedged(tokens, at, words)
    said = (hedged or _opens(tokens, at, words)) and plain
    return _share(at, at + 1, value) if said or hedged else None


def pointed(tokens: Sequence[Token], at: int) -> int | None:
    """Return the index after "point" or "percentage point" at token `at`: "a quarter-point cut", "a half point"."""
    step = at + 1 if _hyphen(tokens, at) else at
    if lower_at(tokens, step) == "percentage":
        step += 2 if _hyphen(tokens, step + 1) else 1
    return step + 1 if lower_at(tokens, step) in ("point", "points") else None


def _is_plural(word: str) -> bool:
    return word == "people" or (len(word) > 3 and word.endswith("s") and not word.endswith("ss"))


def _opens(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    """Whether a part begins a clause."""
    return at == 0 or tokens[at - 1].text in ',;:—–"“(' or tokens[at - 1].lower in words.part_context.opening


def _hedged(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    """Whether a hedge, or a word that makes an amount of what follows it, stands before token `at`."""
    if lower_at(tokens, at - 1) in words.part_context.before:
        return True
    return any(
        " ".join(token.lower for token in tokens[at - length : at]) in words.hedges
        for length in range(1, min(_HEDGE, at) + 1)
    )


def _named_part(tokens: Sequence[Token], at: int, words: Vocabulary) -> Numeral | None:
    """Read "two-thirds", "three quarters of", "a third of", "one-quarter", "quarter of a million"."""
    lower = tokens[at].lower
    if lower == "quarter":
        scaled = numerals.read(tokens, at, words)
        if scaled is not None:
            return scaled
        unit = _of_unit(tokens, at + 1, words)
        joined = unit is not None and tokens[unit].lower == "percentage"
        if not joined and pointed(tokens, at + 1) is None:
            return None
        return Numeral(
            at,
            unit if unit is not None and joined else at + 1,
            Decimal("0.25"),
            Decimal("0.1"),
            Decimal(1),
            worded=True,
        )
    part = bare(tokens, at, words)
    if part is None:
        return None
    value, last = part.value, part.last
    name, hyphen = tokens[last - 1].lower, _hyphen(tokens, at + 1)
    scaled = _scaled(tokens, at, last, value, words)
    if scaled is not None:
        return scaled
    unit = _of_unit(tokens, last, words)
    if unit is not None and (unit > last or name in ("half", "quarter")):
        return Numeral(at, unit, value, Decimal("0.01"), Decimal(1), worded=True)
    if lower_at(tokens, last) == "of" and lower_at(tokens, last + 1) == "a" and pointed(tokens, last + 2) is not None:
        return Numeral(at, last + 2, value, Decimal("0.1"), Decimal(1), worded=True)  # "a quarter of a point"
    if not _is_part(tokens, at, last, lower, name, hyphen=hyphen, words=words):
        return None
    return part


def bare(tokens: Sequence[Token], at: int, words: Vocabulary) -> Numeral | None:
    """Return the share that "a third" or "two-thirds" at token `at` names, whatever stands around it."""
    lower = lower_at(tokens, at)
    above = 1 if lower == "a" else words.cardinals.get(lower, 0)
    hyphen = _hyphen(tokens, at + 1)
    last = at + (3 if hyphen else 2)
    name = lower_at(tokens, last - 1)
    below = words.parts.get(name)
    if below is None or not 0 < above < below:
        return None
    many = name.endswith(("s", "halves"))
    if (above > 1) != many and not (hyphen and above > 1):
        return None
    return _share(at, last, Decimal(above) / below)


def _is_part(
    tokens: Sequence[Token], at: int, last: int, above: str, name: str, *, hyphen: bool, words: Vocabulary
) -> bool:
    """Tell a part from a rank ("a third was hurt"), a term ("the past three quarters") and a coin."""
    context = words.part_context
    before, after = lower_at(tokens, at - 1), lower_at(tokens, last)
    if before in context.never or (after in ("-", "year", "century") and not hyphen):
        return False
    if hyphen or after == "of":
        return True
    hedged = _hedged(tokens, at, words)
    if above == "a" and after in words.changes.beside:
        behind = tokens[last + 1] if last + 1 < len(tokens) else None
        return behind is None or behind.kind != "word" or behind.lower in words.function_words  # no "third older man"
    if above == "a" and after in context.compared:
        return True
    if above == "a":
        ended = after in context.after or not after[:1].isalpha() or _is_plural(after)
        return hedged and ended
    if name in ("quarter", "quarters", "half", "second"):
        return after in context.predicates or (hedged and before not in ("to", "by"))
    return True


def _scaled(tokens: Sequence[Token], at: int, last: int, value: Decimal, words: Vocabulary) -> Numeral | None:
    """Read what makes a number of a part: "of a million", "million"."""
    step = last
    if lower_at(tokens, step) == "of" and lower_at(tokens, step + 1) in ("a", "one"):
        step += 2
    elif lower_at(tokens, step) == "of":
        return None
    if _hyphen(tokens, step):
        step += 1
    scale = words.scales.get(lower_at(tokens, step))
    if scale is None or scale < 1000:
        return None
    factor = Decimal(scale)
    return Numeral(at, step + 1, value * factor, factor / 10, factor, worded=True)


def _proportion(tokens: Sequence[Token], at: int, words: Vocabulary) -> Numeral | None:
    """Read "one in five", "1 in 4", "nine out of ten", "one of every three"; but "two in five days" is two numbers."""
    middle = at + 2 if _hyphen(tokens, at + 1) else at + 1
    link = lower_at(tokens, middle)
    if link not in ("in", "out", "of"):
        return None
    step = middle + 2 if _hyphen(tokens, middle + 1) else middle + 1
    if link == "out":
        if lower_at(tokens, step) != "of":
            return None
        step += 1
    every = lower_at(tokens, step) == "every"
    if every:
        step += 1
    elif link == "of":
        return None
    above = _small(tokens, at, words)
    below = (
        numerals.read(tokens, step, words)
        if step < len(tokens) and tokens[step].lower not in ("a", "an", "half")
        else None
    )
    if above is None or below is None or below.share or below.value != below.value.to_integral_value():
        return None
    if not 0 < above < below.value or above > _LARGEST_ABOVE:
        return None
    if link == "in" and not every and not _round(below.value, above):
        return None
    following = tokens[below.last] if below.last < len(tokens) else None
    if middle > at + 1 and step > middle + 1 and above == 1 and link == "in":
        return _share(at, below.last, above / below.value, worded=False)  # "a 1-in-100-year flood"
    if following is not None and (
        following.text in ("%", "-", "/", ":")
        or following.lower in ("percent", "per")
        or (link != "out" and not every and _measured(tokens, below.last, words))
    ):
        return None
    worded = tokens[at].kind == "word"
    return _share(at, below.last, above / below.value, worded=worded)


def _someone(tokens: Sequence[Token], at: int, words: Vocabulary) -> Numeral | None:
    """Read "one child in six", "one Kenyan in four"; but "one child in six families" is one child."""
    if lower_at(tokens, at) != "one":
        return None
    link = next((step for step in (at + 2, at + 3) if lower_at(tokens, step) == "in"), None)
    if link is None or not all(token.kind == "word" for token in tokens[at + 1 : link]):
        return None
    who = tokens[link - 1]
    if who.lower not in words.part_context.someone and not who.text[:1].isupper():
        return None
    step = link + 2 if lower_at(tokens, link + 1) == "every" else link + 1
    below = numerals.read(tokens, step, words) if step < len(tokens) else None
    if below is None or below.share or below.value < _FEWEST or below.value != below.value.to_integral_value():
        return None
    following = lower_at(tokens, below.last)
    if not _round(below.value, Decimal(1)) or following in ("%", "-", "percent", "per"):
        return None
    if _measured(tokens, below.last, words) or following in words.plurals:
        return None
    return _share(at, below.last, 1 / below.value)


def _small(tokens: Sequence[Token], at: int, words: Vocabulary) -> Decimal | None:
    token = tokens[at]
    if token.kind == "number":
        return Decimal(token.text) if token.text.isdigit() and len(token.text) < 3 else None
    number = words.cardinals.get(token.lower)
    return None if number is None else Decimal(number)


def _round(below: Decimal, above: Decimal) -> bool:
    """Whether a whole is one that shares are told of: up to twelve, a round number, or far above the part."""
    year = 1000 < below < 2150 and not (below == 2000 and above == 1)
    return not year and (below <= 12 or below % 5 == 0 or above == 1)


def _measured(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    """Whether the number before token `at` has a unit: "two in five days"."""
    sized = _unit(tokens, at, words) and tokens[at].lower not in words.currency_after  # "one in five yen" is a share
    return bool(sized) or lower_at(tokens, at) in words.months
