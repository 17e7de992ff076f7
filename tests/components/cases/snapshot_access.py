from typing import Any

from pulumi_azure_native import resources

from azure_disk_facts.roles import READER, PrincipalType
from azure_disk_protection import SnapshotAccess
from azure_disk_simulator.azure import Azure
from tests.components.case import Case, Change
from tests.components.schedules import declare_neighbours
from tests.simulator.estate import Estate

PEOPLE = {
    duty: f"7b0d9f5e-55a5-4a86-9a4f-0d6f5f6f1a0{number}"
    for number, duty in enumerate(("readers", "creators", "deleters", "restorers", "exporters"))
}
_OTHER = "7b0d9f5e-55a5-4a86-9a4f-0d6f5f6f1aff"
_SUBSCRIPTION = Azure.in_memory().subscription_id
_SET = (
    f"/subscriptions/{_SUBSCRIPTION}/resourceGroups/rg/providers/"
    "Microsoft.Compute/diskEncryptionSets/des"
)


def _group(name: str) -> resources.ResourceGroup:
    return resources.ResourceGroup(name, resource_group_name=name, location="westeurope")


def _args() -> dict[str, Any]:
    disks, snapshots = declare_neighbours()
    people: dict[str, Any] = {
        duty: {"team": {"principal_id": principal}} for duty, principal in PEOPLE.items()
    }
    return {
        "snapshot_resource_group_id": snapshots.id,
        "disk_scope_ids": {"bakery": disks.id},
        "restore_scope_ids": {"bakery": disks.id},
        **people,
    }


def _old_set(azure: Azure) -> None:
    Estate(azure).encryption_set("des")


def _of(duty: str) -> dict[str, Change]:
    values = {
        "principal_id": _OTHER,
        "principal_type": PrincipalType.GROUP,
        "description": "on call",
        "condition": "@Resource[Microsoft.Compute/snapshots:name] StringLike 'orders-*'",
    }
    return {
        f"{duty}.{name}": Change(value, at=f"{duty}.team.{name}") for name, value in values.items()
    }


CASE = Case(
    component=SnapshotAccess,
    args=_args,
    prepare=_old_set,
    changes={
        "snapshot_resource_group_id": Change(lambda: _group("others").id),
        **{name: change for duty in PEOPLE for name, change in _of(duty).items()},
        "disk_scope_ids": Change(lambda: {"bakery": _group("others").id}),
        "restore_scope_ids": Change(lambda: {"bakery": _group("others").id}),
        "disk_encryption_set_ids": Change({"des": _SET}),
        "role_definition_ids": Change({"reader": READER.definition_id(_SUBSCRIPTION)}),
        "role_prefix": Change("bakery"),
        "combined_duties": Change(
            True, why="Whether a principal may stand among the deleters and elsewhere."
        ),
        "shared_group": Change(True, why="Whether disks may lie beside the snapshots."),
    },
)
