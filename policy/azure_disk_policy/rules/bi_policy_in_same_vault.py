"""Backup instances under a policy of their own vault, for what they are."""

from collections.abc import Callable
from functools import partial

from azure_disk_facts import arm_id
from azure_disk_facts.resource_types import (
    BACKUP_INSTANCE,
    BACKUP_POLICY,
    BACKUP_VAULT,
    RESOURCE_GROUP,
)
from azure_disk_policy.families.backup_instance import (
    DATASOURCE_TYPE,
    POLICY_ID,
    VAULT,
    id_type,
    vault_of,
)
from azure_disk_policy.families.backup_policy import DATASOURCES
from azure_disk_policy.families.logic import some
from azure_disk_policy.families.scopes import group_of
from azure_disk_policy.families.together import demand_all
from azure_disk_policy.inputs import UnknownInputError, same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Scope, Severity
from azure_disk_policy.stack import Stack
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated

ELSEWHERE = violated(POLICY_ID, "is a policy of another vault")

Name = Callable[[], str | None]


def _vault_name(resource: Resource, stack: Stack) -> str | None:
    """Return the name of the vault that an instance or a policy lies in."""
    if not resource.is_unknown(VAULT):
        return resource.text(VAULT)
    vault = vault_of(resource, stack)
    if vault is None or vault.arm_name is None:
        raise UnknownInputError(VAULT, resource.name)
    return vault.arm_name


def _differ(left: Name, right: Name) -> bool:
    one, other = left(), right()
    return one is not None and other is not None and not same(one, other)


def _unless_elsewhere(instance: Resource, stack: Stack, *, vault: Name, group: Name) -> Verdict:
    """Return whether the vault of an instance is the one of that name in that group."""
    names = partial(_vault_name, instance, stack), vault
    groups = partial(group_of, instance, stack), group
    return ELSEWHERE if some(partial(_differ, *pair) for pair in (names, groups)) else COMPLIANT


def _own_vault(instance: Resource, stack: Stack) -> Verdict:
    try:
        found = arm_id.try_parse(instance.text(POLICY_ID))
    except UnknownInputError:
        policy = stack.target(instance, POLICY_ID, BACKUP_POLICY)
        if policy is None:
            raise
        return _same_vault(instance, policy, stack)
    if found is None or not found.has_type(BACKUP_POLICY.arm_type):
        return violated(POLICY_ID, "is not the id of a backup vault's policy")
    vault, group = found.names[0], found.resource_group
    return _unless_elsewhere(instance, stack, vault=lambda: vault, group=lambda: group)


def _same_vault(instance: Resource, policy: Resource, stack: Stack) -> Verdict:
    one, other = vault_of(instance, stack), vault_of(policy, stack)
    if one is not None and other is not None:
        return COMPLIANT if one is other else ELSEWHERE
    return _unless_elsewhere(
        instance,
        stack,
        vault=partial(_vault_name, policy, stack),
        group=partial(group_of, policy, stack),
    )


def _own_kind(instance: Resource, stack: Stack) -> Verdict:
    policy = stack.target(instance, POLICY_ID, BACKUP_POLICY)
    if policy is None:
        return COMPLIANT
    kinds = policy.as_other(lambda: [each.scalar() for each in policy.items(DATASOURCES)])
    own = instance.text(DATASOURCE_TYPE) or id_type(instance)
    if own is None or not kinds or any(same(kind or "", own) for kind in kinds):
        return COMPLIANT
    return violated(POLICY_ID, f"policy {policy.name} is not for this type of datasource")


def bi_policy_in_same_vault(instance: Resource, context: Context) -> Verdict:
    """Demand a policy of the instance's own vault, for the type of datasource the instance has."""
    return demand_all(
        partial(_own_vault, instance, context.stack), partial(_own_kind, instance, context.stack)
    )


RULE = Rule(
    name="bi-policy-in-same-vault",
    title="a backup instance uses a policy of its own vault that is for its type of datasource",
    severity=Severity.HIGH,
    looks_at=(BACKUP_INSTANCE,),
    consults=(BACKUP_POLICY, BACKUP_VAULT, RESOURCE_GROUP),
    scope=Scope.STACK,
    check=bi_policy_in_same_vault,
    remediation="set properties.policyInfo.policyId to the id of a disk policy of the same vault",
    link="https://learn.microsoft.com/azure/backup/backup-managed-disks",
)
