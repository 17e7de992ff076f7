"""How strongly disks and snapshots are encrypted: a platform key, a customer's, or both."""

from azure_disk_facts.encryption import EncryptionSetType, EncryptionType
from azure_disk_facts.resource_types import DISK_ENCRYPTION_SET
from azure_disk_policy.families.choices import is_given
from azure_disk_policy.families.customer_key import ENCRYPTION_SET, SECURE_VM_SET, TYPE
from azure_disk_policy.inputs import UnknownInputError, same
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack

WEAKEST_FIRST = (
    EncryptionType.PLATFORM_KEY,
    EncryptionType.CUSTOMER_KEY,
    EncryptionType.PLATFORM_AND_CUSTOMER_KEYS,
)
_PLATFORM, _CUSTOMER, _BOTH = range(len(WEAKEST_FIRST))

Range = tuple[int, int]
"""Places in :data:`WEAKEST_FIRST`: of the least that an encryption may be, and of the most."""


def is_declared(resource: Resource) -> bool:
    """Tell whether a resource says anything of its encryption.

    Raises:
        UnknownInputError: it is not known whether it does.
    """
    return any(is_given(resource, path) for path in (TYPE, ENCRYPTION_SET, SECURE_VM_SET))


def strength(resource: Resource, stack: Stack) -> Range:
    """Return how strongly a disk or snapshot is encrypted by what it declares.

    Raises:
        UnknownInputError: its type is not known yet.
    """
    declared = resource.text(TYPE)
    if declared is not None:
        place = _place(declared)
        return (_PLATFORM, _BOTH) if place is None else (place, place)
    if not is_declared(resource):
        return _PLATFORM, _PLATFORM
    place = _by_set(resource, stack)
    return (_CUSTOMER, _BOTH) if place is None else (place, place)


def _place(kind: str) -> int | None:
    return next((at for at, each in enumerate(WEAKEST_FIRST) if same(each.value, kind)), None)


def _by_set(resource: Resource, stack: Stack) -> int | None:
    """Return how the encryption set of the stack encrypts, or ``None`` where that isn't told."""
    try:
        encryption_set = stack.target(resource, ENCRYPTION_SET, DISK_ENCRYPTION_SET)
        if encryption_set is None:
            return None
        kind = encryption_set.text("encryptionType")
    except UnknownInputError:
        return None
    return _BOTH if same(kind or "", EncryptionSetType.PLATFORM_AND_CUSTOMER_KEYS) else _CUSTOMER
