"""Template expressions in policy rules: ``[concat('tags[', parameters('name'), ']')]``.

Not modelled: functions that the definitions of this project and the built-ins it knows do not
use; a definition with one is refused.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from azure_disk_facts.durations import format_timestamp

_TOKENS = re.compile(
    r"\s*(?:(?P<text>'(?:[^']|'')*')|(?P<number>-?\d+)|(?P<name>[A-Za-z_]\w*)|(?P<sign>[(),.\[\]]))"
)


class InvalidExpression(ValueError):
    """The text in brackets is no expression that can be evaluated."""


@dataclass(frozen=True)
class Call:
    """A function with its arguments."""

    name: str
    arguments: tuple["Node", ...]


@dataclass(frozen=True)
class Part:
    """A property of what another node gives."""

    of: "Node"
    key: "Node"


Node = str | int | Call | Part


@dataclass(frozen=True)
class Surroundings:
    """What the functions of an expression see."""

    parameters: Mapping[str, Any]
    """Values by lower-case name."""
    field: Callable[[str], Any] = lambda _: None
    now: datetime | None = None
    resource_group: Mapping[str, Any] | None = None


def is_expression(value: object) -> bool:
    """Tell whether a value is an expression; ``[[`` begins a literal."""
    return (
        isinstance(value, str)
        and value.startswith("[")
        and not value.startswith("[[")
        and value.endswith("]")
    )


@lru_cache(maxsize=4096)
def parse(text: str) -> Node:
    """Parse an expression with its brackets.

    Raises:
        InvalidExpression: it is malformed, or has a function that is not simulated.
    """
    reader = _Reader(text[1:-1])
    node = reader.node()
    reader.end()
    for call in calls(node):
        if call.name.lower() not in _FUNCTIONS:
            raise InvalidExpression(f"the template function '{call.name}' is not simulated")
    return node


def evaluate(value: Any, around: Surroundings) -> Any:
    """Return a value with the expressions in it evaluated; lists and objects too."""
    if isinstance(value, dict):
        return {key: evaluate(item, around) for key, item in value.items()}
    if isinstance(value, list):
        return [evaluate(item, around) for item in value]
    if not is_expression(value):
        return value
    return _value(parse(value), around)


def calls(node: Node) -> Iterator[Call]:
    """Yield every function call in a node, outer ones first."""
    if isinstance(node, Call):
        yield node
        for argument in node.arguments:
            yield from calls(argument)
    elif isinstance(node, Part):
        yield from calls(node.of)
        yield from calls(node.key)


def arguments_of(value: Any, function: str) -> Iterator[str]:
    """Yield the literal first arguments of a function wherever a value calls it."""
    if isinstance(value, dict):
        for item in value.values():
            yield from arguments_of(item, function)
    elif isinstance(value, list):
        for item in value:
            yield from arguments_of(item, function)
    elif is_expression(value):
        for call in calls(parse(value)):
            if call.name.lower() == function and call.arguments:
                yield str(call.arguments[0])


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = list(_TOKENS.finditer(text))
        if "".join(match.group() for match in self._tokens).strip() != text.strip():
            raise InvalidExpression(f"the expression '{text}' is malformed")
        self._at = 0

    def _peek(self) -> str:
        if self._at >= len(self._tokens):
            return ""
        return self._tokens[self._at].group().strip()

    def _take(self, expected: str = "") -> str:
        token = self._peek()
        if not token or (expected and token != expected):
            raise InvalidExpression(f"the expression '{self._text}' is malformed")
        self._at += 1
        return token

    def end(self) -> None:
        if self._peek():
            raise InvalidExpression(f"the expression '{self._text}' is malformed")

    def node(self) -> Node:
        token = self._take()
        if token.startswith("'"):
            return token[1:-1].replace("''", "'")
        if token.lstrip("-").isdigit():
            return int(token)
        self._take("(")
        node: Node = Call(token, tuple(self._arguments()))
        while self._peek() in {".", "["}:
            if self._take() == ".":
                node = Part(node, self._take())
            else:
                node = Part(node, self.node())
                self._take("]")
        return node

    def _arguments(self) -> Iterator[Node]:
        while self._peek() != ")":
            yield self.node()
            if self._peek() != ")":
                self._take(",")
        self._take(")")


def _value(node: Node, around: Surroundings) -> Any:
    if isinstance(node, Call):
        arguments = [_value(argument, around) for argument in node.arguments]
        return _FUNCTIONS[node.name.lower()](around, *arguments)
    if isinstance(node, Part):
        holder, key = _value(node.of, around), _value(node.key, around)
        return holder.get(key) if isinstance(holder, Mapping) else None
    return node


def _parameter(around: Surroundings, name: str) -> Any:
    if name.lower() not in around.parameters:
        raise InvalidExpression(f"the parameter '{name}' is not declared")
    return around.parameters[name.lower()]


def _now(around: Surroundings) -> str:
    if around.now is None:
        raise InvalidExpression("utcNow() has no time here")
    return format_timestamp(around.now)


def _add_days(_: Surroundings, time: str, days: float) -> str:
    moment = datetime.fromisoformat(time.replace("Z", "+00:00")) + timedelta(days=days)
    return format_timestamp(moment)


_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "parameters": _parameter,
    "field": lambda around, name: around.field(name),
    "utcnow": _now,
    "adddays": _add_days,
    "concat": lambda _, *parts: "".join(str(part) for part in parts),
    "length": lambda _, value: len(value) if value is not None else 0,
    "mul": lambda _, left, right: left * right,
    "resourcegroup": lambda around: around.resource_group,
}
