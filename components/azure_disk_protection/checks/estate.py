"""An estate as a whole: sites, policies and disks, and what they say of one another."""

from collections.abc import Iterator, Mapping
from typing import Any

from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.names import BACKUP_VAULT_NAME, COMPUTE_NAME, RESOURCE_GROUP_NAME
from azure_disk_facts.regions import find_region
from azure_disk_protection.checks.access import check_backup_auth_mode
from azure_disk_protection.checks.backup import (
    backup_vault_problems,
    check_disk_interval,
    policy_problems,
)
from azure_disk_protection.checks.disk import DISK_CHECKS, check_image
from azure_disk_protection.checks.encryption import KEY_CHECKS, key_place_checks
from azure_disk_protection.checks.given import Check, check_name, run
from azure_disk_protection.checks.places import check_apart
from azure_disk_protection.checks.snapshot import check_snapshot_sku
from azure_disk_protection.estate_args import DiskEstateArgs
from azure_disk_protection.problems import MISSING, Problem
from azure_disk_protection.reading import LATER, join

Values = Mapping[str, Any]

_SITE_CHECKS: tuple[Check, ...] = (
    check_name("resource_group", RESOURCE_GROUP_NAME),
    check_name("snapshot_resource_group", RESOURCE_GROUP_NAME),
    check_name("backup_vault", BACKUP_VAULT_NAME),
)


def estate_problems(estate: DiskEstateArgs, path: str = "") -> list[Problem]:
    """Return what Azure would refuse about an estate, all of it."""
    problems = run([check_name("name", COMPUTE_NAME)], estate, path)
    problems += run(KEY_CHECKS, estate.get("encryption", {}), join(path, "encryption"))
    problems += _sites(estate, path)
    for name, policy in estate.get("backup_policies", {}).items():
        problems += policy_problems(policy, join(path, f"backupPolicies.{name}"))
    for name, disk in estate["disks"].items():
        problems += _disk(estate, name, {**disk}, join(path, f"disks.{name}"))
    return problems


def encryption_type(estate: DiskEstateArgs) -> EncryptionType:
    """Return how the estate is encrypted."""
    return estate.get("encryption", {}).get("type", EncryptionType.CUSTOMER_KEY)


def _sites(estate: DiskEstateArgs, path: str) -> Iterator[Problem]:
    has_keys = encryption_type(estate) is not EncryptionType.PLATFORM_KEY
    checks = (*_SITE_CHECKS, *(key_place_checks("key_vault") if has_keys else ()))
    owners: dict[str, str] = {}
    for region, site in estate["sites"].items():
        site_path = join(path, f"sites.{region}")
        if find_region(region) is None:
            yield Problem(
                site_path,
                region,
                "the name of an Azure region, for example westeurope",
                "correct the name",
            )
        yield from run(checks, site, site_path)
        yield from _own_name(owners, region, site.get("key_vault"), site_path)
        if "backup_vault" in site:
            vault = {**estate.get("backup_vaults", {}), "location": region}
            yield from backup_vault_problems(vault, join(path, "backupVaults"))


def _own_name(
    owners: dict[str, str], region: str, key_vault: str | None, path: str
) -> Iterator[Problem]:
    """Key vault names are unique in the world (rule C21)."""
    if key_vault is None:
        return
    owner = owners.setdefault(key_vault.lower(), region)
    if owner != region:
        yield Problem(
            f"{path}.keyVault",
            key_vault,
            f"a name that no other key vault has, {owner} has this one",
            "choose another name",
        )


def _disk(estate: DiskEstateArgs, name: str, disk: dict[str, Any], path: str) -> Iterator[Problem]:
    sites = estate["sites"]
    if estate["name"] is not LATER:
        yield from _names(estate["name"], name, disk, path)
    if disk["site"] is LATER:
        return
    if disk["site"] not in sites:
        yield Problem(f"{path}.site", disk["site"], _list(sites), "choose one, or add the site")
        return
    values = {**disk, "location": disk["site"], "disk_encryption_set_id": LATER}
    if "image" in disk:
        yield from run([check_image], disk, path)
        values["image_id"] = LATER
    yield from run((*DISK_CHECKS, check_snapshot_sku("snapshot_sku")), values, path)
    yield from _copies(estate, disk, path)
    yield from _backup(estate, disk, path)


def _list(values: Values) -> str:
    return ", ".join(values) or "nothing, none is defined"


def _names(estate: str, name: str, disk: dict[str, Any], path: str) -> Iterator[Problem]:
    """What is made for a disk is named after estate and disk (rule A18)."""
    made = f"{estate}-{name}"
    longest = max([f"{made}-snapshot", *(f"{made}-copy-{to}" for to in disk.get("copy_to", []))])
    if not COMPUTE_NAME.accepts(longest):
        yield Problem(path, longest, COMPUTE_NAME.words, "choose another name for the disk")


def _copies(estate: DiskEstateArgs, disk: dict[str, Any], path: str) -> Iterator[Problem]:
    targets = disk.get("copy_to", [])
    if targets and not disk.get("snapshot"):
        yield Problem(
            f"{path}.copyTo",
            targets,
            "nothing without a snapshot",
            "only a snapshot can be copied, set snapshot to true",
        )
    for index, target in enumerate(targets):
        if target is LATER:
            continue
        place = f"{path}.copyTo[{index}]"
        if target not in estate["sites"]:
            yield Problem(
                place,
                target,
                _list(estate["sites"]),
                "a copy needs a site with a key of its own region, choose one or add the site",
            )
        elif target in targets[:index]:
            yield Problem(place, target, "each site once", "remove one of them")
        values = {"target": target, "source": disk["site"], "location": target, **disk}
        for problem in run([check_apart("target", "source")], values):
            yield Problem(place, problem.value, problem.allowed, problem.action)
        for problem in run([check_snapshot_sku("snapshot_sku")], values, path):
            yield problem


def _backup(estate: DiskEstateArgs, disk: dict[str, Any], path: str) -> Iterator[Problem]:
    policies, chosen = estate.get("backup_policies", {}), disk.get("backup_policy")
    if chosen is None or chosen is LATER:
        return
    if "backup_vault" not in estate["sites"][disk["site"]]:
        yield Problem(
            f"sites.{disk['site']}.backupVault",
            MISSING,
            "the name of a backup vault to make",
            f"{path} is backed up, which takes a backup vault in its own region, give one",
        )
    if chosen not in policies:
        yield Problem(f"{path}.backupPolicy", chosen, _list(policies), "choose one, or add it")
        return
    values = {**disk, "disk_sku": disk["sku"], "policy_every": policies[chosen]["every"]}
    yield from run([check_disk_interval("backup_policy"), check_backup_auth_mode], values, path)
