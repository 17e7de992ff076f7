"""What an estate has in one region: resource groups, keys, encryption sets, a backup vault."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pulumi
from pulumi_azure_native import authorization, compute, dataprotection, resources

from azure_disk_facts.arm_id import resource_group_id
from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.roles import DISK_SNAPSHOT_CONTRIBUTOR, READER
from azure_disk_facts.skus import DISK_SKUS
from azure_disk_protection.backup_vault import declare_backup_vault, principal_of
from azure_disk_protection.checks.encryption import set_type_of
from azure_disk_protection.checks.estate import encryption_type
from azure_disk_protection.children import child_options, given_or, imports_below
from azure_disk_protection.disk_backup_policy import declare_backup_policy
from azure_disk_protection.disk_keys import declare_key
from azure_disk_protection.encryption_sets import declare_encryption_set
from azure_disk_protection.estate_args import DiskEstateArgs, DiskSettings, SiteSettings
from azure_disk_protection.grants import declare_grant


@dataclass(frozen=True)
class Group:
    """A resource group."""

    name: pulumi.Input[str]
    id: pulumi.Output[str]


@dataclass(frozen=True)
class SiteVault:
    """A site's backup vault with its policies and the grants that its disks share."""

    name: pulumi.Output[str]
    principal_id: pulumi.Output[str]
    policies: Mapping[str, dataprotection.BackupPolicy]
    grants: list[authorization.RoleAssignment]


class Site:
    """What an estate has in one region."""

    def __init__(
        self, name: str, estate: DiskEstateArgs, region: str, *, parent: pulumi.Resource
    ) -> None:
        self.estate = estate
        self.settings: SiteSettings = estate["sites"][region]
        self.imports = imports_below(estate, f"{region}-")
        self.prefix = f"{name}-{region}"
        self.azure_prefix = f"{estate['name']}-{region}"
        self.location = region
        self.parent = parent
        self.keeps = estate.get("retain_snapshots") is not False
        self.protects = estate.get("protect") is not False
        own = self.settings["resource_group"]
        snapshots = given_or(self.settings.get("snapshot_resource_group"), f"{own}-snapshots")
        self.group = self._resource_group("group", own)
        self.snapshot_group = (
            self.group if snapshots == own else self._resource_group("snapshots", snapshots)
        )
        self.sets = self._encryption_sets()
        self.vault = self._backup_vault() if "backup_vault" in self.settings else None

    def _resource_group(self, role: str, name: str) -> Group:
        if self.settings.get("create_resource_groups") is False:
            config = authorization.get_client_config_output(
                pulumi.InvokeOutputOptions(parent=self.parent)
            )
            made = config.apply(lambda known: resource_group_id(known.subscription_id, name))
            return Group(name, made)
        group = resources.ResourceGroup(
            f"{self.prefix}-{role}",
            resource_group_name=name,
            location=self.location,
            tags=self.estate.get("tags"),
            # Deleting a group deletes all that lies in it, what was retained too.
            opts=child_options(
                self.parent,
                protect=self.protects,
                retain=self.keeps,
                import_id=self.imports.get(role),
            ),
        )
        return Group(group.name, group.id)

    def _encryption_sets(self) -> dict[EncryptionType, compute.DiskEncryptionSet]:
        if encryption_type(self.estate) is EncryptionType.PLATFORM_KEY:
            return {}
        inputs = self._key_inputs()
        key = declare_key(self.prefix, inputs, parent=self.parent)
        sets = {}
        for kind in self._needed_sets():
            is_first = kind is encryption_type(self.estate)
            suffix = "set" if is_first else "customer-key-set"
            sets[kind] = declare_encryption_set(
                f"{self.prefix}-{suffix}",
                {
                    **inputs,
                    "encryption_type": set_type_of(kind),
                    "disk_encryption_set_name": f"{self.azure_prefix}-{suffix}",
                    "imports": self._taken_over(set=suffix),
                },
                key,
                parent=self.parent,
            )
        return sets

    def _needed_sets(self) -> list[EncryptionType]:
        """The estate's own kind, and customer keys alone for disks that cannot have both (D2)."""
        kinds = [encryption_type(self.estate)]
        here = (disk for disk in self.estate["disks"].values() if self._holds(disk))
        if any(disk_encryption(self.estate, disk) not in kinds for disk in here):
            kinds.append(EncryptionType.CUSTOMER_KEY)
        return kinds

    def _holds(self, disk: DiskSettings) -> bool:
        return self.location in (disk["site"], *disk.get("copy_to", []))

    def _key_inputs(self) -> dict[str, Any]:
        encryption: dict[str, Any] = {**self.estate.get("encryption", {})}
        encryption.pop("type", None)
        site = self.settings
        exists = {key: value for key, value in site.items() if key in {"key_vault_id", "key_url"}}
        made = {} if exists else {"key_vault_name": site["key_vault"]}
        return {
            **encryption,
            **exists,
            **made,
            "resource_group_name": self.group.name,
            "location": self.location,
            "key_name": f"{self.estate['name']}-disks",
            "identity_name": f"{self.azure_prefix}-disks",
            "tags": self.estate.get("tags"),
            "protect": self.protects,
            "retain": self.keeps,
            "imports": self.imports,
        }

    def _taken_over(self, **roles: str) -> dict[str, str]:
        """Return what a part takes over, by the roles it knows; ours are longer."""
        return {role: self.imports[own] for role, own in roles.items() if own in self.imports}

    def _backup_vault(self) -> SiteVault:
        inputs: dict[str, Any] = {
            **self.estate.get("backup_vaults", {}),
            "resource_group_name": self.group.name,
            "location": self.location,
            "vault_name": self.settings["backup_vault"],
            "tags": self.estate.get("tags"),
            "protect": self.protects,
            "imports": self.imports,
        }
        vault = declare_backup_vault(self.prefix, inputs, parent=self.parent)
        policies = {
            name: declare_backup_policy(
                f"{self.prefix}-{name}-policy",
                {
                    **policy,
                    "resource_group_name": self.group.name,
                    "vault_name": vault.name,
                    "policy_name": name,
                    "imports": self._taken_over(policy=f"{name}-policy"),
                },
                parent=self.parent,
            )
            for name, policy in self.estate.get("backup_policies", {}).items()
        }
        principal = principal_of(vault)
        return SiteVault(vault.name, principal, policies, list(self._grants(principal)))

    def _grants(self, principal: pulumi.Output[str]) -> Iterable[authorization.RoleAssignment]:
        """Made once for all disks of the site: Azure takes a grant once (rule G4)."""
        yield declare_grant(
            f"{self.prefix}-snapshots-grant",
            DISK_SNAPSHOT_CONTRIBUTOR,
            scope=self.snapshot_group.id,
            principal_id=principal,
            opts=child_options(self.parent, import_id=self.imports.get("snapshots-grant")),
        )
        for kind, encryption_set in self.sets.items():
            suffix = "set" if kind is encryption_type(self.estate) else "customer-key-set"
            yield declare_grant(
                f"{self.prefix}-{suffix}-grant",
                READER,
                scope=encryption_set.id,
                principal_id=principal,
                opts=child_options(self.parent, import_id=self.imports.get(f"{suffix}-grant")),
            )


def disk_encryption(estate: DiskEstateArgs, disk: DiskSettings) -> EncryptionType:
    """Return how a disk of an estate is encrypted: as the estate, unless it cannot be (D2)."""
    kind = encryption_type(estate)
    is_double = kind is EncryptionType.PLATFORM_AND_CUSTOMER_KEYS
    if is_double and not DISK_SKUS[disk["sku"]].can_double_encrypt:
        return EncryptionType.CUSTOMER_KEY
    return kind
