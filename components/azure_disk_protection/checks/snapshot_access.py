"""Who may do what with snapshots: duties kept apart, groups kept apart (rules G1-G4, F10)."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from azure_disk_facts.arm_id import is_guid, try_parse
from azure_disk_facts.resource_types import (
    DISK,
    DISK_ENCRYPTION_SET,
    RESOURCE_GROUP,
    ROLE_ASSIGNMENT,
    ROLE_DEFINITION,
)
from azure_disk_facts.roles import CONTRIBUTOR, DISK_SNAPSHOT_CONTRIBUTOR, OWNER
from azure_disk_protection.checks.given import Check, Given, check_id, check_roles, run
from azure_disk_protection.checks.snapshot_schedule import check_ids
from azure_disk_protection.problems import Problem
from azure_disk_protection.snapshot_grants import PARTS, SNAPSHOTS, Part, grants_of

DUTIES = ("readers", "creators", "deleters", "restorers", "exporters")
ROLES = tuple(part.role for part in PARTS)
_APART_FROM_DELETING = ("creators", "restorers", "exporters")
_TOO_BROAD = (DISK_SNAPSHOT_CONTRIBUTOR, CONTRIBUTOR, OWNER)


def _ids(given: Given, duty: str) -> dict[str, str]:
    """Return the known principal ids of a duty by their keys, in lower case."""
    return {
        key: principal["principal_id"].lower()
        for key, principal in (given.known(duty) or {}).items()
        if isinstance(principal.get("principal_id"), str)
    }


def check_principals(given: Given) -> Iterator[Problem]:
    """Principals are GUIDs, and nobody stands twice in a duty (rule G4)."""
    for duty in DUTIES:
        seen: dict[str, str] = {}
        for key, principal in _ids(given, duty).items():
            if not is_guid(principal):
                yield given.problem(
                    duty, f"an object id (a GUID) for {key!r}", "look it up in Entra"
                )
            if principal in seen:
                yield given.problem(
                    duty,
                    "each principal once",
                    f"{seen[principal]!r} and {key!r} are the same, remove one",
                )
            seen.setdefault(principal, key)


def check_duties(given: Given) -> Iterator[Problem]:
    """Who deletes does nothing else, unless it is meant so."""
    if given.flag("combined_duties"):
        return
    deleters = _ids(given, "deleters")
    for duty in _APART_FROM_DELETING:
        for key, principal in _ids(given, duty).items():
            if principal in deleters.values():
                yield given.problem(
                    duty,
                    "principals that delete no snapshots",
                    f"{key!r} is among the deleters too, remove it there or set combinedDuties",
                )


def check_role_definitions(given: Given) -> Iterator[Problem]:
    """Known roles, and none that holds several duties at once (rule G3)."""
    for role, text in (given.known("role_definition_ids") or {}).items():
        if role not in ROLES:
            yield given.problem("role_definition_ids", ", ".join(ROLES), f"remove {role!r}")
        if not isinstance(text, str):
            continue
        parsed = try_parse(text)
        if parsed is None or not parsed.has_type(ROLE_DEFINITION.arm_type):
            yield given.problem(
                "role_definition_ids",
                f"ids of a {ROLE_DEFINITION.arm_type}",
                f"correct {text!r}",
            )
            continue
        broad = [each for each in _TOO_BROAD if each.guid == parsed.name.lower()]
        if broad and not given.flag("combined_duties"):
            yield given.problem(
                "role_definition_ids",
                "roles of one duty",
                f"{broad[0].name} also deletes and exports, choose another or set combinedDuties",
            )


def check_places(given: Given) -> Iterator[Problem]:
    """Duties with a second place name it."""
    for duty, name in (("creators", "disk_scope_ids"), ("restorers", "restore_scope_ids")):
        if given.has(duty) and not given.has(name):
            yield given.problem(name, "ids of resource groups", f"{duty} need them, give them")


def check_isolation(given: Given) -> Iterator[Problem]:
    """Snapshots lie apart from disks, so that no right covers both."""
    group = given.arm_id("snapshot_resource_group_id")
    if group is None or given.flag("shared_group"):
        return
    for name in ("disk_scope_ids", "restore_scope_ids"):
        for text in (given.known(name) or {}).values():
            scope = try_parse(text)
            if scope is not None and scope.resource_group_id.lower() == str(group).lower():
                yield given.problem(
                    name,
                    "places outside of the snapshots' resource group",
                    "keep snapshots in a group of their own, or set sharedGroup",
                )


def check_children(given: Given) -> Iterator[Problem]:
    """What is taken over is a child of this access."""
    grants = [child for part in PARTS for child in _children(part, given)]
    yield from check_roles(
        {
            **dict.fromkeys([part.child for part in PARTS], ROLE_DEFINITION.arm_type),
            **dict.fromkeys(grants, ROLE_ASSIGNMENT.arm_type),
        }
    )(given)


def _children(part: Part, given: Given) -> list[str]:
    return [grant.child for grant in grants_of(part, _known(part, given))]


def _known(part: Part, given: Given) -> dict[str, Any]:
    known = {name: given.known(name) for name in (part.who, part.where)}
    # A group that is known later is a group all the same.
    return {**known, SNAPSHOTS: given.text(SNAPSHOTS) or SNAPSHOTS}


def check_names(given: Given) -> Iterator[Problem]:
    """Keys follow one another in names: ``a`` at ``b-c`` would be called as ``a-b`` at ``c``."""
    for part in PARTS:
        for child, count in Counter(_children(part, given)).items():
            if count > 1:
                yield given.problem(
                    part.where,
                    f"names that with those of {part.who} make each assignment's name once",
                    f"{child!r} would be there {count} times, rename one",
                )


def check_own_roles(given: Given) -> Iterator[Problem]:
    """Azure takes a grant once: nobody gets one role for two duties at one place (rule G4)."""
    seen: dict[tuple[str, str, str], str] = {}
    pairs: dict[tuple[str, str], None] = {}
    for part in PARTS:
        for grant in _own_grants(part, given):
            first = seen.setdefault(grant, part.role)
            if first != part.role:
                pairs[first, part.role] = None
    for one, other in pairs:
        yield given.problem(
            "role_definition_ids",
            "roles that nobody gets twice at one place",
            f"{one!r} and {other!r} are the same for one principal, choose another for one of them",
        )


def _own_grants(part: Part, given: Given) -> Iterator[tuple[str, str, str]]:
    """Yield role, principal and scope of assignments, as far as all three are known."""
    role = (given.known("role_definition_ids") or {}).get(part.role)
    if not isinstance(role, str):
        return
    for grant in grants_of(part, _known(part, given)):
        principal = grant.principal.get("principal_id")
        if isinstance(principal, str) and isinstance(grant.scope, str):
            guid = role.rstrip("/").rsplit("/", 1)[-1]
            yield guid.lower(), principal.lower(), grant.scope.rstrip("/").lower()


ACCESS_CHECKS: tuple[Check, ...] = (
    check_id("snapshot_resource_group_id", RESOURCE_GROUP.arm_type),
    check_principals,
    check_duties,
    check_role_definitions,
    check_places,
    check_isolation,
    check_ids("disk_scope_ids", RESOURCE_GROUP.arm_type, DISK.arm_type),
    check_ids("restore_scope_ids", RESOURCE_GROUP.arm_type),
    check_ids("disk_encryption_set_ids", DISK_ENCRYPTION_SET.arm_type),
    check_names,
    check_own_roles,
    check_children,
)


def access_problems(values: Mapping[str, Any], path: str = "") -> list[Problem]:
    """Return what Azure would refuse about the access to snapshots, and what joins duties."""
    return run(ACCESS_CHECKS, values, path)
