"""A backup vault, beside the identities, keys and guards of other teams."""

from typing import Any

from azure_disk_facts.backup import ImmutabilityState, SoftDeleteState, VaultRedundancy
from azure_disk_facts.backup_security import BackupApiEra
from azure_disk_facts.diagnostics import LogTables
from azure_disk_facts.disks import CrossSubscriptionRestore
from azure_disk_protection import BackupVault
from tests.components.case import Case, Change
from tests.components.cases.backups import (
    ACCOUNT,
    GUARD,
    HOME,
    IDENTITY,
    OTHER_IDENTITY,
    OTHER_KEY,
    RULE,
    WORKSPACE,
    prepare,
)

_LATER = "00000000-0000-4000-8000-0000000000c1"
_URI = "https://kv-a.vault.azure.net/keys"
_KEY: dict[str, Any] = {
    "identity_ids": [IDENTITY, OTHER_IDENTITY],
    "customer_key": {"key_uri": f"{_URI}/others", "identity_id": IDENTITY},
}
_GRANTED: dict[str, Any] = {
    **_KEY,
    "customer_key.key_id": OTHER_KEY,
    "customer_key.identity_principal_id": _LATER,
}
_LOGS: dict[str, Any] = {"diagnostics": {"workspace_id": WORKSPACE}}


def args() -> dict[str, Any]:
    """Return what a backup vault needs."""
    return {"resource_group_name": "rg", "location": HOME, "vault_name": "bv-bakery"}


CASE = Case(
    component=BackupVault,
    args=args,
    prepare=prepare,
    changes={
        "resource_group_name": Change("rg-other"),
        "location": Change("northeurope"),
        "vault_name": Change("bv-bread"),
        "redundancy": Change(VaultRedundancy.GEO_REDUNDANT),
        "cross_region_restore": Change(
            to=True, given={"redundancy": VaultRedundancy.GEO_REDUNDANT}
        ),
        "api_era": Change(
            BackupApiEra.SOFT_DELETE_ENFORCED, why="tells whether soft delete may be off"
        ),
        "soft_delete": Change(SoftDeleteState.ALWAYS_ON),
        "soft_delete_days": Change(30),
        "immutability": Change(ImmutabilityState.UNLOCKED),
        "confirm_lock": Change(None, why="confirms that immutability is locked for good"),
        "cross_subscription_restore": Change(CrossSubscriptionRestore.DISABLED),
        "confirm_no_cross_subscription_restore": Change(
            None, why="confirms that cross-subscription restore is off for good"
        ),
        "alerts": Change(to=False),
        "system_identity": Change(to=False, given={"identity_ids": [IDENTITY]}),
        "identity_ids": Change([IDENTITY]),
        "customer_key.key_uri": Change(f"{_URI}/backups", given=_KEY),
        "customer_key.identity_id": Change(OTHER_IDENTITY, given=_KEY, alone=True),
        "customer_key.key_id": Change(
            OTHER_KEY,
            given=_KEY,
            along={"customer_key.identity_principal_id": _LATER},
            alone=True,
        ),
        "customer_key.identity_principal_id": Change(
            "00000000-0000-4000-8000-0000000000c2", given=_GRANTED
        ),
        "customer_key.infrastructure_encryption": Change(
            to=True,
            given=_KEY,
            refused="customerKey.infrastructureEncryption: got a change, allowed: none; it is set",
        ),
        "resource_guard_id": Change(GUARD),
        "guard_requests": Change([f"{GUARD}/disableSoftDeleteRequests/default"]),
        "diagnostics.workspace_id": Change(WORKSPACE.replace("logs", "audit"), given=_LOGS),
        "diagnostics.storage_account_id": Change(ACCOUNT, given=_LOGS),
        "diagnostics.event_hub_authorization_rule_id": Change(RULE, given=_LOGS),
        "diagnostics.event_hub_name": Change(
            "backups", given={**_LOGS, "diagnostics.event_hub_authorization_rule_id": RULE}
        ),
        "diagnostics.log_tables": Change(LogTables.DEDICATED, given=_LOGS),
        "diagnostics.log_categories": Change(["CoreAzureBackup"], given=_LOGS),
        "diagnostics.metrics": Change(to=False, given=_LOGS),
        "diagnostics.setting_name": Change("to-logs", given=_LOGS),
        "tags": Change({"team": "bakery"}),
        "protect": Change(to=False),
    },
)
