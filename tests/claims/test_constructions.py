"""Each construction of `reference_data/language/constructions.toml` alone, by its name: what it ties to what."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import pytest

from factcheck.claims.lines import constructions
from factcheck.claims.lines.drawing import Drawn, Readings, Tokens
from factcheck.language.lexicon import Lexicon
from tests.support import CHECKOUT, bound_of, checked, checker, claim_of, reason_of, store

if TYPE_CHECKING:
    from factcheck.claims.lines.line import Line

DATE = "2016-10-01"
RELATIONS = ("change", "multiple", "rank", "comparison", "share")
"""Kinds of constructions that tests/claims/test_relations.py tries."""

MEASURES = [
    (
        "its own is quantity",
        "Chad's inflation may fall this year, and its area is 1.28 million square kilometres.",
        "1.28 million square kilometres",
        "area.total",
    ),
    (
        "name was revised to",
        "Greece's deficit for 2013 was revised to 12.2 percent of GDP.",
        "12.2 percent",
        "government.deficit.share",
    ),
    ("shelters so many people", "Kenya shelters 520,000 Somalis.", "520,000", "refugees.hosted"),
    (
        "level of name, its name to",
        "Portugal's deficit came to 4.4 percent of GDP in 2011, and its debt to 108.1 percent of GDP.",
        "108.1 percent",
        "government.debt.share",
    ),
    (
        "prices are so much higher",
        "In Kyrgyzstan consumer prices in March were 20.2 percent above their level of a year earlier.",
        "20.2 percent",
        "inflation.consumer",
    ),
    (
        "place counted at census",
        "Tanzania counted 44.9 million people at the census of 2012.",
        "44.9 million",
        "population.total",
    ),
    ("place sets its own to", "Poland cut interest rates to 4.25 percent.", "4.25 percent", "policy_rate"),
    (
        "share of people with: share",
        "Benin. Percentage of population with access to improved drinking water: 38 percent.",
        "38 percent",
        "water.improved.share",
    ),
    (
        "name quantity (part quantity",
        "Gambia: adult literacy 55 percent (men 64 percent, women 47 percent).",
        "64 percent",
        "literacy.adult.male",
    ),
    ("row: counted", "Tunisia in brief. Tourists (2017): 7.05 million.", "7.05 million", "tourism.arrivals"),
    (
        "heading: nouns quantity; nouns quantity",
        "Vital statistics (Serbia, 2018): live births 63,975; fertility rate 1.49.",
        "63,975",
        "births.number",
    ),
    ("place: size", "Norway: 385,000 km²; population 5 million.", "385,000 km²", "area.total"),
    (
        "dashed row: own quantity",
        "Iceland in figures – Area 103,000 km² – Population 348,450.",
        "103,000 km²",
        "area.total",
    ),
    (
        "dashed row: part quantity",
        "Iceland – Life expectancy women 83.8 years – Capital Reykjavik.",
        "83.8 years",
        "life_expectancy.female",
    ),
    ("place expects own of", "Honduras expects growth of 3.5 percent in 2017.", "3.5 percent", "gdp.growth"),
    (
        "doubling of name to",
        "The loan led to a doubling of Ghana's foreign reserves to $10 billion.",
        "$10 billion",
        "reserves.total",
    ),
    (
        "place's own put at",
        "The report put Poland's growth in 2013 at 1.6 percent.",
        "1.6 percent",
        "gdp.growth",
    ),
    (
        "name in place's people",
        "The share of immigrants in Germany's population is 12 percent.",
        "12 percent",
        "migrants.share",
    ),
    (
        "so many at a rate, predicate",
        "In Laos 470 mothers per 100,000 live births die in childbirth.",
        "470",
        "mortality.maternal",
    ),
    (
        "place is, growing",
        "Panama has been one of the fastest-growing economies, expanding 6.2 percent in 2014.",
        "6.2 percent",
        "gdp.growth",
    ),
    (
        "at quantity, own of place",
        "At 10.3 percent, growth in Turkmenistan was among the highest in 2014.",
        "10.3 percent",
        "gdp.growth",
    ),
    ("name is kept at", "Annual inflation was kept below 3 percent in Morocco.", "3 percent", "inflation.consumer"),
    (
        "name, a problem for share",
        "Unemployment is a serious problem in Botswana, affecting 18 percent of the workforce.",
        "18 percent",
        "unemployment.rate",
    ),
    (
        "name - quantity",
        "Chile has little public debt - 15 percent of GDP in 2014.",
        "15 percent",
        "government.debt.share",
    ),
    (
        "at quantity, place's own",
        "At just under $12 billion, Mongolia's economy is small.",
        "$12 billion",
        "gdp.nominal",
    ),
    (
        "place posts quantity own",
        "Ukraine suffered a 9.8 percent contraction in 2015.",
        "9.8 percent",
        "gdp.contraction",
    ),
    (
        "makes up quantity of object",
        "China accounts for 17 percent of the global economy.",
        "17 percent",
        "gdp.world_share",
    ),
    (
        "nouns did",
        "In fiscal 2015, 1,682 Syrian refugees arrived in the United States.",
        "1,682",
        "refugees.admitted",
    ),
    (
        "row: nouns",
        "Asylum applications in Austria: 88,300 in 2015.",
        "88,300",
        "asylum.applications",
    ),
    (
        "place: nouns quantity",
        "Uganda: refugees 477,000 (2015).",
        "477,000",
        "refugees.hosted",
    ),
    (
        "people verb place",
        "Nearly 5 million people have fled Syria.",
        "5 million",
        "refugees.origin",
    ),
    (
        "people, share, predicate",
        "In Yemen, 21 million people, 80 percent of the population, need humanitarian aid.",
        "21 million",
        "need.humanitarian",
    ),
    (
        "largest x of nouns, with",
        "In 2015 Germany was the largest recipient of asylum claims, with 441,900.",
        "441,900",
        "asylum.applications",
    ),
    (
        "nouns from: place, quantity",
        "The refugees come from two countries: Syria, 4.9 million; Somalia, 1.1 million.",
        "4.9 million",
        "refugees.origin",
    ),
    (
        "share of people are noun",
        "Roughly a third of all Nigerians are now urbanites.",
        "a third",
        "population.urban.share",
    ),
    (
        "most people, share, predicate",
        "Most Ethiopians, 84 percent, live in the countryside.",
        "84 percent",
        "population.rural.share",
    ),
    (
        "place's own, growing",
        "Peru's economy has been strong, expanding at an average of 5.9 percent in 2012.",
        "5.9 percent",
        "gdp.growth",
    ),
    (
        "people of place, predicate: share",
        "Population of Haiti below the poverty line: 58.5% (2012).",
        "58.5%",
        "poverty.national.share",
    ),
    (
        "place, land, size",
        "Mauritius, republic (2010 est. pop. 1,280,000), 790 sq mi (2,046 sq km), in the Indian Ocean.",
        "790 sq mi",
        "area.total",
    ),
    (
        "number (share) predicate",
        "Some 1.7 million (27 percent) Salvadorans live below the poverty line.",
        "27 percent",
        "poverty.national.share",
    ),
    (
        "more of them, quantity",
        "Jordan now hosts more refugees, some 600,000, than any other country.",
        "600,000",
        "refugees.hosted",
    ),
    (
        "its name, aside, is",
        "Burundi is poor. Its population, most of it young, is estimated at about 9.5 million.",
        "9.5 million",
        "population.total",
    ),
    (
        "name is highest, at",
        "Unemployment in Spain was the highest of all, at 26 percent.",
        "26 percent",
        "unemployment.rate",
    ),
    (
        "there is quantity of object",
        "There are 4.8 billion barrels of proven oil reserves in Angola.",
        "4.8 billion barrels",
        "oil.reserves",
    ),
    (
        "name on a basis is",
        "The GDP of Chile at purchasing power parity was $350 billion in 2012.",
        "$350 billion",
        "gdp.ppp",
    ),
    (
        "highest name, with",
        "Niger has one of the lowest literacy rates in Africa with 28.7 percent.",
        "28.7 percent",
        "literacy.adult",
    ),
    (
        "predicate is share",
        "Access to electricity in Chad is 6 percent.",
        "6 percent",
        "electricity.access.share",
    ),
    ("verb by a quantity", "Peru's economy grew by an impressive 7 percent in 2012.", "7 percent", "gdp.growth"),
    (
        "the most of, quantity",
        "Egypt had the most mobile phone subscribers, 97 million, and Libya 9 million.",
        "97 million",
        "mobile.subscriptions",
    ),
    (
        "the most of: place with",
        "The country with the highest unemployment rate was Greece, with 27 percent.",
        "27 percent",
        "unemployment.rate",
    ),
    (
        "with quantity, has the most",
        "With 27 percent, Greece has the highest unemployment rate in Europe.",
        "27 percent",
        "unemployment.rate",
    ),
    (
        "row: period, quantity",
        "Exports of Peru: 2013, $42 billion; 2012, $46 billion.",
        "$42 billion",
        "exports.goods",
    ),
    (
        "row: name to place",
        "Tourist arrivals to Morocco: 10 million (2014).",
        "10 million",
        "tourism.arrivals",
    ),
    (
        "row: nouns: place, quantity",
        "Internet users: Iceland 98 percent, Norway 96 percent.",
        "98 percent",
        "internet.users.share",
    ),
    (
        "row: place, quantity",
        "Military spending (2013): China, $188 billion; Russia, $88 billion.",
        "$188 billion",
        "military.spending",
    ),
    (
        "largest: place with",
        "Largest emitters of CO2: China, with 10.5 billion tons; Japan, with 1.3 billion tons.",
        "10.5 billion tons",
        "co2.emissions",
    ),
    (
        "name: basis, quantity",
        "Nepal's GDP: purchasing power parity - $37 billion.",
        "$37 billion",
        "gdp.ppp",
    ),
    (
        "and nouns number",
        "Mobile subscriptions in Kenya numbered 30 million and fixed telephone lines numbered 200,000.",
        "200,000",
        "telephone.fixed",
    ),
    ("nouns verb place", "In 2015 some 4 million tourists visited Jordan.", "4 million", "tourism.arrivals"),
    ("verb place quantity", "Tourism earned Mexico $17 billion in 2015.", "$17 billion", "tourism.receipts"),
    ("people: quantity", "Finnish people: 5.4 million.", "5.4 million", "population.total"),
    (
        "name is expected to",
        "Inflation in Ghana is expected to average 17 percent in 2017.",
        "17 percent",
        "inflation.consumer",
    ),
    (
        "share, or so many",
        "In Uganda 16 percent of the population, or 6 million people, live in towns.",
        "16 percent",
        "population.urban.share",
    ),
    (
        "name is high (quantity)",
        "Nepal's female labour force participation is high (79%), but pay is low.",
        "79%",
        "labour_force.participation.female",
    ),
    (
        "people number quantity",
        "Iraq counts its uprooted. Internally displaced people (IDPs) number 3.3 million.",
        "3.3 million",
        "displaced.internal",
    ),
    (
        "country of people",
        "Peru is dry. The country of 31 million people emits little.",
        "31 million",
        "population.total",
    ),
    (
        "predicate is share",
        "Senegal has wells in most towns, with access to clean water standing at 78 percent.",
        "78 percent",
        "water.improved.share",
    ),
    ("in place live people", "In Ecuador live 16 million people.", "16 million", "population.total"),
    ("it has people", "Zambia is poor, though it has just 16 million people.", "16 million", "population.total"),
    (
        "name of people takes share",
        "The richest tenth of Poles took 26 percent of all income in 2012.",
        "26 percent",
        "income.share.top10",
    ),
    (
        "name (of period): place, quantity",
        "Population (2013): Ireland 4.6 million, Malta 420,000.",
        "4.6 million",
        "population.total",
    ),
    (
        "own of quantity",
        "Nepal has 28 million people, an area of 147,181 sq km and tall mountains.",
        "147,181 sq km",
        "area.total",
    ),
    ("place (size)", "Togo (57,000 km²) borders Ghana.", "57,000 km²", "area.total"),
    (
        "with its size, place",
        "With its 752,000 square kilometres Zambia is vast.",
        "752,000 square kilometres",
        "area.total",
    ),
    ("place, size in all", "Malta, 316 square kilometres in all, is full.", "316 square kilometres", "area.total"),
    ("place, at size", "Malta, at 316 square kilometres, is full.", "316 square kilometres", "area.total"),
    (
        "land at size, place",
        "The smallest republic of the continent at 28,000 square kilometres, Burundi is full.",
        "28,000 square kilometres",
        "area.total",
    ),
    ("the area of place", "The area of Gabon is 267,667 square kilometres.", "267,667 square kilometres", "area.total"),
    (
        "noun at a rate: place, quantity",
        "Doctors per thousand people: Norway 4.9, Mali 0.1.",
        "4.9",
        "health.physicians.rate",
    ),
    (
        "name with rate",
        "Guinea has one of the highest maternal mortality rates in the world with 679 deaths per 100,000 live births.",
        "679",
        "mortality.maternal",
    ),
    (
        "people that live in",
        "Out of the 6 million people that live in Turkmenistan, many farm.",
        "6 million",
        "population.total",
    ),
    ("name in place of", "Inflation in Ghana of 17 percent hurts the poor.", "17 percent", "inflation.consumer"),
    (
        "those of a rank",
        "The largest economies are the United States ($18 trillion) and China ($11 trillion).",
        "$18 trillion",
        "gdp.nominal",
    ),
    (
        "rank with",
        "Kenya is East Africa's second most populous country with 48 million.",
        "48 million",
        "population.total",
    ),
    ("own is quantity in place", "Growth slowed to 2.4 percent in the United States.", "2.4 percent", "gdp.growth"),
    ("where people live", "Chad, where 14 million people live, is vast.", "14 million", "population.total"),
    (
        "name, aside, is",
        "Spain's jobless rate, the second highest in the euro zone after Greece's, was 25.1 percent in 2014.",
        "25.1 percent",
        "unemployment.rate",
    ),
    (
        "name at a high of",
        "Inflation in Turkey jumped to a 24-year high of 85.5 percent in October 2022.",
        "85.5 percent",
        "inflation.consumer",
    ),
    (
        "said that place grows",
        "The fund said that Angola would grow by 23 percent in 2007.",
        "23 percent",
        "gdp.growth",
    ),
    (
        "place, which is to grow",
        "Chile, which the bank expects to grow 3 percent this year, sells copper.",
        "3 percent",
        "gdp.growth",
    ),
    (
        "people did, predicate",
        "Some 2,000 people reached Scotland in small boats across the Channel in May 2022.",
        "2,000",
        "uk.small_boats.arrivals",
    ),
    (
        "number of people who",
        "The number of people who applied for asylum in Germany rose to 441,900 in 2015.",
        "441,900",
        "asylum.applications",
    ),
    ("people live there", "Chad is vast, and 14 million people live there.", "14 million", "population.total"),
    ("counted noun", "Some 35 doctors are left in Aleppo.", "35", "health.doctors"),
    (
        "counted people are noun",
        "Some 6 million Syrians are internally displaced people.",
        "6 million",
        "displaced.internal",
    ),
    ("people in predicate", "In Aleppo 338 people were killed this week.", "338", "casualties.killed"),
    (
        "share of base predicate",
        "In Brazil, 86 percent of the population live in cities.",
        "86 percent",
        "population.urban.share",
    ),
    (
        "share of place's people",
        "Some 52 percent of Nigeria's population lives in cities.",
        "52 percent",
        "population.urban.share",
    ),
    (
        "part makes up share",
        "Rural people in India make up 68 percent of the population.",
        "68 percent",
        "population.rural.share",
    ),
    ("people live in", "About 48 million people live in Kenya.", "48 million", "population.total"),
    ("people participle", "With 338 people killed this week, Aleppo mourns.", "338", "casualties.killed"),
    (
        "coordinated participle",
        "Aleppo had 338 killed and 846 wounded by bombs this week.",
        "846",
        "casualties.wounded",
    ),
    ("quantity participle", "In Aleppo, aid workers count 338 dead in a week of bombs.", "338", "casualties.killed"),
    ("predicate quantity", "Bombs killed 338 people in Aleppo this week.", "338", "casualties.killed"),
    ("verb quantity noun", "The United States admitted 900 Syrian refugees in July 2016.", "900", "refugees.admitted"),
    ("noun in the passive", "Only 360 Somali refugees were admitted to the United States.", "360", "refugees.admitted"),
    ("verb quantity", "India's economy grew 6.5 percent in 2015.", "6.5 percent", "gdp.growth"),
    ("name is quantity", "The population of Kenya was around 48 million.", "48 million", "population.total"),
    ("put it at", "Kenya's population grows: the UN put it at 48 million.", "48 million", "population.total"),
    (
        "verb quantity on object",
        "Poland spent $12 billion on its military in 2015.",
        "$12 billion",
        "military.spending",
    ),
    (
        "name takes share",
        "Military spending devours 5 percent of Oman's GDP.",
        "5 percent",
        "military.spending.share",
    ),
    (
        "name, which was, changes",
        "Unemployment, which stood at 26 percent in 2013, has fallen to 21 percent in Spain.",
        "21 percent",
        "unemployment.rate",
    ),
    ("name, quantity", "Kenya (population 48 million) votes today.", "48 million", "population.total"),
    (
        "name, at quantity",
        "Unemployment in Spain, at 25 percent, hurts the young.",
        "25 percent",
        "unemployment.rate",
    ),
    (
        "name, quantity aside",
        "Spain's unemployment rate, now 25 percent, worries voters.",
        "25 percent",
        "unemployment.rate",
    ),
    ("name (of period)", "Population of Kenya (2015): 47,200,000", "47,200,000", "population.total"),
    (
        "name changes to",
        "The unemployment rate in Spain slid back to 25 percent.",
        "25 percent",
        "unemployment.rate",
    ),
    (
        "changes share of people",
        "Rwanda cut the share of people on less than $1.25 a day to 45 percent.",
        "45 percent",
        "poverty.extreme.share",
    ),
    (
        "changes share with name",
        "Rwanda cut the proportion of people living below the poverty line to 45 percent.",
        "45 percent",
        "poverty.national.share",
    ),
    ("place is share element", "Nepal is 81 percent Hindu.", "81 percent", "religion.hindu.share"),
    (
        "element, its share",
        "Malaysia's Muslims, 61 percent of the population, are mostly Malays.",
        "61 percent",
        "religion.muslim.share",
    ),
    (
        "share goes to name",
        "Nearly 60 percent of income in Brazil goes to the richest fifth.",
        "60 percent",
        "income.share.top20",
    ),
    (
        "people, their share, did",
        "Some 2.6 million Bolivians, a quarter of the population, live in extreme poverty.",
        "a quarter",
        "poverty.extreme.share",
    ),
    (
        "in place, own is",
        "In Tajikistan, poverty has fallen to 35.6 percent of the population.",
        "35.6 percent",
        "poverty.national.share",
    ),
    (
        "share is this, share that",
        "Some 20 percent of Malians are Christian and 60 percent Muslim.",
        "60 percent",
        "religion.muslim.share",
    ),
    (
        "nouns reach number",
        "In Kenya, mobile phone subscriptions reached 31 million.",
        "31 million",
        "mobile.subscriptions",
    ),
    (
        "at size, place",
        "At 9.6 million square kilometres, China is the fourth-largest country.",
        "9.6 million square kilometres",
        "area.total",
    ),
    ("names total", "The oil reserves of Kuwait total 104 billion barrels.", "104 billion barrels", "oil.reserves"),
    ("noun: share", "Internet users: 48 percent of the population (Colombia).", "48 percent", "internet.users.share"),
    ("index, place scores", "On the Gini index, Honduras scores 57.", "57", "gini"),
    ("place scores on index", "Honduras scores 57 on the Gini index.", "57", "gini"),
    ("bank sets its own to", "The Bank of Ghana cut interest rates to 21 percent.", "21 percent", "policy_rate"),
    ("name is set to", "Interest rates in Ghana were raised to 21 percent.", "21 percent", "policy_rate"),
    (
        "verb at a rate",
        "The US economy grew at a 4 percent annual rate in the second quarter.",
        "4 percent",
        "us.gdp.growth.annualised",
    ),
    (
        "verb at a rate of",
        "The US economy grew at an annual rate of 4 percent in the second quarter.",
        "4 percent",
        "us.gdp.growth.annualised",
    ),
    ("sets name to", "Brazil raised its key rate by a quarter of a point to 14 percent.", "14 percent", "policy_rate"),
    ("at quantity, name", "At 48 million, Kenya's population is larger than ever.", "48 million", "population.total"),
    ("number of nouns is", "The number of doctors in Kenya is 9,000.", "9,000", "health.doctors"),
    (
        "number of people is",
        "The number of people living in Kenya is 48 million.",
        "48 million",
        "population.total",
    ),
    ("there are people in", "There are 48 million people in Kenya.", "48 million", "population.total"),
    ("place has people", "Kenya has 48 million people.", "48 million", "population.total"),
    ("verb quantity", "Kenya is home to 48 million people.", "48 million", "population.total"),
    ("place's people", "Kenya's 48 million people are young.", "48 million", "population.total"),
    ("the people of place", "The 48 million people of Kenya are young.", "48 million", "population.total"),
    ("with people, place", "With 48 million people, Kenya is growing.", "48 million", "population.total"),
    ("people call home", "Some 48 million people call Kenya home.", "48 million", "population.total"),
    ("a country of", "Kenya, a country of 48 million, holds elections.", "48 million", "population.total"),
    (
        "the country of",
        "Kenya voted. The country of 48 million people has a new leader.",
        "48 million",
        "population.total",
    ),
    (
        "share told in brackets",
        "Nearly half of Zambia (48 percent) is undernourished.",
        "48 percent",
        "undernourishment.share",
    ),
    ("share of people did (share)", "More than half of Greek men smoke (58 percent).", "58 percent", "smoking.men"),
    ("leads name with", "Norway leads the HDI with 0.949.", "0.949", "hdi.index"),
    (
        "share of so many people",
        "Indonesia is large: 87 percent of its 240 million people follow Islam.",
        "87 percent",
        "religion.muslim.share",
    ),
    (
        "share of its people",
        "Indonesia is large: 87 percent of its 240 million people follow Islam.",
        "240 million",
        "population.total",
    ),
    (
        "share does this; share, that",
        "In Malaysia 61 percent of the people follow Islam; 20 percent, Buddhism.",
        "20 percent",
        "religion.buddhist.share",
    ),
    ("people live so long", "People in Chad live 53 years on average.", "53 years", "life_expectancy"),
    ("children per woman", "Kenya has 3.8 children per woman.", "3.8", "fertility.rate"),
    ("rate on predicate", "Kenya spends $80 per person on health.", "$80", "health.spending.per_capita"),
    ("place grows", "India grew by 7.6 percent in 2015.", "7.6 percent", "gdp.growth"),
    ("place's own is quantity", "India's growth slowed to 7.6 percent in 2015.", "7.6 percent", "gdp.growth"),
    (
        "place's own is to move, at",
        "Rwanda's growth is expected to pick up in 2017, at 6.2 percent.",
        "6.2 percent",
        "gdp.growth",
    ),
    ("own of place is quantity", "The economy of Kenya is worth $63 billion.", "$63 billion", "gdp.nominal"),
    ("quantity own", "Kenya's $63 billion economy is growing.", "$63 billion", "gdp.nominal"),
    ("has quantity of object", "Algeria has $144 billion in foreign reserves.", "$144 billion", "reserves.total"),
    (
        "quantity in name",
        "China has $3.3 trillion in gross international reserves.",
        "$3.3 trillion",
        "reserves.total",
    ),
    (
        "nouns number",
        "Internet users in Vietnam numbered 27 million.",
        "27 million",
        "internet.users",
    ),
    (
        "name: place, quantity",
        "Most inflation: Ghana 16.9 percent, Egypt 11 percent.",
        "16.9 percent",
        "inflation.consumer",
    ),
    (
        "name in period (quantity",
        "Greek unemployment in 2013 (27.5 percent) was a record.",
        "27.5 percent",
        "unemployment.rate",
    ),
    ("hyphened noun", "A 7.8-magnitude earthquake struck Nepal.", "7.8", "earthquake.magnitude"),
    (
        "share of people is",
        "The share of Brazilians living in cities is 86 percent.",
        "86 percent",
        "population.urban.share",
    ),
    ("name place quantity", "Area: Belize 22,966 km², and no more.", "22,966 km²", "area.total"),
    ("row: own quantity", "Nepal: area 147,181 sq km, capital Kathmandu.", "147,181 sq km", "area.total"),
    ("share of place is", "Some 73 percent of Finland is covered by forest.", "73 percent", "forest.area.share"),
    (
        "share told again",
        "Nearly half of Nigerians, 43 percent, are under 15.",
        "43 percent",
        "population.aged_0_14.share",
    ),
    ("predicate: share", "Access to clean water: 44 percent of Ethiopians.", "44 percent", "water.improved.share"),
    ("has done to share", "Slovenia has protected 54 percent of its land.", "54 percent", "protected_area.land.share"),
    (
        "of so many, predicate",
        "In Somalia, 137 of every 1,000 children die before their fifth birthday.",
        "137",
        "mortality.under5",
    ),
    ("predicate at rate", "In Chad, 860 women die for every 100,000 births.", "860", "mortality.maternal"),
    ("people on an area", "In Malta, 1,400 people live on each square kilometre.", "1,400", "population.density"),
    ("noun, rate", "Hospital beds: 13.4 per 1,000 people in Japan.", "13.4", "health.hospital_beds.rate"),
    ("subject has part", "The average woman in Benin has 4.9 children.", "4.9", "fertility.rate"),
    ("people have object", "Women in Yemen have 4.4 children each.", "4.4", "fertility.rate"),
    ("rank in index", "Chad ranks 183rd in the Human Development Index.", "183rd", "hdi.rank"),
    ("index, place ranks", "On the Human Development Index, Chad ranks 183rd.", "183rd", "hdi.rank"),
    (
        "expects own in place",
        "The government expects growth of 2 percent in Spain this year.",
        "2 percent",
        "gdp.growth",
    ),
    (
        "expects quantity own in place",
        "The bank forecasts 3.1 percent growth for Hungary.",
        "3.1 percent",
        "gdp.growth",
    ),
    ("place, which grew", "Fear rises, and Nigeria, which grew 2.7 percent, is poor.", "2.7 percent", "gdp.growth"),
    ("forecast of own to", "The bank cut its growth forecast for Chad to 2.3 percent.", "2.3 percent", "gdp.growth"),
    ("forecast for own to", "It raised its forecast for Chile's growth to 4 percent.", "4 percent", "gdp.growth"),
    (
        "forecast for place to own",
        "It cut its forecast for Chad to growth of 1.7 percent.",
        "1.7 percent",
        "gdp.growth",
    ),
    ("people on area", "Gabon is home to 2 million people on 267,667 sq km.", "267,667 sq km", "area.total"),
    ("place is size", "Belize is only 22,966 sq km, smaller than Sicily.", "22,966 sq km", "area.total"),
    ("size of place is", "The size of Malta is 316 sq km.", "316 sq km", "area.total"),
    ("a land of size between", "Monaco is a principality of 2 sq km between hills.", "2 sq km", "area.total"),
    ("place's land is size", "Bulgaria's territory is 110,994 sq km.", "110,994 sq km", "area.total"),
    (
        "census counted people",
        "The 2011 census of India recorded 1.2 billion people.",
        "1.2 billion",
        "population.total",
    ),
    ("the people number", "The people of Nepal number 29 million.", "29 million", "population.total"),
    ("rate of nouns is", "The number of doctors per 10,000 people in Ghana is 1.8.", "1.8", "health.physicians.rate"),
    (
        "name of places (number)",
        "The lowest unemployment rates were those of Germany (3.8 percent) and Japan (2.8 percent).",
        "2.8 percent",
        "unemployment.rate",
    ),
    ("index of value puts in", "An HDI of 0.45 puts Chad in 183rd place.", "183rd", "hdi.rank"),
    ("index of value, ranks", "With an HDI of 0.45, Chad ranks 183rd out of 187.", "183rd", "hdi.rank"),
    ("rank; index of value", "Chad is 183rd among 187 countries; its HDI of 0.45 is low.", "183rd", "hdi.rank"),
    ("index places place", "The Human Development Index places Chad 183rd out of 187.", "183rd", "hdi.rank"),
    ("index, ranking", "Chad slips on the Human Development Index, ranking 183rd out of 187.", "183rd", "hdi.rank"),
    ("index: rank", "Chad, HDI ranking: 183rd out of 187.", "183rd", "hdi.rank"),
    ("index: place, rank", "Human Development Index: Gabon 109th, Chad 183rd.", "183rd", "hdi.rank"),
    (
        "row: name period quantity",
        "Peru: unemployment rate 2014 3.7 percent; debt none.",
        "3.7 percent",
        "unemployment.rate",
    ),
    ("women have children", "The average Italian woman has 1.3 children.", "1.3", "fertility.rate"),
    ("name: part, quantity", "Life expectancy in Russia: men 64, women 76.", "64", "life_expectancy.male"),
    ("quantity name", "With 25 percent unemployment Spain is in trouble.", "25 percent", "unemployment.rate"),
]
"""Name, sentence, number, and the measure that the construction gives it."""

NOT_THE_MEASURE = [
    ("name is high (quantity)", "Nepal's unemployment is high (8% of firms cut jobs).", "8%"),
    ("name is high (quantity)", "Nepal's inflation is low (the bank aims at 8%).", "8%"),
    ("people number quantity", "In Iraq the refugees from the north number 20.", "20"),
    ("country of people", "Peru won the cup of 31 million people.", "31 million"),
    ("share, or so many", "Druze make up less than 2% of the population of Syria, while over 80% are Muslim.", "2%"),
    ("place is, growing", "Panama is a hub for shipping, which has been expanding 6.2 percent.", "6.2 percent"),
    ("place posts quantity own", "Ukraine suffered a 9.8 percent contraction in lending in 2015.", "9.8 percent"),
    ("name with rate", "Guinea has a high maternal mortality rate in a district with 679 nurses.", "679"),
    ("people that live in", "Out of the 6 million people that live in tents in Turkmenistan, many farm.", "6 million"),
    ("place (size)", "Lake Malawi (29,600 km²) is deep.", "29,600 km²"),
    ("place (size)", "The reserve in Gabon (4,900 km²) is closed.", "4,900 km²"),
    (
        "with its size, place",
        "With its 15,000 square kilometres Serengeti is a wonder of Tanzania.",
        "15,000 square kilometres",
    ),
    ("place, size in all", "A blaze in Spain, 26 square kilometres in all, has died.", "26 square kilometres"),
    ("place, at size", "Malta, at 316 square kilometres of reef, dives.", "316 square kilometres"),
    (
        "land at size, place",
        "The smallest park of the continent at 12 square kilometres, Bwindi lies in Uganda.",
        "12 square kilometres",
    ),
    ("the area of place", "The area of Gabon's parks is 26,000 square kilometres.", "26,000 square kilometres"),
    ("noun at a rate: place, quantity", "Doctors per thousand soldiers: Norway 4.9.", "4.9"),
    ("name, quantity aside", "Spain's unemployment rate, youth 50 percent apart, fell.", "50 percent"),
    ("name changes to", "The unemployment rate in Spain fell by 2 percent.", "2 percent"),
    ("bank sets its own to", "A lender in Ghana cut interest rates to 21 percent.", "21 percent"),
    ("verb at a rate", "The US economy grew the 4 percent that it had lost.", "4 percent"),
    ("verb at a rate of", "The US economy grew some of the 4 percent that it had lost.", "4 percent"),
    ("sets name to", "Brazil raised a tax on cars to 10 percent.", "10 percent"),
    ("there are people in", "There are 2 million people in Kenya who have no home.", "2 million"),
    ("there are people in", "There are 200,000 people in need of help in Kenya.", "200,000"),
    ("place has people", "Kenya has 2 million people under arms.", "2 million"),
    ("place has people", "Kenya has evacuated 2 million people.", "2 million"),
    ("place's people", "Kenya's 2 million people under ten are poor.", "2 million"),
    ("with people, place", "With 2 million people in uniform, Spain struggles.", "2 million"),
    ("the people of place", "The 48 million people of Kenya's north are young.", "48 million"),
    ("a country of", "A village of 48,000 in Kenya has no water.", "48,000"),
    ("a country of", "Kenya, a country of 48 tribes, is large.", "48"),
    ("place grows", "Sales in India grew by 7.6 percent in 2015.", "7.6 percent"),
    ("place grows", "Exports to France and Italy grew by 7.6 percent in 2015.", "7.6 percent"),
    ("place's own is quantity", "India's export growth slowed to 7.6 percent in 2015.", "7.6 percent"),
    (
        "place's own is to move, at",
        "Rwanda's export growth is expected to pick up in 2017, at 6.2 percent.",
        "6.2 percent",
    ),
    ("own of place is quantity", "Sales growth in India was 7.6 percent in 2015.", "7.6 percent"),
    ("own of place is quantity", "Growth in India's exports was 7.6 percent in 2015.", "7.6 percent"),
    ("quantity own", "A $63 billion plan for the economy of Kenya failed.", "$63 billion"),
    ("quantity own", "Kenya's $63 billion sharing economy is growing.", "$63 billion"),
    ("changes share of people", "Rwanda cut the share of firms on less than $1.25 a day to 45 percent.", "45 percent"),
    (
        "changes share with name",
        "Rwanda cut rents for people living below the poverty line to 45 percent.",
        "45 percent",
    ),
    ("place is share element", "A school in Nepal is 81 percent Hindu.", "81 percent"),
    ("share is this, share that", "Some 20 percent of schools are Christian and 60 percent Muslim.", "60 percent"),
    ("nouns reach number", "In Kenya, 5 mobile phone subscribers reached 31 million viewers.", "31 million"),
    ("at size, place", "At 500 square kilometres, Spain's fire is the worst.", "500 square kilometres"),
    ("element, its share", "Malaysia's Muslims, 61 percent of them, are mostly Malays.", "61 percent"),
    ("share goes to name", "Nearly 60 percent of income in Brazil goes to pay the richest fifth.", "60 percent"),
    (
        "people, their share, did",
        "Some 26 Bolivian banks, a quarter of the firms, live in extreme poverty.",
        "a quarter",
    ),
    ("in place, own is", "In Tajikistan, poverty at schools has fallen to 35.6 percent.", "35.6 percent"),
    ("names total", "With oil reserves the 104 new wells total little.", "104"),
    ("noun: share", "Internet users: 48 percent more of them.", "48 percent"),
    ("index, place scores", "On the list of exporters, Honduras scores 57.", "57"),
    ("place scores on index", "Honduras scores 57 goals on the index.", "57"),
    ("has quantity of object", "Algeria's brewer has $144 billion in foreign reserves.", "$144 billion"),
    ("place grows", "Toyota India grew by 7.6 percent in 2015.", "7.6 percent"),
    ("share of base predicate", "Cuba spends 8 percent of GDP on health and education.", "8 percent"),
    ("hyphened noun", "A 500-refugee camp in Kenya was shut.", "500"),
    ("share of people is", "The share of Brazilian firms in cities is 31 percent.", "31 percent"),
    ("name place quantity", "Fires in Belize burned an area of 300 km².", "300 km²"),
    ("row: own quantity", "Nepal: a park with an area of 932 sq km.", "932 sq km"),
    ("share of place is", "Some 73 percent of Finland's lakes are covered by forest.", "73 percent"),
    ("share told again", "Nearly half of Nigerians in prison, 43 percent, are under 25.", "43 percent"),
    ("predicate: share", "Access to clean water: 44 percent of schools in Ethiopia.", "44 percent"),
    ("has done to share", "Slovenia has protected 54 percent of its bears.", "54 percent"),
    ("of so many, predicate", "In Somalia, 137 of every 1,000 children who were tested are ill.", "137"),
    ("people on an area", "In Malta, 1,400 people live on each street.", "1,400"),
    ("noun, rate", "Cuba's doctors, 6.7 of whom are abroad, are many.", "6.7"),
    ("subject has part", "The average woman in Benin has 4.9 pairs of shoes.", "4.9"),
    ("people have object", "Families in Yemen have 4.4 children on average.", "4.4"),
    ("index, place ranks", "On the list of exporters, Chad ranks 183rd.", "183rd"),
    ("people on area", "Kenya has 200,000 people on 3 sq km, the slum of Kibera.", "3 sq km"),
    ("place is size", "The reserve in Belize is only 966 sq km, smaller than Malta.", "966 sq km"),
    ("size of place is", "A park the size of Malta is 316 sq km.", "316 sq km"),
    ("a land of size between", "Monaco has a garden of 2 sq km between hills.", "2 sq km"),
    ("place's land is size", "Bulgaria's garden is 994 sq km.", "994 sq km"),
    ("census counted people", "The 2011 census of India asked 3 million people.", "3 million"),
    ("the people number", "The people of Nepal number their 29 yaks.", "29"),
    ("rate of nouns is", "The number of doctors per village is what 18 countries ask for.", "18"),
    (
        "name of places (number)",
        "The unemployment rate was told by unions in Germany, who (3.8 percent) struck.",
        "3.8 percent",
    ),
    ("index of value puts in", "An HDI of 0.45 puts Chad behind, in the 5th year of its plan.", "5th"),
    ("index of value, ranks", "With an HDI of 0.45, Chad is the 3rd of five brothers.", "3rd"),
    ("rank; index of value", "Chad is 183rd among 187 countries; its HDI was not told.", "183rd"),
    ("index places place", "The list of exporters places Chad 183rd out of 187.", "183rd"),
    ("index, ranking", "Chad slips on the list of exporters, ranking 183rd out of 187.", "183rd"),
    ("index: rank", "HDI ranking: what the 183rd of them shows.", "183rd"),
    ("index: place, rank", "Human Development Index: Gabon in the 109th year of its railway.", "109th"),
    ("row: name period quantity", "Peru: unemployment rate 2014 in 3 towns.", "3"),
    ("women have children", "The average Italian woman with 1.3 children is 44.", "1.3"),
    ("name: part, quantity", "Out of work in Russia: men 64, women 76.", "64"),
    ("rank in index", "Chad ranks 183rd in the Index of Economic Freedom.", "183rd"),
    ("people live so long", "People in Chad live 20 years in camps.", "20 years"),
    ("share of so many people", "Two thirds of its 3 million people displaced in Syria are old.", "Two thirds"),
    ("share of its people", "Two thirds of its 3 million people employed in Syria are women.", "3 million"),
    (
        "share does this; share, that",
        "In Mali 60 percent of the people follow Islam; 20 percent, a football club.",
        "20 percent",
    ),
    ("leads name with", "Norway fights inflation with 3 new measures.", "3"),
    ("share of people did (share)", "More than half of Greek men smoke (58 percent of them at home).", "58 percent"),
    ("share told in brackets", "Nearly half of the schools of Zambia (48 percent) have electricity.", "48 percent"),
    ("quantity in name", "China sold $300 billion in gross international reserves.", "$300 billion"),
]
"""Name, sentence, and a number that the construction must not tie to anything."""

PLACES = [
    ("of", "The population of Kenya was around 48 million.", "Kenya", "48 million", "KEN"),
    ("in", "Unemployment in Spain was 25 percent.", "Spain", "25 percent", "ESP"),
    ("in", "Some 6.5 million people are displaced within Syria.", "Syria", "6.5 million", "SYR"),
    ("from", "Some 4.8 million refugees from Syria live abroad.", "Syria", "4.8 million", "SYR"),
    ("possessive", "Kenya's population was around 48 million.", "Kenya", "48 million", "KEN"),
    ("modifier", "The Kenyan population was around 48 million.", "Kenyan", "48 million", "KEN"),
    ("counted", "Some 4.8 million Syrians are refugees.", "Syrians", "4.8 million", "SYR"),
    ("subject", "Kenya has a population of 48 million.", "Kenya", "48 million", "KEN"),
    ("subject", "Unlike Uganda, Kenya has a population of 48 million.", "Kenya", "48 million", "KEN"),
    ("subject", "Kenya has the highest inequality, a Gini index of 57.", "Kenya", "57", "KEN"),
    ("subject", "Kenya borders Uganda and has a population of 48 million.", "Kenya", "48 million", "KEN"),
    ("subject", "Kenya is a country in Africa with a population of 48 million.", "Kenya", "48 million", "KEN"),
    ("subject", "Kenya, a coastal country with a population of 48 million, votes.", "Kenya", "48 million", "KEN"),
    ("subject", "Kenya, free since 1963, has a population of 48 million.", "Kenya", "48 million", "KEN"),
    ("subject", "Kenya (48 million inhabitants) votes today.", "Kenya", "48 million", "KEN"),
    ("subject", "A country of 48 million inhabitants, Kenya votes today.", "Kenya", "48 million", "KEN"),
    ("subject", "Home to 500,000 refugees, Kenya asks for help.", "Kenya", "500,000", "KEN"),
    ("subject", "Kenya has 48 million inhabitants and an area of 580,367 km².", "Kenya", "580,367 km²", "KEN"),
    ("subject", "Chad ranks 183rd in the Human Development Index.", "Chad", "183rd", "TCD"),
    ("topic", "In Kenya, the population was around 48 million.", "Kenya", "48 million", "KEN"),
]
"""Name, sentence, place as written, number, and the entity of the claim."""

SECOND_PLACES = [
    ("subject", "The United States admitted 900 Syrian refugees in July 2016.", "900", "SYR", "USA"),
    ("from", "Lebanon hosts 1.1 million refugees from Syria.", "1.1 million", "LBN", "SYR"),
    ("to", "They accepted 900 Syrian refugees to the United States in July 2016.", "900", "SYR", "USA"),
]
"""Name, sentence, number, entity, and the counterpart that the construction marks."""

PARTS = [
    ("including", "In Aleppo 338 people were killed this week, including 106 children.", "106"),
    ("were part", "In Aleppo 338 people were killed this week. More than 100 were children.", "100"),
]
"""Name, text, and the number that is a part of the one before it."""

TOTALS = [
    ("more of them, number", "Turkey hosts more refugees, 2.7 million, than any other country."),
    ("a country which counts", "They flew to Turkey, a country which is now home to 2.7 million refugees."),
    ("there are", "There are 2.7 million refugees in Turkey."),
    ("the most of, number", "Turkey has the most refugees, 2.7 million."),
    ("place has", "Turkey has 2.7 million refugees."),
    ("remain", "Some 2.7 million refugees in Turkey remain."),
    ("registered", "Some 2.7 million registered refugees were counted in Turkey."),
    ("are in", "Some 2.7 million refugees are in Turkey."),
    ("place counts", "Turkey counts 2.7 million refugees."),
    ("place surpasses", "Turkey surpasses 2.7 million refugees."),
    ("it has grown to", "Turkey counted 14 camps in 2012; since then it has grown to 2.7 million refugees."),
    ("owner", "Turkey's 2.7 million refugees wait."),
    ("place with", "Turkey, with 2.7 million refugees, asks for help."),
    ("nouns reach number", "Refugees in Turkey reached 2.7 million."),
    ("place (number", "Turkey (2.7 million refugees) asks for help."),
    ("a country of", "Turkey is a country of 2.7 million refugees."),
    ("source counted", "UNHCR counted 2.7 million refugees in Turkey."),
    ("has left", "War has left 2.7 million refugees in Turkey."),
    ("the ones in", "The 2.7 million refugees in Turkey wait."),
    ("with all of them", "With 2.7 million refugees, Turkey asks for help."),
    ("nouns number", "Refugees in Turkey numbered 2.7 million."),
    ("number of", "The number of Syrian refugees in Turkey has reached 2.7 million."),
    ("place (number noun)", "Turkey (2.7 million refugees) asks for help."),
    ("place (so many) has", "Turkey (81 provinces) has 2.7 million refugees."),
    ("has, and place", "Iran has 0.9 million refugees, and Turkey 2.7 million refugees."),
    ("row: number of nouns", "Refugee population: 2.7 million refugees in Turkey."),
    ("its own", "Latvia is small, since its 2.7 million inhabitants would fit into Rome."),
    ("it has", "Some facts about Latvia: it has 2.7 million inhabitants."),
    ("place, which with", "One of them is Latvia, which with 2.7 million inhabitants is small."),
    ("place, land that has", "Latvia, a land that has 2.7 million inhabitants, is small."),
]
"""Name, and a sentence that speaks of all refugees of a place."""

LISTS = [
    ("number (place)", "Population: 48 million (Kenya), 55 million (Tanzania).", "55 million", "TZA"),
    (
        "number of place's",
        "Exports equal 46 percent of Germany's GDP, but only 13 percent of Brazil's.",
        "13 percent",
        "BRA",
    ),
    ("people number", "The Thai population is 68 million and the Malaysian 31 million.", "31 million", "MYS"),
    (
        "place with number",
        "The largest economies were the United States with $18 trillion, China with $11 trillion and Japan.",
        "$11 trillion",
        "CHN",
    ),
    ("place number", "Turkey hosts 2.5 million refugees, Pakistan 1.6 million.", "1.6 million", "PAK"),
    (
        "place (number)",
        "There are 4.9 million refugees from Syria, from Iraq (0.3 million).",
        "0.3 million",
        "IRQ",
    ),
    ("number in place", "Unemployment was 10 percent in France, 4.1 percent in Germany.", "4.1 percent", "DEU"),
    (
        "number in place",
        "Unemployment was 10 percent in France, compared with 4.1 percent in Germany.",
        "4.1 percent",
        "DEU",
    ),
    ("place number", "In France unemployment is 10 percent, in Germany 4.1 percent.", "4.1 percent", "DEU"),
    (
        "place number",
        "The population of Chad is 13 million and that of Mali 17 million.",
        "17 million",
        "MLI",
    ),
    ("number in period", "Inflation in Chad was 2 percent in 2013 and 1.7 percent in 2014.", "1.7 percent", "TCD"),
    ("period, number", "Chad had 11 million inhabitants in 2009; in 2014 it had 13 million.", "13 million", "TCD"),
    (
        "number in town",
        "In Chad 3 percent of people have access to electricity, but 1 percent in villages.",
        "1 percent",
        "TCD",
    ),
    (
        "town, number",
        "In Chad 3 percent of people have access to electricity, but in villages 1 percent.",
        "1 percent",
        "TCD",
    ),
    ("number in brackets of period", "Life expectancy in Kenya is 61 years (58 in 2000).", "58", "KEN"),
    ("number (period)", "Economic growth of Chad 3.1% (2012) 5.7% (2013).", "5.7%", "TCD"),
]
"""Name, sentence, and the place of the number that goes on the list."""

WARS = [
    ("in the war", "In Syria more than 400,000 people were killed in the war."),
    ("since the war", "In Syria more than 400,000 people were killed since the war began."),
    ("war has", "The Syrian civil war has killed more than 400,000 people."),
    ("war has left so many", "The Syrian civil war has left more than 400,000 people killed."),
    ("since the war, killed", "Since the Syrian civil war began, more than 400,000 people have been killed."),
]
"""Name, and a sentence with a toll of a war."""


def _lines(text: str) -> list[Line]:
    article = checker().article(text)
    lexicon = Lexicon(store().phrases)
    return list(Drawn(Readings(Tokens(article), checker().words), lexicon))


def _names(kind: str, text: str, words: str) -> set[str]:
    """The constructions of a kind that hold at the item with these words (or that ends with them)."""
    shapes = getattr(constructions.build(checker().words), kind)
    found: set[str] = set()
    hits = 0
    for line in _lines(text):
        for at in range(1, len(line.items)):
            if line.words(at).endswith(words) and line.letters[at] not in ".,":
                hits += 1
                holding = constructions.matches(shapes, line.letters, at)
                found |= {match.name for match in holding if match.has_its_words(line)}
    assert hits, f"no item {words!r} in {text!r}"
    return found


@pytest.mark.parametrize(("name", "text", "number", "measure"), MEASURES)
def test_a_number_finds_its_measure(name: str, text: str, number: str, measure: str) -> None:
    assert name in _names("measure", text, number)
    claim = claim_of(checked(text, DATE), number)
    assert claim.measure == measure
    assert claim.measure_evidence.strength == "strong"
    # "accepted ... refugees" is two constructions, and the noun is the one that is shown
    assert f"({name})" in claim.measure_evidence.why or name in (
        "verb quantity noun",
        "noun in the passive",
        "nouns did",
    )


@pytest.mark.parametrize(("name", "text", "number"), NOT_THE_MEASURE)
def test_a_number_of_something_else_is_left_alone(name: str, text: str, number: str) -> None:
    assert name not in _names("measure", text, number)
    assert bound_of(checked(text, DATE), number).claim is None


@pytest.mark.parametrize(("name", "text", "place", "number", "entity"), PLACES)
def test_a_place_is_tied_to_its_head(name: str, text: str, place: str, number: str, entity: str) -> None:
    assert name in _names("entity", text, place)
    claim = claim_of(checked(text, DATE), number)
    assert claim.entity == entity
    assert claim.entity_evidence.strength == "strong"
    assert f"({name})" in claim.entity_evidence.why


@pytest.mark.parametrize(("name", "text", "number", "entity", "counterpart"), SECOND_PLACES)
def test_the_second_place_is_marked(name: str, text: str, number: str, entity: str, counterpart: str) -> None:
    place = {"USA": "United States", "SYR": "Syria"}[counterpart]
    assert name in _names("entity", text, place)
    claim = claim_of(checked(text, DATE), number)
    assert (claim.entity, claim.counterpart) == (entity, counterpart)


@pytest.mark.parametrize(("name", "text", "number"), PARTS)
def test_a_part_finds_its_whole(name: str, text: str, number: str) -> None:
    assert name in _names("part", text, number)
    report = checked(text, DATE)
    part = claim_of(report, number)
    assert part.part_of == claim_of(report, "338").id
    assert part.measure == "casualties.killed.children"
    assert f"({name})" in part.measure_evidence.why


@pytest.mark.parametrize(("name", "text"), TOTALS)
def test_all_of_a_kind_are_told_from_some_of_them(name: str, text: str) -> None:
    assert name in _names("total", text, "2.7 million")


@pytest.mark.parametrize(
    "text",
    [
        text
        for name, text in TOTALS
        if name not in ("registered", "a country of", "number of", "it has grown to", "row: number of nouns")
        and "Latvia" not in text
    ],
)
def test_all_of_a_kind_are_a_level(text: str) -> None:
    claim = claim_of(checked(text, DATE), "2.7 million")
    assert (claim.measure, claim.entity) == ("refugees.hosted", "TUR")


def test_some_of_a_kind_are_no_level() -> None:
    text = "Police questioned 2.7 million refugees in Turkey."
    assert _names("total", text, "2.7 million") == set()
    assert "not said to be all" in reason_of(checked(text, DATE), "2.7 million")


@pytest.mark.parametrize(("name", "text", "number", "entity"), LISTS)
def test_a_list_goes_on_with_the_measure_of_its_first_number(name: str, text: str, number: str, entity: str) -> None:
    claim = claim_of(checked(text, DATE), number)
    assert claim.entity == entity
    evidence = (claim.measure_evidence, claim.entity_evidence, claim.period_evidence)
    assert any(f"({name}, in a list" in part.why for part in evidence)


def test_a_sentence_goes_on_with_the_number_before_it_of_another_time() -> None:
    report = checked("Spain's unemployment rate was 20 percent in May. A year earlier it had been 22 percent.", DATE)
    claim = claim_of(report, "22 percent")
    assert (claim.measure, claim.entity) == ("unemployment.rate", "ESP")


@pytest.mark.parametrize(
    "text",
    [
        "Unemployment in Spain was 20 percent in May. A year earlier it had been 22 percent smaller.",
        "Unemployment in Spain was 20 percent in May and inflation 1 percent. In 2012 it was 22 percent.",
        "Unemployment in Spain was 20 percent in May. In 2012 the party had been at 22 percent.",
    ],
)
def test_it_is_not_any_number_before(text: str) -> None:
    assert bound_of(checked(text, DATE), "22 percent").claim is None


PARTS_IN_TURN = [
    (
        "that of part",
        "Literacy among men in Chad is 45 percent, while that of women is 28 percent.",
        "28 percent",
    ),
    ("number for part", "The literacy rate in Chad is 45 percent for men and 28 percent for women.", "28 percent"),
    ("part, number", "The literacy rate in Chad is 45 percent for men, women 28 percent.", "28 percent"),
]
"""Name, sentence, and the number of the second part of the people."""


@pytest.mark.parametrize(("name", "text", "number"), PARTS_IN_TURN)
def test_a_list_goes_on_with_another_part_of_the_people(name: str, text: str, number: str) -> None:
    report = checked(text, DATE)
    claim = claim_of(report, number)
    assert (claim_of(report, "45 percent").measure, claim.measure) == ("literacy.adult.male", "literacy.adult.female")
    assert f"({name}, in a list" in claim.measure_evidence.why


def test_a_part_of_the_people_without_a_measure_goes_on_no_list() -> None:
    report = checked("The literacy rate in Chad is 45 percent for men and 28 percent for soldiers.", DATE)
    assert bound_of(report, "28 percent").claim is None


@pytest.mark.parametrize(
    ("text", "number", "measure"),
    [
        ("Russian men have a life expectancy of 64 years.", "64 years", "life_expectancy.male"),
        ("A woman in Zambia can expect to live 62 years.", "62 years", "life_expectancy.female"),
        ("The life expectancy of Russian men is 64 years.", "64 years", "life_expectancy.male"),
        ("Unemployment in Spain is 25 percent among women.", "25 percent", "unemployment.female.rate"),
        ("More than a quarter of Namibian adults, 26 percent, are obese.", "26 percent", "obesity.adults"),
        ("Some 43 percent of Egypt's inhabitants live in cities.", "43 percent", "population.urban.share"),
    ],
)
def test_a_rate_is_of_the_part_of_the_people_that_its_clause_speaks_of(text: str, number: str, measure: str) -> None:
    assert claim_of(checked(text, DATE), number).measure == measure


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Women in Russia's army have a life expectancy of 64 years.", "64 years"),
        ("Poor men in Russia have a life expectancy of 64 years.", "64 years"),
        ("A quarter of Namibian women, 26 percent, are obese.", "26 percent"),
        ("Some 43 percent of Lebanon's refugees live in cities.", "43 percent"),
        ("The poorest Italian women have 1.3 children.", "1.3"),
        ("Some 44 percent of Ethiopian schools have access to clean water.", "44 percent"),
    ],
)
def test_a_rate_of_some_of_them_is_left_alone(text: str, number: str) -> None:
    assert bound_of(checked(text, DATE), number).claim is None


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("The earthquake in Nepal killed 5,000 people.", "earthquake.deaths"),
        ("Typhoon Haiyan killed 5,000 people in Nepal.", "storm.deaths"),
        ("Since the earthquake, fighting in Nepal has killed 5,000 people.", "casualties.killed"),
        ("A bus crash in Nepal killed 5,000 people after the earthquake.", "casualties.killed"),
        ("An attack on a cholera clinic in Nepal killed 5,000 people.", "casualties.killed"),
        ("KATHMANDU - The earthquake killed 5,000 people in Nepal.", "earthquake.deaths"),
    ],
)
def test_the_killed_are_those_of_what_struck(text: str, measure: str) -> None:
    assert claim_of(checked(text, DATE), "5,000").measure == measure


@pytest.mark.parametrize(
    "text",
    [
        "Cholera has killed 5,000 people in Haiti.",
        "In Haiti 5,000 people have died of cholera.",
        "Some 5,000 people have died in Haiti in an outbreak of cholera.",
    ],
)
def test_the_dead_of_a_disease_are_no_casualties(text: str) -> None:
    assert reason_of(checked(text, DATE), "5,000") == "dead of a disease, not of one event"


def test_a_list_is_dated_at_its_end() -> None:
    text = "Unemployment was 10 percent in France, 4.1 percent in Germany and 11.7 percent in Italy in 2016."
    periods = {claim.period for claim in checked(text, DATE).claims}
    assert len(periods) == 1
    assert str(periods.pop()).count("2016")


@pytest.mark.parametrize(
    "text",
    [
        "France has a population of 67 million, Germany 12 ships.",
        "France has a population of 67 million and 4 in Lyon agreed.",
    ],
)
def test_a_number_of_something_else_goes_on_no_list(text: str) -> None:
    assert not any("in a list" in claim.entity_evidence.why for claim in checked(text, DATE).claims)


@pytest.mark.parametrize(("name", "text"), WARS)
def test_a_toll_finds_its_war(name: str, text: str) -> None:
    assert name in _names("war", text, "killed")
    claim = claim_of(checked(text, DATE), "400,000")
    assert claim.measure == "deaths.conflict"
    assert claim.period is not None
    assert claim.period.start.isoformat() == "2011-03-15"


def test_every_construction_of_the_file_is_tested_here() -> None:
    path = CHECKOUT / "reference_data" / "language" / "constructions.toml"
    written = {
        (kind, entry["name"])
        for kind, entries in tomllib.loads(path.read_text("utf-8")).items()
        for entry in entries
        if kind not in RELATIONS
    }
    rows = {
        "measure": [row[0] for row in MEASURES],
        "entity": [row[0] for row in (*PLACES, *SECOND_PLACES)],
        "part": [row[0] for row in PARTS],
        "total": [row[0] for row in TOTALS],
        "war": [row[0] for row in WARS],
        "list": [row[0] for row in (*LISTS, *PARTS_IN_TURN)],
    }
    assert {(kind, name) for kind, names in rows.items() for name in names} == written


def test_every_construction_names_its_head_where_it_ties_to_one() -> None:
    path = CHECKOUT / "reference_data" / "language" / "constructions.toml"
    groups = {"measure": "m", "entity": "h", "war": "w", "list": "h"}
    for kind, entries in tomllib.loads(path.read_text("utf-8")).items():
        for entry in entries if kind not in RELATIONS else ():
            named = {
                group for side in ("left", "right") if side in entry for group in re.compile(entry[side]).groupindex
            }
            named -= entry.get("cues", {}).keys()
            assert len(named) <= 1, entry["name"]
            if "means" in entry:  # "Togo (57,000 km²)": no word names the measure
                assert named == set(), entry["name"]
                assert store().measure(entry["means"])
            elif kind in groups and entry["name"] != "topic":  # "In Syria, ..." governs its whole sentence
                assert named == {groups[kind]}, entry["name"]


def test_a_construction_looks_no_further_than_its_window() -> None:
    shapes = constructions.build(checker().words).part
    near = "#Q" + "x" * 10 + ",XQ"
    far = "#Q" + "x" * (constructions.WINDOW + 10) + ",XQ"
    assert [match.head for match in constructions.matches(shapes, near, len(near) - 1)] == [1]
    assert constructions.matches(shapes, far, len(far) - 1) == []
