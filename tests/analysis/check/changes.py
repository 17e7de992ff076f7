"""Changes to a stack: rows of a deployment, and what a program declares anew."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timezone
from typing import Any

from azure_disk_analysis.check.change import Action, Change, Step
from azure_disk_analysis.check.report import Position
from azure_disk_analysis.deployment import Resource
from azure_disk_facts.resource_types import ResourceTypeFacts
from azure_disk_facts.wire import UNKNOWN_TEXT
from tests.analysis import samples
from tests.analysis.samples import Row

NOW = datetime(2026, 1, 10, 6, tzinfo=timezone.utc)
GROUP = "rg-bakery"


def existing(row: Row) -> Resource:
    """Return a deployed resource; it was declared as Azure holds it."""
    (found,) = samples.resources_of([row])
    return found if found.inputs else replace(found, inputs=row["outputs"])


def declared(
    facts: ResourceTypeFacts, name: str, inputs: Mapping[str, Any], **more: Any
) -> Resource:
    """Return a resource that is still to be made."""
    return Resource(urn=samples.urn(facts.token, name), token=facts.token, inputs=inputs, **more)


def depending(resource: Resource, **made_from: Resource) -> Resource:
    """Return a resource with what its inputs were made from."""
    urns = {name: (other.urn,) for name, other in made_from.items()}
    return replace(resource, made_from={**resource.made_from, **urns})


def with_inputs(resource: Resource, **inputs: Any) -> Resource:
    return replace(resource, inputs={**resource.inputs, **inputs})


def unknown() -> str:
    return UNKNOWN_TEXT


def change(
    before: Iterable[Resource | Row] = (),
    after: Iterable[Resource | Row] | None = None,
    actions: Mapping[str, Action] | None = None,
    *,
    because: tuple[str, ...] = (),
    positions: Mapping[str, Position] | None = None,
) -> Change:
    """Return a change from deployed rows to resources; ``after`` omitted: what no action takes.

    Args:
        before: what was deployed.
        after: what the program declares.
        actions: by logical name.
        because: inputs that force a replacement.
        positions: by URN.
    """
    given = actions or {}
    old = tuple(_resource(each) for each in before)
    gone = {Action.DELETE, Action.FORGET}
    new = (
        tuple(each for each in old if given.get(each.logical_name) not in gone)
        if after is None
        else tuple(_resource(each) for each in after)
    )
    steps = {
        each.urn: Step(each.urn, given[each.logical_name], because)
        for each in (*old, *new)
        if each.logical_name in given
    }
    return Change(old, new, steps, positions or {})


def _resource(given: Resource | Row) -> Resource:
    return given if isinstance(given, Resource) else existing(given)


def deleting(*names: str) -> dict[str, Action]:
    return dict.fromkeys(names, Action.DELETE)
