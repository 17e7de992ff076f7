"""Built-in Azure Policy definitions about disks, snapshots, keys and backups (rules H1, H2).

Parameters and remediation roles were read in the definition files; ids come from the rules.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from azure_disk_facts.roles import BACKUP_CONTRIBUTOR, CONTRIBUTOR, NETWORK_CONTRIBUTOR, Role
from azure_disk_facts.source import Certainty, Source

SOURCE = Source(
    rule="H1, H2, H5, H6",
    reference="Azure/azure-policy f4a50bac, built-in-policies/policyDefinitions",
    as_of=date(2026, 4, 29),
)
PARAMETERS_SOURCE = Source(
    rule="H1, H2",
    reference="Azure/azure-policy, definition files at 8f5ad30e, ab11e6e8, f7319d6e, 1bc0ca87",
    as_of=date(2026, 11, 22),
)
"""Parameters, roles and modes of those definitions whose file was read; the rest is knowledge."""
LIMITS_SOURCE = Source(
    rule="H6",
    reference="Naming rules of Microsoft.Authorization; effect-basics page, Microsoft Learn",
    as_of=date(2026, 11, 22),
    certainty=Certainty.KNOWLEDGE,
)


class Effect(str, Enum):
    """What a policy does about a resource that its rule matches."""

    DISABLED = "Disabled"
    """Nothing; it is not even evaluated."""
    AUDIT = "Audit"
    """The resource is shown as non-compliant."""
    DENY = "Deny"
    """The request is refused; what exists already is shown as non-compliant."""
    MODIFY = "Modify"
    """The request is changed; what exists already waits for a remediation."""
    AUDIT_IF_NOT_EXISTS = "AuditIfNotExists"
    """The resource is shown as non-compliant while another one that belongs to it is missing."""
    DEPLOY_IF_NOT_EXISTS = "DeployIfNotExists"
    """The missing one is deployed by the assignment's identity."""


BACKUP_INSTANCES = "Microsoft.DataProtection/backupInstances"
"""What the built-ins look for beside a disk: its backup instance, seen as an extension of it."""


class EnforcementMode(str, Enum):
    """Whether an assignment acts, or only shows what it would do."""

    DEFAULT = "Default"
    """Effects are enforced."""
    DO_NOT_ENFORCE = "DoNotEnforce"
    """A dry run: compliance is shown, nothing is denied or modified."""


class ExemptionCategory(str, Enum):
    """Why something is exempt from a policy."""

    WAIVER = "Waiver"
    """The risk is accepted."""
    MITIGATED = "Mitigated"
    """The intent is met by other means."""


class PolicyMode(str, Enum):
    """Which resources a definition is evaluated for."""

    ALL = "All"
    INDEXED = "Indexed"
    """Those with tags and a location."""
    KEY_VAULT_DATA = "Microsoft.KeyVault.Data"
    """Objects inside key vaults."""


_A, _M, _OFF = Effect.AUDIT, Effect.MODIFY, Effect.DISABLED
_AINE, _DINE = Effect.AUDIT_IF_NOT_EXISTS, Effect.DEPLOY_IF_NOT_EXISTS


@dataclass(frozen=True)
class BuiltInPolicy:
    """One built-in definition."""

    guid: str
    name: str
    """Display name."""
    version: str
    """Ends in ``-preview`` or ``-deprecated`` where that is so."""
    effects: tuple[Effect, ...] = (Effect.AUDIT, Effect.DENY, Effect.DISABLED)
    """Allowed effects, the default first."""
    required: tuple[str, ...] = ()
    """Parameters without a default."""
    optional: tuple[str, ...] = ()
    """Parameters with a default, beside ``effect``."""
    role: Role | None = None
    """The role that the definition names for remediations; with one, an assignment needs an
    identity, whatever its effect."""
    category: str = "Compute"
    mode: PolicyMode = PolicyMode.INDEXED
    fixed_effect: bool = False
    """The effect is no parameter."""

    @property
    def id(self) -> str:
        """The definition's id, the same in every tenant."""
        return policy_definition_id(self.guid)


def policy_definition_id(guid: str) -> str:
    """Return the id of a built-in definition."""
    return f"/providers/Microsoft.Authorization/policyDefinitions/{guid}"


DISKS_PUBLIC_ACCESS = BuiltInPolicy(
    "8405fdab-1faf-48aa-b702-999c9c172094",
    "Managed disks should disable public network access",
    "2.1.0",
)
DISKS_USE_DISK_ACCESS = BuiltInPolicy(
    "8426280e-b5be-43d9-979e-653d12a08638",
    "Configure managed disks to disable public network access",
    "2.0.0",
    (_M, _OFF),
    required=("location", "diskAccessId"),
    role=CONTRIBUTOR,
)
DISKS_DATA_ACCESS_AUTH = BuiltInPolicy(
    "c3921d55-b741-4d16-8d56-7f16e99e6892",
    "Protect your data with authentication requirements when exporting or uploading to a disk "
    "or snapshot.",
    "1.0.0",
    (_M, _OFF),
    role=CONTRIBUTOR,
)
"""Disks only, despite its name."""
DOUBLE_ENCRYPTION = BuiltInPolicy(
    "ca91455f-eace-4f96-be59-e6e2c35b4816",
    "Managed disks should be double encrypted with both platform-managed and customer-managed keys",
    "1.0.0",
)
"""Looks at disk encryption sets, not at disks."""
ALLOWED_ENCRYPTION_SETS = BuiltInPolicy(
    "d461a302-a187-421a-89ac-84acdb4edc04",
    "Managed disks should use a specific set of disk encryption sets for the customer-managed "
    "key encryption",
    "2.0.0",
    required=("allowedEncryptionSets",),
)
CUSTOMER_KEYS = BuiltInPolicy(
    "702dd420-7fcc-42c5-afe8-4026edd20fe0",
    "OS and data disks should be encrypted with a customer-managed key",
    "3.0.0",
)
"""Not snapshots."""
DISK_ACCESS_PRIVATE_LINK = BuiltInPolicy(
    "f39f5f49-4abf-44de-8c70-0756997bfb51",
    "Disk access resources should use private link",
    "1.0.0",
    (_AINE, _OFF),
)
DISK_ACCESS_ENDPOINTS = BuiltInPolicy(
    "582bd7a6-a5f6-4dc6-b9dc-9cb81fe0d4c5",
    "Configure disk access resources with private endpoints",
    "1.0.0",
    (_DINE, _OFF),
    required=("location", "privateEndpointSubnetId"),
    role=CONTRIBUTOR,
)
DISK_ACCESS_ZONES = BuiltInPolicy(
    "bc05b96c-0b36-4ca9-82f0-5c53f96ce05a",
    "Configure disk access resources to use private DNS zones",
    "1.0.0",
    (_DINE, _OFF),
    required=("privateDnsZoneId",),
    role=NETWORK_CONTRIBUTOR,
)
ENCRYPTION_AT_HOST = BuiltInPolicy(
    "fc4d8e41-e223-45ea-9bf5-eada37891d87",
    "Virtual machines and virtual machine scale sets should have encryption at host enabled",
    "1.0.0",
)
UNMANAGED_DISKS = BuiltInPolicy(
    "06a78e20-9358-41c9-923c-fb736d382a4d",
    "Audit VMs that do not use managed disks",
    "1.0.0",
    (_A,),
    mode=PolicyMode.ALL,
    fixed_effect=True,
)
ZONE_RESILIENT_DISKS = BuiltInPolicy(
    "344ea7ca-2ba8-4d68-859b-317239714b2c",
    "[Preview]: Managed Disks should be Zone Resilient",
    "1.0.0-preview",
    category="Resilience",
)
TRUSTED_LAUNCH_DISKS = BuiltInPolicy(
    "b03bb370-5249-4ea4-9fce-2552e87e45fa",
    "Disks and OS image should support TrustedLaunch",
    "1.0.0",
    (_A, _OFF),
    category="Trusted Launch",
)
MISSION_SNAPSHOT_EXPORT = BuiltInPolicy(
    "44a0b5ee-56f4-4285-a136-9e6dc3471011",
    "Configure snapshot network access policy to deny all",
    "1.0.0",
    (_M, _OFF),
    role=CONTRIBUTOR,
    category="Mission",
    mode=PolicyMode.ALL,
)
"""Its text limits it to Mission Platform; own definitions stand in for it."""
MISSION_DISK_EXPORT = BuiltInPolicy(
    "f4273bc9-d20e-438d-ad30-b72221939edc",
    "Configure managed disk network access policy to deny all",
    "1.0.0",
    (_M, _OFF),
    role=CONTRIBUTOR,
    category="Mission",
    mode=PolicyMode.ALL,
)
MISSION_CUSTOMER_KEYS = BuiltInPolicy(
    "59953f11-df7f-48b1-870f-1780ed07348e",
    "Managed Disks and Images should use customer-managed keys for encryption at rest",
    "1.0.0",
    category="Mission",
)
UNATTACHED_DISKS_ENCRYPTED = BuiltInPolicy(
    "2c89a2e5-7285-40fe-afe0-ae8654b92fb2",
    "[Deprecated]: Unattached disks should be encrypted",
    "1.0.0-deprecated",
    (_A, _OFF),
)
DISKS_BACKED_UP = BuiltInPolicy(
    "a25a41a7-a769-4271-841d-7ce0297be0c0",
    "[Preview]: Azure Backup should be enabled for Managed Disks",
    "1.0.0-preview",
    (_AINE, _OFF),
    category="Backup",
)
BACK_UP_TAGGED_DISKS = BuiltInPolicy(
    "7b5a3b1d-d2e1-4c0b-9f3b-ad0b9a2283f4",
    "[Preview]: Configure backup for Azure Disks (Managed Disks) with a given tag to an existing "
    "backup vault in the same region",
    "1.0.0-preview",
    (_DINE, _AINE, _OFF),
    required=(
        "vaultLocation",
        "backupPolicyId",
        "snapshotResourceGroupName",
        "inclusionTagName",
        "inclusionTagValues",
    ),
    role=BACKUP_CONTRIBUTOR,
    category="Backup",
)
"""Grants the backup vault none of the roles it needs (H2)."""
BACK_UP_UNTAGGED_DISKS = BuiltInPolicy(
    "6e68865f-f3cd-48ec-9bba-54795672eaa4",
    "[Preview]: Configure backup for Azure Disks (Managed Disks) without a given tag to an "
    "existing backup vault in the same region",
    "1.0.0-preview",
    (_DINE, _AINE, _OFF),
    required=("vaultLocation", "backupPolicyId", "snapshotResourceGroupName"),
    optional=("exclusionTagName", "exclusionTagValues"),
    role=BACKUP_CONTRIBUTOR,
    category="Backup",
)
"""Parameters are those of its twin with a tag, and knowledge (K) otherwise."""

DISK_POLICIES: tuple[BuiltInPolicy, ...] = (
    DISKS_PUBLIC_ACCESS,
    DISKS_USE_DISK_ACCESS,
    DISKS_DATA_ACCESS_AUTH,
    DOUBLE_ENCRYPTION,
    ALLOWED_ENCRYPTION_SETS,
    CUSTOMER_KEYS,
    DISK_ACCESS_PRIVATE_LINK,
    DISK_ACCESS_ENDPOINTS,
    DISK_ACCESS_ZONES,
    ENCRYPTION_AT_HOST,
    UNMANAGED_DISKS,
    ZONE_RESILIENT_DISKS,
    TRUSTED_LAUNCH_DISKS,
    MISSION_SNAPSHOT_EXPORT,
    MISSION_DISK_EXPORT,
    MISSION_CUSTOMER_KEYS,
    UNATTACHED_DISKS_ENCRYPTED,
    DISKS_BACKED_UP,
    BACK_UP_TAGGED_DISKS,
    BACK_UP_UNTAGGED_DISKS,
)
"""Those about disks, snapshots and disk accesses."""
