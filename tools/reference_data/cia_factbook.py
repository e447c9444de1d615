"""CIA World Factbook, editions 2000 to 2025: what each edition printed, with the date that it printed beside it.

Units are those of the catalogue. The date of a figure is its period, the year of the edition is `edition` and
`published`. Which field is which measure stands in `indicators/*.csv` under `cia_factbook/values`; which field goes
into which file in `tables/factbook.toml`.
"""

from __future__ import annotations

import statistics
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from factcheck.reference import catalogue_files
from reference_data import factbook_people as people
from reference_data.factbook_dates import period_of
from reference_data.package import US_GOVERNMENT, Json, Observation, Package, Resource, observations, parquet
from reference_data.tabular import indicators

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reference_data.tabular import Indicator

RESOURCE = "cia_factbook/values"
"""The name of all these files together in indicators/*.csv."""
_LEFT_OUT = {"PCI", "DEU-FRG", "YEM-N", "YMD", "NTZ"}
"""Codes of the archive for what was no country any more in 2000."""
_YEAR = len("2016")
_NEVER = 9999


_MISREAD = 10.0
"""An amount so many times as large or small as in the median of its neighbours in time lost or won a unit."""


class _Kinds(NamedTuple):
    """What the catalogue says of the measures."""

    whole: set[str]
    """Those that count people or things."""
    flows: set[str]
    """Those over a period, whose figures are of years."""
    amounts: set[str]
    """Those that are not a share, a rate or an index, and change by little from year to year."""
    ranges: Mapping[str, tuple[float, float]]
    """Least and greatest value that is possible."""


class _Figure(NamedTuple):
    """What one edition printed."""

    entity: str
    field: str
    period: str
    edition: str


def values(
    path: Path, wanted: Mapping[str, Sequence[Indicator]], undated: str, kinds: _Kinds, wrong: Mapping[str, int]
) -> Iterator[Observation]:
    """Yield the figures of some fields by edition, without suspect rows, contradictions and misreadings.

    `undated` says what becomes of a figure without a date, `wrong` which fields are misread from which edition on, see
    tables/factbook.toml.
    """
    found = _figures(path, wanted, undated)
    figures = {one: value for one, value in found.items() if int(one.edition) < wrong.get(one.field, _NEVER)}
    neighbours: dict[tuple[str, str, int], list[float]] = defaultdict(list)
    for figure, value in figures.items():
        year = int(figure.period[:_YEAR])
        for near in (year - 1, year, year + 1):
            neighbours[figure.entity, figure.field, near].append(abs(value))
    for figure, value in figures.items():
        around = neighbours[figure.entity, figure.field, int(figure.period[:_YEAR])]
        for one in wanted[figure.field]:
            if one.measure in kinds.flows and len(figure.period) > _YEAR:
                continue
            if one.measure in kinds.amounts and _misread(abs(value), around):
                continue
            amount = value * float(one.scale) if one.scale else value
            low, high = kinds.ranges[one.measure]
            if not low <= amount <= high:
                continue
            yield Observation(
                one.measure,
                people.PARTS.get(figure.entity, figure.entity),
                figure.period,
                round(amount) if one.measure in kinds.whole else amount,
                status="estimate",
                edition=figure.edition,
                published=figure.edition,
                note=one.note,
            )


def _figures(path: Path, wanted: Mapping[str, Sequence[Indicator]], undated: str) -> dict[_Figure, float]:
    found: dict[_Figure, set[float]] = defaultdict(set)
    last: dict[tuple[str, str], tuple[float, str]] = {}
    columns = ["entity", "indicator_code", "value", "as_of", "date_of_info", "parse_suspect"]

    def keep(row: Mapping[str, Any]) -> bool:
        return (
            row["indicator_code"] in wanted
            and int(row["as_of"]) >= people.FIRST_EDITION
            and not row["parse_suspect"]
            and not row["entity"].startswith("CIA-")
            and row["entity"] not in _LEFT_OUT
        )

    for row in sorted(
        parquet(path, columns, keep),
        key=lambda row: (row["entity"], row["indicator_code"], row["as_of"], row["date_of_info"] or ""),
    ):
        series, edition = (row["entity"], row["indicator_code"]), row["as_of"]
        value = round(row["value"], 6)
        period = period_of(row["date_of_info"] or "")
        if undated and not row["date_of_info"]:
            before = last.get(series, (0.0, ""))
            period = before[1] if undated == "carried" and before[0] == value else edition
        elif period and value == int(period[:_YEAR]):
            continue  # "NA (2004)": the archive took the date for the figure
        if undated:
            period = period[:_YEAR]
        last[series] = (value, period)
        if period and period[:_YEAR] <= edition:
            found[_Figure(*series, period, edition)].add(value)
    return {figure: values.pop() for figure, values in found.items() if len(values) == 1}


def _misread(value: float, around: Sequence[float]) -> bool:
    middle = statistics.median(around)
    return len(around) > 2 and middle > 0 and not middle / _MISREAD <= value <= middle * _MISREAD


def _description() -> Json:
    return tomllib.loads((Path(__file__).parent / "tables" / "factbook.toml").read_text(encoding="utf-8"))


def _by_file(files: Sequence[Json]) -> dict[str, dict[str, list[Indicator]]]:
    """Sort the fields that some measure wants into the files. Raises ValueError for one that no file takes."""
    found: dict[str, dict[str, list[Indicator]]] = defaultdict(dict)
    for code, many in indicators()[RESOURCE].items():
        fitting = [(len(start), file["name"]) for file in files for start in file["fields"] if code.startswith(start)]
        if not fitting:
            raise ValueError(f"{code}: no file of tables/factbook.toml takes this field")
        found[max(fitting)[1]][code] = many
    return found


def _kinds(out: Path) -> _Kinds:
    measures = catalogue_files.load([out / "catalogue"]).measures
    unit = {code: entry["unit"] for code, entry in measures.items()}
    return _Kinds(
        {code for code in measures if unit[code]["name"] in ("persons", "number")},
        {code for code, entry in measures.items() if entry["kind"] == "flow"},
        {code for code, entry in measures.items() if entry["kind"] != "index" and "share" not in unit[code]["kinds"]},
        {
            code: (
                min(entry["plausible"][0], unit[code]["plausible"][0], 0),
                max(entry["plausible"][1], unit[code]["plausible"][1]),
            )
            for code, entry in measures.items()
        },
    )


def build(sources: Path, out: Path) -> Package:
    """Build the package of the Factbook: a file for each subject, because figures appear with different delays."""
    folder = sources / "cia_factbook"
    refugees, urban = folder / "factbook_refugees_idps.parquet", folder / "factbook_major_urban_areas.parquet"
    common: Json = {
        "source": "cia_factbook",
        "dataset": "The World Factbook",
        "retrieved": "2026-04-09",
        "licence": "LicenseRef-US-Government-Work",
        "url": "https://www.cia.gov/the-world-factbook/",
    }

    def file(name: str, title: str, rows: Iterator[Observation], lag_days: int) -> Resource:
        return observations(name, title, rows, {**common, "lag_days": lag_days})

    described, kinds = _description(), _kinds(out)
    files: list[Json] = described["file"]
    fields = _by_file(files)
    cities = people.city_codes(out / "entities")
    unknown = people.unknown_cities(urban, cities)
    table = folder / "factbook_values.parquet"
    by_subject = [
        file(
            one["name"],
            one["title"],
            values(table, fields[one["name"]], one.get("undated", ""), kinds, described["misread"]),
            one["lag_days"],
        )
        for one in files
        if fields[one["name"]]
    ]
    by_name = [
        file(
            "population",
            "Population by edition",
            people.population(folder / "factbook_population.parquet"),
            0,
        ),
        file("cities", "Population of large cities with their suburbs by edition", people.cities(urban, cities), 0),
        file(
            "religions",
            "Muslims, Hindus, Buddhists and Jews by edition",
            people.religions(folder / "factbook_shares_religion_ethnic_language.parquet"),
            700,
        ),
        file("displaced", "Internally displaced people by edition", people.displaced(refugees), 300),
        file(
            "refugees",
            "Refugees by origin and edition",
            people.refugees_by_origin(refugees, people.country_names(out / "entities")),
            300,
        ),
        file("stateless", "People without a nationality by edition", people.stateless(refugees), 300),
    ]
    return Package(
        folder="cia_factbook",
        title="CIA World Factbook, editions 2000 to 2025",
        licenses=[US_GOVERNMENT],
        sources=[
            {"title": "CIA, The World Factbook", "path": "https://www.cia.gov/the-world-factbook/"},
            {
                "title": "Archive of the editions as text",
                "path": "https://github.com/MilkMp/CIA-World-Factbooks-Archive-1990-2025",
            },
        ],
        resources=[*by_subject, *by_name],
        decisions=[text.format(unknown_cities=unknown) for text in described["decisions"]],
    )
