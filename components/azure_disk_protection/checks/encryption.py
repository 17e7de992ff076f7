"""Keys, key vaults, encryption sets and what they encrypt (rules B11, C1-C6, C9, C20, C21, D2)."""

from collections.abc import Iterator
from datetime import timedelta

from azure_disk_facts.durations import InvalidDuration, parse_duration
from azure_disk_facts.encryption import (
    KEY_HOSTS,
    KEY_SIZES_BITS,
    MIN_KEY_LIFETIME_DAYS,
    MIN_ROTATION_AFTER_CREATE_DAYS,
    EncryptionSetType,
    EncryptionType,
    is_managed_hsm_url,
    is_versioned_key_url,
)
from azure_disk_facts.limits import KEY_VAULT_RETENTION_DAYS
from azure_disk_facts.names import KEY_VAULT_NAME
from azure_disk_facts.regions import AzureCloud
from azure_disk_facts.resource_types import DISK_ENCRYPTION_SET, KEY_VAULT
from azure_disk_facts.skus import DISK_SKUS, DiskSku
from azure_disk_protection.checks.given import Check, Given, check_id, check_name, check_range
from azure_disk_protection.problems import Problem
from azure_disk_protection.reading import schema_case

_SET_TYPES = {
    EncryptionType.CUSTOMER_KEY: EncryptionSetType.CUSTOMER_KEY,
    EncryptionType.PLATFORM_AND_CUSTOMER_KEYS: EncryptionSetType.PLATFORM_AND_CUSTOMER_KEYS,
}


_LEAST_APART = timedelta(days=MIN_ROTATION_AFTER_CREATE_DAYS)


def check_encryption_set(given: Given) -> Iterator[Problem]:
    """A customer key comes by an encryption set, a platform key without one (rules B11, C14)."""
    kind = given.choice("encryption_type", EncryptionType)
    is_platform = kind is EncryptionType.PLATFORM_KEY
    if is_platform and given.has("disk_encryption_set_id"):
        yield given.problem(
            "disk_encryption_set_id",
            "nothing with EncryptionAtRestWithPlatformKey",
            "remove it, or choose another encryptionType",
        )
    if not is_platform and not given.has("disk_encryption_set_id"):
        yield given.problem(
            "disk_encryption_set_id",
            "the id of a disk encryption set in the same region",
            "give it, or set encryptionType to EncryptionAtRestWithPlatformKey",
        )


def check_double_encryption(given: Given) -> Iterator[Problem]:
    """Premium SSD v2 and Ultra take no double encryption (rule D2)."""
    kind, sku = given.choice("encryption_type", EncryptionType), given.choice("sku", DiskSku)
    if kind is not EncryptionType.PLATFORM_AND_CUSTOMER_KEYS or sku is None:
        return
    if not DISK_SKUS[sku].can_double_encrypt:
        allowed = f"{EncryptionType.CUSTOMER_KEY.value} for {sku.value}"
        yield given.problem("encryption_type", allowed, "use a set with a customer key alone")


def check_key_size(given: Given) -> Iterator[Problem]:
    """RSA of 2048, 3072 or 4096 bits (rule C6)."""
    bits = given.number("key_size_bits")
    if bits is not None and bits not in KEY_SIZES_BITS:
        allowed = ", ".join(str(size) for size in KEY_SIZES_BITS)
        yield given.problem("key_size_bits", f"{allowed} bits", "choose one of them")


def duration_of(given: Given, name: str) -> timedelta | None:
    """Return a known ISO 8601 duration; ``None`` also when it is malformed."""
    text = given.text(name)
    try:
        return None if text is None else parse_duration(text)
    except InvalidDuration:
        return None


def check_duration(name: str) -> Check:
    """Return a check that an input is an ISO 8601 duration."""

    def check(given: Given) -> Iterator[Problem]:
        if given.text(name) is not None and duration_of(given, name) is None:
            yield given.problem(
                name, "an ISO 8601 duration, for example PT4H, P90D or P2Y", "correct it"
            )

    return check


DEFAULT_ROTATE_EVERY = "P90D"
DEFAULT_KEY_LIFETIME = "P2Y"
"""Of keys that are made here; one whose set stays on its version lives on without an end."""


def check_rotation(given: Given) -> Iterator[Problem]:
    """Rotation from seven days on, and at least seven days before the key ends (rule C20)."""
    rotate, life = duration_of(given, "rotate_every"), duration_of(given, "key_lifetime")
    if rotate is not None and rotate < _LEAST_APART:
        yield given.problem(
            "rotate_every",
            f"P{MIN_ROTATION_AFTER_CREATE_DAYS}D or longer",
            "choose a longer time between rotations",
        )
    if life is not None and life < timedelta(days=MIN_KEY_LIFETIME_DAYS):
        yield given.problem(
            "key_lifetime",
            f"P{MIN_KEY_LIFETIME_DAYS}D or longer",
            "Key Vault takes no shorter one, let the key live longer",
        )
    else:
        yield from _check_rotated_in_time(given, rotate, life)


def _check_rotated_in_time(
    given: Given, rotate: timedelta | None, life: timedelta | None
) -> Iterator[Problem]:
    """A version that ends before the next one is there takes the disks along (rule C15)."""
    if rotate is None and not given.has("rotate_every"):
        rotate = parse_duration(DEFAULT_ROTATE_EVERY)
    ends = given.flag("follow_rotation") is not False
    if life is None and not given.has("key_lifetime") and ends:
        life = parse_duration(DEFAULT_KEY_LIFETIME)
    if rotate is None or life is None or life >= rotate + _LEAST_APART:
        return
    if given.has("key_lifetime"):
        every = given.text("rotate_every")
        shown = DEFAULT_ROTATE_EVERY if every is None else every
        yield given.problem(
            "key_lifetime",
            f"at least {MIN_ROTATION_AFTER_CREATE_DAYS} days longer than rotateEvery, {shown}",
            "let the key live longer, or rotate it more often",
        )
    else:
        yield given.problem(
            "rotate_every",
            f"at least {MIN_ROTATION_AFTER_CREATE_DAYS} days shorter than keyLifetime, "
            f"{DEFAULT_KEY_LIFETIME}",
            "rotate the key more often, or give keyLifetime",
        )


def check_key_url(given: Given) -> Iterator[Problem]:
    """An encryption set takes a key by its full URL with version (rule C3)."""
    url = given.text("key_url")
    if url is None:
        return
    if not is_versioned_key_url(url):
        host = KEY_HOSTS[AzureCloud.PUBLIC].key_vault
        yield given.problem(
            "key_url",
            f"https://<vault>{host}/keys/<key>/<version>",
            "add the key's version, an encryption set needs it even with rotation",
        )
    elif is_managed_hsm_url(url):
        yield given.problem(
            "key_url", "a key in a key vault", "give a managed HSM's key as managedHsmKeyUrl"
        )


def check_key_source(new_vault: str) -> Check:
    """Return a check of where a key comes from (rules C3, C4).

    From a key vault to be made, which the input ``new_vault`` names, or from one that exists.
    """
    spelled = schema_case(new_vault)

    def check(given: Given) -> Iterator[Problem]:
        if given.has(new_vault) and given.has("key_vault_id"):
            yield given.problem(
                "key_vault_id",
                f"nothing beside {spelled}",
                f"keep {spelled} for a new key vault, or keyVaultId for one that exists",
            )
        if not any(given.has(name) for name in (new_vault, *_OTHER_SOURCES)):
            yield given.problem(
                new_vault,
                "the name of a key vault to make",
                "give it, or keyVaultId for one that exists",
            )
        is_recovered = given.flag("recover_deleted")
        if given.has("key_url") and given.has(new_vault) and not is_recovered:
            yield given.problem(
                "key_url",
                f"nothing beside {spelled}",
                "a key that exists lies in a key vault that exists, give keyVaultId",
            )

    return check


_OTHER_SOURCES = ("key_vault_id", "managed_hsm_key_url", "federated_client_id")


ENCRYPTED_CHECKS: tuple[Check, ...] = (
    check_encryption_set,
    check_id("disk_encryption_set_id", DISK_ENCRYPTION_SET.arm_type),
    check_double_encryption,
)
"""For disks, snapshots and copies."""

KEY_CHECKS: tuple[Check, ...] = (
    check_key_size,
    check_duration("rotate_every"),
    check_duration("key_lifetime"),
    check_rotation,
    check_range("deleted_keys_kept_days", KEY_VAULT_RETENTION_DAYS, "days"),
)
"""For the definition of a key and its key vault."""


def key_place_checks(new_vault: str) -> tuple[Check, ...]:
    """Return the checks of where a key lies; ``new_vault`` is the input that names a new vault."""
    return (
        check_key_source(new_vault),
        check_key_url,
        check_id("key_vault_id", KEY_VAULT.arm_type),
        check_name(new_vault, KEY_VAULT_NAME),
    )


def set_type_of(kind: EncryptionType) -> EncryptionSetType | None:
    """Return the type of set that gives a disk its encryption; ``None`` for a platform key."""
    return _SET_TYPES.get(kind)
