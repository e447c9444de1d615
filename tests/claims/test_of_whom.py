"""Of whom a number speaks when the name does not stand beside it, and which names it does not speak of."""

from __future__ import annotations

import pytest

from tests.support import checked, claim_of, reason_of

DATE = "2015-06-10"


@pytest.mark.parametrize(
    ("text", "number", "entity", "why"),
    [
        ("Greece says its unemployment rate is 25.6 percent.", "25.6 percent", "GRC", "“its”"),
        ("Greece is in talks with Germany. Its unemployment rate is 25.6 percent.", "25.6 percent", "GRC", "“Its”"),
        ("Sweden's cabinet fell. Its unemployment rate is 7.8 percent.", "7.8 percent", "SWE", "“Its”"),
        ("Ghana, West Africa's second economy, saw its inflation reach 17 percent.", "17 percent", "GHA", "“its”"),
        ("Migrants left Eritrea, whose population is 5 million, for Sudan.", "5 million", "ERI", "“Eritrea”"),
        ("Kenya trades with China, where inflation is 1.2 percent.", "1.2 percent", "CHN", "“China”"),
        ("Kenya borders Somalia, which has a population of 10 million.", "10 million", "SOM", "“Somalia”"),
    ],
)
def test_a_pronoun_points_to_the_subject_or_to_the_name_before_it(
    text: str, number: str, entity: str, why: str
) -> None:
    claim = claim_of(checked(text, DATE), number)
    assert claim.entity == entity
    assert why in claim.entity_evidence.why


@pytest.mark.parametrize(
    "text",
    [
        "Germany told Greece that its unemployment rate was 25.6 percent.",
        "Germany and Greece met. Its unemployment rate is 25.6 percent.",
        "Unrest hit Greece and Germany, where unemployment is 25.6 percent.",
    ],
)
def test_a_pronoun_that_can_point_to_two_places_points_to_none(text: str) -> None:
    assert "equally good" in reason_of(checked(text, DATE), "25.6 percent")


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Zimbabwe votes. The southern African nation has a population of 14 million.", "ZWE"),
        ("Zimbabwe and France met. The African country has a population of 14 million.", "ZWE"),
        ("Laos opened a dam. The landlocked country has a population of 14 million.", "LAO"),
        ("Jordan took them in. The kingdom has a population of 14 million.", "JOR"),
        ("The population of the West African country of Ghana is 14 million.", "GHA"),
        ("The island nation of Malta has 14 million inhabitants.", "MLT"),
    ],
)
def test_a_noun_for_a_country_stands_for_the_one_that_was_named(text: str, entity: str) -> None:
    assert claim_of(checked(text, DATE), "14 million").entity == entity


def test_a_noun_for_a_country_does_not_stand_for_one_elsewhere() -> None:
    report = checked("France voted. The African country has a population of 14 million.", DATE)
    assert "The African country" in reason_of(report, "14 million")


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Niger's inflation, the highest in Africa, is 15 percent.", "NER"),
        ("Niger has the highest inflation in the world: 15 percent.", "NER"),
        ("Inflation in Niger is the highest in Africa at 15 percent.", "NER"),
        ("Of all African Union members, Niger has the highest inflation, at 15 percent.", "NER"),
        ("Unlike Mali, Niger has an inflation rate of 15 percent.", "NER"),
        ("Niger's economy is smaller than Mali's, and inflation in Niger is 15 percent.", "NER"),
        ("Niger, Nigeria's northern neighbour, has an inflation rate of 15 percent.", "NER"),
        ("Turkey's central bank said on Tuesday that inflation was 15 percent.", "TUR"),
    ],
)
def test_a_place_that_is_only_compared_with_is_not_meant(text: str, entity: str) -> None:
    assert claim_of(checked(text, DATE), "15 percent").entity == entity


@pytest.mark.parametrize(
    "text",
    [
        "India's northern state of Bihar saw inflation of 15 percent.",
        "Inflation in Chile's capital is 15 percent.",
        "In southern Italy inflation is 15 percent.",
        "In the Swiss canton of Zug inflation is 15 percent.",
    ],
)
def test_a_part_of_a_country_is_not_the_country(text: str) -> None:
    assert reason_of(checked(text, DATE), "15 percent")


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("A bomb hit a hall in Somalia, the president's guest house in Mogadishu, killing 12 people.", "GN:53654"),
        ("A bomb killed 12 people outside Mogadishu, Somalia.", "GN:53654"),
    ],
)
def test_an_apposition_may_say_more_closely_where(text: str, entity: str) -> None:
    assert claim_of(checked(text, DATE), "12").entity == entity


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Food is short in Chad. Life expectancy is 52 years, among the lowest globally.", "TCD"),
        ("Food is short in Chad. At 52 years, life expectancy is the lowest worldwide.", "TCD"),
        ("Life expectancy is 71 years globally.", "WLD"),
        ("Life expectancy worldwide is 71 years.", "WLD"),
    ],
)
def test_a_superlative_worldwide_is_no_figure_of_the_world(text: str, entity: str) -> None:
    claim = next(claim for claim in checked(text, DATE).claims if claim.measure == "life_expectancy")
    assert claim.entity == entity


def test_an_owner_of_something_without_a_capital_is_the_country() -> None:
    text = "Zambia's economy in figures\n\nInflation is 7 percent."
    claim = claim_of(checked(text, DATE), "7 percent")
    assert (claim.entity, claim.entity_evidence.strength) == ("ZMB", "weak")


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("NAIROBI, June 9 (Wire) - Inflation rose to 6.9 percent, official data showed.", "KEN"),
        ("ACCRA (Wire) — Officials met.\n\nInflation was 6.9 percent.", "GHA"),
        ("PARIS — Spain's inflation was 6.9 percent.", "ESP"),
        ("GENEVA — Inflation was 6.9 percent worldwide.", "WLD"),
    ],
)
def test_the_dateline_tells_the_country_only_if_nothing_else_does(text: str, entity: str) -> None:
    claim = claim_of(checked(text, DATE), "6.9 percent")
    assert claim.entity == entity
    assert ("dateline" in claim.entity_evidence.why) == (entity in ("KEN", "GHA"))


def test_two_places_of_the_text_leave_the_dateline_out() -> None:
    text = "BRUSSELS, June 9 (Wire) — Greek and German ministers met.\n\nInflation is 6.9 percent."
    assert "equally good" in reason_of(checked(text, DATE), "6.9 percent")


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("The Federal Reserve said inflation was 2 percent.", "USA"),
        ("Statistics Canada said inflation was 2 percent.", "CAN"),
        ("The Bank of Japan said inflation in Spain was 2 percent.", "ESP"),
    ],
)
def test_a_national_source_speaks_for_its_country_if_no_place_is_named(text: str, entity: str) -> None:
    assert claim_of(checked(text, DATE), "2 percent").entity == entity


def test_an_international_source_speaks_for_no_country() -> None:
    assert reason_of(checked("The World Bank said inflation was 2 percent.", DATE), "2 percent")


@pytest.mark.parametrize(
    ("text", "number", "entity"),
    [
        ("Togo votes today. It has 7.2 million inhabitants.", "7.2 million", "TGO"),
        ("Togo votes today. Few of its 7.2 million people are rich.", "7.2 million", "TGO"),
        ("Mali's 15 million people depend on farming.", "15 million", "MLI"),
        ("Kenya's economy did well. It grew 5.6 percent in 2015.", "5.6 percent", "KEN"),
        ("Songs are sung in Papua New Guinea; 7 million people live there.", "7 million", "PNG"),
    ],
)
def test_a_pronoun_stands_for_the_place_before_it(text: str, number: str, entity: str) -> None:
    assert claim_of(checked(text, "2016-06-15"), number).entity == entity


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The hospital in Togo is old. It has 15 doctors.", "15"),
        ("Syria's capital is under fire. It has 2 million inhabitants.", "2 million"),
        ("Kenya's cotton crop did well. It grew 5.6 percent in 2015.", "5.6 percent"),
        ("The camp is in Jordan. Some 80,000 people live there.", "80,000"),
        ("Mali's 3 million people who fled are back.", "3 million"),
        ("Greece's 1.2 million people without insurance get little.", "1.2 million"),
    ],
)
def test_a_pronoun_of_something_else_names_no_place(text: str, number: str) -> None:
    assert reason_of(checked(text, "2016-06-15"), number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The federal budget deficit was $439 billion in fiscal 2015.", "$439 billion"),
        ("There were 15,696 murders nationwide in 2015.", "15,696"),
        (
            "The country lost 35,092 people in traffic accidents. There were 15,696 murders in the nation in 2015.",
            "15,696",
        ),
    ],
)
def test_what_only_the_texts_of_one_country_leave_out_is_of_it(text: str, number: str) -> None:
    claim = claim_of(checked(text, "2017-02-01"), number)
    assert claim.entity == "USA"
    assert "no place is named" in claim.entity_evidence.why


@pytest.mark.parametrize(
    "text",
    [
        "There were 306 murders in 2015.",
        "Mexico held its breath. There were 16,000 murders nationwide in 2015.",
        "Canada voted. The federal budget deficit was $29 billion.",
        "Texas is short of cash. The budget deficit was $2 billion.",
    ],
)
def test_it_is_not_of_it_if_the_text_names_another_place(text: str) -> None:
    assert not any(claim.entity == "USA" for claim in checked(text, "2017-02-01").claims)


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Unemployment peaked at 10 percent. The White House blamed its foes.", "USA"),
        ("The Tories are glad. Unemployment peaked at 10 percent.", "GBR"),
        ("Our schools matter. Unemployment peaked at 10 percent in this country, members of Congress heard.", "USA"),
    ],
)
def test_a_rate_is_of_the_country_whose_institutions_a_text_names_if_it_names_no_other(text: str, entity: str) -> None:
    claim = claim_of(checked(text, DATE), "10 percent")
    assert (claim.entity, claim.entity_evidence.strength) == (entity, "weak")


@pytest.mark.parametrize(
    "text",
    [
        "Unemployment peaked at 10 percent. The White House sent an envoy to Ankara.",
        "Unemployment peaked at 10 percent. The White House and the Tories agree.",
        "Unemployment in the county peaked at 10 percent. The White House blamed its foes.",
        "Statewide, unemployment peaked at 10 percent. The White House blamed its foes.",
        "The tribe is poor. Its unemployment peaked at 10 percent, the White House heard.",
        "Unemployment on the islands peaked at 10 percent, the Labor Department said.",
        "Unemployment peaked at 10 percent. They live in a white house.",
    ],
)
def test_it_is_of_no_country_if_it_may_be_of_something_else(text: str) -> None:
    assert reason_of(checked(text, DATE), "10 percent")


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("The U.S. government puts life in Nepal at 69 years. The population is 29 million.", "NPL"),
        ("Nepal. Main partners: Japan 9% India 14%. Population: 29 million.", "NPL"),
        ("Facts about Nepal. Life expectancy: 69 years. UK: 80 years. Population: 29 million.", "NPL"),
        ("Manila, May 24 - The Philippines voted. The country has a population of 29 million.", "PHL"),
        ("Nepal. GDP per head in US$: 900. Population: 29 million.", "NPL"),
        ("Nepal voted. Its exports to India fell by half; the population is 29 million.", "NPL"),
    ],
)
def test_a_place_that_is_named_for_something_else_is_not_that_of_what_follows(text: str, entity: str) -> None:
    assert claim_of(checked(text, DATE), "29 million").entity == entity


def test_a_city_and_its_country_in_two_places_of_a_sentence_are_equally_good() -> None:
    text = "A clock in Hanoi ticks: a child is born in Vietnam every minute, and the population has hit 97 million."
    assert "equally good" in reason_of(checked(text, DATE), "97 million")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("France has 66 million people, 63 million of them in Europe.", "63 million"),
        ("India has 1.2 billion people, China 1.3 billion. In 1950 it was 400 million.", "400 million"),
        ("Latvia's inflation was 5 percent, the highest in the EU, where it fell to 2 percent.", "2 percent"),
        ("Public debt is 97 percent of GDP in Belgium and Spain's, 60 percent in 2010, is lower.", "60 percent"),
    ],
)
def test_a_number_that_may_be_of_two_places_or_of_a_part_of_the_people_is_left_alone(text: str, number: str) -> None:
    assert next(bound for bound in checked(text, DATE).bound if bound.quantity.surface == number).claim is None


def test_what_is_so_in_a_city_is_not_said_of_the_country_of_the_sentence_before() -> None:
    text = "Brazil's unemployment rate was 4.9 percent in April. In São Paulo it was 5.2 percent."
    assert all(bound.claim is None for bound in checked(text, DATE).bound if bound.quantity.surface == "5.2 percent")


@pytest.mark.parametrize(
    "text",
    [
        "More than a third of young Tunisians, 34.9 percent, were unemployed in 2017.",
        "More than a third of Tunisian youths, 34.9 percent, were unemployed in 2017.",
    ],
)
def test_a_share_of_the_young_told_once_more_is_not_that_of_all(text: str) -> None:
    assert reason_of(checked(text, "2018-09-03"), "34.9 percent")


def test_a_share_of_women_told_once_more_is_theirs() -> None:
    text = "More than a fifth of Tunisian women, 22.4 percent, were unemployed in 2017."
    assert claim_of(checked(text, "2018-09-03"), "22.4 percent").measure == "unemployment.female.rate"
