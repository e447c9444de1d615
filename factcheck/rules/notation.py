"""NUM: notation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.article import Span
from factcheck.language import nouns, units
from factcheck.language.tokens import tokenize
from factcheck.patterns import lazily
from factcheck.rules import inhabitants, sizes
from factcheck.rules.finding import finding
from factcheck.rules.rule import Rule

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Iterator

    from factcheck.claims.model import Bound
    from factcheck.results.model import Finding
    from factcheck.rules.finding import Subject
    from factcheck.rules.passage import Passage

NUM001 = Rule(
    code="NUM001",
    name="doubled-unit",
    severity="warning",
    does="Reports a unit that is written twice with one number: as a sign and as a word, or twice in a row.",
    matters="It is read aloud as “dollars dollars”, and shows that nobody has read the line again.",
    example="$5 million dollars",
    fix="Drop one of the two.",
    misses="Codes behind a sign (“$5 USD”) and names that tell whose dollars they are (“$5 Canadian”). On "
    "2,675 articles it found seven, all of them right.",
)
NUM002 = Rule(
    code="NUM002",
    name="misplaced-separator",
    severity="warning",
    does="Reports digits that no way of grouping allows: 12,5000; 1,000,00; $1.200.00; and 1,20,000 where nothing else "
    "in the article is Indian.",
    matters="A digit is missing or too many, and nobody can tell which.",
    example="12,5000 people",
    fix="Group the digits by threes, and check that none is lost.",
    misses="Numbers that are grouped well but have lost three digits at once, and decimal commas. On 2,675 articles it "
    "found nothing.",
)
NUM003 = Rule(
    code="NUM003",
    name="digit-for-letter",
    severity="warning",
    does="Reports a zero typed for the letter O, or a one for the letter L, at the beginning of a common word before a "
    "number, and a letter L or O typed for a digit in a number. Both are read as they were meant.",
    matters="It survives spell checkers, and software that reads the article takes it for a number.",
    example="0ver 100 children",
    fix="Type the letter, or the digit.",
    misses="Digits inside longer words, a capital I for a one, and an O in a number of no thousands. On 2,675 articles "
    "it found nothing.",
)

NUM006 = Rule(
    code="NUM006",
    name="scale-on-one-end",
    severity="note",
    does="Reports two amounts with a currency sign each, joined by “and”, “to” or a dash, of which only the second has "
    "its million or billion, and whose digits are near each other.",
    matters="Read to the letter, the first is twenty-six dollars.",
    example="The bridge will cost between $26 and $31 million.",
    fix="Write the scale after both numbers, or leave out the second sign.",
    misses="Pairs with a word between the first number and “and”, and digits that are more than ten times apart. "
    "In 2,675 news articles it had three findings, each of a range that was written so.",
)

RULES = (NUM001, NUM002, NUM003, sizes.NUM004, sizes.NUM005, NUM006, inhabitants.NUM007, sizes.NUM008)
"""The rules of the family."""

_GROUP = lazily(r"[0-9][,.][0-9]+[,.][0-9]|[0-9],[0-9]{4}")
_GROUPED = lazily(r"(?<![\w.,:/#-])([$€£¥₹]?)([0-9]{1,3}(?:[,.][0-9]{1,4}){1,6})(?![\w:/]|[.,-][0-9])")
_SHORT = lazily(
    r"(?<![\w.,:/#$€£¥₹-])(?P<number>[1-9][0-9]{0,2},[0-9]{2}) "
    r"(?:(?:new|more|confirmed|[A-Z][A-Za-z]{1,14}) ){0,2}(?P<things>[a-z]{4,})\b"
)
"""Two digits behind a comma, and what may be counted."""
_SHORTENED = lazily(",[0-9]{2} ")
"""What all of these have, and few sentences."""
_COMMA_DECIMALS = lazily(r"(?<![\w.,])[0-9]{1,3},[0-9]{1,2}(?![\w,])")
"""A text with two of these writes its decimals so."""
_TYPED_ZERO = lazily(r"(?<![\w.,-])[0-9]{1,3}(?:,[0-9O]{3}){1,4}(?![\w,-])")
"""Groups of thousands, some with the letter O."""
_BEFORE_TYPED = "0123456789,"
"""What stands before the first such letter."""
_POINTED = lazily(r"[0-9]{1,3}(?:\.[0-9]{3})+\.[0-9]{2}")
_WORD = lazily(r"[^\W\d_]+|₹")
_TWO_AMOUNTS = lazily(
    r"(?<![\w.,$£€])(?P<begin>(?P<sign>[$£€])(?P<first>[0-9]{1,3}(?:\.[0-9]{1,2})?))(?:\s+(?P<link>and|to|or)\s+|\s?[-–]\s?)"
    r"(?P=sign)(?P<second>[0-9]{1,3}(?:\.[0-9]{1,2})?)(?P<gap>[ -]?)(?P<scale>[A-Za-z]{1,8})\b"
)
"""Two amounts with the same sign, the first without a scale."""
_APART = 10.0
"""Digits that are further apart than this many times may well be of different scales."""
_GROUP_OF = 3
_NUMBERS = {1: "one digit", 2: "two digits"}

_NAMES = {"0": "a zero stands for the letter O", "1": "a one stands for the letter L"}

_LETTERS = {"l": "a letter L stands for the digit 1", "O": "a letter O stands for a zero"}


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for every number that is written wrongly, or cannot be."""
    yield from _letters(subject)
    yield from _typed_zeros(subject)
    for passage in subject.passages:
        for number in passage.numbers:
            if number.quantity.unit is not None:
                yield from _doubled(subject, passage, number)
        yield from _separators(subject, passage)
        yield from _short_group(subject, passage)
        if "$" in passage.sentence.text or "£" in passage.sentence.text or "€" in passage.sentence.text:
            yield from _unscaled(subject, passage)
    yield from sizes.check(subject)
    yield from inhabitants.check(subject)


# --- letters ------------------------------------------------------------------------------------------------


def _letters(subject: Subject) -> Iterator[Finding]:
    """Digits that stand for a letter, and letters for a digit."""
    for bound in subject.bound:
        slip = bound.quantity.slip
        if slip is None:
            continue
        if slip.meant[0].isdigit():
            what = _LETTERS["l" if "l" in slip.written else "O"]
            suggestion = bound.quantity.surface.replace(slip.written, slip.meant)
        else:
            what, suggestion = _NAMES[slip.written[0]], f"{slip.meant} {bound.quantity.surface}"
        yield finding(
            NUM003,
            subject.article,
            slip.span,
            f"{what}: {slip.written}",
            claims=(bound.claim,) if bound.claim else (),
            quantities=(bound.id,),
            confidence="high",
            suggestion=suggestion,
        )


def _typed_zeros(subject: Subject) -> Iterator[Finding]:
    """A letter O in a group of thousands, which is read as no number: "800,O00"."""
    article = subject.article
    typed = any(f"{before}O" in article.text for before in _BEFORE_TYPED)
    for found in _TYPED_ZERO.finditer(article.text) if typed else ():
        if "O" in found.group():
            span = Span(found.start(), found.end())
            yield finding(
                NUM003,
                article,
                span,
                f"{_LETTERS['O']}: {found.group()}",
                quantities=tuple(b.id for b in subject.bound if b.quantity.span.overlaps(span)),
                confidence="high",
                suggestion=found.group().replace("O", "0"),
            )


# --- doubled units ------------------------------------------------------------------------------------------


def _doubled(subject: Subject, passage: Passage, number: Bound) -> Iterator[Finding]:
    quantity, tokens, text = number.quantity, passage.tokens, subject.article.text
    if tokens[quantity.first].kind == "mark" and quantity.unit != "%":
        end = _said_again(subject, passage, number)
        if end is None:
            return
        span, kept = Span(quantity.span.start, tokens[end].end), text[quantity.span.start : tokens[end - 1].end]
    else:
        again = _again(subject, passage, number)
        if again is None:
            return
        span, kept = Span(quantity.span.start, again), quantity.surface
    written = span.of(text)
    yield finding(
        NUM001,
        subject.article,
        span,
        f"the unit stands twice in {written}",
        claims=(number.claim,) if number.claim else (),
        quantities=(number.id,),
        confidence="high",
        suggestion=kept,
    )


def _said_again(subject: Subject, passage: Passage, number: Bound) -> int | None:
    """The token that says the currency of a sign again: the "dollars" of "$5 million dollars"."""
    quantity, tokens = number.quantity, passage.tokens
    if tokens[quantity.first].kind != "mark" or tokens[quantity.first].text.isdigit():
        return None
    inside = tokens[quantity.last - 1].lower in subject.words.notation.money
    at = quantity.last - 1 if inside else quantity.last
    if at >= len(tokens) or tokens[at].lower not in subject.words.notation.money:
        return None
    before = tokens[at - 1]
    whose = before.kind == "word" and before.lower not in subject.words.scales  # "$3 million Australian dollars"
    joined = at + 1 < len(tokens) and tokens[at + 1].text == "-"
    follows = tokens[at + 1].lower if at + 1 < len(tokens) else "."
    plain = inside or follows in subject.words.articles or follows in subject.words.function_words
    counts = not plain and nouns.length(tokens, at + 1, subject.words) > 0  # "a $20 pound cake"
    return None if whose or joined or counts else at


def _again(subject: Subject, passage: Passage, number: Bound) -> int | None:
    """Where the unit of a number ends that follows on itself: "5% percent", "12 km kilometres"."""
    quantity, tokens = number.quantity, passage.tokens
    at = quantity.last
    if quantity.kind not in ("share", "measure", "change") or quantity.unit in ("°", "cent") or at >= len(tokens):
        return None
    if not (tokens[at].text.islower() or tokens[at].text == "%") or tokens[at - 1].kind == "number":
        return None
    found = units.known(tokens, at, subject.words)
    if found is None or found[0].symbol != quantity.unit or tokens[at].text in ("-", "in"):
        return None
    return tokens[found[1] - 1].end


# --- separators ---------------------------------------------------------------------------------------------


def _separators(subject: Subject, passage: Passage) -> Iterator[Finding]:
    text = passage.sentence.text
    for found in _GROUPED.finditer(text) if _GROUP.search(text) else ():
        problem = _problem(subject, found)
        before = text[: found.start()].split()[-1:]
        if problem is None or (before and before[0].lower() in subject.words.telephone):
            continue
        start = passage.sentence.span.start
        span = Span(start + found.start(2), start + found.end(2))
        yield finding(
            NUM002,
            subject.article,
            span,
            f"{found[2]}: {problem}",
            quantities=tuple(bound.id for bound in passage.numbers if bound.quantity.span.overlaps(span)),
            confidence="medium",
        )


def _problem(subject: Subject, found: re.Match[str]) -> str | None:
    """What is wrong with digits in groups."""
    money, digits = found[1], found[2]
    if "," not in digits:
        return "points in both places" if money and _POINTED.fullmatch(digits) else None
    whole, _, decimals = digits.partition(".")
    if "," in decimals or "." in decimals:
        return None
    first, *groups = whole.split(",")
    if len(first) > _GROUP_OF or first.startswith("0"):
        return None
    lengths = [len(group) for group in groups]
    if all(size == _GROUP_OF for size in lengths):
        return None
    if lengths[-1] == _GROUP_OF and all(size == 2 for size in lengths[:-1]) and len(first) <= 2:
        indian = any(word in subject.words.notation.indian for word in _WORD.findall(subject.article.text.lower()))
        return None if indian else "digits are grouped by twos as in India"
    if lengths[-1] == _GROUP_OF + 1 and all(size == _GROUP_OF for size in lengths[:-1]):
        return "the last group has four digits"
    if len(groups) > 1 and all(size == _GROUP_OF for size in lengths[:-1]) and lengths[-1] < _GROUP_OF:
        return f"the last group has {_NUMBERS[lengths[-1]]}"
    return None


def _short_group(subject: Subject, passage: Passage) -> Iterator[Finding]:
    """Two digits behind a comma where only whole things are counted: "500,00 doses"."""
    for found in _SHORT.finditer(passage.sentence.text) if _SHORTENED.search(passage.sentence.text) else ():
        things = subject.words.ties.part_people | subject.words.notation.whole_things
        if not _is_whole(found, things, subject) or len(_COMMA_DECIMALS.findall(subject.article.text)) > 1:
            continue
        start = passage.sentence.span.start
        span = Span(start + found.start("number"), start + found.end("number"))
        yield finding(
            NUM002,
            subject.article,
            span,
            f"the last group has two digits: {found['number']}",
            quantities=tuple(b.id for b in passage.numbers if b.quantity.span.overlaps(span)),
            confidence="medium",
        )


def _is_whole(found: re.Match[str], things: Collection[str], subject: Subject) -> bool:
    """Whether things are counted whole: those of a list, and behind two zeros all in the plural that are no unit."""
    thing = found["things"]
    if thing in things:
        return True
    plural = thing.endswith("s") and not thing.endswith(("ss", "us", "is"))
    if not plural or not found["number"].endswith(",00") or thing in subject.words.notation.money:
        return False
    return units.known(tokenize(thing, 0, len(thing)), 0, subject.words) is None


# --- scale on one end ---------------------------------------------------------------------------------------


def _unscaled(subject: Subject, passage: Passage) -> Iterator[Finding]:
    """The first of two amounts that lacks the scale of the second: "$26 and $31 million"."""
    text, start = passage.sentence.text, passage.sentence.span.start
    for found in _TWO_AMOUNTS.finditer(text):
        first, second = (float(found[name].replace(",", "")) for name in ("first", "second"))
        scale = found["scale"].lower()
        if scale not in subject.words.scales and scale not in subject.words.suffixes:
            continue
        after = text[found.end() :].split(maxsplit=1)
        if found["link"] == "and" and after and after[0].lower() in subject.words.notation.one:
            continue
        if not second / _APART <= first <= second * _APART or not first:
            continue
        span = Span(start + found.start("begin"), start + found.end("begin"))
        yield finding(
            NUM006,
            subject.article,
            span,
            f"{found['begin']} has no {found['scale']}, unlike the amount that it is joined with",
            quantities=tuple(bound.id for bound in passage.numbers if bound.quantity.span.overlaps(span)),
            confidence="medium",
            suggestion=f"{found['begin']}{found['gap']}{found['scale']}",
        )
