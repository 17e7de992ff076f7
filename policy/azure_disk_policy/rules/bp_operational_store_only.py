"""Disk backup policies that name no store but the one disks have."""

from collections.abc import Iterator

from azure_disk_facts.backup import OPERATIONAL_STORE
from azure_disk_facts.resource_types import BACKUP_POLICY
from azure_disk_policy.families import backup_policy
from azure_disk_policy.families.backup_policy import PolicyRules
from azure_disk_policy.families.id_lists import reach
from azure_disk_policy.inputs import Inputs, same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict, Violation, each

_STORE = "dataStore.dataStoreType"


def _stores(rules: PolicyRules) -> Iterator[Inputs]:
    for rule in rules.backup:
        yield reach(rule, _STORE)
    for life_cycle in rules.below(rules.retention, "lifecycles"):
        yield reach(life_cycle, backup_policy.STORE)
        for copied in rules.below([life_cycle], "targetDataStoreCopySettings"):
            yield reach(copied, _STORE)


def _another(store: Inputs) -> Violation | None:
    text = store.scalar()
    if text is None or same(text, OPERATIONAL_STORE):
        return None
    return Violation(store.path, f"is not {OPERATIONAL_STORE}, the only store of disk backups")


def bp_operational_store_only(policy: Resource, _: Context) -> Verdict:
    """Demand that schedule, life cycles and copies name the operational store or none."""
    return backup_policy.for_disks(
        policy, lambda rules: each(list(_stores(rules)), _another, rules.gaps)
    )


RULE = Rule(
    name="bp-operational-store-only",
    title="a disk backup policy names only the operational store",
    severity=Severity.HIGH,
    looks_at=(BACKUP_POLICY,),
    check=bp_operational_store_only,
    remediation=f"set dataStoreType to {OPERATIONAL_STORE}; keep copies elsewhere by other means",
    link="https://learn.microsoft.com/azure/backup/disk-backup-overview",
)
