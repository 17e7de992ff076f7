"""Which changes of a backup vault Azure refuses, told before they are tried (rules E7-E9, E12)."""

from collections.abc import Iterator, Mapping
from typing import Any

import pulumi

from azure_disk_facts.backup import ImmutabilityState, SoftDeleteState
from azure_disk_facts.disks import CrossSubscriptionRestore

_SECURITY = "properties.securitySettings"
IMMUTABILITY = f"{_SECURITY}.immutabilitySettings.state"
_SOFT_DELETE = f"{_SECURITY}.softDeleteSettings.state"
_RESTORE = "properties.featureSettings.crossSubscriptionRestoreSettings.state"
_KEY = f"{_SECURITY}.encryptionSettings"
_SETTINGS = {
    IMMUTABILITY: (ImmutabilityState.LOCKED.value, "immutability"),
    _SOFT_DELETE: (SoftDeleteState.ALWAYS_ON.value, "softDelete"),
    _RESTORE: (CrossSubscriptionRestore.PERMANENTLY_DISABLED.value, "crossSubscriptionRestore"),
}


class RefusedChange(Exception):
    """A change of a backup vault that Azure refuses, found before it is asked for."""


def _at(inputs: Mapping[str, Any] | None, path: str) -> Any:
    value: Any = inputs
    for part in path.split("."):
        if not isinstance(value, Mapping):
            return None
        value = value.get(part)
    return value


def creation_problems(new: Mapping[str, Any]) -> Iterator[str]:
    """Say what cannot be so from the start: each takes a second step (E8, E12)."""
    if _at(new, IMMUTABILITY) == ImmutabilityState.LOCKED.value:
        yield (
            "immutability: got 'Locked' for a backup vault that does not exist yet, allowed: "
            "Disabled, Unlocked; deploy it with Unlocked first and without confirmLock, then give "
            "Locked and confirmLock and deploy again"
        )
    if _at(new, f"{_KEY}.kekIdentity.identityType") == "SystemAssigned":
        yield (
            "customerKey: got the backup vault's own identity, which does not exist yet, allowed: "
            "nothing, or identityId; deploy without customerKey first, grant the identity the "
            "key, then give customerKey and deploy again"
        )


def update_problems(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    """Say which changes nobody can undo, or cannot be made at once (E7-E9, E12)."""
    for path, (final, name) in _SETTINGS.items():
        wanted = _at(new, path)
        if _at(old, path) == final and wanted != final:
            yield f"{name}: got {wanted!r}, allowed: {final}; it was chosen for good, give it back"
    if _at(new, IMMUTABILITY) == ImmutabilityState.LOCKED.value and _at(old, IMMUTABILITY) not in (
        ImmutabilityState.UNLOCKED.value,
        ImmutabilityState.LOCKED.value,
    ):
        yield "immutability: got 'Locked', allowed: Unlocked; deploy with Unlocked first"
    yield from _key_problems(old, new)


def _key_problems(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    before, after = _at(old, _KEY), _at(new, _KEY)
    if before is not None and after is None:
        yield "customerKey: got nothing, allowed: a key; there is no way back to platform keys"
        return
    infrastructure = "infrastructureEncryption"
    if _at(after, infrastructure) != _at(before, infrastructure) and (
        _at(after, infrastructure) == "Enabled" or _at(before, infrastructure) == "Enabled"
    ):
        yield (
            f"customerKey.{infrastructure}: got a change, allowed: none; it is set when the backup "
            "vault is created"
        )
    key, identity = "keyVaultProperties.keyUri", "kekIdentity"
    if (
        before is not None
        and _at(before, key) != _at(after, key)
        and _at(before, identity) != _at(after, identity)
    ):
        yield (
            "customerKey: got another keyUri and another identity, allowed: one at a time; change "
            "one, deploy, then change the other"
        )


async def refuse_creation(args: pulumi.ResourceHookArgs) -> None:
    """Keep the engine from creating what Azure would refuse, in previews too.

    Raises:
        RefusedChange: with what to do.
    """
    _refuse(creation_problems(args.new_inputs or {}))


async def refuse_update(args: pulumi.ResourceHookArgs) -> None:
    """Keep the engine from a change that Azure would refuse, in previews too.

    Raises:
        RefusedChange: with what to do.
    """
    _refuse(update_problems(args.old_inputs or {}, args.new_inputs or {}))


def _refuse(problems: Iterator[str]) -> None:
    found = list(problems)
    if found:
        raise RefusedChange("; ".join(found))
