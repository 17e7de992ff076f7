"""Guardrails under recording mocks, for tests of their parts."""

from typing import Any

from azure_disk_protection import Guardrails
from tests.components.recording import SUBSCRIPTION, Child, Recording, record

HOME = f"/subscriptions/{SUBSCRIPTION}"
LOCATION = "westeurope"


def recorded(**inputs: Any) -> Recording:
    """Return what guardrails of a subscription, or of ``management_group``, register."""
    place = {} if "management_group" in inputs else {"scope": HOME}
    given: Any = {"location": LOCATION, **place, **inputs}
    return record(lambda: Guardrails("g", given))


def effects(assignment: Child) -> dict[str, str]:
    """Return the effects that are on, by guardrail."""
    return {
        name.removesuffix("Effect"): entry["value"]
        for name, entry in assignment.inputs["parameters"].items()
        if name.endswith("Effect") and entry["value"] != "Disabled"
    }
