"""``Microsoft.Compute/diskEncryptionSets`` (C1-C8, C10-C13, C16, D5)."""

from collections.abc import Iterable
from datetime import timedelta
from types import MappingProxyType

from azure_disk_facts import arm_id, encryption, resource_types
from azure_disk_facts.arm_id import same_id
from azure_disk_facts.durations import format_timestamp
from azure_disk_facts.regions import same_region
from azure_disk_simulator import errors, identity, keys
from azure_disk_simulator.keys import KEY_URL, FoundKey
from azure_disk_simulator.records import Link, Resource
from azure_disk_simulator.request import World, Write
from azure_disk_simulator.resource_type import ResourceType
from azure_disk_simulator.settings import PurgeProtectionCheck

_SOURCE_VAULT = "properties.activeKey.sourceVault.id"
_CLIENT = "properties.federatedClientId"
FOLLOWS = "properties.rotationToLatestKeyVersionEnabled"


class DiskEncryptionSetType(ResourceType):
    """Disk encryption sets.

    Not modelled: the federated credential through which an application trusts the identity (C11).
    """

    facts = resource_types.DISK_ENCRYPTION_SET
    required = ("identity.type", KEY_URL)
    choices = MappingProxyType(
        {"properties.encryptionType": tuple(kind.value for kind in encryption.EncryptionSetType)}
    )
    read_only = (
        *identity.READ_ONLY,
        "properties.provisioningState",
        "properties.previousKeys",
        "properties.lastKeyRotationTimestamp",
        "properties.autoKeyRotationError",
    )
    kept = ("properties.encryptionType",)
    defaults = MappingProxyType(
        {
            "properties.encryptionType": encryption.EncryptionSetType.CUSTOMER_KEY.value,
            FOLLOWS: False,
        }
    )
    write_duration = timedelta(seconds=30)
    delete_duration = timedelta(seconds=20)

    def check(self, write: Write) -> None:
        """Check identity and key; a user-assigned identity needs its grant now (C8)."""
        identity.complete(write)
        if write.text("identity.type") == "None" and write.existing is None:
            raise errors.invalid_value("identity.type", "None", identity.IDENTITY_TYPES[:3])
        _check_count(write)
        _check_following(write)
        if write.text(_CLIENT).lower() == "none":
            write.body["properties"].pop("federatedClientId")
        key_url = write.text(KEY_URL)
        if not encryption.is_versioned_key_url(key_url):
            raise errors.invalid_parameter(
                f"The value '{key_url}' of parameter '{KEY_URL}' is invalid: it must be a key "
                "identifier with a version."
            )
        if any(map(write.changes, (KEY_URL, "identity", _CLIENT))):
            found = _checked_key(write, key_url)
            _check_grant(write, key_url, found)
        _record_rotation(write)
        write.body["properties"]["provisioningState"] = "Succeeded"

    def links(self, resource: Resource) -> Iterable[Link]:
        """Make the principal known, and be found by the key."""
        yield from identity.links(resource)
        url = str(resource.get(KEY_URL))
        yield Link("key-user", encryption.key_url_without_version(url))
        yield Link("set-in-region", resource.location)

    def check_delete(self, world: World, resource: Resource) -> None:
        """A set that disks or snapshots use stays (C13). Code and text are assumed."""
        users = world.store.users("encrypted-with", resource.id)
        if users:
            raise errors.operation_not_allowed(
                f"Disk encryption set '{resource.name}' is used by {len(users)} resources and "
                f"cannot be deleted. The first is {users[0].id}."
            )


def _check_count(write: Write) -> None:
    """C16. Code and text are assumed."""
    most = encryption.MAX_ENCRYPTION_SETS_PER_REGION
    count = write.world.store.count_links("set-in-region", write.location)
    if write.existing is None and count >= most:
        raise errors.operation_not_allowed(
            f"The subscription has {count} disk encryption sets in region '{write.location}': "
            f"there may be {most}."
        )


def _checked_key(write: Write, key_url: str) -> FoundKey:
    found = keys.find_key(write.world, key_url)
    if not same_region(found.vault.location, write.location):
        raise errors.invalid_parameter(
            f"The key vault '{found.vault.name}' is in region '{found.vault.location}', the disk "
            f"encryption set '{write.name}' in '{write.location}': they must be in the same region."
        )
    _check_source_vault(write, found)
    keys.check_usable(found, key_url)
    _check_confidential(write, key_url, found)
    refuses = write.world.settings.purge_protection is PurgeProtectionCheck.REFUSE
    if refuses and found.vault.get("properties.enablePurgeProtection") is not True:
        raise errors.bad_request(
            f"The key vault '{found.vault.name}' of disk encryption set '{write.name}' must have "
            "soft delete and purge protection enabled."
        )
    return found


def _check_confidential(write: Write, key_url: str, found: FoundKey) -> None:
    """D5: a key that can be released. Texts simulated; the quick starts of such machines (K)."""
    if write.text("properties.encryptionType") != encryption.EncryptionSetType.CONFIDENTIAL_VM:
        return
    if found.key.get("properties.kty") != encryption.KeyType.RSA_HSM:
        raise errors.key_unusable(key_url, "confidential machines need a key of type RSA-HSM")
    if found.key.get("properties.attributes.exportable") is not True:
        raise errors.key_unusable(
            key_url, "confidential machines need an exportable key with a release policy"
        )


def _check_following(write: Write) -> None:
    """D5, C10: such keys are rotated only while the machines are off. Simulated text (K)."""
    kind = write.text("properties.encryptionType")
    if kind == encryption.EncryptionSetType.CONFIDENTIAL_VM and write.get(FOLLOWS) is True:
        raise errors.invalid_parameter(
            f"Parameter '{FOLLOWS}' of disk encryption set '{write.name}' is not supported with "
            f"encryption type '{encryption.EncryptionSetType.CONFIDENTIAL_VM.value}'."
        )


def _check_source_vault(write: Write, found: FoundKey) -> None:
    """C4: the key vault of the URL, in the subscription of the set. Simulated text."""
    source = write.get(_SOURCE_VAULT)
    if source is None:
        return
    if found.foreign is not None:
        raise errors.invalid_parameter(
            f"Parameter '{_SOURCE_VAULT}' is invalid: the key of a managed HSM or another tenant "
            "comes by its URL alone."
        )
    parsed = arm_id.try_parse(source)
    if parsed is None or str(parsed.subscription).lower() != str(write.arm_id.subscription).lower():
        raise errors.invalid_parameter(
            f"The value '{source}' of parameter '{_SOURCE_VAULT}' is invalid: it must be a key "
            "vault in the subscription of the disk encryption set."
        )
    if not same_id(str(source), found.vault.id):
        raise errors.invalid_parameter(
            f"The value '{source}' of parameter '{_SOURCE_VAULT}' is not the key vault of "
            f"'{write.text(KEY_URL)}'."
        )


def _check_grant(write: Write, key_url: str, found: FoundKey) -> None:
    """C8: a system-assigned principal is only known after the first PUT, so that one passes."""
    if write.existing is None and not identity.has_user_assigned(write.text("identity.type")):
        return
    draft = Resource(write.id, DiskEncryptionSetType.facts.arm_type, write.body, write.world.now)
    principals = keys.users_of(write.world, draft, found)
    if not keys.may_encrypt(write.world, principals, found):
        raise errors.key_access_forbidden(key_url, write.name)


def _record_rotation(write: Write) -> None:
    """A new key URL is a rotation by hand (C10)."""
    if write.existing is None:
        write.body["properties"]["previousKeys"] = []
        return
    old = write.existing.get(KEY_URL)
    if str(old).lower() != write.text(KEY_URL).lower():
        write.body["properties"]["lastKeyRotationTimestamp"] = format_timestamp(write.world.now)
