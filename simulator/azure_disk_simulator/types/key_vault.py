"""``Microsoft.KeyVault/vaults`` (C9, C17, C18, C21)."""

from collections.abc import Iterable
from datetime import timedelta
from types import MappingProxyType

from azure_disk_facts import limits, resource_types
from azure_disk_facts.encryption import (
    KEY_HOSTS,
    MAX_KEY_VAULT_IP_RULES,
    MAX_KEY_VAULT_SUBNET_RULES,
)
from azure_disk_facts.regions import cloud_of
from azure_disk_simulator import errors
from azure_disk_simulator.errors import ArmError
from azure_disk_simulator.paths import Json, get_path
from azure_disk_simulator.records import Link, Resource, Tombstone
from azure_disk_simulator.request import World, Write
from azure_disk_simulator.resource_type import ResourceType, integer

_DAYS = "properties.softDeleteRetentionInDays"
_PURGE_PROTECTION = "properties.enablePurgeProtection"
_NAME_HELP = "https://go.microsoft.com/fwlink/?linkid="


class KeyVaultType(ResourceType):
    """Key vaults.

    Not modelled: what the firewall does to others than disk storage (C18); it does not touch keys
    made through ARM.
    """

    facts = resource_types.KEY_VAULT
    required = ("properties.sku.name", "properties.tenantId")
    choices = MappingProxyType(
        {
            "properties.sku.name": ("standard", "premium"),
            "properties.sku.family": ("A",),
            "properties.createMode": ("default", "recover"),
            "properties.publicNetworkAccess": ("Enabled", "Disabled"),
            "properties.networkAcls.bypass": ("AzureServices", "None"),
            "properties.networkAcls.defaultAction": ("Allow", "Deny"),
        }
    )
    read_only = ("properties.provisioningState", "properties.vaultUri")
    kept = (_DAYS, _PURGE_PROTECTION, "properties.enableRbacAuthorization")
    defaults = MappingProxyType(
        {
            "properties.sku.family": "A",
            "properties.accessPolicies": [],
            "properties.enabledForDeployment": False,
            "properties.enableSoftDelete": True,
            "properties.enableRbacAuthorization": False,
            "properties.publicNetworkAccess": "Enabled",
            _DAYS: 90,
        }
    )
    write_duration = timedelta(seconds=30)
    delete_duration = timedelta(seconds=10)

    def wants_recovery(self, given: Json) -> bool:
        """``createMode: recover`` (C21)."""
        return str(get_path(given, "properties.createMode")).lower() == "recover"

    def check(self, write: Write) -> None:
        """Check soft delete, purge protection and the name (C9, C21)."""
        write.body["properties"].pop("createMode", None)
        self._check_switches(write)
        integer(write, _DAYS, limits.KEY_VAULT_RETENTION_DAYS)
        _check_firewall(write)
        if write.existing is None:
            self._check_name_free(write)
        write.body["properties"] |= {
            "vaultUri": f"https://{write.name.lower()}{key_host(write.location)}/",
            "provisioningState": "Succeeded",
        }

    def _check_switches(self, write: Write) -> None:
        if get_path(write.given, _PURGE_PROTECTION) is False:
            raise errors.bad_request(
                'The property "enablePurgeProtection" cannot be set to false. Enabling the purge '
                "protection for a vault is an irreversible action."
            )
        if write.get("properties.enableSoftDelete") is False:
            raise errors.bad_request(
                'The property "enableSoftDelete" can be set to false only for creating new vault. '
                "Enabling the 'soft delete' functionality is an irreversible action."
            )

    def create_only_error(self, write: Write, path: str) -> ArmError:
        """The retention is fixed at creation (C9)."""
        if path == _DAYS:
            return errors.bad_request(
                'The property "softDeleteRetentionInDays" has been set already and it can\'t be '
                "modified."
            )
        return super().create_only_error(write, path)

    def _check_name_free(self, write: Write) -> None:
        """Names are global; a soft-deleted key vault still holds its own (C21)."""
        store = write.world.store
        if store.users("vault-name", write.name):
            raise _name_taken(write.name)
        if store.buried(write.world.now, "holds", _name_hold(write.name)):
            raise ArmError(
                409,
                "ConflictError",
                "A vault with the same name already exists in deleted state. You need to either "
                "recover or purge existing key vault.",
            )

    def links(self, resource: Resource) -> Iterable[Link]:
        """Hold the global name."""
        yield Link("vault-name", resource.name)

    def tombstone(self, world: World, resource: Resource) -> Tombstone:
        """Key vaults are always soft-deleted (C9)."""
        days = int(resource.get(_DAYS))
        protected = resource.get(_PURGE_PROTECTION) is True
        why = f"soft delete keeps key vaults for {days} days"
        if protected:
            why += "; purge protection lets nobody remove it earlier"
        until = world.now + timedelta(days=days)
        return Tombstone(until, protected, why, holds=_name_hold(resource.name))

    def invalid_name(self, name: str) -> ArmError:
        """C21."""
        return ArmError(
            400,
            "VaultNameNotValid",
            f"The vault name '{name}' is invalid. A vault's name must be between 3-24 alphanumeric "
            "characters. The name must begin with a letter, end with a letter or digit, and not "
            f"contain consecutive hyphens. Follow this link for more information: {_NAME_HELP}"
            "2147742",
        )


def _check_firewall(write: Write) -> None:
    """C18. Simulated text."""
    for name, most in (
        ("ipRules", MAX_KEY_VAULT_IP_RULES),
        ("virtualNetworkRules", MAX_KEY_VAULT_SUBNET_RULES),
    ):
        rules = write.get(f"properties.networkAcls.{name}")
        if isinstance(rules, list) and len(rules) > most:
            raise errors.bad_request(
                f"The key vault '{write.name}' has {len(rules)} {name}: there may be {most}."
            )


def key_host(location: str) -> str:
    """Return how the names of key vaults' hosts end in the cloud of a region."""
    return KEY_HOSTS[cloud_of(location)].key_vault


def _name_hold(name: str) -> str:
    return f"vault-name|{name.lower()}"


def _name_taken(name: str) -> ArmError:
    return ArmError(
        409,
        "VaultAlreadyExists",
        f"The vault name '{name}' is already in use. Vault names are globally unique so it is "
        "possible that the name is already taken. If you are sure that the vault name was not "
        "taken then it is possible that a vault with the same name was recently deleted but not "
        "purged after being placed in a recoverable state. If the vault is in a recoverable state "
        "then the vault will need to be purged before reusing the name. For more information "
        "about VaultAlreadyExists, soft delete and purging a vault follow this link "
        f"{_NAME_HELP}2147740.",
    )


def recovery_level(vault: Json) -> str:
    """Return the ``recoveryLevel`` of a key in a key vault with that body."""
    if get_path(vault, _PURGE_PROTECTION) is True:
        return "Recoverable"
    return "Recoverable+Purgeable"
