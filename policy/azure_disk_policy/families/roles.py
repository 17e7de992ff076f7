"""Role assignments: which role, to whom, where; role definitions: what they allow."""

from collections.abc import Iterable
from functools import partial

from azure_disk_facts.resource_types import ROLE_ASSIGNMENT, ROLE_DEFINITION
from azure_disk_facts.roles import role_guid as guid_of
from azure_disk_policy.families.near import near, value_key
from azure_disk_policy.families.scopes import covers
from azure_disk_policy.inputs import Gaps, Inputs, UnknownInputError
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack
from azure_disk_policy.verdicts import Violation

SCOPE = "scope"
ROLE = "roleDefinitionId"
PRINCIPAL = "principalId"
PERMISSIONS = "permissions"


def role_guid(assignment: Resource) -> str:
    """Return the GUID of the role that is assigned, in lower case; empty when absent.

    Raises:
        UnknownInputError: it is not known yet.
    """
    return guid_of(assignment.as_other(partial(assignment.text, ROLE)) or "")


def assigns(assignment: Resource, guids: Iterable[str], stack: Stack | None = None) -> bool:
    """Tell whether one of some built-in roles is assigned.

    Given the stack, a role that is made from a definition of it is known to be none of them.

    Raises:
        UnknownInputError: the role is not known yet.
    """
    try:
        return role_guid(assignment) in {guid_of(guid) for guid in guids}
    except UnknownInputError:
        made_from = assignment.made_from(ROLE) if stack else ()
        if any(stack and stack.token_of(urn) == ROLE_DEFINITION.token for urn in made_from):
            return False
        raise


def is_to(assignment: Resource, owner: Resource) -> bool:
    """Tell whether the principal of an assignment was made from a resource: its own identity.

    Raises:
        UnknownInputError: the principal is unknown, and no dependency tells whose it is.
    """
    if owner.urn in assignment.made_from(PRINCIPAL):
        return True
    given, own = value_key(assignment, PRINCIPAL), owner.path_name("identity.principalId")
    return own is not None and given == f"/{own.lower()}"


def is_on(assignment: Resource, target: Resource, stack: Stack) -> bool:
    """Tell whether an assignment holds for a resource, directly or from its group or above.

    Raises:
        UnknownInputError: it can't be told yet.
    """
    return covers(assignment, SCOPE, target, stack)


def assignments_near(target: Resource, stack: Stack) -> list[Resource]:
    """Return the assignments of the stack that may hold for a resource: few of many."""
    return near(target, ROLE_ASSIGNMENT, SCOPE, stack, beside=(ROLE, PRINCIPAL))


def matches(pattern: str, operation: str) -> bool:
    """Tell whether an action of a role definition, whose ``*`` stand for any text, is for this."""
    first, *rest = pattern.lower().split("*")
    operation = operation.lower()
    if not rest:
        return first == operation
    *middle, last = rest
    if not operation.startswith(first) or not operation.endswith(last):
        return False
    at, end = len(first), len(operation) - len(last)
    for part in middle:
        found = operation.find(part, at, end)
        if found < 0:
            return False
        at = found + len(part)
    return at <= end


def granted(
    definition: Resource, operations: Iterable[str], gaps: Gaps, *, of_data: bool = False
) -> tuple[Violation, ...]:
    """Return which of some operations a role definition allows, each with the action that does.

    What ``notActions`` of the same permission take back is not allowed. What can't be told yet is
    noted among the gaps.
    """
    allow, take_back = ("dataActions", "notDataActions") if of_data else ("actions", "notActions")
    found: dict[str, Violation] = {}
    for permission in gaps.read(partial(definition.items, PERMISSIONS)) or []:
        for operation in operations:
            action = _first_match(permission, allow, operation, gaps)
            if action is None:
                continue
            taken = Gaps()
            kept = _first_match(permission, take_back, operation, taken) is None
            if kept and gaps.read(partial(_is_settled, taken)):
                found.setdefault(operation, Violation(action.path, f"allows {operation}"))
    return tuple(found.values())


def _is_settled(gaps: Gaps) -> bool:
    gaps.settle()
    return True


def _first_match(permission: Inputs, path: str, operation: str, gaps: Gaps) -> Inputs | None:
    def is_for(action: Inputs) -> bool:
        return matches(action.scalar() or "", operation)

    actions = gaps.read(partial(permission.items, path)) or []
    return next((each for each in actions if gaps.read(partial(is_for, each))), None)
