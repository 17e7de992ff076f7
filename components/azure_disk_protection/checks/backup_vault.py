"""Backup vaults and resource guards (rules E4-E9, E12, E13)."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from azure_disk_facts.arm_id import ArmId, same_id, try_parse
from azure_disk_facts.backup import ImmutabilityState, SoftDeleteState, VaultRedundancy
from azure_disk_facts.backup_security import (
    BackupApiEra,
    enforces_soft_delete,
    lock_confirmation,
    restore_confirmation,
)
from azure_disk_facts.diagnostics import BACKUP_VAULT_CATEGORIES
from azure_disk_facts.disks import CrossSubscriptionRestore
from azure_disk_facts.encryption import (
    KEY_HOSTS,
    is_key_url_without_version,
    is_versioned_key_url,
    key_host_name,
    key_name,
)
from azure_disk_facts.limits import BACKUP_VAULT_RETENTION_DAYS
from azure_disk_facts.names import BACKUP_VAULT_NAME
from azure_disk_facts.regions import AzureCloud
from azure_disk_facts.resource_types import (
    BACKUP_VAULT,
    DIAGNOSTIC_SETTING,
    KEY,
    RESOURCE_GUARD,
    RESOURCE_GUARD_PROXY,
    ROLE_ASSIGNMENT,
    USER_ASSIGNED_IDENTITY,
)
from azure_disk_protection.checks.diagnostics import nested_diagnostics_problems
from azure_disk_protection.checks.given import (
    Check,
    Given,
    check_id,
    check_imports,
    check_name,
    check_range,
    run,
)
from azure_disk_protection.checks.places import check_group, check_region, region_of
from azure_disk_protection.checks.taken_over import check_made
from azure_disk_protection.problems import MISSING, Problem
from azure_disk_protection.reading import join


def check_redundancy(given: Given) -> Iterator[Problem]:
    """Zone redundancy needs zones, geo redundancy a paired region (rule E4)."""
    redundancy, region = given.choice("redundancy", VaultRedundancy), region_of(given)
    if region is None:
        return
    if redundancy is VaultRedundancy.ZONE_REDUNDANT and not region.zones:
        allowed = f"{VaultRedundancy.LOCALLY_REDUNDANT.value} or another"
        yield given.problem("redundancy", allowed, f"{region.name} has no zones, choose another")
    if redundancy is VaultRedundancy.GEO_REDUNDANT and region.pair is None:
        allowed = f"{VaultRedundancy.LOCALLY_REDUNDANT.value} or another"
        yield given.problem(
            "redundancy", allowed, f"{region.name} has no paired region, choose another"
        )


def check_cross_region_restore(given: Given) -> Iterator[Problem]:
    """Restores in the paired region need a second set there (rule E9)."""
    redundancy = given.choice("redundancy", VaultRedundancy)
    if given.flag("cross_region_restore") and redundancy is not VaultRedundancy.GEO_REDUNDANT:
        yield given.problem(
            "cross_region_restore",
            f"true with redundancy {VaultRedundancy.GEO_REDUNDANT.value} only",
            "choose that redundancy, or leave it out: it does nothing for disks",
        )


def check_soft_delete(given: Given) -> Iterator[Problem]:
    """Newer API versions and some regions take soft delete as it is; days need it on (rule E7)."""
    state = given.choice("soft_delete", SoftDeleteState)
    if state is not SoftDeleteState.OFF:
        return
    chosen = given.choice("api_era", BackupApiEra)
    era = BackupApiEra.SOFT_DELETE_OPTIONAL if chosen is None else chosen
    region = region_of(given)
    if enforces_soft_delete(era, region.name if region is not None else None):
        where = f"in {region.name}" if region is not None else "here"
        yield given.problem(
            "soft_delete",
            f"{SoftDeleteState.ON.value}, {SoftDeleteState.ALWAYS_ON.value}",
            f"Azure keeps deleted backups {where} with API version {era.value}, take On",
        )
    if given.has("soft_delete_days"):
        yield given.problem(
            "soft_delete_days", "nothing with softDelete Off", "remove it, or set softDelete to On"
        )


def _confirmed(name: str, chosen: str, sentence: Callable[[str], str]) -> Check:
    """Return a check that what nobody can undo is confirmed in words that name the vault."""

    def check(given: Given) -> Iterator[Problem]:
        value = given.known(_SETTING[name])
        if value is None or value.value != chosen:
            if given.has(name):
                yield given.problem(
                    name, f"nothing unless the choice is {chosen}", "remove it, or make the choice"
                )
            return
        if not given.has("vault_name"):
            yield given.problem(
                "vault_name", "the backup vault's name", f"give it: {chosen} is confirmed by name"
            )
            return
        vault = given.text("vault_name")
        if vault is not None and given.text(name) != sentence(vault):
            yield given.problem(
                name, repr(sentence(vault)), f"{chosen} can never be undone: write this to confirm"
            )

    return check


_SETTING = {
    "confirm_lock": "immutability",
    "confirm_no_cross_subscription_restore": "cross_subscription_restore",
}
"""What each confirmation is for."""


def check_identity(given: Given) -> Iterator[Problem]:
    """Disk backups need an identity; user-assigned ones are named by id (rule E6)."""
    if given.flag("system_identity") is False and not given.known("identity_ids"):
        yield given.problem(
            "system_identity", "true, or identityIds beside it", "disk backups need an identity"
        )


def check_identities(given: Given) -> Iterator[Problem]:
    """User-assigned identities are named by id (rule E6)."""
    for index, text in enumerate(given.known("identity_ids") or []):
        parsed = try_parse(text)
        is_identity = parsed is not None and parsed.has_type(USER_ASSIGNED_IDENTITY.arm_type)
        if isinstance(text, str) and not is_identity:
            yield given.problem(
                "identity_ids",
                f"ids of {USER_ASSIGNED_IDENTITY.arm_type}, item {index} is none",
                "give the identity's id",
            )


def _names(key: ArmId, url: str) -> bool:
    """Tell whether an id names the key of a URL; what is no key is another check's matter."""
    in_url = (key_host_name(url), key_name(url).lower())
    return not key.has_type(KEY.arm_type) or tuple(map(str.lower, key.names)) == in_url


def _key_checks(given: Given) -> Iterator[Problem]:
    url, key = given.text("key_uri"), given.arm_id("key_id")
    if url is not None and not is_key_url_without_version(url):
        form = f"https://<vault>{KEY_HOSTS[AzureCloud.PUBLIC].key_vault}/keys/<key>"
        action = "take the version off" if is_versioned_key_url(url) else f"write {form}"
        yield given.problem(
            "key_uri",
            "a key's URL without a version",
            f"{action}: then the backup vault follows the key's rotation",
        )
    elif url is not None and key is not None and not _names(key, url):
        yield given.problem(
            "key_id", f"the id of the key {url}", "the grant is for that key, give its id"
        )
    if given.has("key_id") != given.has("identity_principal_id"):
        missing = "key_id" if given.has("identity_principal_id") else "identity_principal_id"
        words = {
            "identity_principal_id": "the identity's object id with keyId",
            "key_id": "the key's ARM id with identityPrincipalId",
        }
        yield given.problem(missing, words[missing], "give it for the grant")


def _key_identity_problems(values: Mapping[str, Any], path: str) -> Iterator[Problem]:
    """The identity that uses the key is one that the backup vault has (rule E12)."""
    given, key = Given(values), values["customer_key"]
    chosen, assigned = key.get("identity_id"), given.known("identity_ids") or []
    place = join(path, "customerKey.identityId")
    if chosen is None and given.flag("system_identity") is False:
        action = "the backup vault has no identity of its own, name one"
        yield Problem(place, MISSING, "one of identityIds", action)
    if not isinstance(chosen, str) or not all(isinstance(each, str) for each in assigned):
        return
    if not any(same_id(chosen, each) for each in assigned):
        yield Problem(place, chosen, "one of identityIds", "add it there, or choose another")


def customer_key_problems(values: Mapping[str, Any], path: str = "") -> list[Problem]:
    """Return what Azure would refuse about a backup vault's customer key (rule E12)."""
    checks = (
        _key_checks,
        check_id("identity_id", USER_ASSIGNED_IDENTITY.arm_type),
        check_id("key_id", KEY.arm_type),
    )
    return run(checks, values, path)


def _made(given: Given) -> dict[str, bool]:
    return {
        "diagnostics": given.has("diagnostics"),
        "guard": given.has("resource_guard_id"),
        "key-grant": (given.known("customer_key") or {}).get("key_id") is not None,
    }


BACKUP_VAULT_CHECKS: tuple[Check, ...] = (
    check_group(),
    check_region(),
    check_name("vault_name", BACKUP_VAULT_NAME),
    check_redundancy,
    check_cross_region_restore,
    check_range("soft_delete_days", BACKUP_VAULT_RETENTION_DAYS, "days"),
    check_soft_delete,
    _confirmed("confirm_lock", ImmutabilityState.LOCKED.value, lock_confirmation),
    _confirmed(
        "confirm_no_cross_subscription_restore",
        CrossSubscriptionRestore.PERMANENTLY_DISABLED.value,
        restore_confirmation,
    ),
    check_identity,
    check_identities,
    check_id("resource_guard_id", RESOURCE_GUARD.arm_type),
    check_imports(
        backup_vault=BACKUP_VAULT.arm_type,
        diagnostics=DIAGNOSTIC_SETTING.arm_type,
        guard=RESOURCE_GUARD_PROXY.arm_type,
        key_grant=ROLE_ASSIGNMENT.arm_type,
    ),
    check_made(_made),
)


def backup_vault_problems(values: Mapping[str, Any], path: str = "") -> list[Problem]:
    """Return what Azure would refuse about a backup vault."""
    problems = run(BACKUP_VAULT_CHECKS, values, path)
    problems += nested_diagnostics_problems(values, BACKUP_VAULT_CATEGORIES, path)
    key = values.get("customer_key")
    if isinstance(key, Mapping):
        problems += customer_key_problems(key, join(path, "customerKey"))
        problems += _key_identity_problems(values, path)
    return problems


def shared_vault_problems(values: Mapping[str, Any], path: str = "") -> list[Problem]:
    """Return what is wrong with settings that several backup vaults share.

    They lock none: a lock is confirmed for each backup vault by its name.
    """
    given = Given(values, path)
    if given.choice("immutability", ImmutabilityState) is not ImmutabilityState.LOCKED:
        return backup_vault_problems(values, path)
    allowed = f"{ImmutabilityState.DISABLED.value}, {ImmutabilityState.UNLOCKED.value}"
    action = "it cannot be undone: start with Unlocked and lock it later"
    unlocked = {name: value for name, value in values.items() if name != "immutability"}
    locked = given.problem("immutability", allowed, action)
    return [*backup_vault_problems(unlocked, path), locked]


def guard_problems(values: Mapping[str, Any], path: str = "") -> list[Problem]:
    """Return what Azure would refuse about a resource guard."""
    checks = (check_group(), check_region(), check_imports(guard=RESOURCE_GUARD.arm_type))
    return run(checks, values, path)
