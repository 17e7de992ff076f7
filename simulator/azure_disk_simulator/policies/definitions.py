"""Definitions, initiatives and assignments: what applies to a resource, with which values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from azure_disk_facts.azure_policies import Effect
from azure_disk_facts.durations import parse_timestamp
from azure_disk_facts.resource_types import POLICY_DEFINITION, POLICY_SET_DEFINITION
from azure_disk_simulator.paths import Json
from azure_disk_simulator.policies import built_ins
from azure_disk_simulator.policies.expressions import Surroundings, evaluate
from azure_disk_simulator.records import Resource, key_of
from azure_disk_simulator.request import World

_GENERATION = "policy_generation"
ALL = "all"
"""Target of the link that every assignment has."""


@dataclass(frozen=True)
class Definition:
    """One policy definition."""

    id: str
    properties: Json

    @property
    def name(self) -> str:
        """The last part of the id."""
        return self.id.rsplit("/", 1)[-1]

    @property
    def display_name(self) -> str:
        """What people read."""
        return str(self.properties.get("displayName", self.name))

    @property
    def rule(self) -> Json:
        """``if`` and ``then``."""
        rule: Json = self.properties["policyRule"]
        return rule

    @property
    def details(self) -> Json:
        """``then.details``, or nothing."""
        details: Json = self.rule["then"].get("details", {})
        return details

    @property
    def parameters(self) -> Json:
        """Declarations by name."""
        return self.properties.get("parameters") or {}


@dataclass(frozen=True)
class Applied:
    """One definition as an assignment applies it."""

    assignment: Resource
    definition: Definition
    reference_id: str
    """Its name in the initiative; empty when it is assigned by itself."""
    values: Mapping[str, Any]
    """The definition's parameters by lower-case name."""

    @property
    def effect(self) -> Effect:
        """What it does."""
        wanted = str(evaluate(self.definition.rule["then"]["effect"], Surroundings(self.values)))
        return next(each for each in Effect if each.value.lower() == wanted.lower())

    @property
    def message(self) -> str | None:
        """What its assignment says about non-compliance, the most particular text first."""
        texts = self.assignment.get("properties.nonComplianceMessages", [])
        by_reference = {
            str(each.get("policyDefinitionReferenceId", "")).lower(): str(each["message"])
            for each in texts
        }
        return by_reference.get(self.reference_id.lower(), by_reference.get(""))


def find(world: World, definition_id: str) -> Definition | None:
    """Return a definition, own or built-in."""
    built_in = built_ins.find(definition_id)
    if built_in is not None:
        return Definition(definition_id, built_in)
    found = world.load(definition_id)
    if found is None or found.arm_type != POLICY_DEFINITION.arm_type:
        return None
    return Definition(found.id, found.body["properties"])


def values_of(declared: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return parameters by lower-case name: given ones, else defaults."""
    by_name = {name.lower(): entry for name, entry in given.items()}
    values = {}
    for name, declaration in declared.items():
        if name.lower() in by_name:
            values[name.lower()] = by_name[name.lower()].get("value")
        elif "defaultValue" in declaration:
            values[name.lower()] = declaration["defaultValue"]
    return values


def assignments(world: World) -> list[Resource]:
    """Return every assignment there is: almost always none or a few."""
    return world.store.users("policy-assignment", ALL)


def changed(world: World) -> None:
    """Note that definitions or assignments changed, for every process of the state."""
    world.store.set_setting(_GENERATION, generation(world) + 1)


def generation(world: World) -> int:
    """Return how often definitions or assignments changed; zero: there never was one."""
    return int(world.store.setting(_GENERATION) or 0)


def covers(assignment: Resource, resource_id: str) -> bool:
    """Tell whether an assignment applies to a resource: below its scope, in no excluded one."""
    excluded = assignment.get("properties.notScopes") or []
    is_excluded = any(is_within(resource_id, str(scope)) for scope in excluded)
    return is_within(resource_id, assignment.arm_id.scope) and not is_excluded


def is_within(resource_id: str, scope: str) -> bool:
    """Tell whether an id is a scope or lies below; all lies below the management group."""
    key, outer = key_of(resource_id), key_of(scope)
    if "/managementgroups/" in outer:
        return True
    return key == outer or key.startswith(f"{outer}/")


def applied(world: World, assignment: Resource) -> Iterator[Applied]:
    """Yield the definitions that an assignment applies, with their values."""
    target = str(assignment.get("properties.policyDefinitionId"))
    given = assignment.get("properties.parameters") or {}
    group = world.load(target) if _is_set(target) else None
    if group is None:
        definition = find(world, target)
        if definition is not None:
            values = values_of(definition.parameters, given)
            yield Applied(assignment, definition, "", values)
        return
    outer = Surroundings(values_of(group.get("properties.parameters") or {}, given))
    for reference in group.get("properties.policyDefinitions"):
        definition = find(world, str(reference["policyDefinitionId"]))
        if definition is not None:
            inner = evaluate(reference.get("parameters") or {}, outer)
            values = values_of(definition.parameters, inner)
            name = str(reference.get("policyDefinitionReferenceId", ""))
            yield Applied(assignment, definition, name, values)


def _is_set(definition_id: str) -> bool:
    return f"/{POLICY_SET_DEFINITION.arm_type}/".lower() in definition_id.lower()


def is_exempt(world: World, each: Applied, resource_id: str, now: datetime) -> bool:
    """Tell whether an exemption that has not expired covers a resource and a definition."""
    for exemption in world.store.users("exempt-from", key_of(each.assignment.id)):
        ends = exemption.get("properties.expiresOn")
        names = exemption.get("properties.policyDefinitionReferenceIds") or []
        is_meant = not names or each.reference_id.lower() in [str(name).lower() for name in names]
        is_over = ends is not None and parse_timestamp(str(ends)) <= now
        if is_meant and not is_over and is_within(resource_id, exemption.arm_id.scope):
            return True
    return False
