"""How a number is meant: asserted, proposed, forecast, quoted; and who is said to say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from factcheck.claims.lines.senses import SPEAKER
from factcheck.claims.model import Attribution, Modality
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.article import Span
    from factcheck.claims.lines.line import Line

_FORESEEN = "modality/forecast"
_REACH = 14
"""A cue of modality governs numbers up to this many items after it."""
_SAYING = frozenset({"attribution/verbs", "level/phrases", "again/phrases"})
"""Cues that make a publisher the source: it says, estimates at, puts it at."""
_COMPLEMENT = 2
"""The clause that "that" opens belongs to a cue no more items before it than this: "denied on Monday that"."""
_LONGEST_QUOTATION = 3_000
"""Characters in which the opening mark of a quotation is looked for."""
_NAME_WORDS = 6
"""A source is named in no more words than this."""
_SPEAKERS = frozenset("dxnEAsoibSHK")
"""Letters of the words that name a speaker: "the health minister of Kenya"."""
_TO_COME = lazily("#d?(?:[EA]s?)?x?N(?:[oi]d?E)?t[lu]")
"""A headline of what is to come: "Population of Kenya to hit 85 million"."""
_BRACKET = lazily(r"[^Q;]{0,8}\(d?S(?=(?:[,x]{0,2}T)?\))")
"""From a number to a publisher in a bracket behind it."""
_VERBS = frozenset("blVuPk")
"""Letters of what may be the finite verb of a clause."""
_SUBJECTLESS = frozenset("blVuPmt")
"""Letters that after "and" go on with the clause before it: "will rise and reach 85 million"."""
_PRESUPPOSED = lazily("[xu]x?$")
"""A verb between a cue and "its population of 51 million", which is told as known: "must feed its population"."""
_OPENS = lazily(r"(?:^|(?<=[\s(]))'(?=[A-Z])|‘(?=\w)")
_CLOSES = lazily(r"(?<=[.,!?])'(?!\w)|’(?!\w)")
"""Single marks of quotation, which are apostrophes too."""


def is_foreseen(line: Line, step: int) -> bool:
    """Tell whether the member of a list that has its own time is foreseen: "and growth of 8 percent is expected"."""
    begin = max(line.letters.rfind(mark, 0, step) for mark in ",;&")
    return begin >= 0 and any("modality/forecast" in item.cues() for item in line.items[begin:step])


def dated_modality(line: Line, at: int, head: int, text: str, block: Span, *, forecast: bool) -> Modality:
    """Tell the same as `modality` of a number whose time is known: what is said of a time to come is a forecast.

    Where a change begins is so now: "to rise from 5 percent now to 6".
    """
    kind = modality(line, at, head, text, block)
    quantity = line.items[at].quantity
    if kind == "forecast" and quantity is not None and quantity.change == "start" and not forecast:
        return "asserted"
    return "forecast" if forecast and kind in ("asserted", "quoted") else kind


def modality(line: Line, at: int, head: int, text: str, block: Span) -> Modality:
    """Tell whether the number at item `at`, whose measure is at item `head`, is asserted.

    The cue nearest before the number (or before its predicate) decides; one in another clause does not count.
    """
    cue = governing(line, at, head)
    if cue is not None:
        return cue
    if _denied_after(line, at):
        return "negated"
    if _asks(line) or _inverted(line, at):
        return "hypothetical"
    if _TO_COME.match(line.letters):
        return "forecast"
    return "quoted" if _in_quotation(text, block, line.items[at].span.start) else "asserted"


def _asks(line: Line) -> bool:
    """Whether the sentence is a question; "Did you know that" only opens a statement."""
    asks = line.sentence.text.rstrip('"”’) ').endswith("?")
    return asks and "statement/questions" not in line.items[1].cues()


def governing(line: Line, at: int, head: int) -> Modality | None:
    """Return the cue that governs a number, None if there is none in its clause.

    On the way back from the number a comma, "and", "as" or "because" is the border of the clause once a verb has been
    passed. Some cues ("denied", "forecast") reach over "that" into the clause that follows them.
    """
    last = max(at, head)
    follows = head > at and line.letters[last + 1 : last + 2] == "m"  # "At 8 percent of GDP, the deficit will be"
    verb, that = False, None
    for step in range(last + 1 if follows else last - 1, max(0, at - _REACH), -1):
        letter, item = line.letters[step], line.items[step]
        cues = item.cues()
        if letter in ";()" or (letter == "Q" and step < at and not _is_step_to(line, step, at)):
            return None
        if letter == "m" and not _is_name(line, step):
            if that is not None and not ("modality/clauses" in cues and that - step <= _COMPLEMENT):
                return None
            kind = next(cue.split("/")[1] for cue in cues if cue.startswith("modality/") and cue != "modality/clauses")
            if kind != "forecast" and _is_presupposed(line, step, at, head):
                return None
            if _is_reported_future(line, step):
                return "forecast"
            return cast("Modality", kind)
        if "foreseen/verbs" in cues and line.letters[step - 1] in "GS" and that is None:
            return "forecast"  # "The central bank sees inflation at 3 percent"
        if (verb and (letter in ",-:" or "border/words" in cues)) or (letter == ":" and head > at):
            return None
        if verb and letter == "&" and line.letters[step + 1] not in _SUBJECTLESS:
            return None
        if verb and that is None and "border/that" in cues:
            that = step
        verb = verb or letter in _VERBS
    return None


def _is_step_to(line: Line, step: int, at: int) -> bool:
    """Whether a change that ends at a number has another as its amount or its start: "to grow by 5 percent to"."""
    amount, end = line.items[step].quantity, line.items[at].quantity
    return amount is not None and end is not None and amount.change in ("amount", "start") and end.change == "end"


def _is_reported_future(line: Line, step: int) -> bool:
    """Whether "would" tells what somebody said is to come: "The fund said that Angola would grow"; not under "if".

    It does so too where another word says that it is foreseen: "The fund forecast that Angola would grow".
    """
    told = ("reported/future", _FORESEEN)
    if any(not any(cue in told for cue in line.items[other].cues()) for other in line.where("m")):
        return False
    if "reported/future" not in line.items[step].cues():
        return False
    said = ("attribution/speech", "attribution/verbs", _FORESEEN)
    return any(cue.startswith(said) for item in line.items[:step] for cue in item.cues())


def _is_name(line: Line, step: int) -> bool:
    """Whether "May" or "Will" is a name: it has a capital where words have none."""
    word = line.words(step)
    if not word[:1].isupper() or " " in word:
        return False
    if step == 1:
        return line.letters[2:3] == "n"
    return any(line.words(i)[:1].islower() for i, letter in enumerate(line.letters) if letter in "xb" and i > 1)


def _is_presupposed(line: Line, step: int, at: int, head: int) -> bool:
    """Whether the number only names what the verb after a cue is done to: "must feed its population of 51 million"."""
    first = min(at, head)
    owner = line.lower(first - 1) in line.lists.owner_known or line.letters[first - 1] == "s"
    named = at < head or line.letters[head + 1 : at].strip("dx") == "o"
    return owner and named and bool(_PRESUPPOSED.search(line.letters[step + 1 : first - 1]))


def _denied_after(line: Line, at: int) -> bool:
    """Whether the sentence calls the statement false: "The claim that ... is 25 percent is false"."""
    before = any("denial/nouns" in item.cues() for item in line.items[:at])
    return before and any("denial/verdicts" in item.cues() for item in line.items[at:])


def _inverted(line: Line, at: int) -> bool:
    """Whether the sentence opens with a condition: "Had the population reached 85 million, schools would ..."."""
    opens = len(line.items) > 1 and "condition/inverted" in line.items[1].cues()
    comma = line.letters.find(",", at)
    return opens and "m" in line.letters[comma + 1 : comma + 8] if comma > 0 else False


def _in_quotation(text: str, block: Span, at: int) -> bool:
    before = text[max(block.start, at - _LONGEST_QUOTATION) : at]
    if before.count("“") > before.count("”") or before.count('"') % 2 == 1:
        return True
    opened = [match.start() for match in _OPENS.finditer(before)]
    return bool(opened) and _CLOSES.search(before, opened[-1] + 1) is None


def attribution(line: Line, at: int, earlier: Iterable[Line] = ()) -> Attribution | None:
    """Find who is said to give the number.

    A publisher in the same stretch comes first, then one that closes the statement (", the WHO said"), then the
    source of the whole sentence ("according to ..."), then a publisher that opened it, one in a bracket behind the
    number, and whoever else is said to speak. "It said" points to the publisher of the `earlier` lines, nearest first.
    """
    return _published(line, at) or _in_bracket(line, at) or _spoken(line, at, earlier)


def _published(line: Line, at: int) -> Attribution | None:
    speaking = [step for step in line.where("S") if _says(line, step)]
    beside = [
        step
        for step in speaking
        if line.segments[step] == line.segments[at] and "Q" not in line.letters[min(step, at) + 1 : max(step, at)]
    ]
    if beside:
        return _publisher(line, min(beside, key=lambda step: abs(step - at)))
    closing = next((step for step in speaking if step > at and _stands_alone(line, step)), None)
    if closing is not None:
        return _publisher(line, closing)
    for step in line.cued("attribution/before"):
        source = _source_after(line, step)
        if source is not None:
            return source
    opening = [step for step in speaking if step < at and not _elsewhere(line, step, at)]
    if opening:
        return _publisher(line, opening[0])
    governments = [step for step in line.where(SPEAKER) if not _elsewhere(line, min(step, at), max(step, at))]
    return Attribution(line.words(governments[0]), None) if governments else None


def _in_bracket(line: Line, at: int) -> Attribution | None:
    """A publisher in a bracket behind the number, alone or with a year: "(World Bank, 2012)"."""
    found = _BRACKET.match(line.letters, at + 1)
    return _publisher(line, found.end() - 1) if found else None


def _spoken(line: Line, at: int, earlier: Iterable[Line]) -> Attribution | None:
    """Who speaks: ", the minister said" behind the number, or "The minister said that" at the head of the sentence."""
    for step in line.cued("attribution/speech"):
        if "Q" in line.letters[min(step, at) + 1 : max(step, at)]:
            continue
        if line.letters[step - 1] in ",q" and line.letters[step + 1 : step + 2] in ("d", "n", "x"):
            return _named_after(line, step)
        begin = step
        while begin > 1 and line.letters[begin - 1] in _SPEAKERS and step - begin < _NAME_WORDS:
            begin -= 1
        while line.letters[begin] in "so":
            begin += 1
        opens = line.letters[begin - 1] in "#,qs." and begin < step
        heads = line.letters[begin - 1] == "#" and line.letters[step + 1 : step + 2] not in ("Q", "A")
        if not opens or (step < at and not heads):
            continue
        cues = {cue for other in line.items[begin:step] for cue in other.cues()}
        if "attribution/others" in cues:
            return None
        if "attribution/pronouns" in cues:
            return _before(earlier) if step - begin == 1 else None
        start, end = line.items[begin].span.start, line.items[step - 1].span.end
        offset = line.sentence.span.start
        return Attribution(line.sentence.text[start - offset : end - offset], None)
    return None


def _named_after(line: Line, step: int) -> Attribution | None:
    """The speaker behind the verb: ",” said the health minister"."""
    last = step
    while last + 1 < len(line.items) and line.letters[last + 1] in _SPEAKERS and last - step < _NAME_WORDS:
        last += 1
    first = line.items[step + 1]
    if any(cue in ("attribution/others", "attribution/pronouns") for cue in first.cues()):
        return None
    start, end = first.span.start, line.items[last].span.end
    offset = line.sentence.span.start
    return Attribution(line.sentence.text[start - offset : end - offset], None)


def _before(earlier: Iterable[Line]) -> Attribution | None:
    """The one publisher that the lines before name as a source, the nearest line first."""
    for line in earlier:
        found = [step for step in line.where("S") if _says(line, step)]
        if found:
            sources = {_publisher(line, step) for step in found}
            return _publisher(line, found[-1]) if len({source.publisher for source in sources}) == 1 else None
    return None


def _stands_alone(line: Line, step: int) -> bool:
    """Whether a publisher and its verb fill a stretch of their own: ", the WHO said,"."""
    stretch = [i for i, number in enumerate(line.segments) if number == line.segments[step]]
    letters = "".join(line.letters[i] for i in stretch)
    return "Q" not in letters and line.letters[step - 1] in ",;-("


def _says(line: Line, step: int) -> bool:
    """A publisher followed by a verb of saying, or preceded by "according to"."""
    before = line.items[step - 1].cues() + (line.items[step - 2].cues() if line.letters[step - 1] == "d" else ())
    after = [cue for item in line.items[step + 1 : step + 3] for cue in item.cues()]
    return "attribution/before" in before or any(cue in _SAYING for cue in after)


def _elsewhere(line: Line, step: int, at: int) -> bool:
    """Another number stands between the source and this one: then it is the source of that one only."""
    return "Q" in line.letters[step + 1 : at] and line.segments[step] != line.segments[at]


def _publisher(line: Line, step: int) -> Attribution:
    mention = line.items[step].mention
    assert mention is not None
    return Attribution(line.words(step), mention.codes("publisher")[0])


def _source_after(line: Line, step: int) -> Attribution | None:
    """The words after "according to", up to the next comma or number."""
    last = step
    while last + 1 < len(line.items) and last - step < _NAME_WORDS and line.letters[last + 1] not in ",;.()Q:-":
        last += 1
        if line.letters[last] == "S":
            return _publisher(line, last)
    if last == step:
        return None
    first = step + 2 if line.letters[step + 1] == "d" and last > step + 1 else step + 1
    start, end = line.items[first].span.start, line.items[last].span.end
    offset = line.sentence.span.start
    return Attribution(line.sentence.text[start - offset : end - offset], None)
