"""Actions of workflow definitions, as far as the snapshot schedule has them (rules I2, I3)."""

from collections.abc import Sequence
from typing import Any

Json = dict[str, Any]

ALWAYS = ("Succeeded", "Failed", "TimedOut")
"""Statuses after which an action runs that looks at what came of another."""

MOST_PAGES = 1000
"""Pages of a list that are fetched; what is left over then fails the run."""


def after(name: str, statuses: Sequence[str] = ("Succeeded",)) -> dict[str, list[str]]:
    """Return a ``runAfter`` of one action; an empty name runs first."""
    return {name: list(statuses)} if name else {}


def variable(name: str, after_: str = "") -> Json:
    """Return the beginning of an array variable."""
    return {
        "type": "InitializeVariable",
        "inputs": {"variables": [{"name": name, "type": "array", "value": []}]},
        "runAfter": after(after_),
    }


def set_variable(name: str, value: object, after_: str = "") -> Json:
    """Return the setting of a variable."""
    return {
        "type": "SetVariable",
        "inputs": {"name": name, "value": value},
        "runAfter": after(after_),
    }


def add_error(message: str) -> Json:
    """Return the noting of a failure, which fails the run in the end."""
    return {
        "type": "AppendToArrayVariable",
        "inputs": {"name": "errors", "value": message},
        "runAfter": {},
    }


def compose(value: object, after_: str = "") -> Json:
    """Return the computing of a value."""
    return {"type": "Compose", "inputs": value, "runAfter": after(after_)}


def query(items: str, where: str, after_: str = "") -> Json:
    """Return the filtering of an array."""
    return {
        "type": "Query",
        "inputs": {"from": items, "where": where},
        "runAfter": after(after_),
    }


def http(
    method: str, uri: str, *, as_whom: Json, after_: str = "", body: Json | None = None
) -> Json:
    """Return a request; Logic Apps wait for what is accepted, and try throttled ones again."""
    inputs: Json = {"method": method, "uri": uri, "authentication": as_whom}
    if body is not None:
        inputs["body"] = body
    return {"type": "Http", "inputs": inputs, "runAfter": after(after_)}


def foreach(items: str, actions: Json, *, after_: str, at_once: int) -> Json:
    """Return a loop over an array; ``at_once`` turns run side by side."""
    return {
        "type": "Foreach",
        "foreach": items,
        "actions": actions,
        "runtimeConfiguration": {"concurrency": {"repetitions": at_once}},
        "runAfter": after(after_),
    }


def succeeded(name: str, error: str, or_: Sequence[Json] = ()) -> Json:
    """Return the look at what came of an action: unless it went well, an error is noted."""
    return {
        "type": "If",
        "expression": {"or": [_went_well(name), *or_]},
        "actions": {},
        "else": {"actions": {f"Note_{name}": add_error(error)}},
        "runAfter": after(name, ALWAYS),
    }


def _went_well(name: str) -> Json:
    return {"equals": [f"@actions('{name}')?['status']", "Succeeded"]}


def listing(kind: str, uris: str, where: str, *, as_whom: Json, after_: str) -> Json:
    """Return the actions that list resources, page after page, into the variable of their kind.

    A page that cannot be had is noted as an error; the others are listed all the same.
    """
    return {
        f"Queue_{kind}": set_variable("pending", uris, after_),
        f"List_{kind}": {
            "type": "Until",
            "expression": "@empty(variables('pending'))",
            "limit": {"count": MOST_PAGES, "timeout": "PT2H"},
            "actions": _page(kind, where, as_whom),
            "runAfter": after(f"Queue_{kind}"),
        },
        f"All_{kind}_listed": {
            "type": "If",
            # A loop that reaches its limit has not failed.
            "expression": "@empty(variables('pending'))",
            "actions": {},
            "else": {
                "actions": {f"Note_more_{kind}": add_error(f"more pages of {kind} than are read")}
            },
            "runAfter": after(f"List_{kind}"),
        },
    }


def _page(kind: str, where: str, as_whom: Json) -> Json:
    answer = f"body('Get_{kind}')"
    return {
        f"Get_{kind}": http("GET", "@first(variables('pending'))", as_whom=as_whom),
        f"Got_{kind}": {
            "type": "If",
            "expression": {"and": [_went_well(f"Get_{kind}")]},
            "actions": {
                f"Wanted_{kind}": query(f"@{answer}?['value']", where),
                f"Known_{kind}": compose(
                    f"@union(variables('{kind}'), body('Wanted_{kind}'))", f"Wanted_{kind}"
                ),
                f"Keep_{kind}": set_variable(kind, f"@outputs('Known_{kind}')", f"Known_{kind}"),
                f"Rest_{kind}": compose(
                    f"@union(skip(variables('pending'), 1), if(empty({answer}?['nextLink']),"
                    f" json('[]'), createArray({answer}?['nextLink'])))",
                    f"Keep_{kind}",
                ),
                f"Next_{kind}": set_variable("pending", f"@outputs('Rest_{kind}')", f"Rest_{kind}"),
            },
            "else": {"actions": _missed(kind, answer)},
            "runAfter": after(f"Get_{kind}", ALWAYS),
        },
    }


def _missed(kind: str, answer: str) -> Json:
    return {
        f"Note_{kind}": add_error(
            f"@concat('listing ', first(variables('pending')), ': ', string({answer}))"
        ),
        f"Others_{kind}": compose("@skip(variables('pending'), 1)", f"Note_{kind}"),
        f"Go_on_{kind}": set_variable("pending", f"@outputs('Others_{kind}')", f"Others_{kind}"),
    }
