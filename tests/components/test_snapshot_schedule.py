import re
from typing import Any

import pulumi
import pytest
from pulumi_azure_native import managedidentity

from azure_disk_facts.duties import KEEP_SNAPSHOTS, READ_DISKS_FOR_SNAPSHOTS
from azure_disk_facts.roles import READER
from azure_disk_facts.skus import SnapshotSku
from azure_disk_protection import InvalidInputs, SnapshotSchedule
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.mocks import run_program
from azure_disk_simulator.errors import ArmError
from azure_disk_simulator.workflows.requests import Sender
from azure_disk_simulator.workflows.runner import Runner
from tests.components.recording import GROUP, SET_ID, SUBSCRIPTION, record
from tests.components.schedules import (
    HOST,
    Scheduled,
    base_args,
    declare_disk,
    declare_neighbours,
    scheduled,
)
from tests.simulator.estate import Estate

BASE: dict[str, Any] = {
    "resource_group_name": "rg",
    "location": "westeurope",
    "disk_scope_ids": {"bakery": GROUP},
    "snapshot_resource_group_id": f"{GROUP}-snapshots",
    "disk_tag_name": "snapshots",
    "disk_tag_value": "daily",
    "every": "P1D",
    "start": "2026-01-01T02:00:00",
    "keep_for": "P7D",
}


def assert_all_went_well(runs: list[Any]) -> None:
    assert [(run.status, run.error) for run in runs if run.status != "Succeeded"] == []


def without_role(schedule: Scheduled, duty: str) -> None:
    """Take the role of a duty from the schedule's identity."""
    azure, subscription = schedule.azure, f"/subscriptions/{schedule.azure.subscription_id}"
    (role,) = (
        each
        for each in azure.list(subscription, "Microsoft.Authorization/roleDefinitions")
        if each["properties"]["roleName"].endswith(duty)
    )
    for each in azure.list(subscription, "Microsoft.Authorization/roleAssignments"):
        if each["properties"]["roleDefinitionId"] == role["id"]:
            azure.delete(each["id"])


@pytest.mark.parametrize(
    ("duty", "says"),
    [
        (READ_DISKS_FOR_SNAPSHOTS, "listing https://.*AuthorizationFailed.*disks/read"),
        (KEEP_SNAPSHOTS, "taking .*AuthorizationFailed.*snapshots/write"),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_a_missing_role_fails_the_run(duty: Any, says: str) -> None:
    with scheduled("d") as schedule:
        without_role(schedule, duty.name)
        run = schedule.run()
        assert run.status == "Failed"
        assert re.search(says, run.error["message"], re.DOTALL)
        assert schedule.snapshots == []


@pytest.mark.parametrize("action", [*READ_DISKS_FOR_SNAPSHOTS.actions, *KEEP_SNAPSHOTS.actions[1:]])
def test_every_action_of_its_roles_is_needed(action: str) -> None:
    with scheduled("d", keep_for=None, keep_count=1, keep_at_least=1) as schedule:
        assert_all_went_well(schedule.days(1))
        subscription = f"/subscriptions/{schedule.azure.subscription_id}"
        for role in schedule.azure.list(subscription, "Microsoft.Authorization/roleDefinitions"):
            permission = role["properties"]["permissions"][0]
            permission["actions"] = [each for each in permission["actions"] if each != action]
            schedule.azure.put(role["id"], {"properties": role["properties"]})
        run = schedule.run()
        assert run.status == "Failed"
        assert action in run.error["message"]


def test_its_identity_exports_no_snapshot_and_deletes_no_disk() -> None:
    with scheduled("d") as schedule:
        schedule.run()
        (made,) = schedule.snapshots
        own = schedule.azure.acting_as(schedule.principal)
        request = {"access": "Read", "durationInSeconds": 3600}
        with pytest.raises(ArmError, match=r"^AuthorizationFailed: .*snapshots/beginGetAccess"):
            own.grant_access(made["id"], request, storage_url="http://127.0.0.1")
        with pytest.raises(ArmError, match=r"^AuthorizationFailed: .*disks/delete"):
            own.delete(schedule.disk())


def test_acts_as_an_identity_that_has_its_roles_by_then() -> None:
    with Azure.in_memory() as azure:

        def program() -> None:
            disks, snapshots = declare_neighbours()
            declare_disk(disks, "d")
            identity = managedidentity.UserAssignedIdentity(
                "runner", resource_group_name=disks.name, location="westeurope"
            )
            args: Any = base_args(disks, snapshots)
            args |= {"identity_id": identity.id, "identity_principal_id": identity.principal_id}
            made = SnapshotSchedule("s", args)
            pulumi.export("workflowId", made.workflow_id)
            pulumi.export("principalId", made.principal_id)

        result = run_program(azure, program)
        azure.advance(azure.settings.role_delay)
        workflow = azure.get(str(result.outputs["workflowId"]))
        assert workflow["identity"]["type"] == "UserAssigned"
        own = azure.acting_as(str(result.outputs["principalId"]))
        assert Runner(workflow, Sender(own, host=HOST)).run().status == "Succeeded"


def test_encrypted_disks_need_the_right_to_see_their_set() -> None:
    with Azure.in_memory() as azure:
        made = Estate(azure)
        encryption_set = made.encryption_set()
        tags = {"snapshots": "daily"}
        encryption = {
            "type": "EncryptionAtRestWithCustomerKey",
            "diskEncryptionSetId": encryption_set["id"],
        }
        made.disk("d", tags=tags, properties={"encryption": encryption})

        def program() -> None:
            _, snapshots = declare_neighbours()
            given: Any = base_args(snapshots, snapshots) | {
                "disk_scope_ids": {"bakery": made.group},
                "disk_encryption_set_ids": {"des": encryption_set["id"]},
            }
            pulumi.export("workflowId", SnapshotSchedule("s", given).workflow_id)

        result = run_program(azure, program)
        azure.advance(azure.settings.role_delay)
        schedule = Scheduled(azure, str(result.outputs["workflowId"]))
        assert_all_went_well([schedule.run()])
        (snapshot,) = schedule.snapshots
        assert snapshot["properties"]["encryption"] == encryption


def test_in_another_cloud_it_asks_that_clouds_resource_manager() -> None:
    for location, host in (
        ("westeurope", "https://management.azure.com"),
        ("usgovvirginia", "https://management.usgovcloudapi.net"),
        ("chinaeast2", "https://management.chinacloudapi.cn"),
    ):
        args: Any = {**BASE, "location": location}
        parameters = record(lambda: SnapshotSchedule("s", args))["s-workflow"].at("parameters")  # noqa: B023
        assert parameters["managementEndpoint"]["value"] == host


def test_roles_are_custom_and_narrow() -> None:
    args: Any = {**BASE, "disk_encryption_set_ids": {"des": SET_ID}, "role_prefix": "bakery"}
    made = record(lambda: SnapshotSchedule("s", args))
    assert made["s-disks-role"].at("permissions.0.actions") == [
        "Microsoft.Compute/disks/read",
        "Microsoft.Compute/disks/beginGetAccess/action",
    ]
    for role in ("s-disks-role", "s-snapshots-role", "s-sets-role"):
        assert made[role].at("assignableScopes") == [f"/subscriptions/{SUBSCRIPTION}"]
    assert made["s-snapshots-role"].at("roleName") == "bakery snapshot keeper"
    assert made["s-disks-bakery-grant"].at("scope") == GROUP
    assert made["s-snapshots-grant"].at("scope") == f"{GROUP}-snapshots"
    assert made["s-set-des-grant"].at("scope") == SET_ID
    assert made["s-set-des-grant"].at("principalType") == "ServicePrincipal"
    assert READER.guid not in str(made["s-set-des-grant"].inputs)


def test_places_are_in_the_order_of_their_names() -> None:
    """Other languages keep no order: the workflow would change without a change."""
    args: Any = {**BASE, "disk_scope_ids": {"west": f"{GROUP}-west", "north": GROUP}}
    parameters = record(lambda: SnapshotSchedule("s", args))["s-workflow"].at("parameters")
    assert parameters["diskScopes"]["value"] == [GROUP, f"{GROUP}-west"]


def test_wrong_inputs_are_reported_together() -> None:
    args: Any = {**BASE, "every": "PT30S", "sku": SnapshotSku.PREMIUM_LRS}
    with pytest.raises(InvalidInputs, match=r"2 wrong inputs") as caught:
        record(lambda: SnapshotSchedule("s", args))
    assert [problem.path for problem in caught.value.problems] == ["every", "sku"]


def test_takes_over_an_existing_logic_app() -> None:
    workflow = f"{GROUP}/providers/Microsoft.Logic/workflows/nightly"
    args: Any = {**BASE, "imports": {"workflow": workflow}, "keep_version_aliases": True}
    made = record(lambda: SnapshotSchedule("s", args))["s-workflow"]
    assert made.request.importId == workflow
    assert list(made.request.aliases)
