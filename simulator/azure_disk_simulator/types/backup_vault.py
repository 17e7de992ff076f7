"""``Microsoft.DataProtection/backupVaults`` (E4-E11)."""

from collections.abc import Iterable
from datetime import timedelta
from types import MappingProxyType

from azure_disk_facts import backup, limits, resource_types
from azure_disk_facts.backup import ImmutabilityState, SoftDeleteState, VaultRedundancy
from azure_disk_facts.backup_security import DISABLE_SOFT_DELETE, CriticalOperation
from azure_disk_facts.disks import CrossSubscriptionRestore
from azure_disk_simulator import errors, guarding, identity, vault_key
from azure_disk_simulator.paths import Json, get_path
from azure_disk_simulator.records import Link, Resource, Tombstone, view
from azure_disk_simulator.request import World, Write
from azure_disk_simulator.resource_type import ResourceType, canonical, integer
from azure_disk_simulator.vault_key import refused

_SOFT_DELETE = "properties.securitySettings.softDeleteSettings.state"
_DAYS = "properties.securitySettings.softDeleteSettings.retentionDurationInDays"
_IMMUTABILITY = "properties.securitySettings.immutabilitySettings.state"
_STORAGE = "properties.storageSettings"
_CROSS_REGION = "properties.featureSettings.crossRegionRestoreSettings.state"
CROSS_SUBSCRIPTION = "properties.featureSettings.crossSubscriptionRestoreSettings.state"
_DATASTORES = ("VaultStore", "OperationalStore", "ArchiveStore")


class BackupVaultType(ResourceType):
    """Backup vaults.

    A customer key (E12) touches no disk backup. Not modelled: vaults in several regions.
    """

    facts = resource_types.BACKUP_VAULT
    required = ("properties", _STORAGE)
    choices = MappingProxyType(
        {
            _SOFT_DELETE: tuple(state.value for state in SoftDeleteState),
            _IMMUTABILITY: tuple(state.value for state in ImmutabilityState),
            _CROSS_REGION: ("Enabled", "Disabled"),
            CROSS_SUBSCRIPTION: tuple(each.value for each in CrossSubscriptionRestore),
            f"{vault_key.SETTINGS}.state": ("Enabled", "Disabled"),
            f"{vault_key.SETTINGS}.infrastructureEncryption": ("Enabled", "Disabled"),
            f"{vault_key.SETTINGS}.kekIdentity.identityType": ("SystemAssigned", "UserAssigned"),
        }
    )
    read_only = (
        *identity.READ_ONLY,
        "properties.provisioningState",
        "properties.secureScore",
        "properties.bcdrSecurityLevel",
        "properties.isVaultProtectedByResourceGuard",
        "properties.resourceMoveState",
    )
    kept = (
        "identity",
        _SOFT_DELETE,
        _DAYS,
        _IMMUTABILITY,
        CROSS_SUBSCRIPTION,
        vault_key.SETTINGS,
    )
    defaults = MappingProxyType(
        {
            _SOFT_DELETE: SoftDeleteState.ON.value,
            _DAYS: float(limits.BACKUP_VAULT_RETENTION_DAYS[0]),
            _IMMUTABILITY: ImmutabilityState.DISABLED.value,
        }
    )
    write_duration = timedelta(seconds=15)
    delete_duration = timedelta(seconds=10)

    def check(self, write: Write) -> None:
        """Check storage, soft delete, immutability and what cannot be taken back."""
        identity.complete(write)
        _check_storage(write)
        days = integer(write, _DAYS, limits.BACKUP_VAULT_RETENTION_DAYS)
        write.body["properties"]["securitySettings"]["softDeleteSettings"][
            "retentionDurationInDays"
        ] = float(days or 0)
        _check_soft_delete(write)
        _check_immutability(write)
        _check_features(write)
        vault_key.check(write)
        write.body["properties"].pop("resourceGuardOperationRequests", None)
        write.body["properties"]["provisioningState"] = "Succeeded"

    def view(self, world: World, resource: Resource) -> Json:
        """Tell whether a resource guard protects it."""
        has_guard = guarding.proxy_of(world, resource.id) is not None
        properties = {
            **resource.body["properties"],
            "isVaultProtectedByResourceGuard": has_guard,
        }
        return view(resource, {**resource.body, "properties": properties})

    def links(self, resource: Resource) -> Iterable[Link]:
        """Make the principal known."""
        return identity.links(resource)

    def check_delete(self, world: World, resource: Resource) -> None:
        """E10, E11: what must be gone first depends on the API version. Texts are simulated."""
        instances = list(world.store.below(resource.id, resource_types.BACKUP_INSTANCE.arm_type))
        if instances:
            raise _not_empty(resource, f"it holds backup instance '{instances[0].name}'")
        if deletes_softly(world):
            return
        held = world.store.buried(world.now, "holds", instance_hold(resource.id))
        if held:
            raise _not_empty(
                resource,
                f"it holds soft-deleted backup instance '{held[0].shown.name}' until "
                f"{held[0].shown.purge_at:%Y-%m-%dT%H:%M:%SZ}",
            )
        policies = list(world.store.below(resource.id, resource_types.BACKUP_POLICY.arm_type))
        if policies:
            raise _not_empty(resource, f"it holds backup policy '{policies[0].name}'")

    def tombstone(self, world: World, resource: Resource) -> Tombstone | None:
        """Newer API versions soft-delete the backup vault itself; its name stays free (E10)."""
        if not deletes_softly(world):
            return None
        days = retention_days(resource)
        why = f"soft delete keeps backup vaults for {days} days"
        return Tombstone(world.now + timedelta(days=days), purge_protected=True, why=why)


def deletes_softly(world: World) -> bool:
    """Tell whether the API version always soft-deletes (E10)."""
    return world.settings.backup_api_version >= backup.SOFT_DELETE_ENFORCED_FROM


def instance_hold(vault_id: str) -> str:
    """Return what soft-deleted instances of a backup vault hold: the vault."""
    return f"backup-instances|{vault_id.lower()}"


def retention_days(vault: Resource) -> int:
    """Return how many days the backup vault keeps what was deleted."""
    return int(vault.get(_DAYS))


def keeps_deleted(vault: Resource) -> bool:
    """Tell whether soft delete is on."""
    return str(vault.get(_SOFT_DELETE)) != SoftDeleteState.OFF.value


def is_always_on(vault: Resource) -> bool:
    """Tell whether soft delete cannot be switched off."""
    return str(vault.get(_SOFT_DELETE)) == SoftDeleteState.ALWAYS_ON.value


def _check_storage(write: Write) -> None:
    """E4: at least one store, each with its redundancy."""
    settings = write.get(_STORAGE)
    if not isinstance(settings, list) or not settings:
        raise errors.missing(_STORAGE)
    for setting in settings:
        if not isinstance(setting, dict) or "type" not in setting:
            raise errors.missing(f"{_STORAGE}.type")
        kind = setting.get("datastoreType", _DATASTORES[0])
        setting["datastoreType"] = canonical(f"{_STORAGE}.datastoreType", kind, _DATASTORES)
        setting["type"] = canonical(
            f"{_STORAGE}.type", setting["type"], [value.value for value in VaultRedundancy]
        )


def _before(write: Write, path: str) -> object:
    return None if write.existing is None else write.existing.get(path)


def _check_soft_delete(write: Write) -> None:
    """E7: AlwaysOn stays; Off is refused by newer API versions and in some regions."""
    wanted = write.text(_SOFT_DELETE)
    if _before(write, _SOFT_DELETE) == SoftDeleteState.ALWAYS_ON and (
        wanted != SoftDeleteState.ALWAYS_ON
    ):
        raise refused(write, _SOFT_DELETE, "soft delete that is always on cannot be taken back")
    if wanted != SoftDeleteState.OFF:
        return
    if write.existing is not None and write.changes(_SOFT_DELETE):
        guarding.check(write, write.id, DISABLE_SOFT_DELETE)
    if deletes_softly(write.world):
        raise refused(write, _SOFT_DELETE, "soft delete cannot be switched off")
    if write.location in backup.SOFT_DELETE_ENFORCED_REGIONS:
        raise refused(
            write, _SOFT_DELETE, f"soft delete cannot be switched off in region '{write.location}'"
        )


def _check_immutability(write: Write) -> None:
    """E8: Locked only from Unlocked, and for good."""
    before, wanted = _before(write, _IMMUTABILITY), write.text(_IMMUTABILITY)
    if before == ImmutabilityState.LOCKED and wanted != ImmutabilityState.LOCKED:
        raise refused(write, _IMMUTABILITY, "locked immutability cannot be taken back")
    if before == ImmutabilityState.UNLOCKED and wanted == ImmutabilityState.DISABLED:
        guarding.check(write, write.id, CriticalOperation.REDUCE_IMMUTABILITY.value)
    if wanted == ImmutabilityState.LOCKED and before not in (
        ImmutabilityState.UNLOCKED,
        ImmutabilityState.LOCKED,
    ):
        raise refused(write, _IMMUTABILITY, "it must be Unlocked before")


def _check_features(write: Write) -> None:
    """E9."""
    redundancies = {setting["type"] for setting in get_path(write.body, _STORAGE)}
    if write.text(_CROSS_REGION) == "Enabled" and (
        VaultRedundancy.GEO_REDUNDANT.value not in redundancies
    ):
        raise refused(write, _CROSS_REGION, "it needs GeoRedundant storage")
    for_good = CrossSubscriptionRestore.PERMANENTLY_DISABLED
    is_fixed = _before(write, CROSS_SUBSCRIPTION) == for_good
    if is_fixed and write.text(CROSS_SUBSCRIPTION) != for_good:
        raise refused(write, CROSS_SUBSCRIPTION, "it was disabled for good")


def _not_empty(resource: Resource, why: str) -> errors.ArmError:
    return errors.operation_not_allowed(f"Backup vault '{resource.name}' cannot be deleted: {why}.")
