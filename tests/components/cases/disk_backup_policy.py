"""A disk backup policy in an existing backup vault."""

from typing import Any

from azure_disk_protection import DiskBackupPolicy
from tests.components.case import Case, Change
from tests.components.cases.backups import prepare_backups


def args() -> dict[str, Any]:
    """Return what a policy needs."""
    return {
        "resource_group_name": "rg",
        "vault_name": "bv-old",
        "policy_name": "nightly",
        "every": "P1D",
        "keep": "P7D",
    }


CASE = Case(
    component=DiskBackupPolicy,
    args=args,
    prepare=prepare_backups,
    changes={
        "resource_group_name": Change("rg-other"),
        "vault_name": Change("bv-other"),
        "policy_name": Change("hourly"),
        "every": Change("PT4H"),
        "start": Change("2026-01-01T04:00:00+00:00"),
        "time_zone": Change("W. Europe Standard Time"),
        "keep": Change("P14D"),
        "keep_daily": Change("P30D"),
        "keep_weekly": Change("P52W"),
    },
)
