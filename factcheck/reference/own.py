"""A newsroom's own packages: compiled like the bundled ones, but into memory, as a layer above them."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING, Any

from factcheck.reference import catalogue_files
from factcheck.reference.catalogue_files import Catalogue, CatalogueError
from factcheck.reference.compile import catalogue_problem, check_references
from factcheck.reference.loading import Loader
from factcheck.reference.package import Known, describe
from factcheck.reference.problems import Problems, ReferenceDataError
from factcheck.reference.store import BUNDLED, Store

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

CATALOGUE = "catalogue"
"""The folder of a package that may hold its own measures."""


def open_store(path: Path = BUNDLED, packages: Sequence[Path] = (), fetched: Path | None = None) -> Store:
    """Open the bundled store with a newsroom's own packages above it, and between them what was fetched.

    A run that was asked to use a package never goes on without it: raises ReferenceDataError if one is wrong, and
    StoreError if the bundled store or the fetched figures are.
    """
    layers = (compile_packages(packages, Store(path)),) if packages else ()
    return Store(path, layers, fetched)


def compile_packages(folders: Sequence[Path], base: Store) -> sqlite3.Connection:
    """Compile packages into a database in memory. Raises ReferenceDataError with all problems found."""
    db = sqlite3.connect(":memory:", check_same_thread=False)
    problems = Problems()
    try:
        loader = Loader(db, problems, known_codes(base))
        chosen = list({folder.resolve(): folder for folder in folders}.values())
        described = [describe(folder, problems, strict=False) for folder in chosen]
        if None in described:
            problems.settle()  # whatever else is wrong may follow from that
        catalogue = _catalogue(base)
        own: dict[Path, Catalogue] = {}
        measures: dict[str, Mapping[str, Any]] = {}
        for folder in chosen:
            own[folder] = catalogue_files.load([folder / CATALOGUE], catalogue)
            measures |= own[folder].measures
            catalogue = own[folder]._replace(measures={**catalogue.measures, **measures})
        loader.packages(
            [package for package in described if package is not None], catalogue._replace(measures=measures)
        )
        constructions = {entry["name"] for entry in base.documents()["constructions"]["entity"]}
        for folder, found in own.items():
            check_references(found, loader, constructions, folder / CATALOGUE)
        problems.settle()
    except CatalogueError as error:
        db.close()
        raise ReferenceDataError([*problems.found, *catalogue_problem(error).problems]) from None
    except BaseException:
        db.close()
        raise
    return db


def known_codes(store: Store) -> Known:
    """Return the codes of a store with their names."""
    names = "SELECT code, json_extract(json, '$.label_without_entity') FROM measure"
    return Known(
        dict(store.ask(names)),
        dict(store.ask("SELECT code, name FROM entity")),
        dict(store.ask("SELECT code, name FROM publisher")),
    )


def _catalogue(store: Store) -> Catalogue:
    """The units and classes that a newsroom's measures may use, and the measures that are taken."""
    tables = json.loads(store.ask("SELECT value FROM meta WHERE key = 'catalogue'")[0][0])
    return Catalogue(tables["units"], tables["per"], tables["classes"], {code: {} for code in store.measures()})
