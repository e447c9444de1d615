"""What a number is to a change: the amount, where it began or where it ended, and which way it went."""

from __future__ import annotations

import pytest

from tests.support import quantities_of


def _told(text: str) -> list[tuple[str, str | None, str | None]]:
    return [
        (q.surface, q.change, q.direction) for q in quantities_of(text) if q.kind not in ("date", "label", "ordinal")
    ]


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Output grew 5 percent", "up"),
        ("Output rose sharply by nearly 5 percent", "up"),
        ("Output fell as much as 5 percent", "down"),
        ("Output shrank by between 2 and 3 percent", "down"),
        ("Output was up 5 percent on the year", "up"),
        ("Shares, down 5 percent, recovered", "down"),
        ("a rise of 5 percent", "up"),
        ("a decline in exports of 5 percent", "down"),
        ("growth of 5 percent", "up"),
        ("a 5 percent drop", "down"),
        ("a 5 percent fall in prices", "down"),
        ("a 20-point lead rise", "up"),
        ("a 2 percent fuel tax increase", "up"),
        ("a 50-basis-point cut", "down"),
        ("Prices are 5 percent higher", "up"),
        ("It sold 5 percent more than before", "up"),
        ("It has 200 fewer beds than before", "down"),
        ("The firm cut 5,000 jobs", "down"),
        ("It shed 200 jobs", "down"),
        ("The loss of 650 jobs hurts", "down"),
        ("It closed with 42 job losses", "down"),
        ("Farms added 5,000 workers", "up"),
        ("The party gained 20 seats", "up"),
        ("The deficit was cut in half", "down"),
        ("They cut the wage bill by $5 million", "down"),
    ],
)
def test_the_amount_of_a_change_has_its_direction(text: str, direction: str) -> None:
    ((_, change, found),) = _told(text)
    assert (change, found) == ("amount", direction)


@pytest.mark.parametrize(
    ("text", "part", "direction"),
    [
        ("Inflation rose to 5 percent", "end", "up"),
        ("Growth slowed to 5 percent", "end", "down"),
        ("The toll has risen to at least 45", "end", "up"),
        ("The rate fell below 5 percent", "end", "down"),
        ("The rate climbed above 5 percent", "end", "up"),
        ("a drop in turnout to 40 percent", "end", "down"),
        ("It raised the duty on sugar to 15 percent", "end", "up"),
        ("It was down from 408,870 a year earlier", "start", "down"),
        ("Sales are up from $4 million", "start", "up"),
    ],
)
def test_the_ends_of_a_change_are_told_apart(text: str, part: str, direction: str) -> None:
    ((_, change, found),) = _told(text)
    assert (change, found) == (part, direction)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It rose from 4.1 to 5.2 percent",
            [("4.1", "start", "up"), ("5.2 percent", "end", "up")],
        ),
        (
            "It went from 5 percent to 4 percent",
            [("5 percent", "start", "down"), ("4 percent", "end", "down")],
        ),
        (
            "The index was up 3.4 percent to 1,200",
            [("3.4 percent", "amount", "up"), ("1,200", "end", "up")],
        ),
        (
            "Sales fell 5 percent, to $20 billion from $21 billion",
            [("5 percent", "amount", "down"), ("$20 billion", "end", "down"), ("$21 billion", "start", "down")],
        ),
        (
            "Profit rose 5 percent, or $5 million, to $105 million",
            [("5 percent", "amount", "up"), ("$5 million", "amount", "up"), ("$105 million", "end", "up")],
        ),
        (
            "Exports tripled to $6 billion",
            [("tripled", "amount", "up"), ("$6 billion", "end", "up")],
        ),
        (
            "The toll more than doubled, from 20 to 45",
            [("doubled", "amount", "up"), ("20", "start", "up"), ("45", "end", "up")],
        ),
        (
            "They grew by 1.9, 1.1 and 0.8 percent",
            [("1.9", "amount", "up"), ("1.1", "amount", "up"), ("0.8 percent", "amount", "up")],
        ),
        (
            "Shares fell $5 to $20",
            [("$5", "amount", "down"), ("$20", "end", "down")],
        ),
        (
            "It cut spending by $20 million to $1 billion",
            [("$20 million", "amount", "down"), ("$1 billion", "end", "down")],
        ),
        (
            "The party lost 20 seats and gained 5 seats",
            [("20", "amount", "down"), ("5", "amount", "up")],
        ),
    ],
)
def test_each_number_of_a_change_has_its_part(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert _told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Up to 5,000 people came",
        "a growth rate of 5 percent",
        "The firm raised $5 million",
        "They make up 5 percent of the crew",
        "They shot down 3 planes",
        "It dropped 500 bombs",
        "Iodine is added to 10 percent of the salt",
        "They cut aid to 5 million people",
        "The army lost 20 soldiers",
        "A loss of $5 million was booked",
        "The boat sank 400 miles off the coast",
        "He added that 5 people were hurt",
        "Rates were cut, and 5 percent of them paid",
        "Prices fell while 5 percent of them paid",
        "The pound dropped to a 13-month low",
        "the fall of two cities",
        "The slick extends to seven square miles",
        "The 5 percent growth target stands",
        "40 men died after two cars plunged into a river",
        "The number 1 reactor building fell",
        "Dues were lowered in response to three days of unrest",
        "Rain fell in half of the towns",
        "It is three times as large",
        "That is a jump compared to 361 men",
    ],
)
def test_a_number_beside_such_a_word_may_be_no_part_of_a_change(text: str) -> None:
    assert [change for _, change, _ in _told(text) if change is not None] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fees will go up to 45 percent", [("45 percent", "end", "up")]),
        ("Fees went up 3 percent", [("3 percent", "amount", "up")]),
        ("Fees edged up to 7 percent from 6 percent", [("7 percent", "end", "up"), ("6 percent", "start", "up")]),
        ("The index ended 1.1 percent lower at 418", [("1.1 percent", "amount", "down"), ("418", "end", "down")]),
        ("It added 2m users, taking the total to 61m", [("2m", "amount", "up"), ("61m", "end", "up")]),
        ("It wiped $9bn off its value", [("$9bn", "amount", "down")]),
        (
            "Fines rise from the current $5,000 up to $30,000",
            [("$5,000", "start", "up"), ("$30,000", None, None)],
        ),
        ("It ended 3 points lower at 418", [("3", "amount", "down"), ("418", "end", "down")]),
        ("Cuts of eight hours a day", [("eight hours", None, None)]),
        ("They planted 2 hectares less maize", [("2 hectares", "amount", "down")]),
        ("It uses a fifth less fuel", [("a fifth", "amount", "down")]),
        ("It would cut 200 jobs, or 6 percent of them", [("200", "amount", "down"), ("6 percent", None, None)]),
        ("It lost five of its six games", [("five", None, None), ("six", None, None)]),
        ("with growth of -2.4 percent", [("-2.4 percent", None, None)]),
        (
            "The rate changed little, from 5.2 percent in 2006 to 5.1 percent in 2007",
            [("5.2 percent", "start", "down"), ("5.1 percent", "end", "down")],
        ),
    ],
)
def test_particles_levels_and_restated_amounts(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert _told(text) == expected


def test_up_to_after_a_verb_of_motion_is_no_bound() -> None:
    assert [q.hedge for q in quantities_of("Fees edged up to 7 percent")] == ["exact"]
    assert [q.hedge for q in quantities_of("Fees of up to 7 percent")] == ["at-most"]
