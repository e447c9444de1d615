"""What the words around a number say that it is a rate or a share of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.measures import groups
from factcheck.patterns import lazily
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from factcheck.claims.lines.line import Line

_SHARE_OF_PART = lazily("(?:A|o(?:d?A|d|d?Es)?)?K(?!p)")
"""From a share to the part of the people that it is of: "four in ten children", "38 percent of Indian children"."""
_TOLD_AGAIN = lazily("Q(?:od?(?:[EA]s?)?)?([KB])(?:[io]d?E)?(?:b{0,2}P(?:id?E)?)?[,(]$")
"""Before a share that is told once more: "a quarter of Namibian adults, 26 percent, are", "half of men smoke (58"."""
_OF_SETTLED = lazily("M(C)(?:[io]d?E)?[xd]?P(?:id?E)?[bla][dx]{0,2}$")
"""Before a share, those of whom something is said: "The share of rural inhabitants with electricity is"."""
_SETTLED = {"population.rural": "rural", "population.urban": "urban"}
_RATE_TOLD = lazily(r"C(p)Q?[HCx]{0,3}(?:,?\(?T\)?)?:d?E$")
"""Before a number, what it is a rate of: "Doctors per thousand people: Cuba 6.7"."""
_RATE_SHARED = lazily("[CHKx]{1,2}(?:,Q[CHKx]{1,2}){0,3},?&x?Q[CHKx]{1,2}(p)")
"""From a number to the rate that the last of a list tells for all: "11 doctors and 48 nurses per 100,000 people"."""
_GOES_ON = lazily("Q(B)(?:[io]d?E)?b{0,2}[PxnN-]{1,4}(?:,?&?[xb]{0,2}Q[PxnN-]{1,3}){0,6},?[&x]{0,2}b?$")
"""From the whole of a share to a further share of it: "57 percent of people are Catholic, 37 percent Muslim and"."""
_ONE_OF_THEM = lazily("[Px](?:[,.;)&T]|$)")
"""Behind such a share, what it is: "from wind"; not "from wind farms"."""
_OF_ELSE = lazily("Bod?[xn]|od?[xn]{1,3}s")
"""A base with an owner that is no known place: "of the electricity of a village", "of the fund's budget"."""
_OF_WORKERS_THERE = lazily("B(?:ad?[xn]|id?(?:Es|A|[xn]))")
"""Behind the workforce, where it works: "of the workforce in farming", "of the workforce at Toyota"."""
PER = {
    "h": "hour", "d": "day", "wk": "week", "mo": "month", "yr": "year", "bbl": "barrel", "oz": "ounce", "t": "tonne",
    "kg": "kilogram", "lb": "pound", "gal": "gallon", "l": "litre", "ha": "hectare", "kWh": "kwh", "capita": "person",
    "head": "person", "people": "person",
}  # fmt: skip
"""What the units behind "per" are called in the units of the catalogue."""


class Stated(NamedTuple):
    """What the text says that a number is a rate or a share of."""

    per: str | None
    """What it is a rate of: "person", "100000"."""
    of: str | None
    """What it is a share of: "GDP"."""


NOTHING = Stated(None, None)
"""It says neither."""


def stated(line: Line, at: int) -> Stated:
    """Return what the words around a number say that it is a rate or a share of: "per 100,000 people", "of GDP"."""
    quantity = line.items[at].quantity
    return Stated(None, quantity.of) if quantity is not None and quantity.of is not None else _around(line, at)


def _around(line: Line, at: int) -> Stated:
    """The same, by what stands beside the number itself."""
    letters, quantity = line.letters, line.items[at].quantity
    if letters[at + 1 : at + 2] in ("B", "o") and line.items[at + 1].base is not None:
        of_else = _OF_ELSE.match(letters, at + 1) is not None
        if line.items[at + 1].base == "labour_force" and _OF_WORKERS_THERE.match(letters, at + 1):
            of_else = True
        return Stated(None, "unknown" if of_else else line.items[at + 1].base)
    part = _part_shared(line, at) or _settled(line, at)
    if part is not None:
        return Stated(None, part)
    found = _of_so_many(line, at)
    elsewhere = _RATE_TOLD.search(letters, max(0, at - 12), at) or _RATE_SHARED.match(letters, at + 1)
    if elsewhere is not None:
        return Stated(_base_at(line, elsewhere.start(1)), None)
    for step in range(at + 1, min(at + 5, len(letters))):
        if letters[step] == "p":
            found = Stated(_base_at(line, step), None)
            if found.per != "year":  # "17 litres a year per person"
                break
        elif letters[step] in "Q,;().":
            break
    if found == NOTHING and quantity is not None and quantity.kind == "share":
        found = _told_apart(line, at) or _coordinated(line, at) or NOTHING
    if found != NOTHING:
        return found
    if quantity is not None and quantity.per is not None:
        return Stated(PER.get(quantity.per) or _base_of(quantity.per), None)
    return NOTHING


def _told_apart(line: Line, at: int) -> Stated | None:
    """What a share is of by words before it, beside it or at the head: "As a share of GDP, the debt was 70 percent"."""
    for step in line.where("B"):
        near = line.segments[step] in (0, line.segments[at]) or line.letters[step + 1 : step + 2] == ","
        if step < at and near and not set("Q;") & set(line.letters[step - 1 : at]):
            return Stated(None, line.items[step].base)
    return None


def _coordinated(line: Line, at: int) -> Stated | None:
    """What a share is of that goes on with others of it: "76 percent of its power comes from hydro, 4 from wind"."""
    first = _GOES_ON.search(line.letters, 0, at) if _ONE_OF_THEM.match(line.letters, at + 1) else None
    return Stated(None, line.items[first.start(1)].base) if first is not None else None


def _base_at(line: Line, step: int) -> str:
    """Return what the words at a "per" say that a rate is of: "person", the number of "100,000 people"."""
    base = line.items[step + 1].quantity if line.letters[step + 1 : step + 2] == "Q" else None
    if base is not None and any("rate/others" in item.cues() for item in line.items[step + 2 : step + 4]):
        return "unknown"  # "12 doctors per 1,000 patients"
    worded = line.lists.base_numbers.get(line.lower(step + 1), "unknown") if step + 1 < len(line.items) else "unknown"
    return line.items[step].base or (f"{base.value:.0f}" if base is not None else worded)


def _of_so_many(line: Line, at: int) -> Stated:
    """The base of a rate that is told first: "out of 1,000 children born in Somalia, 180 die"."""
    found = groups.SO_MANY.search(line.letters, max(0, at - 12), at)
    base = line.items[found.start(1)].quantity if found else None
    return Stated(f"{base.value:.0f}", None) if base is not None and base.kind == "count" else NOTHING


def _part_shared(line: Line, at: int) -> str | None:
    """Return the part of the people that a share is of ("children"), None if it is of no such part."""
    quantity = line.items[at].quantity
    if quantity is None or quantity.kind != "share":
        return None
    if line.letters[at + 1 : at + 2] == "H" and line.lower(at + 1) in line.lists.pointing_shared:
        told = line.letters.rfind("K", 0, at)  # "Afghan women fare worst: 17 percent of them are literate"
        return groups.part_at(line, told) if told >= 0 else None
    before = _TOLD_AGAIN.search(line.letters, max(0, at - 8), at)
    if before is not None:
        return groups.part_at(line, before.start(1)) or line.items[before.start(1)].base
    found = _SHARE_OF_PART.match(line.letters, at + 1)
    return groups.part_at(line, found.end() - 1) if found is not None else None


def _settled(line: Line, at: int) -> str | None:
    """Return whether a share is of the people of the country or of towns, None if it is of neither."""
    found = _OF_SETTLED.search(line.letters, 0, at)
    mention = line.items[found.start(1)].mention if found is not None else None
    codes = {code.split("/")[0] for code in mention.codes("measure")} if mention is not None else set()
    return next((of for code, of in _SETTLED.items() if code in codes), None)


def _base_of(per: str) -> str:
    """Return what a rate is of, as units name it: the number of "100000 people", the word of "person"."""
    number = per.partition(" ")[0]
    return number if number.isdigit() else per
