"""Where honest counts lie further apart and where closer together."""

from __future__ import annotations

from factcheck.reference.dispersion import dispersion_from
from tests.support import store


def test_an_agreement_holds_for_its_measures_places_and_years() -> None:
    table = {"agreed": [{"measures": ["a.", "b"], "places": ["DEU"], "since": 2000, "share": 0.1, "points": 1}]}
    found = dispersion_from(table, lambda _: None)
    agreed = found.agreement("a.one", "DEU", 2000)
    assert agreed is not None
    assert agreed.slack(-20.0) == 3.0
    assert found.agreement("b", "DEU", 2010) == agreed
    assert found.agreement("b.one", "DEU", 2010) is None
    assert found.agreement("a.one", "FRA", 2010) is None
    assert found.agreement("a.one", "DEU", 1999) is None


def test_what_the_bundled_tables_name_exists() -> None:
    dispersion = store().dispersion()
    measures = {code for code, _, _ in store().every_series()}
    assert dispersion.agreed
    for agreed in dispersion.agreed:
        assert measures.issuperset(agreed.measures)
        assert all(store().entity(place).code == place for place in agreed.places)
        assert agreed.share or agreed.points
    for rough in dispersion.where:
        assert all(
            any(code == each or (each.endswith(".") and code.startswith(each)) for code in measures)
            for each in rough.measures or ()
        )
        assert all(store().entity(place).code == place for place in rough.members or ())
    assert dispersion.vague
    assert all(store().entity(region).kind == "region" for region in dispersion.vague)
