"""The key vault and the key behind a disk encryption set.

They are known by the id of the source vault, by the URL of the key, or by what these are made from.
A URL or an id that is written out is of none whose name is not known yet.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from azure_disk_facts.encryption import key_address
from azure_disk_facts.resource_types import (
    DISK_ENCRYPTION_SET,
    KEY,
    KEY_VAULT,
    RESOURCE_GROUP,
)
from azure_disk_policy.families.choices import is_given
from azure_disk_policy.families.customer_key import ENCRYPTION_SET, SECURE_VM_SET
from azure_disk_policy.families.near import named, origins_of
from azure_disk_policy.families.scopes import children_of, parent_of
from azure_disk_policy.inputs import Gaps, UnknownInputError, same
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack
from azure_disk_policy.verdicts import Compliant, NotApplicable, Verdict, settle

ACTIVE_KEY = "activeKey"
SOURCE_VAULT = f"{ACTIVE_KEY}.sourceVault.id"
KEY_URL = f"{ACTIVE_KEY}.keyUrl"
CONSULTED = (DISK_ENCRYPTION_SET, KEY_VAULT, KEY, RESOURCE_GROUP)
"""Types that tell what is behind a set."""
UNUSED = NotApplicable("no disk encryption set of the stack takes its key from here")
NO_VAULT = NotApplicable("the key vault is not in the stack")


def vaults_of(encryption_set: Resource, stack: Stack) -> list[Resource]:
    """Return the key vaults of the stack that a set names: one, unless its inputs disagree.

    Raises:
        UnknownInputError: it can't be told which, if any.
    """
    gaps = Gaps()
    by_id = gaps.read(partial(stack.target, encryption_set, SOURCE_VAULT, KEY_VAULT))
    by_url = gaps.read(partial(_vault_by_url, encryption_set, stack))
    found = {id(vault): vault for vault in (by_id, by_url) if vault is not None}
    if not found and not any(_is_told(encryption_set, path) for path in (SOURCE_VAULT, KEY_URL)):
        gaps.settle()
    return list(found.values())


def _is_told(encryption_set: Resource, path: str) -> bool:
    return not encryption_set.is_unknown(path) and is_given(encryption_set, path)


def _vault_by_url(encryption_set: Resource, stack: Stack) -> Resource | None:
    if not encryption_set.is_unknown(KEY_URL):
        address = key_address(encryption_set.text(KEY_URL) or "")
        vaults = named(KEY_VAULT, address[0], stack) if address else []
        return next((vault for vault in vaults if vault.arm_name is not None), None)
    origins = origins_of(encryption_set, KEY_URL, stack)
    keys = [origin for origin in origins if origin.is_a(KEY)]
    vaults = [origin for origin in origins if origin.is_a(KEY_VAULT)]
    if len(keys) == 1:
        return keys[0].as_other(partial(parent_of, keys[0], KEY_VAULT, stack))
    if len(vaults) == 1:
        return vaults[0]
    raise UnknownInputError(KEY_URL, encryption_set.name)


def keys_of(encryption_set: Resource, stack: Stack) -> list[Resource]:
    """Return the key of the stack that a set names, in a list that is empty without one.

    Raises:
        UnknownInputError: it can't be told which, if any.
    """
    if not encryption_set.is_unknown(KEY_URL):
        address = key_address(encryption_set.text(KEY_URL) or "")
        return _keys_at(*address, stack) if address else []
    keys = [each for each in origins_of(encryption_set, KEY_URL, stack) if each.is_a(KEY)]
    if len(keys) == 1:
        return keys
    if _may_hold_keys(encryption_set, stack):
        raise UnknownInputError(KEY_URL, encryption_set.name)
    return []


def _keys_at(vault: str, name: str, stack: Stack) -> list[Resource]:
    gaps = Gaps()
    keys = [key for key in named(KEY, name, stack) if key.arm_name is not None]
    found = [key for key in keys if gaps.read(partial(_is_in, key, vault, stack))]
    if not found:
        gaps.settle()
    return found


def _is_in(key: Resource, vault: str, stack: Stack) -> bool:
    if not key.is_unknown("vaultName"):
        return same(key.text("vaultName") or "", vault)
    parent = key.as_other(partial(parent_of, key, KEY_VAULT, stack))
    return parent is not None and same(parent.arm_name or "", vault)


def _may_hold_keys(encryption_set: Resource, stack: Stack) -> bool:
    """Tell whether the stack has keys in the vault of a set, or which vault that is is unknown."""
    if not stack.of_type(KEY):
        return False
    gaps = Gaps()
    vaults = gaps.read(partial(vaults_of, encryption_set, stack))
    keys = [key for vault in vaults or () for key in children_of(vault, KEY, stack, gaps)]
    return bool(keys) or not vaults or gaps.first is not None


@dataclass
class _Uses:
    """Sets by ``id()`` of what is behind them."""

    sets: dict[int, list[Resource]] = field(default_factory=dict)
    gaps: dict[str, Gaps] = field(default_factory=dict)
    """What can't be told yet, by the type of what is behind the set."""


def _uses(stack: Stack) -> _Uses:
    uses = _Uses()
    for kind, behind in ((KEY_VAULT, vaults_of), (KEY, keys_of)):
        gaps = uses.gaps.setdefault(kind.token, Gaps())
        for each in stack.of_type(DISK_ENCRYPTION_SET):
            for found in gaps.read(partial(each.as_other, partial(behind, each, stack))) or ():
                uses.sets.setdefault(id(found), []).append(each)
    return uses


def sets_with(target: Resource, stack: Stack, gaps: Gaps) -> list[Resource]:
    """Return the sets that a key vault or a key is behind.

    Where none is known to be, what can't be told yet is noted among the gaps.
    """
    uses = stack.once(_uses)
    found = uses.sets.get(id(target), [])
    if not found:
        gaps.read(uses.gaps[target.token].settle)
    return found


def where_used(target: Resource, stack: Stack, check: Callable[[], Verdict]) -> Verdict:
    """Return a check's verdict on a key vault or key if it is behind a set, or if it complies.

    Raises:
        UnknownInputError: it doesn't comply, and it can't be told whether it is behind one.
    """
    verdict = settle(check)
    gaps = Gaps()
    if isinstance(verdict, Compliant | NotApplicable) or sets_with(target, stack, gaps):
        return verdict
    gaps.settle()
    return UNUSED


def sets_named_by(resource: Resource, stack: Stack, gaps: Gaps) -> list[tuple[str, Resource]]:
    """Return the sets of the stack that a disk or snapshot names, each with the input that does.

    What can't be told yet is noted among the gaps.
    """
    found = [
        (path, gaps.read(partial(stack.target, resource, path, DISK_ENCRYPTION_SET)))
        for path in (ENCRYPTION_SET, SECURE_VM_SET)
    ]
    return [(path, each) for path, each in found if each is not None]
