"""The words of English are data: no list of them stands in the code that reads, binds and judges."""

from __future__ import annotations

import ast
import re
import tomllib
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("language", "claims", "rules", "judging")
WORD = re.compile(r"[a-z]+(?: [a-z]+)*")

KEPT = {
    ("language.lexicon", "_SMALL"),  # how names are compared and stored: the compiler of the store asks, too
    ("claims.resuming", "_NEEDED"),  # names of groups of its patterns
    ("claims.scoring", "_NOT_OF_PARTS"),  # how the catalogue calls the variants of a measure
}
"""Constants that hold words all the same, with the reason."""


@cache
def modules() -> list[tuple[str, ast.Module]]:
    return [
        (f"{package}.{path.stem}", ast.parse(path.read_text(encoding="utf-8")))
        for package in PACKAGES
        for path in sorted((ROOT / "factcheck" / package).rglob("*.py"))
    ]


@cache
def function_words() -> set[str]:
    """The words that every sentence is made of, as the language files list them: of, than, their."""
    cues = tomllib.loads((ROOT / "reference_data/language/cues.toml").read_text(encoding="utf-8"))
    return {word for words in (*cues["link"].values(), cues["function"]["words"]) for word in words if word.isalpha()}


@cache
def names() -> set[str]:
    """What the code itself is written with: the values of its `Literal` types, "since" for a role of a period."""
    found = (node for _, tree in modules() for node in ast.walk(tree) if isinstance(node, ast.Subscript))
    literals = (ast.walk(node.slice) for node in found if ast.unparse(node.value) == "Literal")
    return {str(node.value) for node in chain.from_iterable(literals) if isinstance(node, ast.Constant)}


def words_in(node: ast.AST) -> set[str]:
    """The words of a list, of the keys of a table, or of a constant with only one."""
    if isinstance(node, ast.Call) and node.args and ast.unparse(node.func) in ("frozenset", "set", "tuple"):
        return words_in(node.args[0])
    if isinstance(node, ast.Constant):
        texts = [node]
    elif isinstance(node, ast.Dict):
        texts = [key for key in node.keys if isinstance(key, ast.Constant)]
    elif isinstance(node, ast.Set | ast.Tuple | ast.List):
        texts = [each for each in node.elts if isinstance(each, ast.Constant)]
    else:
        return set()
    found = {text.value.strip() for text in texts if isinstance(text.value, str)}
    return {text for text in found if WORD.fullmatch(text)}


def lists_of_words(tree: ast.Module) -> set[tuple[str, str]]:
    """The constants of a module in which a list of English stands, with the words that tell it."""
    telling, own = function_words(), names()
    found = set()
    for node in tree.body:
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        if target is None or getattr(node, "value", None) is None:
            continue
        listed = words_in(node.value)  # type: ignore[attr-defined]
        words = {text for text in listed if telling & {*text.split()}} if not listed <= own else set()
        plain = isinstance(node.value, ast.Constant)  # type: ignore[attr-defined]
        if words and not (plain and len(min(words).split()) > 2):  # a sentence for the reader of a report
            found.add((ast.unparse(target), ", ".join(sorted(words))))
    return found


def test_no_constant_is_a_list_of_words() -> None:
    found = {(name, constant, words) for name, tree in modules() for constant, words in lists_of_words(tree)}
    assert {each for each in found if each[:2] not in KEPT} == set()
    assert {each[:2] for each in found} == KEPT  # no leave without need


def test_binding_and_judging_compare_with_no_list_of_words() -> None:
    """In `language` a reader may ask for the glue between two numbers; behind it words have become mentions."""
    telling, own = function_words(), names()
    found = {
        (name, node.lineno, ast.unparse(node))
        for name, tree in modules()
        if not name.startswith("language.")
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare | ast.Call)
        for part in ([*node.comparators] if isinstance(node, ast.Compare) else [*node.args])
        if isinstance(part, ast.Tuple | ast.Set | ast.List)
        if words_in(part) and words_in(part) & telling - own and "lower" in ast.unparse(node)
    }
    assert found == set()


@pytest.mark.parametrize(
    "code",
    [
        '_OWN = frozenset({"its", "their"})',
        '_LINKS: tuple[str, ...] = ("by", "at", "than")',
        '_SO_FAR = "so far"',
        '_PAIRS = {"between": "and", "from": "to"}',
        '_PHRASES = ("of them", "of whom")',
    ],
)
def test_lists_are_seen(code: str) -> None:
    assert lists_of_words(ast.parse(code))


@pytest.mark.parametrize(
    "code",
    [
        '_ROLES = frozenset({"in", "at", "end"})',
        '_CUES = ("pronoun/it", "change/between")',
        '_UNKNOWN = "a growth over which the text says nothing"',
        "_LETTERS = frozenset('dxn')",
    ],
)
def test_names_of_the_code_are_none(code: str) -> None:
    assert not lists_of_words(ast.parse(code))
