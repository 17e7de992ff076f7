"""A disk with a snapshot, a copy away and a backup; its own inputs are those of ``ManagedDisk``."""

from collections.abc import Mapping
from typing import Any

from pulumi_azure_native import resources

from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.roles import READER
from azure_disk_facts.skus import DiskSku, SnapshotSku
from azure_disk_protection import ProtectedDisk
from azure_disk_simulator.azure import Azure
from tests.components.case import Case, Change
from tests.components.cases import backups, managed_disk
from tests.components.cases.snapshot_copy import at_once
from tests.components.cases.snapshots import declare_groups, set_id
from tests.conformance.programs import AWAY, AWAY_GROUP, GROUP
from tests.simulator.estate import Estate

_ONLY_CHECKED = "it is only checked against the disk"
_BARE = {"copies": None, "backup": None}
"""What stands in the way of some disks: a place or a key for the copy, a kind Azure backs up."""


def _args() -> dict[str, Any]:
    declare_groups()
    own = resources.ResourceGroup("own", resource_group_name="rg-own", location="westeurope")
    other = resources.ResourceGroup("own-other", resource_group_name="rg2", location="westeurope")
    managed_disk.Neighbours.group, managed_disk.Neighbours.other_group = own, other
    return {
        "disk": {
            "resource_group_name": own.name,
            "location": "westeurope",
            "sku": DiskSku.PREMIUM_LRS,
            "size_gib": 1024,
            "encryption_type": EncryptionType.PLATFORM_KEY,
            "protect": False,
        },
        "snapshot": {"resource_group_name": GROUP, "retain": False},
        "copies": [{"location": AWAY, "resource_group_name": AWAY_GROUP, "retain": False}],
        "backup": {
            "resource_group_name": "rg",
            "vault_name": "bv-old",
            "vault_principal_id": backups.VAULT_PRINCIPAL,
            "policy_id": backups.policy_id("daily"),
            "snapshot_resource_group_id": backups.OTHER_GROUP,
        },
    }


def _prepare(azure: Azure) -> None:
    backups.prepare_backups(azure)
    at_once(azure)
    # For the case that leaves the grant to others.
    Estate(azure).grant(READER, backups.VAULT_PRINCIPAL, backups.GROUP)


def _of_the_disk() -> dict[str, Change]:
    """The changes of ``ManagedDisk``, one level deeper."""

    def below(inputs: Mapping[str, Any]) -> dict[str, Any]:
        return {f"disk.{name}": value for name, value in inputs.items()}

    changes = {
        f"disk.{name}": Change(
            change.to,
            given={**_BARE, **below(change.given)},
            along=below(change.along),
            why=change.why,
            at=f"disk.{change.at or name}",
        )
        for name, change in managed_disk.CASE.changes.items()
    }
    # Azure takes no other set for what is under one already and has snapshots (B14).
    keyed = Change(
        managed_disk.OWN_SET,
        given=_BARE,
        along={"disk.encryption_type": EncryptionType.CUSTOMER_KEY},
    )
    return {**changes, "disk.disk_encryption_set_id": keyed, "disk.protect": Change(True)}


def _copy(name: str, to: Any, **along: Any) -> Change:
    return Change(to, along=along, at=f"copies.0.{name}")


CASE = Case(
    component=ProtectedDisk,
    args=_args,
    prepare=_prepare,
    changes={
        **_of_the_disk(),
        "snapshot.resource_group_name": Change(AWAY_GROUP),
        "snapshot.snapshot_name": Change("monday"),
        "snapshot.sku": Change(SnapshotSku.STANDARD_LRS),
        "snapshot.retain": Change(True),
        "copies.location": Change("swedencentral", at="copies.0.location", alone=True),
        "copies.resource_group_name": _copy("resource_group_name", GROUP),
        "copies.disk_encryption_set_id": Change(
            lambda: set_id("away", away=True),
            given={"backup": None},
            along={
                "disk.encryption_type": EncryptionType.CUSTOMER_KEY,
                "disk.disk_encryption_set_id": managed_disk.OWN_SET,
            },
            at="copies.0.disk_encryption_set_id",
        ),
        "copies.snapshot_name": _copy("snapshot_name", "monday"),
        "copies.sku": _copy("sku", SnapshotSku.STANDARD_LRS),
        "copies.retain": _copy("retain", to=True),
        "backup.resource_group_name": Change(
            "rg-other", along={"backup.policy_id": backups.policy_id("daily", backups.AWAY_VAULT)}
        ),
        "backup.vault_name": Change(
            "bv-other", along={"backup.policy_id": backups.policy_id("daily", backups.OTHER_VAULT)}
        ),
        "backup.vault_principal_id": Change(backups.IDENTITY_PRINCIPAL),
        "backup.policy_id": Change(backups.policy_id("four-hourly")),
        "backup.snapshot_resource_group_id": Change(backups.GROUP),
        "backup.grant_snapshot_group": Change(False, alone=True),
        "backup.grant_encryption_set": Change(
            False,
            given={
                "copies": None,
                "disk.encryption_type": None,
                "disk.disk_encryption_set_id": backups.set_id("des"),
            },
        ),
        "backup.instance_name": Change("books"),
        "backup.checks.vault_location": Change("westeurope", why=_ONLY_CHECKED),
        "backup.checks.policy_every": Change("P1D", why=_ONLY_CHECKED),
    },
)
