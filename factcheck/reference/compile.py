"""`reference_data/` becomes the embedded store: run by the build, by `make data` and by the tests."""

from __future__ import annotations

import hashlib
import itertools
import json
import sqlite3
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.reference import catalogue_files
from factcheck.reference.catalogue_files import CatalogueError
from factcheck.reference.edges import with_edges
from factcheck.reference.loading import Loader
from factcheck.reference.package import DESCRIPTOR, describe
from factcheck.reference.problems import Problem, Problems, ReferenceDataError
from factcheck.reference.sources import offers
from factcheck.reference.spellings import with_spellings
from factcheck.reference.store import BUNDLED, FORMAT

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from factcheck.language.lexicon import PhraseKind
    from factcheck.reference.catalogue_files import Catalogue

_MAKERS = (
    "compile", "loading", "package", "packing", "catalogue_files", "edges", "wordings", "spellings", "sources/offers",
)  # fmt: skip
"""The modules that decide what a store looks like."""
_PREPARED = {"constructions": with_edges, "units": with_spellings}
"""The language files that are worked out further than they are written."""


def build(source: Path, target: Path) -> None:
    """Compile the folder `source` into the file `target`, replacing it in one step. Raises ReferenceDataError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(".tmp")
    unfinished.unlink(missing_ok=True)
    db = sqlite3.connect(unfinished)
    try:
        db.execute("PRAGMA page_size = 4096")
        problems = Problems()
        _compile(source, Loader(db, problems))
        problems.settle()
        db.execute("INSERT INTO meta VALUES ('format', ?), ('sources', ?)", (str(FORMAT), fingerprint(source)))
        db.commit()
        db.execute("VACUUM")
    except BaseException:
        db.close()
        unfinished.unlink(missing_ok=True)
        raise
    db.close()
    unfinished.replace(target)


def problems_of(source: Path) -> tuple[Problem, ...]:
    """Compile a folder into memory and return all that is wrong with it, up to a limit."""
    db = sqlite3.connect(":memory:")
    problems = Problems()
    try:
        _compile(source, Loader(db, problems))
    except ReferenceDataError as error:
        return tuple(dict.fromkeys((*problems.found, *error.problems)))
    finally:
        db.close()
    return tuple(problems.found)


def fingerprint(source: Path) -> str:
    """Return a hash over the names and contents of all files below `source`, to tell whether a store is current."""
    digest = hashlib.sha256()
    for maker in _MAKERS:
        digest.update((Path(__file__).parent / f"{maker}.py").read_bytes())
    for path in sorted(source.rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(source).as_posix().encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _compile(source: Path, loader: Loader) -> None:
    """Language, catalogue, packages."""
    try:
        documents = {path.stem: catalogue_files.toml(path) for path in sorted((source / "language").glob("*.toml"))}
        catalogue = catalogue_files.load([source / "catalogue"])
        path = source / "catalogue" / catalogue_files.DISPERSION
        dispersion = catalogue_files.toml(path) if path.is_file() else {}
    except CatalogueError as error:
        raise catalogue_problem(error) from None
    for name, document in documents.items():
        loader.document(name, _PREPARED[name](document) if name in _PREPARED else document)
    _cues(documents["cues"], loader)
    loader.document("rates", catalogue.per)
    loader.document("dispersion", dispersion)
    tables = {"units": catalogue.units, "per": catalogue.per, "classes": catalogue.classes}
    loader.db.execute("INSERT INTO meta VALUES ('catalogue', ?)", (json.dumps(tables, ensure_ascii=False),))
    folders = [path.parent for path in sorted(source.glob(f"*/{DESCRIPTOR}"))]
    described = [describe(folder, loader.problems, strict=True) for folder in folders]
    loader.packages([package for package in described if package is not None], catalogue)
    constructions = {entry["name"] for entry in documents["constructions"]["entity"]}
    check_references(catalogue, loader, constructions, source / "catalogue")
    loader.wordings(catalogue, frozenset(documents["scoring"]["words"]["empty"]))
    _offers(source, catalogue, loader)


def _offers(source: Path, catalogue: Catalogue, loader: Loader) -> None:
    """What publishers offer that can be fetched, held against all that is loaded."""
    units = {code: entry["unit"]["name"] for code, entry in catalogue.measures.items()}
    for path in sorted((source / offers.FOLDER).glob("*.toml")):
        try:
            table = catalogue_files.toml(path)
        except CatalogueError as error:
            raise catalogue_problem(error) from None
        offers.check(path, table, loader.known, units, loader.problems)
        loader.offer(path.stem, table)


_CUE_KINDS: dict[str, PhraseKind] = {"blockers": "blocker", "conflict": "conflict"}
"""What the phrases of some groups are; those of all others are cues."""


def _cues(document: Mapping[str, Any], loader: Loader) -> None:
    for group, lists in document.items():
        if group in ("label", "function", "base"):
            continue
        for name, phrases in lists.items():
            for phrase in phrases:
                kind = _CUE_KINDS.get(group, "cue")
                loader.phrase(phrase, kind, "*" if kind == "conflict" else f"{group}/{name}")


def check_references(catalogue: Catalogue, loader: Loader, constructions: Collection[str], folder: Path) -> None:
    """Whatever a measure names must exist: publishers, other measures, constructions, the entities."""
    known = loader.known
    for code, entry in catalogue.measures.items():
        same = (*entry.get("neighbours", ()), *entry.get("same_name", ()))
        parts = (*entry.get("quotient", ()), *entry.get("product", ()))
        others = [
            *same,
            *parts,
            *entry.get("variants", {}).values(),
            *entry.get("told_beside", {}).values(),
            entry.get("inverse_of"),
            entry.get("complement"),
        ]
        others.append(entry["unit"].get("of_measure"))
        for kind, wanted, there in (
            ("publisher", entry["publishers"], known.publishers),
            ("measure", filter(None, others), known.measures),
            ("construction", itertools.chain(*entry["roles"].values()), constructions),
            ("entity", filter(None, map(entry.get, ("whole", "within", "otherwise"))), known.entities),
        ):
            for name in wanted:
                if name not in there:
                    loader.problems.add(folder, f"no {kind} {name!r}", field=f"[{code}]")


def catalogue_problem(error: CatalogueError) -> ReferenceDataError:
    """Tell of a mistake in the catalogue as of one in a package."""
    path, _, message = str(error).partition(": ")
    return ReferenceDataError([Problem(Path(path), None, None, message)])


def main() -> int:
    """Compile the checkout's `reference_data/` if the store is older than it; return the exit code."""
    source = Path(__file__).parents[2] / "reference_data"
    try:
        if current(BUNDLED) != fingerprint(source):
            build(source, BUNDLED)
    except (ReferenceDataError, OSError) as error:
        print(f"factcheck: {error}", file=sys.stderr)
        return 2
    return 0


def current(store: Path) -> str | None:
    """Return the fingerprint that a store was made from, None if there is no readable store."""
    if not store.is_file():
        return None
    db = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
    try:
        row = db.execute("SELECT value FROM meta WHERE key = 'sources'").fetchone()
    except sqlite3.Error:
        return None
    finally:
        db.close()
    return row[0] if row else None


if __name__ == "__main__":
    raise SystemExit(main())
