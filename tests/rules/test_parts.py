"""Tests of factcheck.rules.parts: what a finding says."""

from __future__ import annotations

from tests.support import checked

DATE = "2016-10-01"


def test_a_finding_of_a_part_names_both_numbers() -> None:
    (finding,) = checked("Prosecutors charged 49 of the 20 men.", DATE).findings
    assert (finding.rule, finding.severity, finding.confidence) == ("SUM001", "error", "high")
    assert finding.message == "49 cannot be a part of 20"
    assert finding.quantities == ("q1", "q2")


def test_a_part_may_be_of_any_number_before_it() -> None:
    assert checked("The blast hurt 40 people and killed 24, including 30 children.", DATE).findings == ()


def test_a_part_that_opens_a_sentence_is_of_the_one_before() -> None:
    text = "The mill employs 450 people. Of those, 520 live in the valley."
    (finding,) = checked(text, DATE).findings
    assert (finding.rule, finding.confidence) == ("SUM001", "medium")


def test_an_open_whole_is_no_more_than_what_a_reader_takes_from_it() -> None:
    text = "At least 20 people, including {} soldiers, were hurt."
    assert checked(text.format(25), DATE).findings == ()
    assert [found.rule for found in checked(text.format(26), DATE).findings] == ["SUM001"]


def test_a_total_shows_its_sum_and_suggests_it() -> None:
    (finding,) = checked("There were 12 cases in Kano, 9 in Jos and 4 in Lagos, 26 in all.", DATE).findings
    assert (finding.rule, finding.confidence) == ("SUM002", "medium")
    assert finding.message == "12 + 9 + 4 is 25; the text says 26"
    assert finding.suggestion == "25"


def test_rounded_items_make_a_note_and_have_room() -> None:
    text = "They sold 1,200 cars and 800 trucks, {} vehicles in all."
    assert checked(text.format("2,050"), DATE).findings == ()
    (finding,) = checked(text.format("2,500"), DATE).findings
    assert (finding.severity, finding.confidence) == ("note", "low")


def test_some_of_the_items_may_give_the_total() -> None:
    text = "Twelve soldiers were hurt, and 9 men and 4 boys died, 13 people in all."
    assert checked(text, DATE).findings == ()


def test_a_list_tells_how_many_it_has() -> None:
    (finding,) = checked("The mayor named four priorities: education, crime and the economy.", DATE).findings
    assert (finding.rule, finding.confidence) == ("SUM003", "medium")
    assert finding.message == "four priorities are announced, and 3 listed"


def test_a_list_whose_last_two_may_be_one_item_is_a_weak_finding() -> None:
    (finding,) = checked("The flag has two colours: red, white and blue.", DATE).findings
    assert (finding.rule, finding.confidence) == ("SUM003", "low")


def test_shares_of_one_whole_show_their_sum() -> None:
    (finding,) = checked("Seventy percent are men and the remaining 40 percent women.", DATE).findings
    assert (finding.rule, finding.message) == ("SUM004", "70 + 40 is 110 percent")
    assert checked("A third are men and the remaining 66 percent women.", DATE).findings == ()
    assert checked("Some 33 percent are men, 33 percent women and the other 33 percent children.", DATE).findings == ()


def test_more_votes_than_seats_are_an_error() -> None:
    (finding,) = checked("The bill passed 52-48 in the 90-seat Senate.", DATE).findings
    assert (finding.rule, finding.severity, finding.confidence) == ("SUM005", "error", "high")
    assert finding.message == "52 + 48 is 100, more than the 90 seats that there are"
    (finding,) = checked("The party won 60 of 50 seats.", DATE).findings
    assert finding.rule == "SUM005"


def test_the_dead_are_a_part_only_of_the_dead() -> None:
    text = "A bus fell from a bridge and 23 people {}. Among the dead were 32 pilgrims."
    assert [found.rule for found in checked(text.format("died"), DATE).findings] == ["SUM001"]
    assert checked(text.format("were hurt"), DATE).findings == ()


def test_names_may_be_listed_far_behind_their_number() -> None:
    text = "{} nations agreed on the river tax in Basel: Germany, France and Luxembourg."
    (finding,) = checked(text.format("Four"), DATE).findings
    assert finding.message == "Four nations are announced, and 3 listed"
    assert checked(text.format("Three"), DATE).findings == ()
    assert checked("Six cooks chose the soup of the year: Borscht, Laksa and Ramen.", DATE).findings == ()


def test_both_sides_of_a_vote_are_added() -> None:
    (finding,) = checked("The treaty passed the 80-seat assembly by 51 votes to 39.", DATE).findings
    assert (finding.rule, finding.message) == ("SUM005", "51 + 39 is 90, more than the 80 seats that there are")


def test_parts_that_have_nobody_in_common_are_added() -> None:
    text = "The blaze killed 9 people, including five {} and six {}."
    (finding,) = checked(text.format("children", "women"), DATE).findings
    assert (finding.rule, finding.message) == ("SUM002", "5 + 6 is 11, more than 9")
    assert checked(text.format("children", "Americans"), DATE).findings == ()


def test_people_between_commas_add_up_to_the_people_before() -> None:
    text = "Police held {} people, 19 farmers and ten drivers, for a night."
    assert [found.rule for found in checked(text.format(33), DATE).findings] == ["SUM002"]
    assert checked(text.format(29), DATE).findings == ()
