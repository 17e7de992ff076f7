"""What rules on backup vaults have in common."""

from collections.abc import Collection
from functools import partial

from azure_disk_facts.backup import SoftDeleteState, VaultRedundancy
from azure_disk_facts.limits import DEFAULT_BACKUP_VAULT_RETENTION_DAYS
from azure_disk_policy.families.any_backup_vault import SoftDelete
from azure_disk_policy.families.choices import shown
from azure_disk_policy.families.logic import some
from azure_disk_policy.inputs import Inputs, same
from azure_disk_policy.resource import Resource
from azure_disk_policy.verdicts import Verdict, Violation, each, violated

SOFT_DELETE = "properties.securitySettings.softDeleteSettings.state"
SOFT_DELETE_DAYS = "properties.securitySettings.softDeleteSettings.retentionDurationInDays"
IMMUTABILITY = "properties.securitySettings.immutabilitySettings.state"
ENCRYPTION = "properties.securitySettings.encryptionSettings"
STORAGE = "properties.storageSettings"
CROSS_REGION_RESTORE = "properties.featureSettings.crossRegionRestoreSettings.state"
CROSS_SUBSCRIPTION_RESTORE = "properties.featureSettings.crossSubscriptionRestoreSettings.state"
JOB_ALERTS = "properties.monitoringSettings.azureMonitorAlertSettings.alertsForAllJobFailures"

SOFT_DELETION = SoftDelete(
    SOFT_DELETE,
    SOFT_DELETE_DAYS,
    off=SoftDeleteState.OFF,
    on=SoftDeleteState.ON,
    always_on=SoftDeleteState.ALWAYS_ON,
    absent_days=DEFAULT_BACKUP_VAULT_RETENTION_DAYS,
)


def demand_redundancy(vault: Resource, allowed: Collection[str]) -> Verdict:
    """Demand that every store of a vault has one of some redundancies, in any case.

    Raises:
        UnknownInputError: that of a store is unknown, and none that is known is another.
    """
    wanted = [
        each.value for each in VaultRedundancy if any(same(each.value, one) for one in allowed)
    ]

    def check(store: Inputs) -> Violation | None:
        kind = store.text("type") or ""
        if any(same(kind, each) for each in allowed):
            return None
        got = shown(kind, VaultRedundancy) or ("another" if kind else "absent")
        return Violation(f"{store.path}.type", f"is {got}, not {' or '.join(wanted)}")

    stores = vault.items(STORAGE)
    return each(stores, check) if stores else violated(STORAGE, "names no redundancy")


def is_geo_redundant(vault: Resource) -> bool:
    """Tell whether a store of a vault has copies in the paired region.

    Raises:
        UnknownInputError: the redundancy of a store is unknown, and no other has them.
    """

    def is_geo(store: Inputs) -> bool:
        return same(store.text("type") or "", VaultRedundancy.GEO_REDUNDANT.value)

    return some(partial(is_geo, store) for store in vault.items(STORAGE))
