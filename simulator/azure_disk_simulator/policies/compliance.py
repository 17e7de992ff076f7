"""Who complies: every definition of every assignment against what exists.

Not modelled: that Azure evaluates about once a day and on changes; here it is at once. Remediation
is not modelled either: what a modification or a deployment would mend stays non-compliant.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from azure_disk_facts.azure_policies import BACKUP_INSTANCES, Effect
from azure_disk_simulator.policies import definitions
from azure_disk_simulator.policies.definitions import Applied
from azure_disk_simulator.policies.enforcement import judged
from azure_disk_simulator.policies.subjects import Subject
from azure_disk_simulator.records import Resource, key_of
from azure_disk_simulator.request import World


class ComplianceState(str, Enum):
    """What Azure Policy says of a resource and a definition."""

    COMPLIANT = "Compliant"
    NON_COMPLIANT = "NonCompliant"
    EXEMPT = "Exempt"


@dataclass(frozen=True)
class Compliance:
    """One resource under one definition of one assignment that looks at its type."""

    resource_id: str
    assignment_id: str
    definition_id: str
    reference_id: str
    """Its name in the initiative; empty outside of one."""
    effect: Effect
    state: ComplianceState
    message: str | None
    """What the assignment says to do; only where something is to be done."""


def compliance(world: World, scope: str) -> list[Compliance]:
    """Return the state of everything at or below a scope, in the order of ids."""
    found = [
        state
        for assignment in definitions.assignments(world)
        for each in definitions.applied(world, assignment)
        if each.effect is not Effect.DISABLED
        for state in _states(world, each, scope)
    ]
    return sorted(found, key=lambda state: (key_of(state.resource_id), state.reference_id))


def _states(world: World, each: Applied, scope: str) -> Iterator[Compliance]:
    for resource in _targets(world, each, scope):
        subject = Subject(resource.id, resource.arm_type, resource.body)
        is_wrong = judged(world, each, subject).matches and not _is_met(world, each, resource)
        if not is_wrong:
            state = ComplianceState.COMPLIANT
        elif definitions.is_exempt(world, each, resource.id, world.now):
            state = ComplianceState.EXEMPT
        else:
            state = ComplianceState.NON_COMPLIANT
        yield Compliance(
            resource.id,
            each.assignment.id,
            each.definition.id,
            each.reference_id,
            each.effect,
            state,
            each.message if state is ComplianceState.NON_COMPLIANT else None,
        )


def _targets(world: World, each: Applied, scope: str) -> Iterable[Resource]:
    for arm_type in sorted(target_types(each)):
        for resource in world.store.below(f"/subscriptions/{world.subscription_id}", arm_type):
            is_meant = definitions.covers(each.assignment, resource.id)
            if is_meant and definitions.is_within(resource.id, scope):
                yield resource


def target_types(each: Applied) -> set[str]:
    """Return the types that a rule compares ``type`` with."""
    return set(_types(each.definition.rule["if"]))


def _types(condition: object) -> Iterator[str]:
    if isinstance(condition, list):
        for part in condition:
            yield from _types(part)
    elif isinstance(condition, dict):
        if str(condition.get("field", "")).lower() == "type":
            named = condition.get("equals", condition.get("in"))
            yield from [named] if isinstance(named, str) else named or []
        for part in condition.values():
            yield from _types(part)


def _is_met(world: World, each: Applied, resource: Resource) -> bool:
    """Tell whether what a resource has to have exists: here, a backup instance of a disk."""
    wanted = str(each.definition.details.get("type", ""))
    is_backup = wanted.lower() == BACKUP_INSTANCES.lower()
    return is_backup and bool(world.store.users("protected", key_of(resource.id)))
