"""Guardrails that contradict one another, scopes, exemptions (rules A16, E18, H2, H4, H6)."""

from collections.abc import Iterator, Mapping
from typing import Any

from azure_disk_facts.arm_id import MANAGEMENT_GROUP_TYPE, ArmId, try_parse
from azure_disk_facts.azure_policies import Effect
from azure_disk_facts.durations import parse_timestamp
from azure_disk_facts.names import MANAGEMENT_GROUP_NAME, policy_assignment_name
from azure_disk_facts.resource_types import (
    BACKUP_POLICY,
    DISK_ACCESS,
    DISK_ENCRYPTION_SET,
    POLICY_ASSIGNMENT,
    POLICY_DEFINITION,
    POLICY_EXEMPTION,
    POLICY_SET_DEFINITION,
    RESOURCE_GROUP,
    ROLE_ASSIGNMENT,
    ROLE_DEFINITION,
)
from azure_disk_protection.checks.given import (
    Check,
    Given,
    check_id,
    check_roles,
    run,
)
from azure_disk_protection.checks.places import check_region
from azure_disk_protection.checks.snapshot_schedule import check_once_each
from azure_disk_protection.guardrail_built_ins import BACK_UP, DISK_ACCESS_REFERENCE, GUARDRAILS
from azure_disk_protection.guardrail_definitions import OWN
from azure_disk_protection.problems import Problem
from azure_disk_protection.reading import join

_EXEMPT = "the id of a subscription, a resource group or a resource"
_SCOPES = ("Microsoft.Resources/subscriptions", RESOURCE_GROUP.arm_type, MANAGEMENT_GROUP_TYPE)


def check_place(given: Given) -> Iterator[Problem]:
    """Guardrails hold for a scope, a management group, or a scope below it (rule H6)."""
    if not given.has("scope") and not given.has("management_group"):
        yield given.problem(
            "scope",
            "the id of a subscription, a resource group or a management group",
            "give it, or managementGroup",
        )
    scope = given.arm_id("scope")
    if scope is None or not scope.has_type(MANAGEMENT_GROUP_TYPE):
        return
    if not given.has("management_group"):
        yield given.problem(
            "management_group",
            "the name of a management group at the scope or above it",
            "give it, the definitions have to lie there",
        )


def _is_at_group(given: Given) -> bool:
    scope = given.arm_id("scope")
    return not given.has("scope") or (scope is not None and scope.has_type(MANAGEMENT_GROUP_TYPE))


def check_assignment_name(given: Given) -> Iterator[Problem]:
    """Names are short at a management group."""
    name = given.text("assignment_name")
    rule = policy_assignment_name(at_management_group=_is_at_group(given))
    if name is not None and not rule.accepts(name):
        yield given.problem("assignment_name", rule.words, "choose another name")


def check_group_name(given: Given) -> Iterator[Problem]:
    """A management group goes by its name, not by its id."""
    name = given.text("management_group")
    if name is not None and not MANAGEMENT_GROUP_NAME.accepts(name):
        yield given.problem(
            "management_group", MANAGEMENT_GROUP_NAME.words, "give its name, not its id"
        )


def check_excluded(given: Given) -> Iterator[Problem]:
    """What is excluded lies below the scope (rule H6)."""
    scope = given.arm_id("scope")
    for index, text in enumerate(given.known("excluded_scopes") or []):
        if not isinstance(text, str):
            continue
        place, excluded = f"excludedScopes[{index}]", try_parse(text)
        if excluded is None:
            yield Problem(place, text, _EXEMPT, "give the id")
        elif not _may_be_within(excluded, scope):
            yield Problem(place, text, f"an id below {scope}", "it is not in the scope, remove it")


def _may_be_within(inner: ArmId, outer: ArmId | None) -> bool:
    """Tell whether one may lie in the other; which subscriptions a management group has is open."""
    is_open = outer is None or outer.has_type(MANAGEMENT_GROUP_TYPE)
    return outer is None or is_open or _is_within(inner, outer)


def check_unverified(given: Given) -> Iterator[Problem]:
    """Guardrails that were left out have no effect (rule H4)."""
    if given.flag("unverified_aliases") is not False:
        return
    names = [each.name for each in GUARDRAILS if each.is_unverified]
    for name in (*names, "max_snapshot_age_days"):
        if given.has(name):
            yield given.problem(
                name, "nothing with unverifiedAliases false", "remove it, or take them in"
            )


def check_age(given: Given) -> Iterator[Problem]:
    """An age is some days."""
    days = given.number("max_snapshot_age_days")
    if days is not None and days < 1:
        yield given.problem("max_snapshot_age_days", "1 day or more", "choose a longer age")


def check_export(given: Given) -> Iterator[Problem]:
    """Disks are closed to export or open to private endpoints, not both."""
    closes = _effect(given, "disk_export") in {Effect.DENY, Effect.MODIFY}
    if closes and given.has("disk_access"):
        yield given.problem(
            "disk_access",
            "nothing when diskExport denies or modifies",
            "remove it, or set diskExport to Disabled and diskPublicAccess to Deny",
        )


def check_sign_in(given: Given) -> Iterator[Problem]:
    """Azure Backup takes no disk that asks for an Entra token (rules A16, E18)."""
    if _effect(given, "disk_export_sign_in") is Effect.MODIFY and given.has("backup"):
        yield given.problem(
            "disk_export_sign_in",
            "Disabled beside backup",
            "Azure Backup does not take disks that ask for a token, remove one of them",
        )


def _effect(given: Given, name: str) -> Effect | None:
    value = given.known(name)
    return None if value is None else Effect(value.value)


def check_encryption_sets(given: Given) -> Iterator[Problem]:
    """Allowed encryption sets are encryption sets."""
    for index, each in enumerate(given.known("allowed_encryption_set_ids") or []):
        parsed = try_parse(each)
        is_text = isinstance(each, str)
        if is_text and (parsed is None or not parsed.has_type(DISK_ENCRYPTION_SET.arm_type)):
            yield Problem(
                f"allowedEncryptionSetIds[{index}]",
                each,
                f"the id of a {DISK_ENCRYPTION_SET.arm_type}",
                "give the resource's id",
            )


def check_backup(given: Given) -> Iterator[Problem]:
    """Tags mark disks, and a deployment of backups works in one subscription (rule H2)."""
    backup = Given(given.known("backup") or {}, "backup")
    if backup.text("tag_name") == "":
        yield backup.problem("tag_name", "the name of a tag", "say which tag marks the disks")
    if backup.known("tag_values") == []:
        yield backup.problem("tag_values", "at least one value", "none would mark no disk at all")
    deploy = (given.known("backup") or {}).get("deploy")
    if deploy is None:
        return
    if _is_at_group(given):
        yield given.problem(
            "backup",
            "no deploy at a management group",
            "declare guardrails for each subscription: its snapshots lie in a group of its own",
        )
        return
    path = "backup.deploy"
    yield from run(_DEPLOY_CHECKS, deploy, path)
    inside = Given(deploy, path)
    scope = given.arm_id("scope")
    policy, group = inside.arm_id("policy_id"), inside.arm_id("snapshot_resource_group_id")
    if scope is not None and policy is not None and not _is_within(policy, scope):
        yield inside.problem(
            "policy_id",
            f"a backup policy at or below {scope}",
            "Azure Policy's identity has rights there only, widen the scope or move the vault",
        )
    if scope is not None and group is not None and group.subscription != scope.subscription:
        yield inside.problem(
            "snapshot_resource_group_id",
            f"a resource group of subscription {scope.subscription}",
            "snapshots of a backup lie in the disk's subscription",
        )


_DEPLOY_CHECKS: tuple[Check, ...] = (
    check_region(),
    check_id("policy_id", BACKUP_POLICY.arm_type),
    check_id("snapshot_resource_group_id", RESOURCE_GROUP.arm_type),
    check_once_each("disk_encryption_set_ids"),
)


def _is_within(inner: ArmId, outer: ArmId) -> bool:
    text = str(inner).lower()
    return text == str(outer).lower() or text.startswith(f"{outer}/".lower())


def check_disk_access(given: Given) -> Iterator[Problem]:
    """The disk access is one, in a region."""
    access = given.known("disk_access")
    if access is not None:
        checks = (check_region(), check_id("disk_access_id", DISK_ACCESS.arm_type))
        yield from run(checks, access, "diskAccess")


def check_exemptions(given: Given) -> Iterator[Problem]:
    """Exemptions are about guardrails there are, and end at a moment (rule H5)."""
    known = sorted([*(each.reference for each in GUARDRAILS), BACK_UP, DISK_ACCESS_REFERENCE])
    for name, exemption in (given.known("exemptions") or {}).items():
        path = join("exemptions", name)
        inside = Given(exemption, path)
        exempt, scope = inside.arm_id("scope"), given.arm_id("scope")
        if inside.text("scope") is not None and exempt is None:
            yield inside.problem("scope", _EXEMPT, "give the id")
        elif exempt is not None and not _may_be_within(exempt, scope):
            yield inside.problem(
                "scope", f"{scope} or an id below it", "the guardrails do not hold there, remove it"
            )
        if inside.text("reason") is not None and not str(inside.text("reason")).strip():
            yield inside.problem("reason", "why, and who agreed", "say it, people will ask")
        text = inside.text("expires_on")
        if text is not None and not _is_moment(text):
            yield inside.problem("expires_on", "a moment as 2026-12-31T00:00:00Z", "correct it")
        for each in inside.known("guardrails") or []:
            if each not in known:
                yield Problem(
                    join(path, "guardrails"), each, ", ".join(known), "choose one of them"
                )


def _is_moment(text: str) -> bool:
    try:
        parse_timestamp(text)
    except ValueError:
        return False
    return True


_GRANTS = ("remediation-grant", "backup-grant", "vault-disks-grant", "vault-snapshots-grant")


def check_children(given: Given) -> Iterator[Problem]:
    """What is taken over is a child of these guardrails."""
    deploy = (given.known("backup") or {}).get("deploy") or {}
    sets = deploy.get("disk_encryption_set_ids") or {}
    exemptions = [f"{name}-exemption" for name in given.known("exemptions") or {}]
    grants = (*_GRANTS, *(f"vault-set-{key}-grant" for key in sets))
    yield from check_roles(
        {
            "initiative": POLICY_SET_DEFINITION.arm_type,
            "assignment": POLICY_ASSIGNMENT.arm_type,
            "remediation-role": ROLE_DEFINITION.arm_type,
            **{each.child: POLICY_DEFINITION.arm_type for each in OWN},
            **dict.fromkeys(exemptions, POLICY_EXEMPTION.arm_type),
            **dict.fromkeys(grants, ROLE_ASSIGNMENT.arm_type),
        }
    )(given)


GUARDRAILS_CHECKS: tuple[Check, ...] = (
    check_region(),
    check_place,
    check_id("scope", *_SCOPES),
    check_group_name,
    check_assignment_name,
    check_id("remediation_role_id", ROLE_DEFINITION.arm_type),
    check_excluded,
    check_age,
    check_unverified,
    check_encryption_sets,
    check_export,
    check_sign_in,
    check_backup,
    check_disk_access,
    check_exemptions,
    check_children,
)


def guardrails_problems(values: Mapping[str, Any], path: str = "") -> list[Problem]:
    """Return what Azure would refuse about guardrails, and what contradicts itself."""
    return run(GUARDRAILS_CHECKS, values, path)
