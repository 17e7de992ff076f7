import pulumi
from pulumi_azure_native import managedidentity, resources

from azure_disk_facts.skus import DiskSku, SnapshotSku
from azure_disk_facts.workflows import WeekDay
from azure_disk_protection import SnapshotSchedule
from azure_disk_simulator.azure import Azure
from tests.components.case import Case, Change
from tests.components.schedules import base_args, declare_neighbours
from tests.simulator.estate import Estate

PRINCIPAL = "7b0d9f5e-55a5-4a86-9a4f-0d6f5f6f1a01"
_SET = (
    f"/subscriptions/{Azure.in_memory().subscription_id}/resourceGroups/rg/providers/"
    "Microsoft.Compute/diskEncryptionSets/des"
)


def _group(name: str) -> resources.ResourceGroup:
    return resources.ResourceGroup(name, resource_group_name=name, location="westeurope")


def _identity() -> pulumi.Output[str]:
    return managedidentity.UserAssignedIdentity(
        "runner",
        resource_group_name=_group("identities").name,
        resource_name_="runner",
        location="westeurope",
    ).id


def _old_set(azure: Azure) -> None:
    Estate(azure).encryption_set("des")


_WEEKLY = {"every": "P7D", "keep_for": "P28D"}
_OWN = {"identity_id": _identity, "identity_principal_id": PRINCIPAL}

CASE = Case(
    component=SnapshotSchedule,
    args=lambda: base_args(*declare_neighbours()),
    prepare=_old_set,
    changes={
        "resource_group_name": Change(lambda: _group("apps").name),
        "location": Change("northeurope"),
        "workflow_name": Change("nightly"),
        "disk_scope_ids": Change(lambda: {"bakery": _group("others").id}),
        "snapshot_resource_group_id": Change(lambda: _group("others").id),
        "disk_tag_name": Change("backup"),
        "disk_tag_value": Change("hourly"),
        "exclude_tag_name": Change("scratch"),
        "exclude_os_disks": Change(True),
        "exclude_skus": Change([DiskSku.ULTRA_SSD_LRS]),
        "may_be_empty": Change(True),
        "every": Change("P2D"),
        "start": Change("2026-01-01T04:00:00"),
        "time_zone": Change("W. Europe Standard Time"),
        "at_hours": Change([2, 14]),
        "at_minutes": Change([0, 30]),
        "on_days": Change([WeekDay.SUNDAY], given=_WEEKLY),
        "keep_count": Change(9),
        "keep_for": Change("P9D"),
        "keep_at_least": Change(3),
        "sku": Change(SnapshotSku.STANDARD_LRS),
        "copy_tags": Change(False),
        "snapshot_tags": Change({"kept-by": "schedule"}),
        "owner": Change("the-old-schedule"),
        "enabled": Change(False),
        "identity_id": Change(_identity, along={"identity_principal_id": PRINCIPAL}),
        "identity_principal_id": Change("7b0d9f5e-55a5-4a86-9a4f-0d6f5f6f1a02", given=_OWN),
        "disk_encryption_set_ids": Change({"des": _SET}),
        "role_prefix": Change("bakery"),
        "tags": Change({"team": "bread"}),
    },
)
