"""Backup policies named by what one wants, as inputs of :class:`DiskBackupPolicyArgs`."""

import pulumi

from azure_disk_protection.disk_backup_policy import DiskBackupPolicyArgs


def lose_an_hour_at_most(
    resource_group_name: pulumi.Input[str], vault_name: pulumi.Input[str]
) -> DiskBackupPolicyArgs:
    """Hourly for a week, daily for two months, weekly for a year; not for Premium SSD v2, Ultra."""
    return {
        "resource_group_name": resource_group_name,
        "vault_name": vault_name,
        "every": "PT1H",
        "keep": "P7D",
        "keep_daily": "P60D",
        "keep_weekly": "P52W",
    }


def lose_a_day_at_most(
    resource_group_name: pulumi.Input[str], vault_name: pulumi.Input[str]
) -> DiskBackupPolicyArgs:
    """Daily for a month, weekly for a year; for every disk."""
    return _daily(resource_group_name, vault_name, keep_weekly="P52W")


def keep_for_years(
    resource_group_name: pulumi.Input[str], vault_name: pulumi.Input[str]
) -> DiskBackupPolicyArgs:
    """Daily for a month, weekly for seven years: disks have no longer levels; for every disk."""
    return _daily(resource_group_name, vault_name, keep_weekly="P7Y")


def _daily(
    resource_group_name: pulumi.Input[str], vault_name: pulumi.Input[str], *, keep_weekly: str
) -> DiskBackupPolicyArgs:
    return {
        "resource_group_name": resource_group_name,
        "vault_name": vault_name,
        "every": "P1D",
        "keep": "P30D",
        "keep_weekly": keep_weekly,
    }
