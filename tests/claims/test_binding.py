"""A number becomes a claim only when its measure, place and period are plain; otherwise it says why not."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.support import bound_of, checked, claim_of, claims_of, reason_of

DATE = "2019-06-15"


@pytest.mark.parametrize(
    ("text", "number", "measure", "entity"),
    [
        ("Kenya's population stands at 51 million.", "51 million", "population.total", "KEN"),
        ("In Kenya, the population is 51 million.", "51 million", "population.total", "KEN"),
        ("Japan, with a population of 126 million, is old.", "126 million", "population.total", "JPN"),
        ("Unemployment in Spain fell to 14.1 percent.", "14.1 percent", "unemployment.rate", "ESP"),
        ("The jobless rate in Greece reached 17.3 percent.", "17.3 percent", "unemployment.rate", "GRC"),
        ("Turkey's inflation rate hit 16.3 percent in 2018.", "16.3 percent", "inflation.consumer", "TUR"),
        ("Life expectancy in Japan is 84 years.", "84 years", "life_expectancy", "JPN"),
        ("Germany's GDP was $3.9 trillion in 2018.", "$3.9 trillion", "gdp.nominal", "DEU"),
        ("Turkey hosts 3.7 million refugees.", "3.7 million", "refugees.hosted", "TUR"),
        ("Some 5.8 million Colombians are internally displaced.", "5.8 million", "displaced.internal", "COL"),
        # A phrase may contain a number that is part of a name.
        ("The COVID-19 death toll in Peru has passed 200,000.", "200,000", "covid.deaths.total", "PER"),
        # A verb that needs its noun ("received 80 million tourists") does not speak of another measure's noun.
        ("Turkey received 300,000 asylum applications.", "300,000", "asylum.applications", "TUR"),
    ],
)
def test_plain_sentences_are_bound(text: str, number: str, measure: str, entity: str) -> None:
    claim = claim_of(checked(text, DATE), number)
    assert (claim.measure, claim.entity) == (measure, entity)


@pytest.mark.parametrize(
    ("text", "number", "reason"),
    [
        ("Some 300 ships sailed to Kenya.", "300", "no measure"),
        ("The population of Kenya and Uganda is 90 million.", "90 million", "equally good"),
        ("The population is 51 million.", "51 million", "no place"),
        ("Kenya's population rose to 5 percent.", "5 percent", "does not fit"),
        ("Kenya's traffic density is 90 cars.", "90", "no measure"),
        ("Kenya's adult population is 25 million people.", "25 million", "no measure"),
        ("The population of Georgia is 3.7 million.", "3.7 million", "equally good"),
        ("The population of Congo is 5 million.", "5 million", "equally good"),
        ("Kenya's prison population is 51,000.", "51,000", "no measure"),
        ("The elephant population in Kenya is 34,000.", "34,000", "no measure"),
        ("In Kenya 21 soldiers were killed this week.", "21", "part of the people"),
        ("It came 3rd in 2018.", "3rd", "rank"),
        ("It came third in 2018.", "2018", "date"),
        ("A Boeing 737 landed in Kenya.", "737", "label"),
        ("Support for the party in Spain fell by 2 percentage points.", "2 percentage points", "points"),
        ("The tower is three times as high.", "three times", "multiple"),
        ("In Kenya 25 doctors per 100,000 patients work.", "25", "rate"),
        ("In Kenya 25 doctors per 100,000 patients work.", "100,000", "rate"),
    ],
)
def test_an_unbound_number_says_why(text: str, number: str, reason: str) -> None:
    assert reason in reason_of(checked(text, DATE), number)


def test_a_size_that_no_sane_article_gives_is_still_bound_if_the_measure_is_named() -> None:
    assert claim_of(checked("Kenya has a population of 51 billion.", DATE), "51 billion").measure == "population.total"
    assert claim_of(checked("Kenya has 51 billion inhabitants.", DATE), "51 billion").measure == "population.total"
    assert "size" in reason_of(checked("Kenya has 51 inhabitants.", DATE), "51")


@pytest.mark.parametrize(
    ("text", "number", "measure"),
    [
        ("Zambia is a landlocked country with roughly 17 billion people.", "17 billion", "population.total"),
        ("Drug overdoses killed 700,000 Americans in 2017.", "700,000", "us.overdose.deaths"),
        ("A child born in Japan could expect to live 8.4 years.", "8.4 years", "life_expectancy"),
    ],
)
def test_a_size_that_one_slip_explains_is_bound_by_a_verb_too(text: str, number: str, measure: str) -> None:
    assert claim_of(checked(text, DATE), number).measure == measure


@pytest.mark.parametrize(
    ("text", "number"),
    [
        # too small: a part, or something else
        ("The federal government spent $440 million in 2019.", "$440 million"),
        ("Per flight, Australia emitted 15 tonnes of CO2 in 2014.", "15 tonnes"),
        ("Police arrest 75 people in Guinea.", "75"),
    ],
)
def test_a_verb_with_a_number_that_is_too_small_tells_of_something_else(text: str, number: str) -> None:
    assert reason_of(checked(text, DATE), number)  # it gives one, so that it is bound to nothing


def test_a_place_of_the_sentence_is_enough_if_it_is_the_only_one() -> None:
    claim = claim_of(checked("Voters in Kenya learned that the population is 51 million.", DATE), "51 million")
    assert claim.entity == "KEN"
    assert claim.entity_evidence.strength == "fair"
    assert "only place in the sentence" in claim.entity_evidence.why


def test_a_place_of_the_sentence_before_is_used_and_said_so() -> None:
    claim = claim_of(checked("Rain fell on Kenya. The population is 51 million.", DATE), "51 million")
    assert claim.entity == "KEN"
    assert claim.entity_evidence.strength == "weak"
    assert "sentence before" in claim.entity_evidence.why


def test_a_place_from_another_paragraph_is_weak_evidence() -> None:
    claim = claim_of(checked("Rain fell on Kenya.\n\nThe population is 51 million.\n", DATE), "51 million")
    assert claim.entity == "KEN"
    assert claim.entity_evidence.strength == "weak"


def test_two_places_before_the_sentence_bind_none() -> None:
    report = checked("Rain fell on Kenya and Uganda. The population is 51 million.", DATE)
    assert "equally good" in reason_of(report, "51 million")


@pytest.mark.parametrize(
    "text",
    [
        "Mexico counted 20,000 murders in 2016.",
        "The United States and its neighbours met. A court in Mexico heard of 20,000 murders in 2016.",
        "Texas had 1,459 murders in 2016, Mexico 20,000.",
    ],
)
def test_a_measure_of_one_country_is_never_that_of_another(text: str) -> None:
    bound = bound_of(checked(text, DATE), "20,000")
    assert bound.claim is None


@pytest.mark.parametrize(("place", "entity"), [("the United States", "USA"), ("Texas", "US-TX")])
def test_a_measure_of_one_country_is_that_of_its_states_too(place: str, entity: str) -> None:
    assert claim_of(checked(f"Police counted 1,459 murders in {place} in 2016.", DATE), "1,459").entity == entity


def test_the_city_points_back_to_the_city_named_before() -> None:
    claim = claim_of(checked("Shells hit Aleppo. Only 35 doctors are left in the city.", "2016-10-01"), "35")
    assert claim.entity == "GN:170063"
    assert "named before" in claim.entity_evidence.why


def test_each_place_of_a_sentence_keeps_its_own_number() -> None:
    report = checked("Unemployment in Spain was 14.1 percent, and unemployment in Greece was 17.3 percent.", DATE)
    assert claim_of(report, "14.1 percent").entity == "ESP"
    assert claim_of(report, "17.3 percent").entity == "GRC"


@pytest.mark.parametrize(
    ("text", "number", "start", "end", "inferred"),
    [
        ("The population of Kenya was 43 million in 2012.", "43 million", "2012-01-01", "2012-12-31", False),
        ("In 2012, the population of Kenya was 43 million.", "43 million", "2012-01-01", "2012-12-31", False),
        ("As of July 2016, Kenya had a population of 47 million.", "47 million", "2016-07-01", "2016-07-31", False),
        ("Kenya's population is 51 million.", "51 million", "2019-06-15", "2019-06-15", True),
        ("Unemployment in Spain was 15.3 percent last year.", "15.3 percent", "2018-01-01", "2018-12-31", False),
        ("The US murder rate was 9.8 per 100,000 people in 1991.", "9.8", "1991-01-01", "1991-12-31", False),
    ],
)
def test_the_period_is_the_one_beside_the_number_else_the_day_of_the_article(
    text: str, number: str, start: str, end: str, inferred: bool
) -> None:
    period = claim_of(checked(text, DATE), number).period
    assert period is not None
    assert (period.start.isoformat(), period.end.isoformat(), period.inferred) == (start, end, inferred)


def test_without_any_date_a_level_has_no_period() -> None:
    claim = claim_of(checked("Kenya's population is 51 million."), "51 million")
    assert claim.period is None
    assert "no date" in claim.period_evidence.why


def test_before_the_war_ends_on_the_eve_of_it() -> None:
    claim = claim_of(checked("Before the war, Syria had a population of around 21 million.", DATE), "21 million")
    assert claim.period is not None
    assert claim.period.end == dt.date(2011, 3, 14)


def test_this_year_of_us_admissions_is_the_fiscal_year_and_the_calendar_year_the_alternative() -> None:
    text = "The United States admitted 12,000 Syrian refugees this year."
    claim = claim_of(checked(text, "2016-10-20"), "12,000")
    assert claim.period is not None
    assert (claim.period.start, claim.period.end) == (dt.date(2015, 10, 1), dt.date(2016, 9, 30))
    assert [(p.start, p.end) for p in claim.alternatives] == [(dt.date(2016, 1, 1), dt.date(2016, 10, 20))]


def test_a_part_of_the_people_that_no_measure_counts_is_left_alone() -> None:
    report = checked("In Aleppo 338 people were killed this week, including 12 policemen.", "2016-10-01")
    assert "part of the people" in reason_of(report, "12")


def test_a_part_takes_place_period_and_source_of_its_whole() -> None:
    text = "According to UNICEF, 338 people were killed in Aleppo this week, including 106 children."
    report = checked(text, "2016-10-01")
    whole, part = claim_of(report, "338"), claim_of(report, "106")
    assert part.part_of == whole.id
    assert (part.entity, part.period, part.attribution) == (whole.entity, whole.period, whole.attribution)


def test_an_ellipsis_points_back_only_a_few_sentences() -> None:
    near = "In Aleppo 338 people were killed this week. Rain fell. Most fled. More than 100 were children."
    far = "In Aleppo 338 people were killed this week. Rain fell. Most fled. It froze. More than 100 were children."
    assert claim_of(checked(near, "2016-10-01"), "100").part_of == "c1"
    assert bound_of(checked(far, "2016-10-01"), "100").claim is None


def test_the_same_fact_told_again_is_linked_to_the_first_telling() -> None:
    first, second = claims_of("Kenya's population is 51 million. Kenya has a population of 51 million.", DATE)
    assert first.restates is None
    assert second.restates == first.id


def test_another_number_for_the_same_thing_restates_nothing() -> None:
    _, second = claims_of("Kenya's population is 51 million. Kenya has a population of 52 million.", DATE)
    assert second.restates is None


@pytest.mark.parametrize("text", ["", " \n\n", "Rain fell on Kenya.", "Kenya", "!!!"])
def test_a_text_without_numbers_has_no_claims(text: str) -> None:
    report = checked(text, DATE)
    assert (report.bound, report.claims, report.findings) == ((), (), ())


def test_ids_number_quantities_and_claims_in_the_order_of_the_text() -> None:
    report = checked(
        "On 3 May 300 ships left. Kenya's population is 51 million. Spain's population is 47 million.", DATE
    )
    assert [bound.id for bound in report.bound] == ["q1", "q2", "q3", "q4"]
    assert [(claim.id, claim.quantity_id) for claim in report.claims] == [("c1", "q3"), ("c2", "q4")]


def test_a_price_of_the_world_needs_no_place_and_takes_none_from_the_context() -> None:
    report = checked("Turkey votes.\n\nGold traded at $1,320 an ounce, and brokers in Istanbul bought.", DATE)
    assert (claim_of(report, "$1,320").measure, claim_of(report, "$1,320").entity) == ("price.gold", "WLD")


def test_a_price_that_is_tied_to_a_country_is_not_that_of_the_world() -> None:
    assert reason_of(checked("Russia's oil price was $60 a barrel.", DATE), "$60").startswith("of “Russia”")


def test_a_rate_may_have_a_unit_of_four_words() -> None:
    text = "Henry Hub gas was at $2.80 per million British thermal units."
    assert claim_of(checked(text, DATE), "$2.80").measure == "price.gas.us"
    assert reason_of(checked("Henry Hub gas was at $2.80 per gallon.", DATE), "$2.80") == "a rate"


@pytest.mark.parametrize(
    ("text", "number", "measure", "entity"),
    [
        ("Kenya's GDP of $1,400 per person is rising.", "$1,400", "gdp.per_capita", "KEN"),
        ("Kenya has 80 people per square kilometre.", "80", "population.density", "KEN"),
        ("Australia emits 16 tonnes of carbon dioxide per person.", "16 tonnes", "co2.per_capita", "AUS"),
        (
            "Energy use in Mali is 480 kg of oil equivalent a head.",
            "480 kg of oil equivalent",
            "energy.per_capita",
            "MLI",
        ),
        ("Kenya's population is growing at 2.6 percent a year.", "2.6 percent", "population.growth", "KEN"),
        ("Nigeria pumps 1.4 million barrels of crude a day.", "1.4 million barrels", "oil.production", "NGA"),
        ("Women in Kenya have an average of 3.8 children.", "3.8", "fertility.rate", "KEN"),
    ],
)
def test_what_a_number_is_a_rate_of_tells_its_measure(text: str, number: str, measure: str, entity: str) -> None:
    claim = claim_of(checked(text, "2016-10-01"), number)
    assert (claim.measure, claim.entity) == (measure, entity)


def test_what_a_share_is_of_may_have_an_owner() -> None:
    claim = claim_of(checked("Agriculture makes up 33 percent of Kenya's GDP.", "2016-10-01"), "33 percent")
    assert (claim.measure, claim.entity) == ("agriculture.share", "KEN")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Among women in Kenya, 40 percent use the internet.", "40 percent"),
        ("Of the refugees in Kenya, 60 percent use the internet.", "60 percent"),
        ("Rich women in Kenya have an average of 2.1 children.", "2.1"),
        ("The life expectancy of a dam in Kenya is 40 years.", "40 years"),
        ("A plant in Germany emits 9 million tonnes of carbon dioxide a year.", "9 million tonnes"),
        ("Wind provided 30 percent of the electricity of a village in Denmark.", "30 percent"),
        ("Women hold 14 percent of the seats on the boards of Japan.", "14 percent"),
        ("The country's three main airports are closed in Kenya.", "three"),
        ("The bridge in Kenya is expected to live 70 years.", "70 years"),
    ],
)
def test_a_group_a_thing_or_a_change_is_not_the_measure(text: str, number: str) -> None:
    assert bound_of(checked(text, "2016-10-01"), number).claim is None


def test_people_far_fewer_than_a_place_has_are_some_of_them() -> None:
    assert "some people of Ireland" in reason_of(checked("There are 2,000 people in Ireland.", "2016-10-01"), "2,000")


def test_an_element_of_a_list_has_the_unit_and_the_base_that_were_told_once() -> None:
    text = "Oil production was 10.1 million barrels a day in Russia, 9.1 million in Saudi Arabia and 2 million in Iraq."
    report = checked(text, "2017-01-05")
    assert [(claim.measure, claim.entity) for claim in report.claims] == [
        ("oil.production", "RUS"),
        ("oil.production", "SAU"),
        ("oil.production", "IRQ"),
    ]


def test_a_bare_number_with_a_verb_of_its_own_goes_on_with_no_list() -> None:
    report = checked("Inflation was 5 percent in Kenya, and 300 in Uganda protested.", "2017-01-05")
    assert [claim.entity for claim in report.claims] == ["KEN"]


def test_a_short_form_in_brackets_belongs_to_the_name_before_it() -> None:
    text = "The maternal mortality ratio (MMR) of Chad was 980 per 100,000 births in 2013."
    assert claim_of(checked(text, "2016-10-01"), "980").measure == "mortality.maternal"


def test_another_word_in_brackets_says_something_of_the_number() -> None:
    text = "The GDP (PPP) of Chad was $23 billion in 2013."
    assert claim_of(checked(text, "2016-10-01"), "$23 billion").measure == "gdp.ppp"


@pytest.mark.parametrize(
    ("text", "number", "per_thousand"),
    [
        ("One in ten Afghan babies dies before the age of one.", "One in ten", 100),
        ("Nearly 17 percent of Malian children die before they turn five.", "17 percent", 170),
        ("In Mali 170 of every 1,000 children die before they turn five.", "170", 170),
    ],
)
def test_children_who_die_are_counted_per_thousand(text: str, number: str, per_thousand: float) -> None:
    claim = claim_of(checked(text, DATE), number)
    assert claim.measure in ("mortality.infant", "mortality.under5")
    assert claim.value == pytest.approx(per_thousand)


def test_a_death_rate_in_percent_is_that_of_a_disease() -> None:
    assert bound_of(checked("The death rate in Mali is 8 percent.", DATE), "8 percent").claim is None


def test_a_country_has_the_births_of_its_own_office() -> None:
    text = "{} 1.2 million babies were born in {} in 2015."
    assert claim_of(checked(text.format("Some", "Kenya"), DATE), "1.2 million").measure == "births.number"
    assert claim_of(checked(text.format("Some", "the United States"), DATE), "1.2 million").measure == "us.births"


@pytest.mark.parametrize("words", ["have no", "lack", "live without", "still do not have"])
def test_those_who_lack_a_thing_are_what_is_left_of_those_who_have_it(words: str) -> None:
    text = f"Some 55 percent of Ethiopians {words} access to clean water."
    assert claim_of(checked(text, DATE), "55 percent").measure == "water.without.share"


def test_those_who_were_kept_from_a_thing_are_not_those_who_have_it() -> None:
    text = "Some 55 percent of Ethiopians were denied access to clean water."
    assert bound_of(checked(text, DATE), "55 percent").claim is None


def test_a_rate_of_patients_is_none_of_people() -> None:
    text = "Cuba has {} doctors per 1,000 {}."
    assert claim_of(checked(text.format(6.7, "people"), DATE), "6.7").measure == "health.physicians.rate"
    assert bound_of(checked(text.format(6.7, "patients"), DATE), "6.7").claim is None


def test_a_sentence_may_open_with_what_its_shares_are_of() -> None:
    text = "As a share of GDP, Brazil's health spending is 9.3 percent."
    assert claim_of(checked(text, DATE), "9.3 percent").measure == "health.spending.share"


def test_a_group_among_whom_a_rate_is_told_chooses_its_measure() -> None:
    text = "Among {} in Austria the smoking rate is 28 percent."
    assert claim_of(checked(text.format("women"), DATE), "28 percent").measure == "smoking.women"
    assert bound_of(checked(text.format("poor women"), DATE), "28 percent").claim is None
