"""A small workflow definition that is valid, and ways to spoil it."""

from typing import Any

from azure_disk_facts.workflows import DEFINITION_SCHEMA

Json = dict[str, Any]


def recurrence(**changes: Any) -> Json:
    """A trigger."""
    given = {"frequency": "Hour", "interval": 4, **changes}
    return {"type": "Recurrence", "recurrence": given}


def definition(actions: Json | None = None, **changes: Any) -> Json:
    """A definition with some actions."""
    return {
        "$schema": DEFINITION_SCHEMA,
        "contentVersion": "1.0.0.0",
        "parameters": {"n": {"type": "Int", "defaultValue": 1}},
        "triggers": {"Recurrence": recurrence()},
        "actions": {"One": compose("@parameters('n')")} if actions is None else actions,
        "outputs": {},
        **changes,
    }


def compose(value: object, *after: str) -> Json:
    """A Compose after some others."""
    return {"type": "Compose", "inputs": value, "runAfter": {each: ["Succeeded"] for each in after}}


def variable(name: str = "v") -> Json:
    """The beginning of a variable."""
    variables = [{"name": name, "type": "array", "value": []}]
    return {"type": "InitializeVariable", "inputs": {"variables": variables}, "runAfter": {}}


def append(name: str, value: object, *after: str) -> Json:
    """An appending to a variable."""
    return {
        "type": "AppendToArrayVariable",
        "inputs": {"name": name, "value": value},
        "runAfter": {each: ["Succeeded"] for each in after},
    }


def foreach(items: object, actions: Json, *after: str, **changes: Any) -> Json:
    """A loop."""
    return {
        "type": "Foreach",
        "foreach": items,
        "actions": actions,
        "runAfter": {each: ["Succeeded"] for each in after},
        **changes,
    }


def until(expression: str, actions: Json, *after: str, count: Any = 3) -> Json:
    """A loop with a condition."""
    return {
        "type": "Until",
        "expression": expression,
        "limit": {"count": count, "timeout": "PT1H"},
        "actions": actions,
        "runAfter": {each: ["Succeeded"] for each in after},
    }


def terminate() -> Json:
    """An end as failed."""
    return {"type": "Terminate", "inputs": {"runStatus": "Failed"}, "runAfter": {}}


def http(**changes: Any) -> Json:
    """A request as the workflow's own identity."""
    inputs = {
        "method": "GET",
        "uri": "https://management.azure.com/x",
        "authentication": {"type": "ManagedServiceIdentity"},
        **changes,
    }
    return {"type": "Http", "inputs": inputs, "runAfter": {}}
