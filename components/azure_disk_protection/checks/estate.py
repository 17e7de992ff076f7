"""An estate as a whole: sites, policies and disks, and what they say of one another."""

from collections.abc import Iterator, Mapping
from typing import Any

from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.names import (
    BACKUP_POLICY_NAME,
    BACKUP_VAULT_NAME,
    COMPUTE_NAME,
    RESOURCE_GROUP_NAME,
)
from azure_disk_facts.regions import find_region
from azure_disk_facts.resource_types import (
    BACKUP_POLICY,
    BACKUP_VAULT,
    DISK_ENCRYPTION_SET,
    KEY,
    KEY_VAULT,
    RESOURCE_GROUP,
    ROLE_ASSIGNMENT,
    USER_ASSIGNED_IDENTITY,
)
from azure_disk_protection.checks.access import check_backup_auth_mode
from azure_disk_protection.checks.backup import check_disk_interval, policy_problems
from azure_disk_protection.checks.backup_vault import shared_vault_problems
from azure_disk_protection.checks.disk import DISK_CHECKS, check_image
from azure_disk_protection.checks.encryption import KEY_CHECKS, key_place_checks
from azure_disk_protection.checks.given import Check, check_name, check_roles, run
from azure_disk_protection.checks.places import check_apart
from azure_disk_protection.checks.protection import roles_of_a_disk
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
    problems = run([check_name("name", COMPUTE_NAME), _check_roles(estate)], estate, path)
    problems += run(KEY_CHECKS, estate.get("encryption", {}), join(path, "encryption"))
    problems += _sites(estate, path)
    for name, policy in estate.get("backup_policies", {}).items():
        policy_path = join(path, f"backupPolicies.{name}")
        problems += _policy_name(name, policy_path)
        problems += policy_problems(policy, policy_path)
    problems += _doubled_disks(estate, path)
    for name, disk in estate["disks"].items():
        problems += _disk(estate, name, {**disk}, join(path, f"disks.{name}"))
    return problems


_SITE_ROLES = {
    "group": RESOURCE_GROUP,
    "snapshots": RESOURCE_GROUP,
    "key-vault": KEY_VAULT,
    "key": KEY,
    "identity": USER_ASSIGNED_IDENTITY,
    "key-grant": ROLE_ASSIGNMENT,
    "set": DISK_ENCRYPTION_SET,
    "set-grant": ROLE_ASSIGNMENT,
    "customer-key-set": DISK_ENCRYPTION_SET,
    "customer-key-set-grant": ROLE_ASSIGNMENT,
    "backup-vault": BACKUP_VAULT,
    "snapshots-grant": ROLE_ASSIGNMENT,
}


def _check_roles(estate: DiskEstateArgs) -> Check:
    """What can be taken over: every child, named after its disk or its region."""
    roles: dict[str, str] = {}
    for name, disk in estate["disks"].items():
        own = roles_of_a_disk(str(region) for region in disk.get("copy_to", []))
        roles |= {f"{name}-{role}": arm_type for role, arm_type in own.items()}
    for region in estate["sites"]:
        roles |= {f"{region}-{role}": facts.arm_type for role, facts in _SITE_ROLES.items()}
        for policy in estate.get("backup_policies", {}):
            roles[f"{region}-{policy}-policy"] = BACKUP_POLICY.arm_type
    return check_roles(roles)


def encryption_type(estate: DiskEstateArgs) -> EncryptionType:
    """Return how the estate is encrypted."""
    return estate.get("encryption", {}).get("type", EncryptionType.CUSTOMER_KEY)


def _sites(estate: DiskEstateArgs, path: str) -> Iterator[Problem]:
    has_keys = encryption_type(estate) is not EncryptionType.PLATFORM_KEY
    checks = (*_SITE_CHECKS, *(key_place_checks("key_vault") if has_keys else ()))
    vaults, groups = _Owners("key vault"), _Owners("site's resource group")
    for region, site in estate["sites"].items():
        site_path = join(path, f"sites.{region}")
        yield from _region_name(region, site_path)
        yield from run(checks, site, site_path)
        yield from vaults.claim(site.get("key_vault"), region, f"{site_path}.keyVault")
        if site.get("create_resource_groups", True):
            yield from _own_groups(groups, region, site, site_path)
        if "backup_vault" in site:
            vault = {**estate.get("backup_vaults", {}), "location": region}
            yield from shared_vault_problems(vault, join(path, "backupVaults"))


def _region_name(region: str, path: str) -> Iterator[Problem]:
    """A site is a region of Azure; the region becomes part of other names."""
    if find_region(region) is None:
        allowed = "the name of an Azure region, for example westeurope"
        yield Problem(path, region, allowed, "correct the name")


class _Owners:
    """Which site has which name, where two must not have one: case does not count."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._owners: dict[str, str] = {}

    def claim(self, name: object, site: str, path: str) -> Iterator[Problem]:
        """Note whose a name is, or that another site has it already."""
        if not isinstance(name, str):
            return
        owner = self._owners.setdefault(name.lower(), site)
        if owner != site:
            allowed = f"a name that no other {self._what} has, {owner} has this one"
            yield Problem(path, name, allowed, "choose another name")


def _own_groups(groups: _Owners, region: str, site: Values, path: str) -> Iterator[Problem]:
    main = site["resource_group"]
    yield from groups.claim(main, region, f"{path}.resourceGroup")
    beside = f"{main}-snapshots" if isinstance(main, str) else None
    snapshots = site.get("snapshot_resource_group", beside)
    yield from groups.claim(snapshots, region, f"{path}.snapshotResourceGroup")


def _policy_name(name: str, path: str) -> Iterator[Problem]:
    if not BACKUP_POLICY_NAME.accepts(name):
        yield Problem(path, name, BACKUP_POLICY_NAME.words, "choose another name for the policy")


def _doubled_disks(estate: DiskEstateArgs, path: str) -> Iterator[Problem]:
    """Azure takes names in any case for the same (rule A18)."""
    first: dict[str, str] = {}
    for name in estate["disks"]:
        other = first.setdefault(name.lower(), name)
        if other != name:
            allowed = f"a name that differs from {other} in more than case"
            yield Problem(join(path, f"disks.{name}"), name, allowed, "choose another name")


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
