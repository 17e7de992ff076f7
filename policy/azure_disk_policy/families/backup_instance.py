"""A backup instance: its disk, its policy, its vault, the group of its snapshots (rule E18)."""

from collections.abc import Callable
from functools import partial

from azure_disk_facts import arm_id
from azure_disk_facts.arm_id import ArmId
from azure_disk_facts.backup import DISK_DATASOURCE_TYPE, OPERATIONAL_STORE
from azure_disk_facts.resource_types import BACKUP_VAULT, DISK
from azure_disk_policy.families.id_lists import reach
from azure_disk_policy.families.near import origins_of
from azure_disk_policy.families.scopes import is_child
from azure_disk_policy.families.snapshot_groups import STORES
from azure_disk_policy.inputs import UNKNOWN, Gaps, Inputs, UnknownInputError, same
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack
from azure_disk_policy.verdicts import NotApplicable, Verdict, Violation, each

DISK_ID = "properties.dataSourceInfo.resourceID"
DATASOURCE_TYPE = "properties.dataSourceInfo.datasourceType"
RESOURCE_TYPE = "properties.dataSourceInfo.resourceType"
LOCATION = "properties.dataSourceInfo.resourceLocation"
POLICY_ID = "properties.policyInfo.policyId"
VAULT = "vaultName"

NO_VAULT = NotApplicable("the vault is not in the stack")
NO_DISK = NotApplicable("the disk is not in the stack")
NO_IDS = NotApplicable("names no disk, or no resource group for its snapshots")


def other_datasource(instance: Resource) -> NotApplicable | None:
    """Return why disk rules don't apply to an instance of blobs, databases and the like.

    Raises:
        UnknownInputError: it is not known yet of what it is.
    """
    kind = instance.text(DATASOURCE_TYPE) or instance.text(RESOURCE_TYPE) or id_type(instance)
    if kind is None or same(kind, DISK_DATASOURCE_TYPE):
        return None
    return NotApplicable("the instance is not of a disk")


def id_type(instance: Resource) -> str | None:
    """Return the type of the resource that is backed up, by its id.

    Raises:
        UnknownInputError: the id is not known yet.
    """
    found = arm_id.try_parse(instance.text(DISK_ID))
    return found.resource_type if found else None


def vault_of(instance: Resource, stack: Stack) -> Resource | None:
    """Return the vault of an instance or a policy, or ``None`` when the stack lacks it.

    Raises:
        UnknownInputError: it can't be told which, if any.
    """
    vaults = [each for each in origins_of(instance, VAULT, stack) if each.is_a(BACKUP_VAULT)]
    if not vaults:
        name = instance.as_other(partial(instance.text, VAULT)) or ""
        by_name = stack.once(_vaults)
        vaults = [*by_name.get(name.lower(), ()), *by_name.get(None, ())]
    gaps = Gaps()
    found = [vault for vault in vaults if gaps.read(partial(is_child, instance, vault, stack))]
    if len(found) > 1:
        raise UnknownInputError(VAULT, instance.name)
    if not found:
        gaps.settle()
    return found[0] if found else None


def _vaults(stack: Stack) -> dict[str | None, list[Resource]]:
    """Return the vaults by name in lower case; ``None`` where the name is not known."""
    by_name: dict[str | None, list[Resource]] = {}
    for vault in stack.of_type(BACKUP_VAULT):
        by_name.setdefault(vault.arm_name and vault.arm_name.lower(), []).append(vault)
    return by_name


def demand_of_disk(
    instance: Resource, stack: Stack, wrong: Callable[[Resource], str | None]
) -> Verdict:
    """Demand of the disk of an instance that nothing is wrong with it.

    Raises:
        UnknownInputError: it can't be told which disk it is, or what it is like.
    """
    disk = stack.target(instance, DISK_ID, DISK)
    if disk is None:
        return NO_DISK

    def check(found: Resource) -> Violation | None:
        text = found.as_other(partial(wrong, found))
        return Violation(DISK_ID, f"disk {found.name} {text}") if text else None

    return each([disk], check)


def group_ids(instance: Resource, gaps: Gaps) -> list[Inputs]:
    """Return where the parameters of the operational store name the group of the snapshots.

    Parameters of no store count; what can't be told yet is noted among the gaps.
    """
    return [
        reach(store, "resourceGroupId")
        for store in gaps.read(partial(instance.items, STORES)) or []
        if gaps.read(partial(_is_operational, store))
    ]


def _is_operational(store: Inputs) -> bool:
    return same(store.text("dataStoreType") or OPERATIONAL_STORE, OPERATIONAL_STORE)


def group_in(found: Inputs) -> ArmId | None:
    """Return the resource group that an input is the id of, or ``None``.

    Raises:
        UnknownInputError: it is not known yet.
    """
    group = arm_id.try_parse(found.scalar())
    return group if group and group.resource_group and group.provider is None else None


def demand_of_groups(instance: Resource, wrong: Callable[[ArmId, ArmId], str | None]) -> Verdict:
    """Demand that nothing is wrong between the group of the snapshots and the disk.

    Args:
        instance: the backup instance; one of something else than a disk complies.
        wrong: says what is, given the ids of group and disk.

    Raises:
        UnknownInputError: one of the ids is not known yet.
    """
    other = other_datasource(instance)
    if other is not None:
        return other
    gaps = Gaps()
    groups = group_ids(instance, gaps)
    disk = arm_id.try_parse(instance.text(DISK_ID))
    if disk is None or not any(each.value is UNKNOWN or group_in(each) for each in groups):
        gaps.settle()
        return NO_IDS
    disk_id = disk

    def check(found: Inputs) -> Violation | None:
        group = group_in(found)
        text = wrong(group, disk_id) if group else None
        return Violation(found.path, text) if text else None

    return each(groups, check, gaps)
