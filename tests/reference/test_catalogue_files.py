"""The catalogue is read with its defaults, and a mistake in it is named with its file, its table and its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck.reference.catalogue_files import CatalogueError, load

if TYPE_CHECKING:
    from pathlib import Path

UNITS = """
[unit."%"]
kinds = ["share"]
reads = { "%" = 1 }
plausible = [0, 100]
text = "{} %"
"""
DEFAULTS = """
[defaults]
entity_kinds = ["country"]
people_words = true
tolerance = 0.05
tolerance_reason = "Inventories differ."
publishers = ["fao"]
roles = { entity = ["of"] }
"""
MEASURE = """
["forest.share"]
label = "forest of {entity}"
label_without_entity = "forest"
definition = "Land under trees."
unit = "%"
kind = "rate"
names = ["forest cover", "{woods} cover"]
"""


def _folder(folder: Path, text: str) -> Path:
    (folder / "units.toml").write_text(UNITS, encoding="utf-8")
    (folder / "classes.toml").write_text('[classes]\nwoods = ["tree", "woodland"]\n', encoding="utf-8")
    (folder / "land.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_measure_takes_what_it_lacks_from_the_defaults_of_its_file(tmp_path: Path) -> None:
    measure = load([_folder(tmp_path, DEFAULTS + MEASURE)]).measures["forest.share"]
    assert measure["tolerance"] == 0.05
    assert measure["plausible"] == [0, 100]
    assert measure["unit"]["name"] == "%"


def test_a_measure_may_differ_from_the_defaults(tmp_path: Path) -> None:
    text = DEFAULTS + MEASURE + "tolerance = 0.2\nplausible = [1, 99]\n"
    measure = load([_folder(tmp_path, text)]).measures["forest.share"]
    assert (measure["tolerance"], measure["plausible"]) == (0.2, [1, 99])


def test_the_words_of_a_class_are_written_out(tmp_path: Path) -> None:
    measure = load([_folder(tmp_path, DEFAULTS + MEASURE)]).measures["forest.share"]
    assert measure["names"] == ["forest cover", "tree cover", "woodland cover"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("names =", "nmaes ="), r"unknown key 'nmaes'; did you mean 'names'"),
        (('unit = "%"', 'unit = "percents"'), r"no unit 'percents'"),
        (('kind = "rate"', 'kind = "level"'), r"'kind' must be one of flow, index, rate, stock"),
        (('kind = "rate"', "kind = 1"), r"'kind' must be a text"),
        (('"forest cover"', "1"), r"'names' must be a list of texts"),
        (("tolerance = 0.05", 'tolerance = "wide"'), r"'tolerance' must be a number"),
        (("{woods}", "{trees}"), r"no class 'trees'"),
        (("definition =", "# definition ="), r"the key 'definition' is missing"),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, change: tuple[str, str], says: str) -> None:
    text = (DEFAULTS + MEASURE).replace(*change)
    assert text != DEFAULTS + MEASURE
    with pytest.raises(CatalogueError, match=rf"land\.toml: \[forest\.share\].*{says}"):
        load([_folder(tmp_path, text)])


def test_a_headcount_is_told_with_the_words_of_its_share(tmp_path: Path) -> None:
    share = MEASURE.replace("names =", 'predicates = ["live in woods"]\nnames =')
    people = MEASURE.replace("forest.share", "forest.people").replace("names =", 'words_of = "forest.share"\nnames =')
    measures = load([_folder(tmp_path, DEFAULTS + share + people)]).measures
    assert measures["forest.people"]["predicates"] == ["live in woods"]


def test_words_of_a_measure_that_there_is_not(tmp_path: Path) -> None:
    people = MEASURE.replace("names =", 'words_of = "forest.shares"\nnames =')
    with pytest.raises(CatalogueError, match=r"no measure 'forest.shares' for 'words_of'; did you mean 'forest.share'"):
        load([_folder(tmp_path, DEFAULTS + people)])


def test_a_code_stands_in_one_file_only(tmp_path: Path) -> None:
    _folder(tmp_path, DEFAULTS + MEASURE)
    (tmp_path / "second.toml").write_text(DEFAULTS + MEASURE, encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"second\.toml: \[forest\.share\] is defined already"):
        load([tmp_path])
