"""Which inputs the components have, and each component's case."""

import importlib
import inspect
from collections.abc import Iterator
from typing import Any, get_args, is_typeddict

import pulumi

from tests.components.case import Case

UNIFORM = {"imports", "keep_version_aliases"}
"""Inputs that all components have alike; ``test_adoption.py`` shows where they end."""


def module_of(component: type[pulumi.ComponentResource]) -> str:
    """Return the name of the file that a component stands in."""
    return component.__module__.rsplit(".", 1)[-1]


def case_of(component: type[pulumi.ComponentResource]) -> Case:
    """Return a component's case.

    Raises:
        ModuleNotFoundError: it has none.
    """
    case = importlib.import_module(f"tests.components.cases.{module_of(component)}").CASE
    assert isinstance(case, Case)
    return case


def inputs_of(component: type[pulumi.ComponentResource]) -> set[str]:
    """Return the names of a component's inputs; inputs of an input are dotted."""
    return set(_names(component.__init__.__annotations__["args"], ""))


def _names(shape: Any, path: str) -> Iterator[str]:
    for name, kind in inspect.get_annotations(shape).items():
        if name in UNIFORM:
            continue
        below = [each for each in _kinds(kind) if is_typeddict(each)]
        if not below:
            yield f"{path}{name}"
        for each in below:
            yield from _names(each, f"{path}{name}.")


def _kinds(kind: Any) -> Iterator[Any]:
    """Every type that stands in an annotation."""
    yield kind
    for argument in get_args(kind):
        yield from _kinds(argument)
