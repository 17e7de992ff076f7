"""Aliases: the properties that Azure Policy can see, and those it can change (rule H4)."""

from datetime import date

from azure_disk_facts.resource_types import (
    BACKUP_VAULT,
    DISK,
    DISK_ENCRYPTION_SET,
    KEY_VAULT,
    SNAPSHOT,
    VIRTUAL_MACHINE,
)
from azure_disk_facts.source import Certainty, Source

SOURCE = Source(
    rule="H4",
    reference="Azure/azure-policy f4a50bac, built-in and Mission definitions",
    as_of=date(2026, 4, 29),
)
UNVERIFIED_SOURCE = Source(
    rule="H4",
    reference="no built-in or community definition uses them; by symmetry with disks",
    as_of=date(2026, 11, 22),
    certainty=Certainty.KNOWLEDGE,
)

_DISK, _SNAPSHOT = DISK.arm_type, SNAPSHOT.arm_type
_SET, _MACHINE = DISK_ENCRYPTION_SET.arm_type, VIRTUAL_MACHINE.arm_type
_VAULT, _KEY_VAULT = BACKUP_VAULT.arm_type, KEY_VAULT.arm_type

MODIFIABLE: frozenset[str] = frozenset(
    {
        f"{_DISK}/networkAccessPolicy",
        f"{_DISK}/publicNetworkAccess",
        f"{_DISK}/diskAccessId",
        f"{_DISK}/dataAccessAuthMode",
        f"{_SNAPSHOT}/networkAccessPolicy",
        f"{_VAULT}/featureSettings.crossSubscriptionRestoreSettings.state",
    }
)
"""Aliases that a built-in definition modifies."""

VERIFIED: frozenset[str] = MODIFIABLE | {
    f"{_SNAPSHOT}/diskState",
    f"{_DISK}/encryption.diskEncryptionSetId",
    f"{_DISK}/encryption.type",
    f"{_DISK}/diskState",
    f"{_DISK}/managedBy",
    f"{_DISK}/sku.name",
    f"{_DISK}/zones[*]",
    f"{_DISK}/osType",
    f"{_DISK}/hyperVGeneration",
    f"{_DISK}/encryptionSettingsCollection.enabled",
    f"{_SET}/encryptionType",
    f"{_MACHINE}/securityProfile.encryptionAtHost",
    f"{_MACHINE}/storageProfile.osDisk.managedDisk.diskEncryptionSet.id",
    f"{_VAULT}/securitySettings.softDeleteSettings.state",
    f"{_VAULT}/securitySettings.immutabilitySettings.State",
    f"{_VAULT}/securitySettings.encryptionSettings.state",
    f"{_VAULT}/securitySettings.encryptionSettings.infrastructureEncryption",
    f"{_VAULT}/isVaultProtectedByResourceGuard",
    f"{_VAULT}/storageSettings[*]",
    f"{_KEY_VAULT}/enablePurgeProtection",
    f"{_KEY_VAULT}/enableSoftDelete",
    f"{_KEY_VAULT}/enableRbacAuthorization",
    f"{_KEY_VAULT}/publicNetworkAccess",
    f"{_KEY_VAULT}/networkAcls.defaultAction",
    f"{_KEY_VAULT}/createMode",
}
"""Aliases that built-in definitions use."""

UNVERIFIED: frozenset[str] = frozenset(
    {
        f"{_SNAPSHOT}/incremental",
        f"{_SNAPSHOT}/encryption.diskEncryptionSetId",
        f"{_SNAPSHOT}/encryption.type",
        f"{_SNAPSHOT}/sku.name",
        f"{_SNAPSHOT}/creationData.sourceResourceId",
        f"{_SNAPSHOT}/publicNetworkAccess",
        f"{_SNAPSHOT}/timeCreated",
    }
)
"""Aliases that very likely exist. Where one does not, Azure refuses the definition with
``InvalidPolicyAlias``. To see them: ``az provider show --namespace Microsoft.Compute --expand
"resourceTypes/aliases"``."""
