"""What a number says of a measure where it is no level: changes, their ends, ranks, comparisons; and look-alikes."""

from __future__ import annotations

import re
import tomllib

import pytest

from factcheck.claims.lines import constructions
from tests.support import CHECKOUT, bound_of, checked, checker, claim_of, reason_of, verdict_of

DATE = "2022-06-15"
KINDS = {"change": ("m", "q"), "multiple": ("m",), "rank": ("m",), "comparison": ("m",), "share": ("m",)}
"""The kinds of constructions that are tried here, and the groups of which each must have one."""


# --- changes --------------------------------------------------------------------------------------------------

CHANGES = [
    (
        "Poland's population fell by 200,000 between 2010 and 2020.",
        "200,000",
        "population.total",
        "POL",
        "2010",
        "2020",
    ),
    ("Poland's population fell by 200,000 from 2010 to 2020.", "200,000", "population.total", "POL", "2010", "2020"),
    (
        "Between 2010 and 2020 the population of Chad grew by 4 million.",
        "4 million",
        "population.total",
        "TCD",
        "2010",
        "2020",
    ),
    (
        "The population of Japan has shrunk sharply by 600,000 since 2020.",
        "600,000",
        "population.total",
        "JPN",
        "2020",
        "2022",
    ),
    (
        "Unemployment in Spain fell 0.3 percentage points in 2019.",
        "0.3 percentage points",
        "unemployment.rate",
        "ESP",
        "2018",
        "2019",
    ),
    (
        "The share of Ethiopians with access to electricity rose by 15 percentage points between 2010 and 2020.",
        "15 percentage points",
        "electricity.access.share",
        "ETH",
        "2010",
        "2020",
    ),
    (
        "In 2020 unemployment in Spain was 1.4 points higher than in 2019.",
        "1.4",
        "unemployment.rate",
        "ESP",
        "2019",
        "2020",
    ),
    ("In 2015 unemployment in Spain dropped by 2.4 points.", "2.4", "unemployment.rate", "ESP", "2014", "2015"),
    ("Refugees in Turkey more than doubled in 2014.", "doubled", "refugees.hosted", "TUR", "2013", "2014"),
    # of these nobody knows from when on it is counted
    ("By 2019 unemployment in Spain had fallen by 5 points.", "5", "unemployment.rate", "ESP", "", "2019"),
    ("Unemployment in Spain had fallen by 4 points in 2015.", "4", "unemployment.rate", "ESP", "", "2015"),
    (
        "Over the past five years, unemployment in Spain has fallen by 5 points.",
        "5",
        "unemployment.rate",
        "ESP",
        "2017",
        "2022",
    ),
    (
        "The population of Kenya has grown by 27 percent over the last decade.",
        "27 percent",
        "population.total",
        "KEN",
        "2012",
        "2022",
    ),
    (
        "Since 1990, India's infant mortality has fallen by 60 percent.",
        "60 percent",
        "mortality.infant",
        "IND",
        "1990",
        "2022",
    ),
    (
        "China's carbon emissions are 4 percent higher than in 2015.",
        "4 percent",
        "co2.emissions",
        "CHN",
        "2015",
        "2021",
    ),
    (
        "A 5 percent drop in military spending in France came in 2015.",
        "5 percent",
        "military.spending",
        "FRA",
        "2014",
        "2015",
    ),
    (
        "A rise of 5 percent in military spending in France came in 2015.",
        "5 percent",
        "military.spending",
        "FRA",
        "2014",
        "2015",
    ),
    ("A fall in the population of Poland of 200,000 was seen.", "200,000", "population.total", "POL", "", "2022"),
    ("Germany cut its military spending by $2 billion in 2015.", "$2 billion", "military.spending", "DEU", "", "2015"),
    (
        "Japan's exports of goods fell 5 percent to $750 billion in 2021.",
        "5 percent",
        "exports.goods",
        "JPN",
        "2020",
        "2021",
    ),
]


@pytest.mark.parametrize(("text", "number", "measure", "entity", "since", "until"), CHANGES)
def test_the_amount_of_a_change_is_bound_with_where_it_is_counted_from(
    text: str, number: str, measure: str, entity: str, since: str, until: str
) -> None:
    claim = claim_of(checked(text, DATE), number)
    assert (claim.relation, claim.measure, claim.entity) == ("change", measure, entity)
    assert (str(claim.since.start.year) if claim.since else "") == since
    assert claim.period is not None
    assert str(claim.period.end.year) == until


@pytest.mark.parametrize(
    ("text", "number", "reason"),
    [
        # A percentage of a percentage, or one in points: the words do not tell.
        ("Unemployment in Spain rose 5 percent.", "5 percent", "percent of a share"),
        ("Inflation rose 2 percent in Kenya in May.", "2 percent", "percent of a share"),
        # Something else changed, not what is named.
        ("Car exports from Germany rose by $2 billion in 2021.", "$2 billion", "no measure"),
        ("The tiger population of India rose by 750 in 2018.", "750", "no measure"),
        ("The urban share of Germany grew by 2 million since 2010.", "2 million", "another unit"),
        ("Growth in Germany's exports slowed by 2 percentage points in 2019.", "2 percentage points", "points"),
        ("Unemployment among graduates in Spain fell by 2 percentage points.", "2 percentage points", "points"),
        ("House prices in Germany rose 5 percent in 2021.", "5 percent", "no measure"),
        ("The euro fell 2 percent as inflation in Germany rose.", "2 percent", "amount of a change"),
        # The place of another number.
        (
            "Sales to Germany rose 5 percent and unemployment fell 0.2 percentage points.",
            "0.2 percentage points",
            "place",
        ),
        # GDP grows at constant prices; without a span it is no change of the GDP in dollars.
        ("GDP per capita in Poland rose 40 percent.", "40 percent", "growth"),
    ],
)
def test_a_change_of_something_else_is_left_alone(text: str, number: str, reason: str) -> None:
    assert reason in reason_of(checked(text, DATE), number)


@pytest.mark.parametrize("number", ["300,000 more", "an additional 300,000", "another 300,000"])
def test_what_comes_on_top_of_others_is_not_all_of_them(number: str) -> None:
    text = f"There are {number} refugees in Turkey."
    assert bound_of(checked(text, DATE), "300,000").claim is None


def test_a_change_is_never_held_against_a_level() -> None:
    verdict = verdict_of(checked("Poland's population fell by 200,000 between 2010 and 2020.", DATE), "200,000")
    assert (verdict.outcome, "too small a change" in verdict.reason) == ("unchecked", True)


# --- rates of growth ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "number", "measure"),
    [
        ("The economy of Kenya grew 7.5 percent in 2021.", "7.5 percent", "gdp.growth"),
        ("Real GDP in Kenya grew 7.5 percent in 2021.", "7.5 percent", "gdp.growth"),
        ("The economy of Italy shrank 9 percent in 2020.", "9 percent", "gdp.contraction"),
        ("Prices in Germany rose 3 percent in 2021.", "3 percent", "inflation.consumer"),
        ("The population of Nigeria grew 2.5 percent in 2020.", "2.5 percent", "population.growth"),
        ("Japan's population fell 0.5 percent to 125.5 million in 2021.", "0.5 percent", "population.growth"),
        ("The Italian GDP contracts 9 percent in 2020, its worst year since 1945.", "9 percent", "gdp.contraction"),
    ],
)
def test_growth_in_a_year_is_the_level_of_a_rate(text: str, number: str, measure: str) -> None:
    claim = claim_of(checked(text, DATE), number)
    assert (claim.relation, claim.measure) == ("level", measure)


def test_a_fall_of_prices_is_an_inflation_below_zero() -> None:
    claim = claim_of(checked("Prices in Greece fell 1.3 percent in 2014.", DATE), "1.3 percent")
    assert (claim.relation, claim.measure, claim.factor) == ("level", "inflation.consumer", -1)


@pytest.mark.parametrize(
    "text",
    [
        "Prices in Kenya rose 5 percent.",
        "Prices in Kenya rose 5 percent since May.",
        "The economy of Kenya grew 5 percent in the quarter.",
        "The economy of Kenya grew 5 percent between 2010 and 2015.",
        "Prices in Germany fell 5 percent in the quarter.",
        "Kenya's economy has its worst year since 1997, with its GDP down 5 percent in the second quarter.",
    ],
)
def test_growth_in_any_other_time_is_none(text: str) -> None:
    assert bound_of(checked(text, DATE), "5 percent").claim is None


# --- the ends of a change ---------------------------------------------------------------------------------------

ENDS = [
    (
        "Unemployment in Spain fell from 26 percent in 2013 to 14 percent in 2019.",
        ["26 percent 2013", "14 percent 2019"],
    ),
    (
        "Unemployment in Spain fell to 14 percent in 2019 from 26 percent in 2013.",
        ["26 percent 2013", "14 percent 2019"],
    ),
    (
        "Spain had 14 percent unemployment in 2019, down from 26 percent in 2013.",
        ["26 percent 2013", "14 percent 2019"],
    ),
    ("Chad's population rose from 11.9 million to 16.4 million between 2010 and 2020.", ["11.9 million 2010"]),
    ("Chad's population rose from 11.9 million to 16.4 million between 2010 and 2020.", ["16.4 million 2020"]),
    ("From 2010 to 2020 Chad's population rose from 11.9 million to 16.4 million.", ["11.9 million 2010"]),
    ("From 2010 to 2020 Chad's population rose from 11.9 million to 16.4 million.", ["16.4 million 2020"]),
    ("Child mortality in Rwanda fell from 152 per 1,000 in 1990 to 42 in 2015.", ["152 1990", "42 2015"]),
    (
        "Turkey hosted 2.5 million refugees in 2015, up from 1.6 million in 2014.",
        ["2.5 million 2015", "1.6 million 2014"],
    ),
    (
        "Unemployment in Spain was 14 percent in 2019, against 26 percent in 2013.",
        ["14 percent 2019", "26 percent 2013"],
    ),
    (
        "Unemployment in Spain fell between 2013 and 2019, from 26 percent to 14 percent.",
        ["26 percent 2013", "14 percent 2019"],
    ),
    (
        "Between 2013 and 2019, the share of Kenyans with access to electricity rose from 36 percent to 70 percent.",
        ["36 percent 2013", "70 percent 2019"],
    ),
    (
        "Spain's unemployment rate was almost halved, from 26 percent in 2013 to 14 percent in 2019.",
        ["26 percent 2013", "14 percent 2019"],
    ),
    ("Chad cut its infant mortality from 110 per 1,000 births in 1990 to 68 in 2019.", ["110 1990", "68 2019"]),
    ("Kenya's population grew by 5 million people to 51 million in 2019.", ["51 million 2019"]),
    ("Japan's population fell 0.5 percent to 125.5 million in 2021.", ["125.5 million 2021"]),
    ("Unemployment in Spain fell below 15 percent in 2019.", ["15 percent 2019"]),
]
"""A text, and numbers of it with their years."""


@pytest.mark.parametrize(("text", "years"), ENDS)
def test_the_ends_of_a_change_are_levels_of_their_own_time(text: str, years: list[str]) -> None:
    report = checked(text, DATE)
    for number, year in (told.rsplit(" ", 1) for told in years):
        claim = claim_of(report, number)
        assert claim.period is not None
        assert (claim.relation, str(claim.period.start.year)) == ("level", year)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Unemployment in Spain fell from 15.3 percent to 14.1 percent last year.", "15.3 percent"),
        ("Turkey hosts 3.7 million refugees, up from 1.6 million.", "1.6 million"),
    ],
)
def test_where_a_change_began_has_no_time_unless_the_text_gives_it(text: str, number: str) -> None:
    assert "does not say when" in reason_of(checked(text, DATE), number)


# --- ranks and comparisons --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "number", "measure", "entity", "versus"),
    [
        ("Japan is the world's 3rd-largest economy.", "3rd", "gdp.nominal", "JPN", "WLD"),
        ("The world's 3rd-largest economy, Japan, shrank.", "3rd", "gdp.nominal", "JPN", "WLD"),
        ("Brazil is the 9th-largest economy in the world.", "9th", "gdp.nominal", "BRA", "WLD"),
        ("Ethiopia, Africa's 2nd most populous country, voted.", "2nd", "population.total", "ETH", "UN-AFRICA"),
        ("Norway has the 2nd-highest life expectancy in Europe.", "2nd", "life_expectancy", "NOR", "UN-EUROPE"),
        ("Spain has Europe's 2nd-highest unemployment rate.", "2nd", "unemployment.rate", "ESP", "UN-EUROPE"),
        ("China has the world's second-largest population.", "second", "population.total", "CHN", "WLD"),
        ("Poland ranks 5th in Europe by population.", "5th", "population.total", "POL", "UN-EUROPE"),
        ("Iraq is the world's fifth-largest oil producer.", "fifth", "oil.production", "IRQ", "WLD"),
        ("Niger has the highest birth rate in the world.", "highest", "birth.rate", "NER", "WLD"),
        ("Nigeria, Africa's largest economy, grew.", "largest", "gdp.nominal", "NGA", "UN-AFRICA"),
        ("Nigeria is Africa's most populous country.", "most", "population.total", "NGA", "UN-AFRICA"),
        ("China is the largest economy in the world in PPP terms.", "largest", "gdp.ppp", "CHN", "WLD"),
        ("India is the world's third-largest economy in PPP terms.", "third", "gdp.ppp", "IND", "WLD"),
        ("Germany has 16 million more inhabitants than France.", "16 million", "population.total", "DEU", "FRA"),
        ("Kenya has three times the population of Somalia.", "three times", "population.total", "KEN", "SOM"),
        ("Kenya's population is three times larger than Somalia's.", "three times", "population.total", "KEN", "SOM"),
        ("The population of Kenya is three times that of Somalia.", "three times", "population.total", "KEN", "SOM"),
        ("Kenya's unemployment rate is three times the EU average.", "three times", "unemployment.rate", "KEN", "EUU"),
        (
            "In 2019 Turkey hosted three times as many refugees as Germany.",
            "three times",
            "refugees.hosted",
            "TUR",
            "DEU",
        ),
        ("Nigeria has almost twice as many people as Ethiopia.", "twice", "population.total", "NGA", "ETH"),
        ("Germany emits half as much carbon dioxide as Russia.", "half", "co2.emissions", "DEU", "RUS"),
        ("The USA spends twice as much on its military as China.", "twice", "military.spending", "USA", "CHN"),
        ("Russia emits 40 percent more carbon dioxide than Japan.", "40 percent", "co2.emissions", "RUS", "JPN"),
        ("Germany's economy is three times the size of Spain's.", "three times", "gdp.nominal", "DEU", "ESP"),
        ("Luxembourg's GDP per capita is more than double Germany's.", "double", "gdp.per_capita", "LUX", "DEU"),
        ("Americans emit ten times as much carbon per person as Indians.", "ten times", "co2.per_capita", "USA", "IND"),
        (
            "The average American emits twice as much carbon as the average Indian.",
            "twice",
            "co2.per_capita",
            "USA",
            "IND",
        ),
        ("Ireland's GDP per capita is nearly four times Portugal's.", "four times", "gdp.per_capita", "IRL", "PRT"),
        ("Canada is 28 times larger than Germany in area.", "28 times", "area.total", "CAN", "DEU"),
        (
            "Unemployment in Spain is 8 basis points higher than in Germany.",
            "8 basis points",
            "unemployment.rate",
            "ESP",
            "DEU",
        ),
    ],
)
def test_two_places_are_told_apart(text: str, number: str, measure: str, entity: str, versus: str) -> None:
    report = checked(text, DATE)
    claim = claim_of(report, number)
    assert claim.relation == ("rank" if claim.quantity.kind == "ordinal" else "comparison")
    assert (claim.measure, claim.entity, claim.versus) == (measure, entity, versus)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Germany plays in the 2nd largest stadium in Europe.", "2nd"),
        ("The company is the 3rd largest in Japan.", "3rd"),
        ("The club of Japan came 3rd in the world.", "3rd"),
        ("South Africa was once Africa's largest economy.", "largest"),
        ("Italy is Europe's largest economy after Germany.", "largest"),
        ("After Nigeria, Egypt is Africa's most populous country.", "most"),
        ("Italy is the largest economy in Europe outside the G7.", "largest"),
        ("Trade with the world's largest economy, China's rival, fell.", "largest"),
        ("Germany and France have the lowest unemployment rate in Europe.", "lowest"),
        ("Kenya is three times larger than Rwanda.", "three times"),
        ("Turkey hosts three times as many refugees as Germany did in 2015.", "three times"),
        ("In 2019 Turkey hosted three times as many refugees as Germany in 2015.", "three times"),
        ("Nigeria has three times as many people as Ghana living in cities.", "three times"),
        ("The USA spends three times as much on its military as China and Russia.", "three times"),
        ("Americans emit three times as much carbon dioxide as Indians.", "three times"),
        ("Turkey hosts three times as many Syrian refugees as Germany.", "three times"),
        ("Kenya has the 2nd quarter GDP in Africa.", "2nd"),
        ("The population of Kenya is three times what it was in 1980.", "three times"),
        ("Kenya's GDP is three times its debt.", "three times"),
        ("Kenya's GDP is three times larger than the sales of Acme in France.", "three times"),
    ],
)
def test_what_is_not_ranked_or_compared_by_a_measure_is_left_alone(text: str, number: str) -> None:
    assert bound_of(checked(text, DATE), number).claim is None


# --- shares of a whole ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "measure", "entity", "outcome"),
    [
        ("China emitted 28 percent of the world's carbon dioxide in 2014.", "co2.emissions", "CHN", "consistent"),
        ("China emitted 12 percent of the world's carbon dioxide in 2014.", "co2.emissions", "CHN", "inconsistent"),
        ("China emits 12 percent of the world's carbon dioxide.", "co2.emissions", "CHN", "unchecked"),
        ("In 2014 a quarter of the world's GDP came from the EU.", "gdp.nominal", "EUU", "close"),
    ],
)
def test_a_share_of_a_whole_is_held_against_both(text: str, measure: str, entity: str, outcome: str) -> None:
    report = checked(text, DATE)
    number = next(surface for surface in ("28 percent", "12 percent", "a quarter") if surface in text)
    claim = claim_of(report, number)
    assert (claim.relation, claim.measure, claim.entity, claim.versus) == ("share", measure, entity, "WLD")
    assert verdict_of(report, number).outcome == outcome


@pytest.mark.parametrize(
    "text",
    [
        "China buys 20 percent of Germany's exports.",  # no whole of which China is a part
        "An oil company in Texas produces 20 percent of the world's oil.",
        "China buys 20 percent of the world's oil.",  # neither produced nor consumed
        "Women in India account for 20 percent of the world's population.",
    ],
)
def test_other_shares_are_left_alone(text: str) -> None:
    assert bound_of(checked(text, DATE), "20 percent").claim is None


# --- the constructions themselves ---------------------------------------------------------------------------------

LETTERS = [
    # kind, name, letters, item, group, its item
    ("change", "name changed", "#EsNuQ.", 5, "m", 3),
    ("change", "name changed", "#NiEbxuxQT.", 8, "m", 1),
    ("change", "name is higher", "#EsNbQuxT.", 5, "m", 3),
    ("change", "drop in name", "#dQuiNiE.", 2, "m", 5),
    ("change", "drop of amount in name", "#duoQiNiE.", 4, "m", 6),
    ("change", "drop in name of amount", "#duidNoEoQ.", 9, "m", 5),
    ("change", "name rise of", "#dNuoQTxE.", 5, "m", 2),
    ("change", "name saw a drop", "#NiExdQuT.", 6, "m", 1),
    ("change", "compared with", "#NiEbQT,vQT.", 9, "q", 5),
    ("change", "changed name by", "#EubNxQT.", 6, "m", 4),
    ("change", "changed from", "#NiEufQTtQT.", 6, "m", 1),
    ("change", "changed from, to", "#NiEufQTtQT.", 9, "m", 1),
    ("change", "from, name changed to", "#fQT,EsNblQT.", 2, "m", 7),
    ("change", "sets name from, to", "#EsGbubNfQtQ.", 9, "m", 7),
    ("change", "sets name from, to its end", "#EubNfQxpxCTtQT.", 13, "m", 4),
    ("change", "share of people changed", "#dMAPuQT&T.", 6, "m", 4),
    ("change", "sets name to, from", "#GoEuNtQfQ.", 9, "q", 7),
    ("change", "higher than the", "#EsNTbQ,xbQuxdQxT.", 14, "q", 6),
    ("change", "changed by, to", "#NiEuQtQT.", 7, "m", 1),
    ("change", "name is level, higher", "#NiElQT,QuxT.", 8, "m", 1),
    ("change", "name is level, up", "#NiElQT,uQT.", 9, "m", 1),
    ("change", "multiplied, to", "#dNiEQtQT.", 7, "m", 2),
    ("change", "changed to, from", "#NiElQTfQT.", 8, "q", 5),
    ("change", "changed by, to, from", "#EsNuQtQTfQT.", 10, "q", 7),
    ("change", "up from", "#EVQCT,ufQT.", 9, "q", 3),
    ("change", "now, from then", "#EVQCT,fQT.", 8, "q", 3),
    ("multiple", "multiplied", "#dNoEbQT.", 6, "m", 2),
    ("multiple", "rose many times", "#NiEuQT&T.", 5, "m", 1),
    ("rank", "is the whole's", "#EbEsOr.", 5, "e", 1),
    ("rank", "the whole's, name", "#EsO-r,E,u.", 3, "e", 7),
    ("rank", "is the rank in", "#EbdO-riE.", 4, "v", 8),
    ("rank", "has the rank of name in", "#EbdO-xNiE.", 4, "v", 9),
    ("rank", "is the one with the rank", "#EbdJwdO-xNiE.", 7, "v", 12),
    ("rank", "has the whole's rank", "#EbEsO-xN.", 5, "v", 3),
    ("rank", "ranks in, by name", "#ExOiExN.", 3, "v", 5),
    ("rank", "ranks in, in name", "#ExOiEiN.", 3, "m", 7),
    ("rank", "name is the rank in", "#EsNbdOxiE.", 6, "v", 9),
    ("rank", "name of is the rank in", "#NiEbdOxiE.", 6, "e", 3),
    ("rank", "has more than any other", "#EVOxCxxxJiE.", 3, "v", 11),
    ("rank", "none has more than", "#xxJiEbOxHxE.", 7, "e", 11),
    ("rank", "name, the whole's rank", "#EsN,EsO-x,u.", 7, "m", 3),
    ("rank", "is the rank in, by name", "#EbdO-xJidExN.", 4, "v", 10),
    ("comparison", "has a name times that of", "#EbdNQxxEs.", 5, "v", 8),
    ("comparison", "is times larger in name", "#EbQxxEiN.", 3, "m", 8),
    ("share", "has a share of the whole's", "#ElQodEsN.", 3, "v", 6),
    ("share", "a share of the whole's is in", "#QodEsNLiE.", 1, "e", 9),
    ("comparison", "times as many as", "#T,EVQxxCxE.", 5, "v", 10),
    ("comparison", "times as much on it as", "#dEVQxxPTxE.", 4, "m", 7),
    ("comparison", "more of it than", "#EVQxxxE.", 3, "r", 2),
    ("comparison", "is times larger in what", "#EbQxxEP.", 3, "m", 7),
    ("comparison", "more than another", "#EbQHxE.", 3, "m", 4),
    ("comparison", "gives off more than another", "#EVQxxdE.", 3, "m", 4),
    ("comparison", "more on it than another", "#dEVQPTxE.", 4, "m", 5),
    ("comparison", "has a larger name than", "#EbdQNxE.", 4, "v", 7),
    ("comparison", "name is higher in, than in", "#NbQiExiE.", 3, "e", 5),
    ("comparison", "more of them than", "#EbQxCxE.", 3, "v", 7),
    ("comparison", "times the name of", "#EbQdNoE.", 3, "v", 7),
    ("comparison", "name is times that of", "#EsNbQxxEs.", 5, "v", 8),
    ("comparison", "name of is times that of", "#dNoEbQdoE.", 6, "e", 4),
    ("comparison", "name is times the average", "#EsNbQdEx.", 5, "v", 7),
]


@pytest.mark.parametrize(("kind", "name", "letters", "at", "group", "item"), LETTERS)
def test_each_construction_points_to_its_items(
    kind: str, name: str, letters: str, at: int, group: str, item: int
) -> None:
    shapes = getattr(constructions.build(checker().words), kind)
    found = [match for match in constructions.matches(shapes, letters, at) if match.name == name]
    assert [match.groups[group] for match in found] == [item]


@pytest.mark.parametrize(
    ("kind", "letters", "at"),
    [
        ("change", "#NiEbQ.", 5),  # unemployment in Spain is 14 percent
        ("change", "#NiE,Pu,uQ.", 8),  # another clause between
        ("change", "#NQuQ.", 4),  # another number between
        ("change", "#xfQtQNiE.", 5),  # from 5 to 10 percent unemployment, without a word of change
        ("rank", "#EbdOxiE.", 4),  # the 3rd in Japan
        ("rank", "#xiEsNbdOxiE.", 8),  # the fall in Spain's unemployment is the largest in Europe
        ("rank", "#xwNiEbdOxiE.", 8),  # satisfaction with life expectancy in Japan
        ("comparison", "#EbQxxE.", 3),  # three times larger than Rwanda
        ("comparison", "#EbQxxHxEPE.", 3),  # three times as many people as Ghana living in
    ],
)
def test_constructions_leave_look_alikes_alone(kind: str, letters: str, at: int) -> None:
    assert constructions.matches(getattr(constructions.build(checker().words), kind), letters, at) == []


def test_every_construction_of_these_kinds_is_tried_and_names_its_groups() -> None:
    path = CHECKOUT / "reference_data" / "language" / "constructions.toml"
    written = {kind: entries for kind, entries in tomllib.loads(path.read_text("utf-8")).items() if kind in KINDS}
    tried = {(kind, name) for kind, name, *_ in LETTERS}
    assert tried == {(kind, entry["name"]) for kind, entries in written.items() for entry in entries}
    for kind, entries in written.items():
        for entry in entries:
            sides = [entry[side] for side in ("left", "right") if side in entry]
            groups = {group for side in sides for group in re.compile(side).groupindex}
            assert groups & set(KINDS[kind]), entry["name"]


# --- comparisons without a number --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "word", "measure", "place", "versus"),
    [
        ("Germany has more people than France.", "more", "population.total", "DEU", "FRA"),
        ("Germany has a larger population than France.", "larger", "population.total", "DEU", "FRA"),
        ("The population of Germany is larger than that of France.", "larger", "population.total", "DEU", "FRA"),
        ("Germany's economy is bigger than Italy's.", "bigger", "gdp.nominal", "DEU", "ITA"),
        ("China emits more carbon dioxide than the United States.", "more", "co2.emissions", "CHN", "USA"),
        ("Unemployment is higher in Greece than in Spain.", "higher", "unemployment.rate", "GRC", "ESP"),
        ("The USA spent more on its military in 2019 than China.", "more", "military.spending", "USA", "CHN"),
    ],
)
def test_a_comparison_needs_no_number(text: str, word: str, measure: str, place: str, versus: str) -> None:
    claim = claim_of(checked(text, DATE), word)
    assert (claim.relation, claim.measure, claim.entity, claim.versus) == ("comparison", measure, place, versus)


@pytest.mark.parametrize(
    ("text", "word", "measure", "place", "versus"),
    [
        ("Turkey hosts more refugees than any other country.", "more", "refugees.hosted", "TUR", "WLD"),
        (
            "In 2018 Germany hosted more refugees than any other country in the EU.",
            "more",
            "refugees.hosted",
            "DEU",
            "EUU",
        ),
        ("Japan has a higher life expectancy than any other nation.", "higher", "life_expectancy", "JPN", "WLD"),
        ("No country in the world has a lower fertility rate than Italy.", "lower", "fertility.rate", "ITA", "WLD"),
        ("No other country in Africa has more people than Nigeria.", "more", "population.total", "NGA", "UN-AFRICA"),
        ("Japan has the highest public debt among G7 countries.", "highest", "government.debt.share", "JPN", "G7"),
    ],
)
def test_a_comparative_against_all_others_is_a_rank(
    text: str, word: str, measure: str, place: str, versus: str
) -> None:
    claim = claim_of(checked(text, DATE), word)
    assert (claim.relation, claim.measure, claim.entity, claim.versus) == ("rank", measure, place, versus)
    assert claim.quantity.direction == ("down" if word == "lower" else None)


@pytest.mark.parametrize(
    "text",
    [
        "China and India have more people than any other country.",
        "After China, India has more people than any other country.",
        "Once, Spain had more people than any other country.",
        "Brazil has more people than any other country it trades with.",
        "Lebanon hosts more refugees per capita than any other country.",
        "California has more people than any other state.",
        "No country that has a lower fertility rate than Japan has grown.",
        "Few countries have a lower fertility rate than Italy.",
        "No country, says the bank, has lower prices than Norway.",
        "Spain had the highest unemployment rate after Greece in 2018.",
    ],
)
def test_other_comparatives_are_no_ranks(text: str) -> None:
    assert not checked(text, DATE).claims


@pytest.mark.parametrize(
    "text",
    [
        "Germany has more people living in cities than France.",
        "Germany has more people in its parks than France.",
        "Germany had more inhabitants than France did in 1950.",
        "Germany paid more than US$3.7 billion.",
        "No country wants more people than India.",
        "Germany has 5 percent more people than expected.",
        "Germans eat more bread than France exports.",
        "More people than Germany expected came to France.",
    ],
)
def test_other_comparisons_are_none_of_two_places(text: str) -> None:
    assert not [claim for claim in checked(text, DATE).claims if claim.quantity.unnumbered]


# --- reports and rules ----------------------------------------------------------------------------------------------


def test_a_change_in_the_headline_is_not_compared_with_a_level_in_the_text() -> None:
    text = "Kenya's population rose by 1.2 million in 2019\n\nThe population of Kenya was 51 million in 2019."
    report = checked(text, "2020-06-15")
    assert {claim.relation for claim in report.claims} == {"change", "level"}
    assert report.findings == ()
