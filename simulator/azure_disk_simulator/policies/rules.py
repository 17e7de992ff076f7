"""Conditions of policy rules: their grammar and what they say of a resource.

Not modelled: ``count``, ``current()``, arrays behind ``[*]``, and the operators ``match`` and
``contains`` with their kin; a definition with one is refused.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from azure_disk_simulator.paths import Json
from azure_disk_simulator.policies.expressions import Surroundings, evaluate
from azure_disk_simulator.policies.subjects import Subject


class InvalidRule(ValueError):
    """A rule outside the grammar."""


@dataclass
class Finding:
    """What a rule said of a resource: whether it matches, and why."""

    matches: bool
    evaluated: list[Json] = field(default_factory=list)
    """Expressions as ARM shows them in ``evaluatedExpressions``."""


def _text(value: Any) -> str:
    return str(value).casefold()


def _is_in(value: Any, allowed: Any) -> bool:
    return isinstance(allowed, list) and _text(value) in map(_text, allowed)


def _exists(value: Any, wanted: Any) -> bool:
    return (value is not None) == (_text(wanted) == "true")


def _ordered(compare: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    def test(value: Any, target: Any) -> bool:
        if value is None:
            return False
        if isinstance(value, (int, float)) and isinstance(target, (int, float)):
            return compare(value, target)
        return compare(_text(value), _text(target))

    return test


_OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "equals": lambda value, target: value is not None and _text(value) == _text(target),
    "notequals": lambda value, target: value is None or _text(value) != _text(target),
    "in": lambda value, target: value is not None and _is_in(value, target),
    "notin": lambda value, target: value is None or not _is_in(value, target),
    "like": lambda value, target: value is not None and fnmatchcase(_text(value), _text(target)),
    "notlike": lambda value, target: value is None or not fnmatchcase(_text(value), _text(target)),
    "exists": _exists,
    "less": _ordered(lambda value, target: bool(value < target)),
    "lessorequals": _ordered(lambda value, target: bool(value <= target)),
    "greater": _ordered(lambda value, target: bool(value > target)),
    "greaterorequals": _ordered(lambda value, target: bool(value >= target)),
}


def check_condition(condition: object) -> None:
    """Check the grammar of a condition.

    Raises:
        InvalidRule: it is none, or one that is not simulated.
    """
    for leaf in _leaves(condition):
        _operator(leaf)


def fields_of(condition: object) -> Iterator[str]:
    """Yield the fields that a condition looks at."""
    for leaf in _leaves(condition):
        if isinstance(leaf.get("field"), str):
            yield leaf["field"]


def _leaves(condition: object) -> Iterator[Json]:
    if not isinstance(condition, dict):
        raise InvalidRule("a condition has to be an object")
    kinds = [key for key in ("allOf", "anyOf", "not", "field", "value") if key in condition]
    if len(kinds) != 1:
        raise InvalidRule(f"a condition of {sorted(condition)} is not simulated")
    if kinds[0] in {"allOf", "anyOf"}:
        parts = condition[kinds[0]]
        if not isinstance(parts, list) or not parts:
            raise InvalidRule(f"'{kinds[0]}' takes a list of conditions")
        for part in parts:
            yield from _leaves(part)
    elif kinds[0] == "not":
        yield from _leaves(condition["not"])
    else:
        yield condition


def _operator(leaf: Json) -> str:
    rest = [key for key in leaf if key not in {"field", "value"}]
    if len(rest) != 1 or rest[0].lower() not in _OPERATORS:
        raise InvalidRule(f"a condition with {sorted(rest)} is not simulated")
    return rest[0]


def judge(condition: Json, subject: Subject, around: Surroundings) -> Finding:
    """Tell whether a condition holds for a resource."""
    finding = Finding(matches=False)
    finding.matches = _holds(condition, (subject, around), finding.evaluated)
    return finding


def _holds(condition: Json, about: tuple[Subject, Surroundings], seen: list[Json]) -> bool:
    if "allOf" in condition:
        return all(_holds(part, about, seen) for part in condition["allOf"])
    if "anyOf" in condition:
        return any(_holds(part, about, seen) for part in condition["anyOf"])
    if "not" in condition:
        return not _holds(condition["not"], about, seen)
    return _leaf_holds(condition, about, seen)


def _leaf_holds(leaf: Json, about: tuple[Subject, Surroundings], seen: list[Json]) -> bool:
    subject, around = about
    operator = _operator(leaf)
    target = evaluate(leaf[operator], around)
    shown: Json = {"expressionKind": "Value", "expression": leaf.get("value")}
    if "field" in leaf:
        name = str(evaluate(leaf["field"], around))
        value = subject.field(name)
        path = subject.path(name)
        shown = {"expressionKind": "Field", "expression": name, "path": path}
    else:
        value = evaluate(leaf["value"], around)
    holds = _OPERATORS[operator.lower()](value, target)
    if value is not None:
        shown["expressionValue"] = value
    seen.append(
        {
            "result": str(holds),
            **shown,
            "targetValue": target,
            "operator": operator[:1].upper() + operator[1:],
        }
    )
    return holds
