"""The functions of workflow expressions that need nothing but their arguments."""

import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any

_EPOCH = datetime(1, 1, 1, tzinfo=timezone.utc)
_FRACTION = re.compile(r"\.(\d{1,7})")
_FORMATS = (
    ("yyyy", "%Y"),
    ("MM", "%m"),
    ("dd", "%d"),
    ("HH", "%H"),
    ("mm", "%M"),
    ("ss", "%S"),
)


class FunctionFailed(Exception):
    """A function got arguments that it cannot take, which fails the action."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"The template language function '{name}' cannot be evaluated: {why}.")


def moment(text: object) -> datetime:
    """Return a timestamp of Azure as a moment."""
    if not isinstance(text, str):
        raise FunctionFailed("ticks", f"'{text}' is no timestamp")
    short = _FRACTION.sub(lambda match: f".{match[1][:6]:<06}".replace(" ", "0"), text)
    try:
        found = datetime.fromisoformat(short.replace("Z", "+00:00"))
    except ValueError:
        raise FunctionFailed("ticks", f"'{text}' is no timestamp") from None
    return found if found.tzinfo is not None else found.replace(tzinfo=timezone.utc)


def stamp(when: datetime) -> str:
    """Return a moment as Logic Apps write it."""
    utc = when.astimezone(timezone.utc)
    return f"{utc:%Y-%m-%dT%H:%M:%S}.{utc.microsecond:06d}0Z"


def _format(text: object, pattern: str) -> str:
    when = moment(text).astimezone(timezone.utc)
    for mark, code in _FORMATS:
        pattern = pattern.replace(mark, when.strftime(code))
    return pattern.replace("fff", f"{when.microsecond // 1000:03d}")


def _union(*collections: Any) -> Any:
    if all(isinstance(each, dict) for each in collections):
        return {key: item for each in collections for key, item in each.items()}
    found: list[Any] = []
    for each in collections:
        if not isinstance(each, list):
            raise FunctionFailed("union", "all of its arguments must be arrays, or all objects")
        found += [item for item in each if item not in found]
    return found


def _sort(items: list[Any], key: str | None = None) -> list[Any]:
    return sorted(items, key=None if key is None else lambda item: item[key])


def _contains(collection: Any, value: Any) -> bool:
    return value in collection


def _concat(*parts: Any) -> Any:
    if parts and all(isinstance(part, list) for part in parts):
        return [item for part in parts for item in part]
    return "".join(as_text(part) for part in parts)


def as_text(value: Any) -> str:
    """Return a value as it stands in a text."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, separators=(",", ":"))


def _empty(value: Any) -> bool:
    return value is None or (isinstance(value, (str, list, dict)) and not value)


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "add": lambda left, right: left + right,
    "addseconds": lambda text, count: stamp(moment(text) + timedelta(seconds=count)),
    "and": lambda *values: all(values),
    "array": lambda value: [value],
    "coalesce": lambda *values: next((each for each in values if each is not None), None),
    "concat": _concat,
    "contains": _contains,
    "createarray": lambda *values: list(values),
    "empty": _empty,
    "equals": lambda left, right: left == right and type(left) is type(right),
    "first": lambda items: items[0] if items else None,
    "formatdatetime": _format,
    "greater": lambda left, right: left > right,
    "if": lambda test, yes, no: yes if test else no,
    "join": lambda items, between: between.join(as_text(item) for item in items),
    "json": json.loads,
    "last": lambda items: items[-1] if items else None,
    "length": len,
    "less": lambda left, right: left < right,
    "mul": lambda left, right: left * right,
    "not": lambda value: not value,
    "or": lambda *values: any(values),
    "reverse": lambda items: items[::-1],
    "skip": lambda items, count: items[count:],
    "sort": _sort,
    "startswith": lambda text, start: text.lower().startswith(start.lower()),
    "string": as_text,
    "take": lambda value, count: value[:count],
    "ticks": lambda text: (moment(text) - _EPOCH) // timedelta(microseconds=1) * 10,
    "tolower": lambda text: text.lower(),
    "union": _union,
}
"""By name in lower case. Not modelled: the other functions of the language."""

REFERENCES = frozenset(
    {
        "actions",
        "body",
        "item",
        "items",
        "outputs",
        "parameters",
        "trigger",
        "variables",
        "workflow",
    }
)
"""Functions that look at the run: their first argument names what they look at."""
