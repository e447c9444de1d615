"""Which measures a quantity can speak of, by the constructions of its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.lines.constructions import Match, matches
from factcheck.claims.lines.line import WarTime
from factcheck.claims.measures import groups, spans
from factcheck.claims.measures.bases import NOTHING, stated
from factcheck.claims.measures.disasters import is_of_disaster, struck
from factcheck.claims.measures.fitting import agrees, of_people, plausible, scale, slipped_size
from factcheck.claims.measures.other_senses import in_another_sense
from factcheck.claims.model import Evidence
from factcheck.patterns import lazily
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from factcheck.claims.lines.constructions import Constructions
    from factcheck.claims.lines.line import Line
    from factcheck.claims.measures.bases import Stated
    from factcheck.language.quantities import Quantity
    from factcheck.reference.catalogue import Catalogue, Measure

_MARGIN = 1.0
"""A measure whose evidence is weaker than the best one's by more than this is out."""

_ON_BASIS = "name on a basis is"
"""The construction that holds only for a measure which has a variant of its own on the basis told."""

_SLOT_OF_LETTER = {
    "P": "predicates",
    "V": "verbs",
    "u": "moves",
    "g": "owned",
    "c": "objects",
    "N": "names",
    "C": "nouns",
    "L": "dwellers",
    "r": "ranks",
    "H": "persons",
    "K": "parts",
    "J": "lands",
    "x": "wholes",
}
_COUNTED = lazily("[AxR]{0,2}[CKc]|(?:B?id?E|T|x|p|B)?[cP](?=[,.;)&Tp]|$)|H(?=[,.;)&T]|-Q|\\([TQ]|xQ|$)")
"""From a quantity to what it counts: "10,000 Syrian refugees", "5.1 children"."""
_HAS_SUCH = lazily("[^iou][^u][Ng]ox?")
"""The name of such a measure and "of", but not "a fall in population growth of"."""
_ONE_OF_THEM = lazily(
    "(?:[#,;&]|#iE,)(?P<x>d?x)A[VN]$|(?:[#,;&]|#T,)(?P<each>x)(?:o(?:Es|b)Q?H|[HCx](?:[io]d?E)?)x?[VN]$"
)
"""From the beginning of a clause to a verb of one of the people: "The average Australian emits", "Each person in"."""
_PER_HEAD = lazily("(?:#|#T,|[;&])(?P<per>x),[^Q]*$")
"""A clause that begins with for whom its numbers are: "Per head, Qatar emitted"."""
_OF_PLACE = lazily("od?E(?!s)")
"""From a share to the place that it is of: "26 percent of Costa Rica" is of its land."""
_PER_PART = lazily("[Cx]{0,2}pQK")
"""From a rate to the part of the people that it is of: "15 births per 1,000 girls"."""
_OWN_NUMBER = lazily(":?Q")
_COUNTED_SLOTS = ("nouns", "objects", "parts", "persons")
_OF_RANKED = lazily("O(?:x?o|(?P<x>x))d?x?$")
"""From a rank to the number of those ranked."""
_GROWING = "place's own, growing"
_PASSING = "place surpasses"
_BY_SOURCE = "source counted"
UNKNOWN = "no measure that the program knows"


class MeasureChoice(NamedTuple):
    """A measure that a quantity can speak of."""

    measure: Measure
    """The measure, already the variant for a part of the people or for a war."""
    head: int
    """Index of the item that names it."""
    heads: frozenset[int]
    """Indexes of all items that speak for it, its verb included."""
    conflict: str | None
    """Code of the war that the sentence names, `*` for "the war"."""
    evidence: Evidence
    """Why."""
    turned: bool = False
    """Whether the number is told with the other sign: a fall, of a measure of growth."""

    def factor(self, quantity: Quantity) -> float:
        """Return what one unit of a number is in base units of the measure, 1 if it has none."""
        return scale(self.measure, quantity) * (-1 if self.turned else 1)


class _Support:
    """The evidence for one measure while the constructions are read."""

    def __init__(self, match: Match | None = None, heads: tuple[int, ...] = ()) -> None:
        self.score = 0.0
        self.match = match
        self.heads = heads
        self.verb = False
        self.only_counted = True


def choose(line: Line, at: int, shapes: Constructions, catalogue: Catalogue) -> list[MeasureChoice] | str:
    """Return the measures between which the sentence leaves the choice, or the reason why there is none."""
    quantity = line.items[at].quantity
    assert quantity is not None
    if line.letters[at - 1] == "p":
        return "the base of a rate"
    if _is_of_ranked(line, at):
        return "how many are ranked"
    told = stated(line, at)
    supported = _supported(line, at, told, shapes, catalogue)
    supported = {c: s for c, s in supported.items() if _has_verb(line, s, catalogue.measure(c))}
    if not supported:
        return UNKNOWN
    supported = {c: s for c, s in supported.items() if not _is_other(line, at, s, catalogue.measure(c))}
    if not supported:
        return "the name of a measure in another sense"
    fitting = {c: s for c, s in supported.items() if _agrees(line, quantity, told, s, catalogue.measure(c))}
    fitting = _without_parts(fitting, told, catalogue)
    sane = {code: support for code, support in fitting.items() if plausible(catalogue.measure(code), quantity)}
    after = line.letters[at + 1 : at + 2]
    fitting = sane or {
        c: s
        for c, s in fitting.items()
        if slipped_size(line.letters[s.heads[0]], after, catalogue.measure(c), quantity)
    }
    if not fitting and told.per is not None:
        return "a rate"
    if not fitting:
        return "the unit or the size of the number does not fit the measure beside it"
    best = max(support.score for support in fitting.values())
    kept = [(code, support) for code, support in fitting.items() if best - support.score < _MARGIN]
    total = any(_is_total(line, at, match) for match in matches(shapes.total, line.letters, at))
    total = total and line.letters[at + 1 : at + 2] != "x"  # "the country's three main airports"
    whole = [(c, s) for c, s in kept if total or s.verb or not s.only_counted or not _counts_all(catalogue.measure(c))]
    if not whole:
        labels = catalogue.measure(kept[0][0]).label_without_entity
        return f"some {labels}, not said to be all of them"
    choices = [_variant(line, at, s, catalogue.measure(code), shapes, catalogue) for code, s in whole]
    chosen = [choice for choice in choices if isinstance(choice, MeasureChoice)]
    return chosen or next(choice for choice in choices if isinstance(choice, str))


def _is_of_rate(line: Line, head: int) -> bool:
    """Whether a name is of those that a rate is to: "270 doctors per 100,000 population"."""
    return line.letters[head] == "N" and line.letters[head - 2 : head] == "pQ"


def _is_of_ranked(line: Line, at: int) -> bool:
    """Whether a number tells of how many a rank is one: "163rd out of 188", "143rd among 188 countries"."""
    ranked = _OF_RANKED.search(line.letters, 0, at)
    return ranked is not None and (ranked["x"] is None or line.lower(ranked.start("x")) in line.lists.rank_among)


def _counts_all(measure: Measure) -> bool:
    """Whether a number of nouns must be said to be all of them: not of what happened, and not at a rate."""
    return measure.kind == "stock" and measure.unit.per is None


def _is_total(line: Line, at: int, match: Match) -> bool:
    """Whether a construction tells of all of a kind; a verb before the number must be one that passes a count.

    After a publisher it must be one that tells figures: "UNHCR counted", but not "the Treasury for overcharging".
    """
    if match.name == _BY_SOURCE:
        between = line.items[line.letters.rfind("S", 0, at) + 1 : at]
        return any(item.letter != "x" or "attribution/verbs" in item.cues() for item in between)
    return match.has_its_words(line) and (match.name != _PASSING or "total/passes" in line.items[at - 1].cues())


def _supported(line: Line, at: int, told: Stated, shapes: Constructions, catalogue: Catalogue) -> dict[str, _Support]:
    """The measures for which a construction speaks; of "GDP of $1,200 per person" the one that is counted so."""
    found: dict[str, _Support] = {}
    quantity = line.items[at].quantity
    whole = quantity is None or quantity.value % 1 == 0
    of_part = _PER_PART.match(line.letters, at + 1) is not None
    for match in filter(lambda one: one.has_its_words(line), matches(shapes.measure, line.letters, at)):
        letter = line.letters[match.head]
        slot = match.slot or _SLOT_OF_LETTER.get(letter, "")
        named = [match.means] if match.means else codes_named(line, match.head, slot)
        if _is_of_rate(line, match.head) or (
            letter == "K" and line.letters[match.head + 1 : match.head + 2] != "p" and whole
        ):
            continue  # "women in the choir have 3 children" counts them
        if letter == "N" and told != NOTHING:
            named += codes_named(line, match.head, "based")
        for name in (one for one in named if letter != "N" or is_of_disaster(line, match.head, one, catalogue)):
            if match.name == _GROWING and not _is_owned(line, match.head, name):
                continue  # "the Peruvian army, growing by": of another measure
            per = told.per or _named_base(line, match.head)
            if "per person" in catalogue.measure(name).variants and _is_for_each(line, at, match.head):
                per = "person"
            variants = catalogue.measure(name).variants
            code = name if of_part else variants.get(f"per {per}", variants.get(f"of {told.of}", name))
            if letter in "VP" and not _completed(
                line, at, catalogue.measure(name), catalogue.measure(code), told, letter
            ):
                continue  # "accepted 10,000" needs its noun, and another one is not enough
            basis = catalogue.measure(code).variants.get("purchasing power")
            if basis is not None and (
                on_basis(line, at, match.head, basis)
                or (
                    quantity is not None and _only_on_basis(quantity, catalogue.measure(code), catalogue.measure(basis))
                )
            ):
                code = basis
            elif match.name == _ON_BASIS:
                continue
            unsaid = line.letters[match.head : match.head + 2] in ("Np", "Cp") and not catalogue.measure(code).unit.per
            if per is None and unsaid:
                continue  # "emissions per head", of whatever the head may be
            support = found.setdefault(code, _Support())
            support.score += match.weight
            support.heads = (*support.heads, match.head)
            support.verb = support.verb or letter == "V"
            support.only_counted = support.only_counted and match.name == "counted noun" and code == name
            if support.match is None or letter != "V":
                support.match = match
    return found


def _is_for_each(line: Line, at: int, head: int) -> bool:
    """Whether a number is what one of the people has: "Each person in Qatar emits", "Per head, Qatar emits"."""
    one = _ONE_OF_THEM.search(line.letters, 0, head + 1)
    if one is not None:
        return one["each"] is None or "each/words" in line.items[one.start("each")].cues()
    first = _PER_HEAD.search(line.letters, 0, at)
    return first is not None and "row/per person" in line.items[first.start("per")].cues()


def _is_owned(line: Line, head: int, code: str) -> bool:
    """Whether what is said to change is what the place owns of that measure: its economy."""
    owned = line.letters.rfind("g", 0, head)
    return any(code in codes_named(line, owned, slot) for slot in ("owned", "grows", "shrinks"))


def on_basis(line: Line, at: int, head: int, measure: str) -> bool:
    """Tell whether words beside a name or at the head of the sentence make another measure of it: "at PPP"."""
    letters = line.letters
    reach = {0, line.segments[at], line.segments[head]}
    for step in line.where("C"):
        between = letters[min(step, at) + 1 : max(step, at)]
        if _OWN_NUMBER.match(letters, step + 1) and step > at:
            continue  # "GDP per head: $8,270 (PPP: $15,420)"
        alone = step > at and letters.count("Q") == 1  # "was 3,300 dollars in 2020, when adjusted by (PPP)"
        if (
            (alone or line.segments[step] in reach or between in ("(", "-", ":") or _set_off(letters, head, step, at))
            and not set("Q;") & set(between)
            and measure in codes_named(line, step, "nouns")
        ):
            return True
    return False


def _only_on_basis(quantity: Quantity, measure: Measure, basis: Measure) -> bool:
    """Whether the money of a number is that of the measure on its other basis alone: international dollars."""
    return measure.unit.factor(quantity.unit) is None and basis.unit.factor(quantity.unit) is not None


def _set_off(letters: str, head: int, step: int, at: int) -> bool:
    """Whether an item stands between commas between a name and its number: "GDP in Mali, at PPP, was $30 billion"."""
    return head < step < at and letters[step - 1] == letters[step + 1] == ","


def _named_base(line: Line, head: int) -> str | None:
    """What a measure is per, by the words after its name: "emissions per head are 16 tonnes"."""
    return line.items[head + 1].base if line.letters[head : head + 2] == "Np" else None


def _agrees(line: Line, quantity: Quantity, told: Stated, support: _Support, measure: Measure) -> bool:
    """Whether a number can be one of a measure that is named so."""
    named = " ".join(line.words(head) for head in support.heads).lower()
    said_of = support.only_counted or (support.match is not None and line.letters[support.match.head] == "P")
    return agrees(measure, quantity, told, line, named, counted=said_of)


def _without_parts(found: dict[str, _Support], told: Stated, catalogue: Catalogue) -> dict[str, _Support]:
    """Leave out measures of a part of the people, if the number is not said to be of them: "98 percent can read"."""
    parts = {code for whole in found for code in catalogue.measure(whole).variants.values() if code != whole}
    return {c: s for c, s in found.items() if c not in parts or told.of == catalogue.measure(c).unit.of}


def _completed(line: Line, at: int, named: Measure, measure: Measure, told: Stated, letter: str) -> bool:
    """Whether what a verb needs stands beside the number: the noun of its measure, or what it is a share of.

    A predicate needs no noun, but it does need what the number is a share of: then it is of a variant of that named.
    """
    if letter == "V" and named.needs_noun and named.code not in _counted(line, at):
        return False
    of_them = measure.variants.get(f"of {told.of}") == measure.code
    number = line.items[at].quantity
    whole = measure.unit.of_measure
    of_people_there = whole is not None and number is not None and of_people(line, number, whole)
    of_land = measure.unit.of == "land" and told.of is None and _OF_PLACE.match(line.letters, at + 1) is not None
    own = of_them or of_land or of_people_there or (told.of, told.per) == (measure.unit.of, measure.unit.per)
    return own or "base" not in measure.requires


def _counted(line: Line, at: int) -> list[str]:
    """The measures whose noun a quantity counts."""
    found = _COUNTED.match(line.letters, at + 1)
    return [code for slot in _COUNTED_SLOTS for code in codes_named(line, found.end() - 1, slot)] if found else []


def codes_named(line: Line, at: int, slot: str) -> list[str]:
    """Return the measures that the phrase at an item names in one way: as a verb, a noun, a name."""
    mention = line.items[at].mention
    codes = mention.codes("measure") if mention else ()
    return [code.rsplit("/", 1)[0] for code in codes if code.endswith(f"/{slot}")]


def named_at(
    line: Line, at: int, match: Match, catalogue: Catalogue, slot: str | None = None, *, bare: bool = False
) -> list[Measure] | str:
    """Return the measures that the head of a construction names, whatever the number says of them, or why none.

    `slot` is the kind of phrase, if the letter of the head does not tell it. With `bare`, the construction has seen to
    it that no modifier makes the name another one.
    """
    letter = line.letters[match.head]
    found = [catalogue.measure(code) for code in codes_named(line, match.head, slot or _SLOT_OF_LETTER.get(letter, ""))]
    if not found:
        return UNKNOWN
    if letter == "C":
        found = [m for m in found if "verb" not in m.requires]
    kept = [m for m in found if (bare and m.modifiers) or not in_another_sense(line, at, match.head, m, changes=True)]
    return kept or "the name of a measure in another sense"


def is_level(line: Line, choice: MeasureChoice, at: int) -> bool:
    """Tell whether a measure is named by a noun alone, and is no change itself as the jobs that were added are.

    Neither is it where its own name is the word of change beside the number: "population growth of 2 percent".
    """
    if line.letters[choice.head] not in "NC" or "verb" in choice.measure.requires:
        return False
    grown = line.lower(choice.head).split()[-1] in line.lists.growth_names
    return not (grown and _HAS_SUCH.fullmatch(line.letters, choice.head - 2, at))


def _is_other(line: Line, at: int, support: _Support, measure: Measure) -> bool:
    assert support.match is not None
    return in_another_sense(line, at, support.match.head, measure)


def _has_verb(line: Line, support: _Support, measure: Measure) -> bool:
    """Whether a measure that needs one of its verbs has it, or its name or predicate, which need none."""
    return support.verb or "verb" not in measure.requires or any(line.letters[head] in "NP" for head in support.heads)


def _variant(
    line: Line, at: int, support: _Support, measure: Measure, shapes: Constructions, catalogue: Catalogue
) -> MeasureChoice | str:
    """Narrow the measure to the war and to the part of the people that the sentence speaks of."""
    assert support.match is not None
    heads = sorted({support.match.head, *support.heads})
    conflict = next((war for head in heads if (war := _war(line, head, shapes)) is not None), None)
    if conflict is not None:
        in_war = _in_war(line, at, measure, catalogue)
        if isinstance(in_war, str):
            return in_war
        measure, conflict = in_war, conflict if in_war.of_war else None
    if struck_by := struck(line, heads[0], at, catalogue):
        if struck_by == "disease" and "war" in measure.variants:
            return "dead of a disease, not of one event"
        measure = catalogue.measure(measure.variants.get(struck_by, measure.code))
    part = _part_told(line, at, support.match.head, measure)
    own = part == measure.unit.of or measure.unit.per == "woman" or measure.variants.get(f"of {part}") == measure.code
    if part is not None and not own:
        if part not in measure.variants:
            return f"a part of the people ({part.replace('_', ' ')}), which no measure of the program counts"
        measure = catalogue.measure(measure.variants[part])
    measure = catalogue.measure(measure.variants.get(groups.settled(line, at) or "", measure.code))
    turned = False
    if measure.kind == "rate" and (
        support.verb or line.letters[support.match.head] == "u" or spans.of_quarters(measure)
    ):
        spanned = spans.of_span(measure, spans.told(line, at), catalogue)
        if isinstance(spanned, str):
            return spanned
        if spans.is_open_average(line, at, spanned):
            return "an average over a time that the text does not tell"
        turned = spans.is_turned(measure, spanned)
        measure = spanned
    why = Evidence(f"“{line.words(support.match.head)}” ({support.match.name})", "strong")
    return MeasureChoice(measure, support.match.head, frozenset(support.heads), conflict, why, turned)


def _in_war(line: Line, at: int, measure: Measure, catalogue: Catalogue) -> Measure | str:
    """Return the measure of which a number is that happened in a war, or why there is none.

    A few dead are those of one event: "In the Syrian civil war, 19 people were killed in Homs". What is no event is
    not of a war: that is why people have fled, and no time of their number.
    """
    quantity = line.items[at].quantity
    of_war = measure.variants.get("war")
    if of_war is not None:
        all_its_dead = catalogue.measure(of_war)
        return all_its_dead if quantity is not None and plausible(all_its_dead, quantity) else measure
    if measure.kind == "flow" and not measure.of_war:
        return f"in a war: the program has no such measure of {measure.label_without_entity}"
    return measure


def _war(line: Line, head: int, shapes: Constructions) -> str | None:
    """Return the code of the war in which a predicate happened, `*` for "the war"."""
    conflict = None
    for match in matches(shapes.war, line.letters, head):
        item = line.items[match.head]
        if item.period is not None and not (isinstance(item.period, WarTime) and item.period.role == "since"):
            continue
        assert item.mention is not None
        conflict = item.mention.codes("conflict")[0]
    return conflict


def _part_told(line: Line, at: int, head: int, measure: Measure) -> str | None:
    """Return the part of the people that a number is of, by the words around it or by whom its clause speaks of."""
    part = groups.part_of_people(line, at) or groups.part_beside(line, at)
    if measure.kind == "flow":
        return part
    spoken_of = groups.spoken_of(line, at, head) if part is None else None
    if spoken_of is not None and groups.part_at(line, spoken_of) in measure.variants:
        part = groups.part_at(line, spoken_of)
    return "young" if part is None and groups.young(line, at, head) else part
