"""The expressions of workflow definitions: ``@concat(...)``, ``text-@{...}``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_TOKEN = re.compile(
    r"\s*(?:(?P<text>'(?:[^']|'')*')|(?P<number>-?\d+(?:\.\d+)?)|(?P<name>[A-Za-z_]\w*)"
    r"|(?P<sign>\?\.|\?\[|[()\[\],.]))"
)
_CONSTANTS = {"true": True, "false": False, "null": None}


class InvalidExpression(ValueError):
    """The text is no expression of the workflow definition language."""

    def __init__(self, text: str, why: str) -> None:
        super().__init__(f"the expression '{text}' is not valid: {why}")


@dataclass(frozen=True)
class Constant:
    """A text, a number, ``true``, ``false`` or ``null``."""

    value: Any


@dataclass(frozen=True)
class Call:
    """A function with its arguments."""

    name: str
    """In lower case: function names have none."""
    arguments: tuple["Node", ...]


@dataclass(frozen=True)
class Member:
    """What lies under a key of an object or at an index of an array."""

    of: "Node"
    key: "Node"
    is_optional: bool
    """``?[...]``: nothing of nothing is nothing, and no error."""


@dataclass(frozen=True)
class Joined:
    """A text with expressions in it."""

    parts: tuple["Node", ...]


Node = Constant | Call | Member | Joined


def parse(text: str) -> Node:
    """Return what a text of a definition means: itself, or an expression.

    Raises:
        InvalidExpression: an expression that cannot be read.
    """
    if text.startswith("@@"):
        return Constant(text[1:])
    if text.startswith("@") and not text.startswith("@{"):
        return _Reader(text[1:]).whole()
    if "@{" not in text:
        return Constant(text)
    parts = tuple(_parts(text))
    return Joined(parts)


def _parts(text: str) -> Iterator[Node]:
    at = 0
    while (start := text.find("@{", at)) >= 0:
        if start > at:
            yield Constant(text[at:start])
        end = _end_of(text, start + 2)
        yield _Reader(text[start + 2 : end]).whole()
        at = end + 1
    if at < len(text):
        yield Constant(text[at:])


def _end_of(text: str, at: int) -> int:
    """Return where the brace closes; braces in quotes do not count."""
    quoted = False
    for index in range(at, len(text)):
        if text[index] == "'":
            quoted = not quoted
        elif text[index] == "}" and not quoted:
            return index
    raise InvalidExpression(text, "a brace is not closed")


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = list(self._split(text))
        self._at = 0

    def _split(self, text: str) -> Iterator[tuple[str, str]]:
        at, end = 0, len(text.rstrip())
        while at < end:
            match = _TOKEN.match(text, at)
            if match is None or match.lastgroup is None:
                raise InvalidExpression(text, f"it cannot be read from '{text[at:]}' on")
            yield match.lastgroup, match[match.lastgroup]
            at = match.end()

    def whole(self) -> Node:
        node = self._node()
        if self._at < len(self._tokens):
            raise InvalidExpression(self._text, f"'{self._tokens[self._at][1]}' is left over")
        return node

    def _next(self) -> tuple[str, str]:
        if self._at >= len(self._tokens):
            raise InvalidExpression(self._text, "it ends too early")
        self._at += 1
        return self._tokens[self._at - 1]

    def _peek(self) -> str:
        return self._tokens[self._at][1] if self._at < len(self._tokens) else ""

    def _expect(self, sign: str) -> None:
        got = self._next()[1]
        if got != sign:
            raise InvalidExpression(self._text, f"'{got}' stands where '{sign}' should")

    def _node(self) -> Node:
        node = self._primary()
        while self._peek() in ("[", "?[", ".", "?."):
            sign = self._next()[1]
            if sign in (".", "?."):
                node = Member(node, Constant(self._next()[1]), sign == "?.")
            else:
                node = Member(node, self._node(), sign == "?[")
                self._expect("]")
        return node

    def _primary(self) -> Node:
        kind, text = self._next()
        if kind == "text":
            return Constant(text[1:-1].replace("''", "'"))
        if kind == "number":
            return Constant(float(text) if "." in text else int(text))
        if kind == "sign":
            raise InvalidExpression(self._text, f"'{text}' stands where a value should")
        if self._peek() != "(":
            if text.lower() not in _CONSTANTS:
                raise InvalidExpression(self._text, f"'{text}' is no function call")
            return Constant(_CONSTANTS[text.lower()])
        return Call(text.lower(), self._arguments())

    def _arguments(self) -> tuple[Node, ...]:
        self._expect("(")
        found: list[Node] = []
        while self._peek() != ")":
            found.append(self._node())
            if self._peek() != ")":
                self._expect(",")
        self._expect(")")
        return tuple(found)


def calls(value: Any) -> Iterator[Call]:
    """Yield the function calls in a value of a definition, those within others too.

    Raises:
        InvalidExpression: a text in it is no valid expression.
    """
    if isinstance(value, str):
        yield from _calls_of(parse(value))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from calls(key)
            yield from calls(item)
    elif isinstance(value, list):
        for item in value:
            yield from calls(item)


def _calls_of(node: Node) -> Iterator[Call]:
    if isinstance(node, Call):
        yield node
        for argument in node.arguments:
            yield from _calls_of(argument)
    elif isinstance(node, Member):
        yield from _calls_of(node.of)
        yield from _calls_of(node.key)
    elif isinstance(node, Joined):
        for part in node.parts:
            yield from _calls_of(part)
