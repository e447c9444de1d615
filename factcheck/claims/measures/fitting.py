"""Whether a number can be one of a measure: by its kind, its unit, its size, and what it is a rate or a share of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.measures.bases import NOTHING, PER, stated
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from factcheck.claims.lines.line import Line
    from factcheck.claims.measures.bases import Stated
    from factcheck.language.quantities import Quantity
    from factcheck.reference.catalogue import Measure, MeasureUnit

_SHARE_OF_PEOPLE = lazily("od?A(?=b{0,2}[P,;.&)]|b)")
"""From a share to the people of a place: "90 percent of Moroccans are"."""
_SHARE_OF_OWNED = lazily("od?(?:Es|A)x?N(?!o)")
"""From a share to the population of a place: "13 percent of India's population"."""
_SHARE_OF_COUNTED = lazily("o(?:b|d?Es|d?A)Q[HA]")
"""From a share to all people of a place with their number: "87 percent of its 240 million people"."""
_PEOPLE_ARE = lazily(
    "(?:[#,;&]x?d?[EA]|(?:Es|A)x?N|EsH|N[io]d?E)x?b{1,2}(?:x?Q[xPn],?&?){0,5}(?:x?o|x)?$|Qod?Ab{1,2}[xPn](?:,Q[xPn]){0,4},?&?$"
    "|Q(?:od?A|B(?:[io]d?E)?|od?Es[NHB])b{0,2}P(?:;&?Q,[xn]){0,5};&?$|#od?(?:Es|A)x?N,x?$"
)
"""From a place or its people to a share that tells what they are: "Nepal is 81 percent"."""
_NAMING, _TOLD_BY, _OF_RATES = "NCPL", "VJHKcrg", "VJP"
"""Letters of items that name a measure, of those that tell it by a verb or by whom they count, and of those after which
a number that is too small can be a slip of a rate only."""
_SLIPS = (10.0, 1000.0)
"""By how much a number is too small that lost a digit, or a word of its scale."""
_DEAREST, _CHEAPEST = 4.0, 50_000.0
"""Dollars for one unit of the dearest currency (the dinar of Kuwait), and units of the cheapest ones for a dollar."""
_EXACT = 100
"""A number is exact that is at least so many times what its last digit is worth."""
_ROUND = frozenset({"1000", "10000", "100000", "1000000"})
"""What rates are told to; a rate to one of them is another number to the others."""
_PERSONS = "persons"
"""The unit of those who are counted one by one."""
_PLACES = 250
"""No ranking of countries is longer."""
_WHOLE = 1000
"""Below this such a number has no fraction."""
_CLOSES = ("", ".", ",", ";", ")", "T")
"""Behind a number that counts nothing: the end, or a time."""


def fits(line: Line, at: int, measure: Measure, quantity: Quantity) -> bool:
    """Tell whether a quantity has the kind, the unit and a sane size for a measure, and is of what it is of."""
    return agrees(measure, quantity, stated(line, at)) and plausible(measure, quantity)


def continues(line: Line, at: int, measure: Measure, quantity: Quantity) -> bool:
    """Tell whether a quantity goes on with a measure told before, of which it need not repeat the base."""
    return goes_on(measure, quantity, stated(line, at))


def goes_on(measure: Measure, quantity: Quantity, told: Stated) -> bool:
    """The same, where `told` is what the words around the quantity say that it is of."""
    if told != NOTHING:
        return agrees(measure, quantity, told) and plausible(measure, quantity)
    unit = measure.unit
    kind = quantity.kind in unit.kinds or quantity.kind == "rate"
    return kind and not _percent_of_rate(unit, quantity) and _reads(unit, quantity) and plausible(measure, quantity)


def _reads(unit: MeasureUnit, quantity: Quantity) -> bool:
    """Whether the unit of a number is one that a measure is told in; "a third" is no number per 100,000."""
    in_words = quantity.kind == "share" and quantity.unit is None
    shared = unit.per is None or "%" in unit.reads
    return (unit.factor(quantity.unit) is not None or unit.is_foreign(quantity.kind, quantity.unit)) and not (
        in_words and not shared
    )


def _percent_of_rate(unit: MeasureUnit, quantity: Quantity) -> bool:
    """Whether a number is a share where the measure is a rate, of which the text must say what it is a share of.

    A rate to 100 is told in percent as it is: "a mobile penetration of 65 percent".
    """
    return unit.per not in (None, "100") and quantity.kind == "share" and quantity.unit != "‰"


def scale(measure: Measure, quantity: Quantity) -> float:
    """Return what a number is multiplied by to be in base units: "one in ten" is 100 per 1,000."""
    percent = measure.unit.reads.get("%")
    if percent is not None and measure.unit.per is not None and quantity.kind == "share" and quantity.unit is None:
        return 100 * percent
    return measure.unit.scale(quantity.value, quantity.unit) * _rebased(measure.unit, quantity)


def _rebased(unit: MeasureUnit, quantity: Quantity) -> float:
    """What a rate to another round number is multiplied by: of "5 doctors per 100,000 people" told to 1,000, 0.01."""
    said = _round_base(unit, quantity)
    return 1.0 if said is None or unit.per not in _ROUND else int(unit.per) / int(said)


def _round_base(unit: MeasureUnit, quantity: Quantity) -> str | None:
    """The round number of people that a rate is told to: the 100000 of "5 doctors per 100,000 people".

    Deaths to so many births are those of mothers or of children by that number, so that it is none.
    """
    said, _, things = (quantity.per or "").partition(" ")
    return said if said in _ROUND and things.rpartition(" ")[2] in ("", *unit.counted) else None


def agrees(
    measure: Measure,
    quantity: Quantity,
    told: Stated,
    line: Line | None = None,
    named: str = "",
    *,
    counted: bool = False,
) -> bool:
    """Tell whether kind and unit fit, and what the number is of: that may stand in the name too ("debt-to-GDP ratio").

    `named` are the words that name the measure in the line, `counted` tells that they are only what is counted, or what
    is said of it. That tells no rate from a number: "40 murders" are no rate, "40 murders per 100,000 people" are one.
    """
    unit = measure.unit
    percent = _percent_of_rate(unit, quantity)
    says = unit.says or (counted and unit.per is not None and not percent)
    rated = quantity.kind == "rate" and quantity.per is not None  # of money, of a unit, of a count: its unit tells
    if not (quantity.kind in unit.kinds or rated) or not _reads(unit, quantity):
        return False
    if unit.name == _PERSONS and quantity.value % 1 and quantity.value < _WHOLE:
        return False  # "Per 10,000 people, Kenya had 1.6 physicians"
    if percent and measure.variants.get(f"of {told.of}") != measure.code:
        return False
    per = None if told.per == "year" and measure.kind != "stock" else told.per  # "a year" is what a flow is of
    if per == _round_base(unit, quantity) and _rebased(unit, quantity) != 1:
        per = unit.per  # "5 doctors per 100,000 people", of a measure to 1,000
    peopled = line is not None and unit.of_measure is not None and of_people(line, quantity, unit.of_measure)
    for said, own in ((per, unit.per), (told.of, unit.of)):
        if said is not None and said != own and measure.variants.get(f"of {said}") != measure.code:
            return False
        if said is None and own is not None and says and not _tells(named, own, line) and not peopled:
            return False
    return True


def _tells(named: str, base: str, line: Line | None) -> bool:
    """Whether the name of a measure says what a number is of: "debt-to-GDP ratio", "military spending per capita"."""
    words = named.replace("-", " ").split()
    rated = line is not None and base.isdigit() and not line.lists.base_rates.isdisjoint(words[-1:])
    return rated or base in named.replace(",", "") or any(PER.get(word) == base for word in words)


def of_people(line: Line, quantity: Quantity, population: str) -> bool:
    """Tell whether a share is of the people of a place: "90 percent of Moroccans".

    `population` is the code of the measure that counts them.
    """
    at = next((at for at in line.where("Q") if line.items[at].quantity is quantity), None)
    if at is None:
        return False
    owned = _SHARE_OF_OWNED.match(line.letters, at + 1)
    if owned is not None:
        return _names(line, owned.end() - 1, population)
    if any(way.match(line.letters, at + 1) for way in (_SHARE_OF_PEOPLE, _SHARE_OF_COUNTED)):
        return True
    told = _PEOPLE_ARE.search(line.letters, 0, at)
    named = told.group().find("N") if told is not None else -1
    return told is not None and (named < 0 or _names(line, told.start() + named, population))


def _names(line: Line, step: int, measure: str) -> bool:
    """Whether an item is a name of a measure."""
    mention = line.items[step].mention
    return mention is not None and f"{measure}/names" in mention.codes("measure")


def plausible(measure: Measure, quantity: Quantity) -> bool:
    """Tell whether a measure can have such a size."""
    low, high = measure.plausible
    if measure.unit.is_foreign(quantity.kind, quantity.unit):
        return low <= quantity.value * _DEAREST and quantity.value / _CHEAPEST <= high
    return low <= quantity.value * scale(measure, quantity) <= high


def slipped_size(letter: str, after: str, measure: Measure, quantity: Quantity) -> bool:
    """Tell whether a size that no sane article gives may be the very slip: one slip would explain it.

    `letter` is that of the item by which the measure is named, `after` that of the one behind the number.
    A bare number that is far too small is rather something else ("a population of 12"), unless it is as exact as such
    figures are: "a Gini index of 4.52". What a verb tells may be of a part, unless it is a rate.
    """
    size = quantity.value * scale(measure, quantity)
    low, high = measure.plausible
    loose = quantity.kind == "count" and (abs(quantity.value) < _EXACT * quantity.grain or after not in _CLOSES)
    ranked = quantity.noun is not None or (high <= 1 and quantity.value % 1 == 0 and quantity.value < _PLACES)
    if measure.kind == "index" and ranked:
        return False  # "Human Development Index, ranking 130th out of 193 countries", "Human Development Index: 130"
    slipped = any(low <= size * factor <= high or low <= size / factor <= high for factor in _SLIPS)
    if size > high:
        return letter in _NAMING or (slipped and letter in _TOLD_BY)
    return slipped and ((letter == "N" and not loose) or (letter in _OF_RATES and measure.kind == "rate"))
