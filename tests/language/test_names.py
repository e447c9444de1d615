"""Numbers that are parts of names, addresses, results and lists, in sentences as news has them."""

from __future__ import annotations

import pytest

from tests.support import quantities_of

NOTHING = ("label", "date", "ordinal")


def _real(text: str) -> list[str]:
    """The numbers of a sentence that can claim something."""
    return [found.surface for found in quantities_of(text) if found.kind not in NOTHING]


@pytest.mark.parametrize(
    "text",
    [
        "Shares on the S&P 500 and the FTSE 100 index were quiet on Friday.",
        "The phone maker says that its iPhone 14 and the older Galaxy 9 handsets are safe.",
        "Airlines will fly the Boeing 737 jets and the Airbus A320 until spring.",
        "The firm left the Fortune 500 and entered Chapter 11 in the same year.",
        "Savers may put more into their 401(k) plans.",
        "Ministers of the Group of Seven met the heads of the Big Four accountants.",
        "Teams of the Six Nations and drivers of Formula One share a sponsor.",
        "Lorries on Interstate 95 queued for the ferry at Pier 12.",
        "The court heard case No. 14-556 under Section 12(3) of the law.",
        "The model 320d and the network 5G were shown.",
        "The observatory named the burst FRB 121102 after the night on which it was seen.",
        "A book on the Thirty Years' War sold well, said the shop on the Three Mile Island road.",
    ],
)
def test_numbers_in_names_are_labels(text: str) -> None:
    assert _real(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Call 0800 555 0199 or write to the paper.",
        "Readers can reach the desk on +44 20 7946 0018.",
        "Dial (555) 555-0134 for the recording.",
        "The line 555-0134 was dead.",
        "Police went to 10 Downing Street and to 221 Baker Street.",
        "See http://example.com/2015/04/12/story-12345.html for the tables.",
        "Write to bob42@example.com about it.",
        "The paperback (ISBN 978-3-16-148410-0) is out.",
        "The update 12.1.4 repairs the camera.",
        "The server at 192.168.1.20 was down.",
    ],
)
def test_addresses_and_numbers_of_telephones_are_labels(text: str) -> None:
    assert _real(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The doors open at 10 a.m. and close at 6 pm.",
        "Landing was at 1400 GMT, or 08:00 local time.",
        "The gates shut at five o'clock.",
        "Clocks there stand at UTC+2 in winter.",
    ],
)
def test_clock_times_are_labels(text: str) -> None:
    assert _real(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The visitors won 3-1 after a 2–2 draw.",
        "The champions lost 2-3 at home.",
        "The bill passed 217-213 in the lower house.",
        "She won the final 6-4, 3-6, 7-6.",
        "The justices ruled 5-4 for the city.",
    ],
)
def test_results_are_labels(text: str) -> None:
    assert _real(text) == []


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("It takes 10-15 minutes.", ["10-15 minutes"]),
        ("He lost 3-4 kg in a month.", ["3-4 kg"]),
        ("Some 12 Wall Street banks signed.", ["12"]),
        ("A 10-year government plan was drawn up.", ["10-year"]),
        ("A 10-year study found 12 cases.", ["10-year", "12"]),
        ("The yield on the 10-year Treasury note rose to 2.5 percent.", ["2.5 percent"]),
        ("A 30-year mortgage costs 4 percent.", ["4 percent"]),
        ("In Lagos 300 shops closed on Monday.", ["300"]),
        ("Some 100 of the 450 graduates left.", ["100", "450"]),
    ],
)
def test_what_looks_like_a_label_and_counts_is_read(text: str, surfaces: list[str]) -> None:
    assert _real(text) == surfaces


@pytest.mark.parametrize("text", ["1. Open the door of the oven.", "2) Close it again.", "Two steps: (1) open it."])
def test_the_numbers_of_a_list_are_labels(text: str) -> None:
    assert [found.kind for found in quantities_of(text) if found.surface.isdigit()] == ["label"]


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("It is the third-largest economy of the continent.", 3),
        ("It is the second most populous state.", 2),
        ("The port ranks fifth.", 5),
        ("The team finished second in the league.", 2),
        ("The party came in fourth place.", 4),
    ],
)
def test_an_ordinal_in_words_is_a_rank_beside_a_superlative_or_a_verb_of_ranking(text: str, rank: int) -> None:
    assert [(found.value, found.kind) for found in quantities_of(text)] == [(rank, "ordinal")]


@pytest.mark.parametrize("text", ["It was the first time.", "He began a second term.", "A third man fled."])
def test_an_ordinal_that_ranks_nothing_is_no_number(text: str) -> None:
    assert quantities_of(text) == []


def test_a_rank_from_below_is_told_from_one_from_above() -> None:
    assert [found.direction for found in quantities_of("the second-lowest rate and the 3rd-highest one")] == [
        "down",
        None,
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("In Somalia 147 of every 1,000 children fall ill.", ["147", "1,000"]),
        ("Deaths for each town: Niger 590, Sierra Leone 860 and Ghana 350.", ["590", "860", "350"]),
        ("He collects old cars: a Peugeot 205, a Fiat 500 and a Saab 900.", []),
    ],
)
def test_a_name_before_a_number_that_counts_leaves_it_a_number(text: str, numbers: list[str]) -> None:
    assert _real(text) == numbers


def test_a_name_that_goes_on_with_what_one_before_it_has_makes_no_label() -> None:
    assert _real("Angola fares worst in this respect; Chad has 85 and Nigeria 69.") == ["85", "69"]
    assert _real("The carrier that bought them has 85 jets and the Airbus 320.") == ["85"]
