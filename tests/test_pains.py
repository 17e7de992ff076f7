"""``docs/pains.md``: every pain has its row, and every test a row names exists and runs."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "pains.md").read_text("utf-8")
PAINS = range(1, 24)
_TEST = re.compile(r"`([\w/.]+\.py)::(\w+)`")
_NOT_RUN = {"skip", "skipif", "xfail"}


def _rows() -> dict[int, list[str]]:
    """Cells of each row, by the pain's number."""
    lines = re.findall(r"^\| (\d+) \|(.*)\|$", PAGE, re.MULTILINE)
    return {int(number): [cell.strip() for cell in rest.split("|")] for number, rest in lines}


ROWS = _rows()
NAMED = sorted({each for cells in ROWS.values() for each in _TEST.findall(cells[-1])})


@cache
def _module(path: str) -> ast.Module:
    return ast.parse((ROOT / path).read_text("utf-8"))


def _marks(nodes: list[ast.expr]) -> set[str]:
    """Every name in some decorators or marks."""
    return {
        each.attr if isinstance(each, ast.Attribute) else each.id
        for node in nodes
        for each in ast.walk(node)
        if isinstance(each, (ast.Attribute, ast.Name))
    }


def _module_marks(module: ast.Module) -> set[str]:
    values = [
        node.value
        for node in module.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "pytestmark"
    ]
    return _marks(values)


def test_every_pain_has_its_row() -> None:
    assert sorted(ROWS) == list(PAINS)
    assert len(re.findall(r"^\| \d+ \|", PAGE, re.MULTILINE)) == len(ROWS), "no pain twice"


@pytest.mark.parametrize("pain", PAINS)
def test_a_row_says_what_happens_and_names_tests(pain: int) -> None:
    complaint, here, tests = ROWS[pain]
    assert complaint.endswith(".")
    assert here
    assert _TEST.findall(tests)
    assert _TEST.sub("", tests).strip() == "", "tests and nothing else"


@pytest.mark.parametrize(("path", "name"), NAMED, ids=lambda text: Path(text).stem)
def test_a_named_test_exists_and_runs(path: str, name: str) -> None:
    module = _module(path)
    found = [each for each in module.body if isinstance(each, ast.FunctionDef)]
    (test,) = [each for each in found if each.name == name]
    assert not (_marks(test.decorator_list) | _module_marks(module)) & _NOT_RUN
    called = {ast.unparse(each.func) for each in ast.walk(test) if isinstance(each, ast.Call)}
    assert not called & {"pytest.skip", "pytest.xfail", "pytest.importorskip"}
    assert any(isinstance(each, (ast.Assert, ast.With)) for each in ast.walk(test))


def test_every_test_of_a_pain_is_named() -> None:
    there = {
        (str(path.relative_to(ROOT)), each.name)
        for path in (ROOT / "tests" / "pains").glob("test_*.py")
        for each in _module(str(path.relative_to(ROOT))).body
        if isinstance(each, ast.FunctionDef) and each.name.startswith("test_")
    }
    assert there <= set(NAMED)
