"""What assignments do to a PUT: modify first, then deny (rules H3, H6).

Audits and whatever looks for other resources come after the resource provider and never stop a
request: they are in :mod:`azure_disk_simulator.policies.compliance`.
"""

import json
from collections.abc import Iterator
from typing import Any
from weakref import WeakKeyDictionary

from azure_disk_facts.azure_policies import Effect, EnforcementMode
from azure_disk_simulator.errors import ArmError
from azure_disk_simulator.paths import Json
from azure_disk_simulator.policies import definitions
from azure_disk_simulator.policies.definitions import Applied
from azure_disk_simulator.policies.expressions import Surroundings, evaluate
from azure_disk_simulator.policies.rules import Finding, judge
from azure_disk_simulator.policies.subjects import Subject
from azure_disk_simulator.records import Resource
from azure_disk_simulator.request import World
from azure_disk_simulator.store import Store

_OWN_PROVIDER = "microsoft.authorization/"
_ACTING = frozenset({Effect.MODIFY, Effect.DENY})
_known: WeakKeyDictionary[Store, tuple[int, list[tuple[Effect, Applied]]]] = WeakKeyDictionary()


class PolicyViolation(ArmError):
    """403 ``RequestDisallowedByPolicy``, with the policies and why they matched (rule H3)."""

    def __init__(self, resource_name: str, message: str, additional_info: list[Json]) -> None:
        super().__init__(403, "RequestDisallowedByPolicy", message)
        self.resource_name = resource_name
        self.additional_info = additional_info

    def __reduce__(self) -> tuple[type["PolicyViolation"], tuple[str, str, list[Json]]]:  # type: ignore[override]  # rebuilt from its own arguments
        return type(self), (self.resource_name, self.message, self.additional_info)

    def envelope(self) -> dict[str, dict[str, Any]]:
        """Return the body ARM answers with."""
        return {
            "error": {
                "code": self.code,
                "target": self.resource_name,
                "message": self.message,
                "additionalInfo": self.additional_info,
            }
        }


def enforce(world: World, resource_id: str, arm_type: str, given: Json) -> Json:
    """Return a request as assignments leave it.

    Raises:
        PolicyViolation: one of them denies it.
    """
    generation = definitions.generation(world)
    if not generation or arm_type.lower().startswith(_OWN_PROVIDER):
        return given
    subject = Subject(resource_id, arm_type, given)
    active = [
        (effect, each)
        for effect, each in _enforced(world, generation)
        if definitions.covers(each.assignment, resource_id)
    ]
    for effect, each in active:
        if effect is Effect.MODIFY:
            subject = _modified(world, each, subject)
    denials = []
    for effect, each in active:
        if effect is Effect.DENY:
            finding = _found(world, each, subject)
            if finding.matches:
                denials.append((each, finding))
    if denials:
        raise _violation(subject, denials)
    return subject.body


def _enforced(world: World, generation: int) -> list[tuple[Effect, Applied]]:
    """Return what may change or deny a request, worked out once for each change of policies."""
    known = _known.get(world.store)
    if known is None or known[0] != generation:
        known = generation, list(_acting(world))
        _known[world.store] = known
    return known[1]


def _acting(world: World) -> Iterator[tuple[Effect, Applied]]:
    for assignment in definitions.assignments(world):
        mode = assignment.get("properties.enforcementMode")
        if mode == EnforcementMode.DO_NOT_ENFORCE.value:
            continue
        for each in definitions.applied(world, assignment):
            effect = each.effect
            if effect in _ACTING:
                yield effect, each


def _found(world: World, each: Applied, subject: Subject) -> Finding:
    """Judge a request; what is exempt does not match."""
    finding = judged(world, each, subject)
    if finding.matches:
        finding.matches = not definitions.is_exempt(world, each, subject.id, world.now)
    return finding


def around(world: World, each: Applied, subject: Subject) -> Surroundings:
    """Return what the expressions of a rule see."""
    return Surroundings(each.values, subject.field, world.now)


def judged(world: World, each: Applied, subject: Subject) -> Finding:
    """Tell whether a definition's condition holds for a resource."""
    return judge(each.definition.rule["if"], subject, around(world, each, subject))


def _modified(world: World, each: Applied, subject: Subject) -> Subject:
    if not _found(world, each, subject).matches:
        return subject
    for operation in each.definition.details["operations"]:
        name = str(operation["field"])
        is_taken = operation["operation"].lower() == "add" and subject.field(name) is not None
        if not is_taken:
            value = evaluate(operation["value"], around(world, each, subject))
            subject = subject.with_field(name, value)
    return subject


def _violation(subject: Subject, denials: list[tuple[Applied, Finding]]) -> PolicyViolation:
    name = str(subject.field("name"))
    texts = [each.message for each, _ in denials]
    reasons = ", ".join(f"'{text}'" for text in texts if text is not None)
    if reasons:
        why = f"Reasons: {reasons}. See error details for policy resource IDs."
    else:
        shown = json.dumps([_identifiers(each) for each, _ in denials], separators=(",", ":"))
        why = f"Policy identifiers: '{shown}'."
    return PolicyViolation(
        name,
        f"Resource '{name}' was disallowed by policy. {why}",
        [{"type": "PolicyViolation", "info": _details(each, finding)} for each, finding in denials],
    )


def _identifiers(each: Applied) -> Json:
    assignment, definition = each.assignment, each.definition
    shown: Json = {
        "policyAssignment": {"name": _display_name(assignment), "id": assignment.id},
        "policyDefinition": {"name": definition.display_name, "id": definition.id},
    }
    if each.reference_id:
        shown["policySetDefinition"] = {"id": assignment.get("properties.policyDefinitionId")}
    return shown


def _display_name(assignment: Resource) -> str:
    return str(assignment.get("properties.displayName", assignment.name))


def _details(each: Applied, finding: Finding) -> Json:
    assignment, definition = each.assignment, each.definition
    details: Json = {
        "evaluationDetails": {"evaluatedExpressions": finding.evaluated},
        "policyDefinitionId": definition.id,
        "policyDefinitionName": definition.name,
        "policyDefinitionDisplayName": definition.display_name,
        "policyDefinitionEffect": Effect.DENY.value,
        "policyAssignmentId": assignment.id,
        "policyAssignmentName": assignment.name,
        "policyAssignmentDisplayName": _display_name(assignment),
        "policyAssignmentScope": assignment.arm_id.scope,
        "policyAssignmentParameters": assignment.get("properties.parameters", {}),
    }
    if each.reference_id:
        details["policySetDefinitionId"] = assignment.get("properties.policyDefinitionId")
        details["policyDefinitionReferenceId"] = each.reference_id
    return details
