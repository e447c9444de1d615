"""Parts of the people: which of them a number counts, and whether a rate is of one of them alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.patterns import lazily

if TYPE_CHECKING:
    from factcheck.claims.lines.line import Line
    from factcheck.reference.catalogue import Measure

_PART = lazily("(?:[(](?!K[:,]?Q)|[xA]{0,2}(?:bx?)?|H|od?[PH]bx?|od?(?:[EA]s?)?x?)K(?!p)")
"""From a quantity to the part: "106 young children", "100 were children", "100 of the dead were children",
"13 of its soldiers"; but "1.3 children per woman" is a rate, and in "68 percent (men, 80; women, 57)" 80 are men."""
_OF_THE_RATE = lazily("(?:p[Qx]|.p)K|..Kp")
"""People in the base of a rate, and those counted before it: "per 1,000 girls", "children per woman"."""
_ALL_WOMEN = lazily("(?:#|[,;&]|#i[dxnJo-]{0,6}E,?)d?(?P<x>x)?(?:[EA]s?)?(?:K(?:[io]d?E)?(?:V|[bxtRTmP]{1,3}Q)|V)")
"""Women of a place, and of no group, to the verb: "women in Niger have an average of"."""
_SETTLED = lazily("#id?(?P<p>[xP])(?:E|[io]d?E),?x{0,2}$")
"""From the beginning of a sentence to its number: "In rural Zambia only", "In rural areas of Zambia,"."""
_OF_SETTLED = lazily("od?(?P<p>[xP])A")
"""After a share: "of rural Zambians"."""
_RANKED = lazily("(?:d|d?[EA]s)(?P<s>r|x)")
"""After "among", what may be a superlative: "among the highest in the world", "among Europe's lowest"."""
SO_MANY = lazily("[#,;]x?[op]x?(Q)[HKCPxA]{1,3}(?:id?E)?,?(?:Yx?)?$")
"""The base of a rate before its number: "out of 1,000 children born in Somalia, "."""
_LABELLED = lazily("N:([xnKP]):")
"""A name and the label of a row, up to the number."""
_SUBJECT_PART = lazily(
    "(?:#|[,;:&]|#id?E,?)(?:d?A?(K)x?(?:id?E)?T?(?:b{1,2}d?(?:x?Q)?)?|(?P<a>x)d?A?(K)(?:id?E)?,?d?)$"
)
"""From the beginning of a clause to the name of a measure: "Russian men have a", "Men in Russia can", "Among men".

Also "Men are 80 percent" before "literate"."""
_ALL_PEOPLE = lazily("d?A(?=[bl,.;:TQ)])")
"""After "among", the people of a place, and none of them more than others."""
_YOUNG_FACE = lazily("(?P<h>H)(?:id?E)?[xbl]{1,3}d?$")
_OF_YOUNG = lazily("od?(?:[EA]s?)?(?P<h>H)")
"""Young people before the name of a measure, and those whom a share is of."""
_TOLD_AGAIN = lazily("Qod?(?:Es)?[xAHK]{1,4}(?:id?E)?,[dx]?$")
"""From a share to the number that tells it once more: "A third of young Tunisians, 34 percent, are"."""
_OWNER_PART = lazily("N(?:[ox]d?(?:A(?!Ki)|Es)?)?(K)")
"""From the name of a measure to the part of the people that it is of: "the life expectancy of Russian men", "for men";
not "of Russian men in Israel"."""


def part_of_people(line: Line, at: int) -> str | None:
    """Return the part of the people that a quantity counts ("children"), None for people at large."""
    found = _PART.match(line.letters, at + 1)
    if found is None:
        return None
    return part_at(line, found.end() - 1)


def part_beside(line: Line, at: int) -> str | None:
    """Return the part of the people that a word beside a number of a row tells: "Life expectancy: 61 years male"."""
    if line.letters[1:3] != "N:":
        return None
    before = at - 2 if line.letters[at - 1] == ":" else at - 1
    next_row = line.letters[at + 2 : at + 3] == ":"  # "Male: 70% Female: 47%"
    beside = [line.items[step] for step in (before, at + 1) if step < len(line.items) and not (step > at and next_row)]
    cues = [cue for item in beside for cue in item.cues() if cue in ("row/men", "row/women")]
    return cues[0].split("/")[1] if cues else None


def settled(line: Line, at: int) -> str | None:
    """Return whether the people of whom a number tells live in the country ("rural") or in towns ("urban"), if told."""
    found = _SETTLED.search(line.letters, 0, at) or _OF_SETTLED.match(line.letters, at + 1)
    cues = line.items[found.start("p")].cues() if found is not None else ()
    return next((kind for kind in ("rural", "urban") if f"row/{kind}" in cues), None)


def of_another_row(line: Line, at: int, head: int) -> bool:
    """Whether a row says that its number is of something besides: "Median age: soldiers: 24 years"."""
    found = _LABELLED.fullmatch(line.letters, head, at)
    return found is not None and not any(cue.startswith("row/") for cue in line.items[found.start(1)].cues())


def variant_of(line: Line, step: int, measure: Measure) -> str | None:
    """Return the measure for the part of the people that an item names, or for town or country; None if none."""
    part = part_at(line, step) or _where_they_live(line, step)
    return measure.variants.get(part) if part is not None else None


def part_at(line: Line, step: int) -> str | None:
    """Return the part of the people that an item names, None for none."""
    return next((code.split("/")[1] for code in line.items[step].cues() if code.startswith("people/")), None)


def _where_they_live(line: Line, step: int) -> str | None:
    """Return "urban" or "rural", None for neither."""
    return next((cue[4:] for cue in line.items[step].cues() if cue in ("row/urban", "row/rural")), None)


def of_a_group(line: Line, at: int, head: int, measure: Measure) -> bool:
    """Whether the stretch of a rate speaks of a group: "male life expectancy", "unemployment among graduates".

    Those whom a rate counts or is of are none: "1.3 children per woman", "15 births per 1,000 girls"; nor are the
    women and children of a rate of women: "women in Niger have an average of 7.1 children"; nor those for whom there is
    a measure of their own: "a life expectancy of 71 years for men", "four in ten children are stunted".
    """
    stretch = line.segments[head]
    if measure.unit.per == "woman" and (all_of_them := _ALL_WOMEN.search(line.letters, 0, max(head, at) + 1)):
        said = all_of_them.start("x")
        return said >= 0 and "typical/words" not in line.items[said].cues()
    own = own_parts(line, at, head, measure)
    of_others = _opens_with_a_group(line) and not any(line.segments[step] in (0, stretch) for step in own)
    if stretch == 1 and of_others and not SO_MANY.search(line.letters, 0, at):
        return True
    again = _TOLD_AGAIN.search(line.letters, 0, at)
    if again is not None and any(_is_some_of_them(line, step) for step in range(again.start(), at)):
        return True
    return any(
        (line.letters[step] == "K" and step not in own and not _OF_THE_RATE.match(line.letters, max(step - 2, 0)))
        or (
            "subset/words" in item.cues()
            and line.letters[step] != "m"
            and step not in own
            and step + 1 not in own
            and not (step + 2 in own and line.letters[step + 1] in "Ad")
            and not _foretells(line, step, head)
            and not _is_of_ranks(line, step)
            and not is_of_all(line, step)
        )
        for step, item in enumerate(line.items)
        if line.segments[step] == stretch
    )


def _is_some_of_them(line: Line, step: int) -> bool:
    """Whether a word tells of some of the people only, for whom there is hardly a measure: the young."""
    return bool({"subset/words", "row/young", "group/young"} & set(line.items[step].cues()))


def _foretells(line: Line, step: int, head: int) -> bool:
    """Whether a word is a verb of which the measure is the object: "The IMF forecasts growth of 2 percent"."""
    return step < head and line.letters[step - 1] in "Sn" and "modality/forecast" in line.items[step].cues()


def _is_of_ranks(line: Line, step: int) -> bool:
    """Whether "among" says of the figure itself that it is one of the highest: "among the lowest in the world"."""
    found = _RANKED.match(line.letters, step + 1)
    return found is not None and (found["s"] == "r" or "aside/superlatives" in line.items[found.start("s")].cues())


def is_of_all(line: Line, step: int) -> bool:
    """Whether "among" is said of all people of a place: "Unemployment among Serbs is high"."""
    return _ALL_PEOPLE.match(line.letters, step + 1) is not None and _is_among(line, step)


def young(line: Line, at: int, head: int) -> bool:
    """Whether a clause speaks of the young: "Young people in Portugal face unemployment of", "half of young people"."""
    found = _YOUNG_FACE.search(line.letters, 0, head) or _OF_YOUNG.match(line.letters, at + 1)
    return found is not None and "group/young" in line.items[found.start("h")].cues()


def own_parts(line: Line, at: int, head: int, measure: Measure) -> frozenset[int]:
    """Return the parts of the people beside a number that the measure is of, or of which it has a measure."""
    if "K" not in line.letters:
        return frozenset()
    own = {measure.unit.of, *(name.removeprefix("of ") for name in measure.variants)}
    subject = spoken_of(line, at, head)
    steps = (step for step in line.where("K") if step > at or step == subject)
    return frozenset(step for step in steps if part_at(line, step) in own)


def spoken_of(line: Line, at: int, head: int) -> int | None:
    """The part of the people of which a clause speaks: "Men in Russia have a life expectancy of", ": men 64"."""
    if line.letters[at - 1] == "K" and head < at:
        return at - 1
    if line.letters[at - 2 : at] == "K:" and "(" in line.letters[head:at]:
        return at - 2  # "Life expectancy: 70 years (men: 68; women: 72)"
    found = _SUBJECT_PART.search(line.letters, 0, min(at, head)) or _OWNER_PART.match(line.letters, head)
    if found is None or (found.re is _SUBJECT_PART and found["a"] and not _is_among(line, found.start("a"))):
        return None
    return found.start(found.lastindex or 1)


def of_whom(line: Line, at: int, measure: Measure) -> str | None:
    """Return the measure of the part of the people that a number names behind it: "80.9 years for men".

    "" if its clause names such a part before it, of which it may be; None if it names none.
    """
    part = part_of_people(line, at)
    if part is not None and part in measure.variants:
        return measure.variants[part]
    first = max(line.letters.rfind(mark, 0, at) for mark in "#;Q")
    named = {part_at(line, step) for step in range(first + 1, at) if line.letters[step] == "K"}
    return "" if named & set(measure.variants) else None


def _is_among(line: Line, step: int) -> bool:
    """Whether an item says of whom a clause speaks: "Among women in Kenya, ..."."""
    return "resumed/among" in line.items[step].cues()


def _opens_with_a_group(line: Line) -> bool:
    """Whether the sentence begins with those of whom it speaks: "Among women in Kenya, ...", "Of the refugees, ..."."""
    opening = [step for step, number in enumerate(line.segments) if number == 0]
    first = line.items[1]
    return (line.letters[1] == "o" and any(line.letters[step] in "HKC" for step in opening)) or (
        "subset/words" in first.cues()
    )
