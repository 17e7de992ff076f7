"""Encryption at rest of disks and snapshots (B14, C5, C8, C14, D1, D2)."""

from collections.abc import Iterator

from azure_disk_facts import arm_id
from azure_disk_facts.arm_id import same_id
from azure_disk_facts.encryption import EncryptionSetType, EncryptionType
from azure_disk_facts.regions import same_region
from azure_disk_facts.resource_types import DISK_ENCRYPTION_SET
from azure_disk_simulator import errors, keys
from azure_disk_simulator.paths import Json
from azure_disk_simulator.records import Link, Resource
from azure_disk_simulator.request import World, Write

TYPE = "properties.encryption.type"
SET_ID = "properties.encryption.diskEncryptionSetId"

CHOICES = {TYPE: tuple(choice.value for choice in EncryptionType)}


def links(resource: Resource, path: str = SET_ID) -> Iterator[Link]:
    """Let a disk or snapshot be found by the encryption set that a path of it names."""
    if resource.get(path):
        yield Link("encrypted-with", str(resource.get(path)))


def complete(write: Write, inherited: Resource | None, *, can_double_encrypt: bool) -> None:
    """Check ``encryption`` and fill in what is left out.

    Left out altogether, it is the source's (B14, inherited from knowledge) or the platform's key
    (D1). Left out beside a set, the type is the set's (B14).

    Raises:
        ArmError: see :func:`checked_set` and :func:`check_use`.
    """
    if write.get("properties.encryption") is None:
        write.body["properties"]["encryption"] = _inherited(inherited)
    encryption = write.body["properties"]["encryption"]
    set_id = encryption.get("diskEncryptionSetId")
    if set_id is None:
        if encryption.setdefault("type", EncryptionType.PLATFORM_KEY) != (
            EncryptionType.PLATFORM_KEY
        ):
            raise errors.missing(SET_ID)
        encryption["type"] = EncryptionType.PLATFORM_KEY.value
        return
    found = checked_set(write, str(set_id))
    _check_type(write, encryption, found)
    double = encryption["type"] == EncryptionType.PLATFORM_AND_CUSTOMER_KEYS
    if double and not can_double_encrypt:
        raise errors.invalid_parameter(
            f"Encryption type '{encryption['type']}' of '{write.name}' is not supported for "
            "Premium SSD v2 and Ultra disks."
        )
    if write.changes(SET_ID):
        check_use(write.world, found)


def _inherited(source: Resource | None) -> Json:
    if source is None or not source.get(SET_ID):
        return {"type": EncryptionType.PLATFORM_KEY.value}
    return dict(source.get("properties.encryption"))


def checked_set(write: Write, set_id: str) -> Resource:
    """Return the disk encryption set of that id, from this subscription and region (C5).

    Raises:
        ArmError: 400 another subscription, 404 absent or in another region; texts partly simulated.
    """
    parsed = arm_id.try_parse(set_id)
    if parsed is None or not parsed.has_type(DISK_ENCRYPTION_SET.arm_type):
        raise errors.invalid_parameter(
            f"The value '{set_id}' of parameter '{SET_ID}' is not the id of a disk encryption set."
        )
    if str(parsed.subscription).lower() != str(write.arm_id.subscription).lower():
        raise errors.invalid_parameter(
            f"Disk encryption set '{set_id}' must be in the subscription of '{write.name}'."
        )
    found = write.world.load(set_id)
    if found is None or not same_region(found.location, write.location):
        raise errors.not_found(set_id)
    return found


def _check_type(write: Write, encryption: Json, found: Resource) -> None:
    """C14: the type matches the set's; confidential sets are for security profiles (D5)."""
    kind = str(found.get("properties.encryptionType"))
    if kind == EncryptionSetType.CONFIDENTIAL_VM:
        raise errors.invalid_parameter(
            f"Disk encryption set '{found.id}' of type '{kind}' can only be used by the security "
            "profile of a confidential disk."
        )
    if encryption.setdefault("type", kind) != kind:
        raise errors.invalid_parameter(
            f"Encryption type '{encryption['type']}' of '{write.name}' does not match type "
            f"'{kind}' of disk encryption set '{found.id}'."
        )


def check_use(world: World, found: Resource) -> None:
    """Check that a set can still use its key: new data encryption keys are wrapped now (C8, C15).

    Raises:
        ArmError: 400 ``KeyVaultAccessForbidden``; 404 the key is gone; 400 it is disabled.
    """
    key_url = str(found.get(keys.KEY_URL))
    key = keys.find_key(world, key_url)
    keys.check_usable(key, key_url)
    if not keys.may_encrypt(world, keys.users_of(world, found, key), key):
        raise errors.key_access_forbidden(key_url, found.name)


def same_set(left: Resource, body: Json) -> bool:
    """Tell whether a resource and a new body are encrypted with the same set, or both with none."""
    one = str(left.get(SET_ID) or "")
    other = str(body.get("properties", {}).get("encryption", {}).get("diskEncryptionSetId") or "")
    return same_id(one, other)


def check_change(write: Write, incremental_snapshots: int) -> None:
    """With incremental snapshots, a disk or snapshot keeps its encryption set (B14, C14).

    Raises:
        ArmError: 409, code and text are assumed.
    """
    if write.existing is None or incremental_snapshots == 0:
        return
    had = bool(write.existing.get(SET_ID))
    if had and not same_set(write.existing, write.body):
        raise errors.operation_not_allowed(
            f"The encryption of '{write.name}' cannot be changed: {incremental_snapshots} "
            "incremental snapshots of the disk share its disk encryption set."
        )
