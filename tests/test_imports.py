"""Who may import whom (DESIGN.md, "Import direction"), and what a start must not load."""

from __future__ import annotations

import ast
import datetime as dt
import json
import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from factcheck.reference.cache import NAME
from factcheck.reference.fetched import keep
from factcheck.reference.sources.source import Fetched, Row, Wanted

PACKAGE = Path(__file__).parents[1] / "factcheck"

ALLOWED: dict[str, set[str]] = {
    # values and words, which know nothing of the stages
    "version": set(),
    "records": set(),
    "patterns": set(),
    "article": set(),
    "levels": set(),
    "scope": set(),
    "network": set(),
    "http": {"network", "version"},
    "wording": {"reference.catalogue"},
    "results": {
        "article",
        "claims.model",
        "claims.question",
        "language.periods",
        "levels",
        "reference.catalogue",
        "reference.observations",
        "version",
    },
    # the straight line, in its order
    "reading": {"article", "http", "language", "network"},
    "language": {"article"},
    "reference": {
        "http",
        "network",
        "version",
        "language.lexicon",
        "language.spelling",
        "language.stems",
        "language.tokens",
    },
    "claims": {"article", "language", "reference.catalogue"},
    "judging": {"article", "claims", "language", "levels", "reference", "results", "wording"},
    "suppression": {"article", "claims.model", "language.spelling", "results", "rules"},
    "rules": {"article", "claims", "language", "levels", "reference.catalogue", "results", "wording"},
    "report": {
        "article",
        "claims.model",
        "config",
        "levels",
        "reference.catalogue",
        "reference.fetched",
        "reference.fetching",
        "reference.observations",
        "reference.problems",
        "reference.sources.source",
        "reference.verify",
        "results",
        "rules.rule",
        "version",
        "wording",
    },
    # what puts the stages together
    "checker": {
        "article",
        "claims",
        "judging",
        "language",
        "reading",
        "reference",
        "results",
        "rules",
        "scope",
        "suppression",
    },
    "lookup": {"article", "checker", "claims", "judging", "language", "reference", "results"},
    "freshness": {"claims", "judging", "reference", "results"},
    "config": {"language.spelling", "levels", "results"},
    "commands": {
        "checker",
        "config",
        "freshness",
        "lookup",
        "network",
        "reading",
        "reference",
        "report",
        "results",
        "rules",
        "scope",
        "suppression",
        "version",
    },
    "cli": {"config", "commands"},
    "__main__": {"cli"},
    "__init__": {"checker", "results", "version"},
}
"""What each module or package of factcheck may import of the others, anywhere in its code.

A package stands for all of its modules, and always may import itself; "claims.model" stands for that module alone.
"""

CLAIMS = ("lines", "measures", "places", "periods", "relations", "simpler", "going_on", "by_words")
"""The packages of `claims` in their order: each may import those before it, and what is no package."""

EVERYWHERE = frozenset({"patterns", "records"})
"""What any module may import."""

AT_THE_TOP = {
    "cli": {"config"},
    "commands.check": {"commands.freshening", "commands.streams", "config", "report.formats", "version"},
    "commands.choosing": {"commands.streams", "config"},
    "commands.data": {"commands.choosing", "commands.fetching", "commands.streams", "config"},
    "commands.fetching": {"commands.choosing", "commands.streams", "config"},
    "commands.freshening": {"commands.streams", "config"},
    "commands.explain": {"commands.streams"},
    "commands.lookup": {"commands.streams", "config"},
    "commands.rules": {"commands.streams", "config"},
    "commands.streams": {"config"},
}
"""What a command may import before it knows what it is asked to do, besides typer and the standard library."""


def _modules() -> dict[str, ast.Module]:
    """Return the parsed modules by their name inside factcheck; a package has the name of its folder."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)
        found[name] = ast.parse(path.read_text(encoding="utf-8"), str(path))
    return found


MODULES = _modules()


def _imports(tree: ast.AST) -> set[str]:
    """Return the modules of factcheck that a piece of code imports, wherever the import stands in it."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: imports are written in full, so that they can be searched for"
            submodules = {alias.name for alias in node.names if _inside(f"{node.module}.{alias.name}") in MODULES}
            names.update(f"{node.module}.{name}" for name in submodules)
            if len(submodules) < len(node.names):
                names.add(str(node.module))
    return {_inside(name) for name in names if name.split(".")[0] == "factcheck"}


def _inside(name: str) -> str:
    return name.removeprefix("factcheck").removeprefix(".") or "__init__"


def _edges() -> set[tuple[str, str]]:
    """Return every import from one module to another that crosses the border of a top-level package."""
    every = {(importer, imported) for importer, tree in MODULES.items() for imported in _imports(tree)}
    return {
        (importer, imported)
        for importer, imported in every
        if _top(importer) != _top(imported) and imported not in EVERYWHERE
    }


def _top(module: str) -> str:
    return module.partition(".")[0]


def _allows(importer: str, imported: str) -> str | None:
    """Return the entry of the table that allows an import, None if there is none."""
    entries = ALLOWED.get(_top(importer), set())
    return next((entry for entry in (imported, _top(imported)) if entry in entries), None)


def test_the_packages_of_claims_keep_their_order() -> None:
    modules = {name: name.removeprefix("claims.").split(".") for name in MODULES if name.startswith("claims.")}
    assert {parts[0] for parts in modules.values() if len(parts) > 1} == set(CLAIMS)
    for name, (own, *_) in modules.items():
        if own in CLAIMS:
            found = {other.split(".")[1] for other in _imports(MODULES[name]) if other.startswith("claims.")}
            assert not found & {*CLAIMS[CLAIMS.index(own) + 1 :], "bind", "ways", "links", "question", "rejected"}, name


def test_every_module_stands_in_the_table() -> None:
    assert {_top(module) for module in MODULES} == set(ALLOWED)


def test_no_import_goes_against_the_direction() -> None:
    wrong = [f"{importer} imports {imported}" for importer, imported in _edges() if _allows(importer, imported) is None]
    assert sorted(wrong) == []


def test_the_table_allows_nothing_that_the_code_does_not_need() -> None:
    used = {(_top(importer), _allows(importer, imported)) for importer, imported in _edges()}
    unused = [f"{top}: {entry}" for top, entries in ALLOWED.items() for entry in entries if (top, entry) not in used]
    assert sorted(unused) == []


def _run_time(tree: ast.Module) -> ast.Module:
    """The part of a module that runs when it is imported: without functions and without `if TYPE_CHECKING`."""

    class Pruned(ast.NodeTransformer):
        def visit_FunctionDef(self, _node: ast.FunctionDef) -> None:
            return None

        def visit_If(self, node: ast.If) -> ast.AST | None:
            return None if ast.unparse(node.test) == "TYPE_CHECKING" else self.generic_visit(node)

    copy = ast.parse(ast.unparse(tree))
    Pruned().visit(copy)
    return copy


def test_no_module_needs_itself_while_it_is_imported() -> None:
    needs = {name: _with_package(_imports(_run_time(tree)), name) - {name} for name, tree in MODULES.items()}
    assert _cycle(needs) == []


def _with_package(imported: set[str], importer: str) -> set[str]:
    """Add the packages of some modules: to import a.b, Python imports a first, unless the importer lies in a."""
    return imported | {_top(module) for module in imported} - {_top(importer)}


def test_no_two_packages_need_each_other_while_they_are_imported() -> None:
    needs: dict[str, set[str]] = defaultdict(set)
    for name, tree in MODULES.items():
        needs[_top(name)] |= {_top(imported) for imported in _imports(_run_time(tree))} - {_top(name)}
    assert _cycle(needs) == []


def _cycle(needs: dict[str, set[str]]) -> list[str]:
    """Return one cycle of a graph, as a path that ends where it begins; nothing if there is none."""
    done: set[str] = set()

    def search(node: str, path: list[str]) -> list[str]:
        if node in path:
            return [*path[path.index(node) :], node]
        if node not in done:
            for following in sorted(needs.get(node, ())):
                found = search(following, [*path, node])
                if found:
                    return found
            done.add(node)
        return []

    return next((found for node in sorted(needs) if (found := search(node, []))), [])


def test_the_search_for_cycles_finds_one() -> None:
    assert _cycle({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["b", "c", "b"]
    assert _cycle({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


@pytest.mark.parametrize("module", AT_THE_TOP)
def test_a_command_imports_nothing_heavy_before_it_is_needed(module: str) -> None:
    assert _imports(_run_time(MODULES[module])) == AT_THE_TOP[module]


def test_only_the_client_speaks_http() -> None:
    speaking = {
        name
        for name, tree in MODULES.items()
        for node in ast.walk(tree)
        if (isinstance(node, ast.Import) and any(alias.name.split(".")[0] in _NETWORK for alias in node.names))
        or (isinstance(node, ast.ImportFrom) and str(node.module).split(".")[0] in _NETWORK)
    }
    assert speaking == {"http"}


_NETWORK = {"httpx", "httpcore", "requests", "urllib3", "socket", "ftplib"}


# --- what is loaded -------------------------------------------------------------------------------------------

HEAVY = {
    "asyncio",
    "email",
    "httpx",
    "multiprocessing",
    "platformdirs",
    "rapidfuzz",
    "rich.console",
    "sqlite3",
    "urllib.request",
}

FETCHING = {"factcheck.freshness", "factcheck.http", "factcheck.network", "factcheck.reference.fetched", "rich"}
"""What only a run that fetches needs."""

_LOADED = """
import json, sys
from factcheck.cli import run
try:
    run(sys.argv[1:])
except SystemExit as end:
    assert not end.code, end.code
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


def _loaded(*arguments: str) -> set[str]:
    """Return the modules that a run of the command has imported when it ends."""
    result = subprocess.run(
        [sys.executable, "-c", _LOADED, *arguments],
        input="The population of France was about 66 million in 2015.",
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(PACKAGE.parent)},
        timeout=60,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return set(json.loads(result.stderr))


def test_the_version_loads_nothing_heavy() -> None:
    loaded = _loaded("--version")
    assert "typer" in loaded
    assert loaded & HEAVY == set()
    assert "factcheck.checker" not in loaded


@pytest.mark.parametrize("options", [("--format", "json"), ("--format", "json", "--date", "2016-10-01")])
def test_a_check_loads_only_what_it_needs(options: tuple[str, ...]) -> None:
    loaded = _loaded("-", *options)
    assert "factcheck.checker" in loaded
    assert loaded & HEAVY <= {"sqlite3"}
    assert loaded & FETCHING == set()
    assert "factcheck.report.terminal" not in loaded


def test_figures_that_were_fetched_add_nothing_heavy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = (Row("population.total", "FRA", None, "2015", 66.5e6),)
    answer = Fetched("world_bank", "Tiny", "2026-10", "CC0-1.0", "", rows, ())
    now = dt.datetime(2026, 11, 30, tzinfo=dt.UTC)
    keep(tmp_path / NAME, "world_bank", Wanted("population.total"), [answer], now)
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path))
    loaded = _loaded("-", "--format", "json")
    assert loaded & HEAVY <= {"sqlite3"}
    assert loaded & FETCHING == set()


def test_the_terminal_report_adds_nothing_heavy() -> None:
    loaded = _loaded("-")
    assert "factcheck.report.terminal" in loaded
    assert loaded & HEAVY <= {"sqlite3"}
