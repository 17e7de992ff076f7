"""What rules on Recovery Services vaults have in common."""

from azure_disk_facts.recovery_vaults import (
    GEO_REDUNDANCIES,
    RECOVERY_SOFT_DELETE_DAYS,
    RecoveryRedundancy,
    RecoverySoftDelete,
)
from azure_disk_policy.families.any_backup_vault import SoftDelete
from azure_disk_policy.families.choices import demand_choice
from azure_disk_policy.inputs import same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context
from azure_disk_policy.verdicts import NotApplicable, Verdict

SOFT_DELETE = "properties.securitySettings.softDeleteSettings.softDeleteState"
SOFT_DELETE_DAYS = "properties.securitySettings.softDeleteSettings.softDeleteRetentionPeriodInDays"
IMMUTABILITY = "properties.securitySettings.immutabilitySettings.state"
ENCRYPTION = "properties.encryption"
PUBLIC_ACCESS = "properties.publicNetworkAccess"
REDUNDANCY = "properties.redundancySettings.standardTierStorageRedundancy"
CROSS_REGION_RESTORE = "properties.redundancySettings.crossRegionRestore"
CROSS_SUBSCRIPTION_RESTORE = (
    "properties.restoreSettings.crossSubscriptionRestoreSettings.crossSubscriptionRestoreState"
)

SOFT_DELETION = SoftDelete(
    SOFT_DELETE,
    SOFT_DELETE_DAYS,
    off=RecoverySoftDelete.DISABLED,
    on=RecoverySoftDelete.ENABLED,
    always_on=RecoverySoftDelete.ALWAYS_ON,
    absent_days=RECOVERY_SOFT_DELETE_DAYS,
)


def demand_redundancy(vault: Resource, context: Context) -> Verdict:
    """Demand a redundancy of the parameter ``allowed``; absent means ``GeoRedundant``.

    Raises:
        UnknownInputError: it is not known yet.
    """
    allowed = [each.scalar() or "" for each in context.parameters.items("allowed")]
    wanted = tuple(
        each for each in RecoveryRedundancy if any(same(each.value, one) for one in allowed)
    )
    if not wanted:
        return NotApplicable("no redundancy is configured")
    return demand_choice(vault, REDUNDANCY, wanted=wanted, absent=RecoveryRedundancy.GEO_REDUNDANT)


def is_geo_redundant(vault: Resource) -> bool:
    """Tell whether a vault has copies in the paired region; absent means that it has.

    Raises:
        UnknownInputError: it is not known yet.
    """
    kind = vault.text(REDUNDANCY) or RecoveryRedundancy.GEO_REDUNDANT.value
    return any(same(each.value, kind) for each in GEO_REDUNDANCIES)
