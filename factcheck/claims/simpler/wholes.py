"""Shares that lean on another number: "$2 billion, or 22 percent of GDP"; "33 percent of GDP, industry 15 percent"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.measures.bases import stated
from factcheck.claims.measures.fitting import continues
from factcheck.claims.measures.measures import MeasureChoice, codes_named
from factcheck.claims.model import Evidence
from factcheck.claims.places.topics import named_codes
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.claims.lines.line import Line
    from factcheck.claims.model import Claim
    from factcheck.claims.periods.times import Times
    from factcheck.claims.places.places import Places
    from factcheck.reference.catalogue import Catalogue, Measure

_AGAIN = lazily(
    "Q(?:c|[io][dx]{0,2}[NC]|[CP]|[io]d?E|td?E|p|,?T){0,3}(?:(?P<joint>[,(-]?(?:&|(?:xb|b)?[xl]{1,2}[to]?)[dxi]{0,2})|[,(])$"
)
"""From a number to the same told as a share: "$2 billion in 2011, or", "$2 billion (equal to"."""
_THIS_AMOUNT = lazily("#d(?P<n>x)(?P<joint>[blx]{1,3}[to]?[dx]?)$")
"""Before a share of what the sentence before told: "This amount was equal to"."""
_OTHER_WHOLE = lazily("Q(?:B|od?(?:[EA]s)?[xN]{1,3})(?:[io]d?E)?T?,?&?(?P<verb>[xl])?$")
"""From one share of a subject to the next, of another whole: "33 percent of GDP and employs"."""
_OWNED = lazily("(?:B[io]|o)d?(?P<e>[EA])")
_NAMED = lazily("(?P<b>[,;:&#Qx])d?(?P<n>[xNC])x?(?:[lbV:(-]|[xf])?[dx]?$")
"""Before the share of one part of a whole: ", industry for", "and services", "agriculture:"."""
_NAMED_BARE = lazily(":[xNC]$")
"""The same, directly behind the heading: "Religions: Muslim"."""
_NAMED_AFTER = lazily("[xNCA](?=[,;.)]|&Q|\\(T|$)")
"""Behind the share of one part, in a list that has the parts there: ": 70% Buddhist, 12.6% Hindu"."""
_HEADS = lazily("[#;:.]x(?:[io]d?E)?(?:\\([^()Q]{1,6}\\))?:")
"""A heading that is a whole label: "Religions of Nepal (2011):", but not "Religion in prisons:"."""
_CHAIN = lazily("Q(?:B(?:[io]d?E)?|od?[EA]s?[NB]|[io]d?E)?T?[,;&]?&?d?[xNC]{1,4}(?:[lbV:(-]|[xf])?[dx]?$")
"""From one share of a list to the next, with nothing else between."""
_TO_BASE = lazily("Q(?:,?&?[xNC]Q){1,8}B")
"""From a share of a list to the whole of them, told with the last."""
_ROW = lazily("#[xNC]{1,3}:?Q(?:\\([xT.]{1,3}\\))?\\.?$")
"""A row of a profile with one part: "industry: 33.8% (2012 est.)"."""
_WHOLE_ROW = lazily(
    "N(?:[io]d?E)?(?:\\([^()Q]{1,6}\\))?:(?:Q[CH]?(?:\\([^()Q]{1,6}\\))?[;,])?(?:d?[xNC]{1,2}:?Q|Q[xNC](?:[,;&]{1,2}Q[xNC])+)"
)
"""The name of a whole that heads the shares of its parts: "Labour force: agriculture 70 percent".

Also "Labour force: 70% agriculture, 30% services" and "Labour force: 4.2 million; agriculture 70%"."""
_WHOLES = frozenset({"gdp", "electricity", "labour_force", "population"})
"""What names of measures begin with that are such a whole, as bases are called."""
_ENDS = frozenset({"", *",.;)&T(xN"})
_LONGEST_TABLE = 5
"""Rows that a heading is of."""


def leaning(places: Places, number: int, at: int, times: Times, claims: Sequence[Claim]) -> Claim | None:
    """Return the claim of a share whose measure, place and time are those of a number before it in its sentence.

    Its id is still that of the other one. None if it leans on none.
    """
    return (
        _again(places, number, at, times, claims)
        or _other_whole(places.lines[number], at, claims, places.catalogue)
        or _next_part(places, number, at, claims)
    )


def headed(lines: Sequence[Line], number: int, at: int, catalogue: Catalogue) -> list[MeasureChoice]:
    """Return the measure of a part of the whole that a heading names: "GDP by sector: agriculture 28 percent, ...".

    The whole of which another part was told that has no measure is as good: "cotton makes up 19 percent of exports,
    fuels 3 percent".
    """
    line = lines[number]
    name = _element(line, at)
    base = _base_of_heading(lines, number, name) if name is not None else None
    if base is None:
        base = next(filter(None, (stated(line, before).of for before in _earlier_shares(line, at))), None)
    if base is None:
        base = _base_at_end(line, at)
    measure = _of_part(line, name, base, catalogue) if name is not None and base is not None else None
    quantity = line.items[at].quantity
    if name is None or measure is None or quantity is None or not continues(line, at, measure, quantity):
        return []
    why = Evidence(f"“{line.words(name)}”, in a list of the shares of {measure.unit.of}", "strong")
    return [MeasureChoice(measure, name, frozenset({name}), None, why)]


def _again(places: Places, number: int, at: int, times: Times, claims: Sequence[Claim]) -> Claim | None:
    """The same told once more as a share: "remittances of $4 billion, or 22 percent of Nepal's GDP"."""
    line = places.lines[number]
    before = line.letters.rfind("Q", 0, at)
    first = _claim_at(line, before, claims) if before >= 0 else None
    found = _AGAIN.match(line.letters, before, at) if first is not None else None
    if before < 0 and (found := _THIS_AMOUNT.match(line.letters, 0, at)) is not None:
        first = _only_amount(line, found.start("n"), claims)
    if first is None or found is None or (found["joint"] and not _says_equal(line, *found.span("joint"))):
        return None
    code = places.catalogue.measure(first.measure).variants.get(f"of {stated(line, at).of}")
    owner = _OWNED.match(line.letters, at + 1)
    if code is None or (owner is not None and first.entity not in named_codes(line, owner.start("e"))):
        return None
    measure, quantity = places.catalogue.measure(code), line.items[at].quantity
    if quantity is None or not continues(line, at, measure, quantity):
        return None
    told = _told(first, line, at, measure, f"a share that tells the {first.quantity.surface} once more")
    own = times.choose(number, at, measure, first.entity, None)
    if own.explicit:
        told = told._replace(period=own.period, alternatives=own.alternatives, period_evidence=own.evidence)
    return told


def _other_whole(line: Line, at: int, claims: Sequence[Claim], catalogue: Catalogue) -> Claim | None:
    """The share that the same has in another whole: "is 33 percent of GDP and employs 70 percent of the workforce"."""
    if "Q" not in line.letters[:at]:
        return None
    base, quantity, step = stated(line, at).of, line.items[at].quantity, at
    while base is not None and quantity is not None and (before := line.letters.rfind("Q", 0, step)) >= 0:
        found = _OTHER_WHOLE.match(line.letters, before, step)
        if found is None or (found["verb"] == "x" and not _employs(line, found.start("verb"))):
            return None
        first = _claim_at(line, before, claims)
        code = catalogue.measure(first.measure).variants.get(f"of {base}") if first is not None else None
        if first is not None:
            if code is None or not continues(line, at, catalogue.measure(code), quantity):
                return None
            why = f"{base}, another whole than that of the {first.quantity.surface}"
            return _told(first, line, at, catalogue.measure(code), why)
        step = before
    return None


def _next_part(places: Places, number: int, at: int, claims: Sequence[Claim]) -> Claim | None:
    """The next part of a whole, which was told once: "agriculture is 33 percent of GDP, industry 15 percent"."""
    line = places.lines[number]
    name = _element(line, at)
    if name is None:
        return None
    for before in _earlier_shares(line, at):
        first = _claim_at(line, before, claims)
        if first is None:
            continue
        base = places.catalogue.measure(first.measure).unit.of
        measure = _of_part(line, name, base, places.catalogue) if base is not None else None
        quantity = line.items[at].quantity
        if measure is None or quantity is None or measure.code == first.measure:
            return None
        if not continues(line, at, measure, quantity):
            return None
        return _told(first, line, at, measure, f"“{line.words(name)}”, in a list after {first.quantity.surface}")
    return None


def _told(first: Claim, line: Line, at: int, measure: Measure, why: str) -> Claim:
    quantity = line.items[at].quantity
    assert quantity is not None
    return first._replace(
        sentence=line.sentence,
        quantity=quantity,
        measure=measure.code,
        factor=measure.unit.scale(quantity.value, quantity.unit),
        measure_evidence=Evidence(why, "strong"),
        entity_evidence=Evidence(f"that of the {first.quantity.surface}", first.entity_evidence.strength),
        period_evidence=Evidence(f"that of the {first.quantity.surface}", first.period_evidence.strength),
    )


def _claim_at(line: Line, at: int, claims: Sequence[Claim]) -> Claim | None:
    """The claim of a number that tells a level of one place."""
    quantity = line.items[at].quantity
    found = next((claim for claim in reversed(claims) if claim.quantity is quantity), None)
    plain = found is not None and found.relation == "level" and found.part_of is None and found.counterpart is None
    return found if plain else None


def _only_amount(line: Line, noun: int, claims: Sequence[Claim]) -> Claim | None:
    """The only claim of the sentence before, for which "this amount" stands."""
    earlier = [claim for claim in claims if line.sentence.number - claim.sentence.number == 1]
    if len(earlier) != 1 or "resumed/amounts" not in line.items[noun].cues():
        return None
    plain = earlier[0].relation == "level" and earlier[0].part_of is None and earlier[0].counterpart is None
    return earlier[0] if plain and earlier[0].sentence.block == line.sentence.block else None


def _says_equal(line: Line, start: int, end: int) -> bool:
    """Whether the words between two numbers say that they tell the same: "or", "equal to"."""
    return any("equal/words" in line.items[step].cues() for step in range(start, end))


def _employs(line: Line, step: int) -> bool:
    return "employs/words" in line.items[step].cues()


def _element(line: Line, at: int) -> int | None:
    """The item that names the part of which a number is the share."""
    quantity = line.items[at].quantity
    if quantity is None or quantity.kind != "share" or line.letters[at + 1 : at + 2] not in _ENDS:
        return None
    after = _NAMED_AFTER.match(line.letters, at + 1)
    if after is not None and line.letters[at - 1] in ":,;&":
        return after.start()
    if _NAMED_BARE.search(line.letters, max(0, at - 2), at):
        return at - 1
    found = _NAMED.search(line.letters, max(0, at - 6), at)
    if found is None or (found["b"] == "x" and not _base_in_heading(line, found.start("b"))):
        return None
    if found["b"] == "&" and line.letters[found.start("b") - 1] in "xN":
        return None  # "industry and services 20%" are two parts
    return found.start("n")


def _earlier_shares(line: Line, at: int) -> Iterator[int]:
    """The numbers before one in its list of shares, from the nearest on."""
    while (before := line.letters.rfind("Q", 0, at)) >= 0 and _CHAIN.match(line.letters, before, at):
        quantity = line.items[before].quantity
        if quantity is None or quantity.kind != "share":
            return
        yield before
        at = before


def _base_at_end(line: Line, at: int) -> str | None:
    """The whole that only the last share of a list tells: "agriculture 8%, industry 38%, services 54% of GDP"."""
    listed = _TO_BASE.match(line.letters, at)
    return line.items[listed.end() - 1].base if listed is not None else None


def _of_part(line: Line, name: int, base: str, catalogue: Catalogue) -> Measure | None:
    """The only measure of the share that a part has in a whole."""
    codes = dict.fromkeys((*codes_named(line, name, "elements"), *codes_named(line, name, "names")))
    found = [measure for measure in map(catalogue.measure, codes) if measure.unit.of == base]
    return found[0] if len(found) == 1 else None


def _base_in_heading(line: Line, step: int) -> str | None:
    """What the parts are a share of, if an item is the heading of their list: "composition by sector", "GDP:"."""
    if line.letters[step] == "N" and _WHOLE_ROW.match(line.letters, step):
        kinds = {code.partition(".")[0] for code in codes_named(line, step, "names")}
        return kinds.pop() if len(kinds) == 1 and kinds <= _WHOLES else None
    cues = [cue.partition("/") for cue in line.items[step].cues()]
    if _is_label(line, step) and not _HEADS.match(line.letters, step - 1):
        return None  # "membership of the club by religion"
    bases = (base for kind, _, base in cues if kind in ("composition", "heading"))
    divided = (base for kind, _, base in cues if kind == "division" and _is_of(line, step, f"{base}."))
    return next(bases, None) or next(divided, None)


def _is_label(line: Line, step: int) -> bool:
    return any(cue.startswith("heading/") for cue in line.items[step].cues())


def _is_of(line: Line, step: int, prefix: str) -> bool:
    """Whether the name of a measure of a kind stands before an item: "Labour force: 9.8 million; by occupation:"."""
    names = (at for at in line.where("N") if at < step)
    return any(code.startswith(prefix) for at in names for code in codes_named(line, at, "names"))


def _base_of_heading(lines: Sequence[Line], number: int, name: int) -> str | None:
    """The whole that the sentence names before its list of parts, or the heading of the rows that it is one of."""
    for back in range(number, max(-1, number - 1 - _LONGEST_TABLE), -1):
        line = lines[back]
        for step in range(name if back == number else len(line.items)):
            if (base := _base_in_heading(line, step)) is not None:
                more = lines[number].letters[name + 1 : name + 2] == "x"
                return None if more and _is_label(line, step) else base  # "Religion: Hindu schools 81 percent"
        if not _ROW.match(line.letters):
            return None
    return None
