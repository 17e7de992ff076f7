"""Who may reach the data of a disk or snapshot (rules A14, A16, B15)."""

from collections.abc import Iterator

from azure_disk_facts.network import DataAccessAuthMode, NetworkAccessPolicy
from azure_disk_protection.checks.given import Check, Given, check_id
from azure_disk_protection.problems import Problem

DISK_ACCESS_TYPE = "Microsoft.Compute/diskAccesses"


def check_network_pair(given: Given) -> Iterator[Problem]:
    """``AllowPrivate`` needs a disk access, the other policies forbid one (rule A14)."""
    policy = given.choice("network_access_policy", NetworkAccessPolicy)
    is_private = policy is NetworkAccessPolicy.ALLOW_PRIVATE
    if is_private and not given.has("disk_access_id"):
        yield given.problem(
            "disk_access_id",
            "the id of a disk access",
            "AllowPrivate needs the disk access whose private endpoints may export",
        )
    if given.has("disk_access_id") and not is_private:
        yield given.problem(
            "disk_access_id",
            "nothing, unless networkAccessPolicy is AllowPrivate",
            "set networkAccessPolicy to AllowPrivate or remove the disk access",
        )


def check_backup_auth_mode(given: Given) -> Iterator[Problem]:
    """Azure Backup takes no disk that asks for an Entra token (rules A16, E18)."""
    mode = given.choice("data_access_auth_mode", DataAccessAuthMode)
    if mode is DataAccessAuthMode.AZURE_ACTIVE_DIRECTORY:
        yield given.problem(
            "data_access_auth_mode",
            DataAccessAuthMode.NONE.value,
            "Azure Backup does not take such disks, remove it or the backup",
        )


ACCESS_CHECKS: tuple[Check, ...] = (
    check_network_pair,
    check_id("disk_access_id", DISK_ACCESS_TYPE),
)
