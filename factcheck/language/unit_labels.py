"""What words in the head of a row say of its numbers: "% of GDP", "US$ billion", "deaths per 1,000 live births"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.language import numerals
from factcheck.language.tokens import lowered
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.language.tokens import Token
    from factcheck.language.unit_words import UnitKind
    from factcheck.language.vocabulary import Vocabulary

_LONGEST_NOUN = 3
"""Words that say what a rate counts: "infant deaths per"."""
_PER_HUNDRED = "100"
"""What is counted to so many is told in percent, too."""


class Label(NamedTuple):
    """The unit and the scale that the head of a row gives its numbers."""

    scale: float
    """By how much the numbers are multiplied."""
    unit: str | None
    """Symbol of the unit or code of the currency, None for a count."""
    kind: UnitKind | None
    """What sort of unit, None for a count."""
    per: str | None
    """What a rate is counted by, as quantities have it."""
    of: str | None
    """What a share is of, as bases are called."""


def read(label: Sequence[Token], words: Vocabulary) -> Label | None:
    """Return what the words of a label say, None if they are not all understood."""
    tokens = _without_plain(label, words)
    if not tokens:
        return None
    per = words.unit_words.labels.per
    slash = next((at for at, token in enumerate(tokens) if at and token.lower in per), len(tokens))
    slash = 0 if tokens[0].lower == "per" else slash
    scale, unit = _scaled(tokens[:slash], words)
    if slash < len(tokens):
        return _rate(scale, unit, tokens[slash + 1 :], words)
    known = _unit(unit, words)
    if known is not None:
        return Label(scale, *known, None, None)
    share = _share(unit, words) if scale == 1 and unit else None
    return share or (Label(scale, None, None, None, None) if scale != 1 and _is_counted(unit, words) else None)


def _without_plain(label: Sequence[Token], words: Vocabulary) -> Sequence[Token]:
    begin = next((at for at, token in enumerate(label) if token.lower not in words.unit_words.labels.plain), len(label))
    return label[begin:]


def _scaled(tokens: Sequence[Token], words: Vocabulary) -> tuple[float, Sequence[Token]]:
    """The scale at either end and what is left: "US$ billion", "millions of US dollars"."""
    if not tokens:
        return 1, tokens
    first, last = (words.scales.get(tokens[at].lower.removesuffix("s")) for at in (0, -1))
    if last is not None:
        return last, tokens[:-1]
    if first is not None and tokens[0].kind == "word":
        return first, _without_of(tokens[1:])
    return 1, tokens


def _without_of(tokens: Sequence[Token]) -> Sequence[Token]:
    return tokens[1:] if tokens and tokens[0].lower == "of" else tokens


def _unit(tokens: Sequence[Token], words: Vocabulary) -> tuple[str, UnitKind] | None:
    """The unit or the currency that words are."""
    key = lowered(tokens)
    amount, of, stuff = key.partition(" of ")
    known = words.unit_words.after.get(amount if of and stuff in words.unit_words.labels.stuffs else key)
    if known:
        return known[0].symbol, known[0].kind
    code = words.unit_words.before.get(key)
    return (code, "money") if code is not None and key else None


def _share(tokens: Sequence[Token], words: Vocabulary) -> Label | None:
    """A share with what it is of: "% of GDP"; of a whole that is not known it is no label."""
    if tokens[0].lower in words.unit_words.labels.shares and len(tokens) > 1:
        base = words.bases.get(lowered(tokens[1:]))
        return Label(1, "%", "share", None, base) if base is not None else None
    found = ((at, _unit(tokens[:at], words)) for at in (1, 2))
    whole, known = next(((at, unit) for at, unit in found if unit is not None and unit[1] == "share"), (0, None))
    if known is None:
        return None
    key = lowered(tokens[whole:])
    key = key if not key or key.startswith(("of ", "to ")) else f"of {key}"  # "% GDP"
    base = words.bases.get(key) or words.bases.get(key.replace("of ", "of the ", 1))
    return Label(1, *known, None, base) if base is not None or key in words.unit_words.labels.of_all else None


def _rate(scale: float, counted: Sequence[Token], base: Sequence[Token], words: Vocabulary) -> Label | None:
    known = _unit(counted, words)
    if known is None and (len(counted) > _LONGEST_NOUN or any(token.kind != "word" for token in counted)):
        return None
    by = counted_by(base, words)
    if by is not None and by.partition(" ")[0] == _PER_HUNDRED and known is None:
        return Label(scale, "%", "share", None, None)
    if by is None or (known is not None and known[1] not in ("count", "money", "measure")):
        return None
    return Label(scale, known[0] if known is not None else None, "rate", by, None)


def counted_by(base: Sequence[Token], words: Vocabulary) -> str | None:
    """Return what stands behind "per", as quantities have it: "100000 live births", "person", "km2"."""
    if not base:
        return None
    numeral = numerals.read(base, 0, words)
    if numeral is not None:
        spaced = [token.text for token in base[numeral.last : numeral.last + 1]] == ["000"]  # "per 1 000"
        rest = base[numeral.last + spaced :]
        numeral = numeral._replace(value=numeral.value * 1000) if spaced else numeral
        return f"{numeral.value:f} {lowered(rest)}".strip() if _is_counted(rest, words) else None
    key = lowered(base)
    unit = words.unit_words.after.get(key)
    known = words.unit_words.bases.get(key) or (unit[0].symbol if unit else None)
    return known or (key if key in words.unit_words.labels.people else None)


def _is_counted(tokens: Sequence[Token], words: Vocabulary) -> bool:
    """Whether words are those who are counted, or none at all: "thousand people", "per 1,000"."""
    return not tokens or lowered(tokens) in words.unit_words.labels.people
