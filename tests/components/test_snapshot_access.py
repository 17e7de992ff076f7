"""What each duty may do, asked of the simulated Azure itself."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from azure_disk_facts.roles import PrincipalType
from azure_disk_protection import InvalidInputs, SnapshotAccess
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.mocks import run_program
from azure_disk_simulator.errors import ArmError
from tests.components.recording import (
    GROUP,
    OTHER_SUBSCRIPTION,
    SET_ID,
    SUBSCRIPTION,
    Child,
    Recording,
    record,
)
from tests.components.schedules import declare_disk, declare_neighbours

DUTIES = ("readers", "creators", "deleters", "restorers", "exporters")
WHO = {duty: f"7b0d9f5e-55a5-4a86-9a4f-0d6f5f6f1a0{n}" for n, duty in enumerate(DUTIES)}
NOBODY = "7b0d9f5e-55a5-4a86-9a4f-0d6f5f6f1aff"
Json = dict[str, Any]


class Place:
    """Disks, snapshots, and everybody's roles in effect."""

    def __init__(self, azure: Azure) -> None:
        self.azure = azure
        root = f"/subscriptions/{azure.subscription_id}/resourceGroups"
        self.disk = f"{root}/disks/providers/Microsoft.Compute/disks/d"
        self.restored = f"{root}/disks/providers/Microsoft.Compute/disks/restored"
        self.snapshot = f"{root}/kept/providers/Microsoft.Compute/snapshots/s"
        self.kept = f"{root}/kept"

    def copy_of(self, source: str, **properties: Any) -> Json:
        data = {"createOption": "Copy", "sourceResourceId": source}
        return {"location": "westeurope", "properties": {"creationData": data, **properties}}


@pytest.fixture(scope="module")
def place() -> Iterator[Place]:
    with Azure.in_memory() as azure:

        def program() -> None:
            disks, kept = declare_neighbours()
            declare_disk(disks, "d")
            people: Any = {duty: {"p": {"principal_id": WHO[duty]}} for duty in DUTIES}
            args: Any = {
                "snapshot_resource_group_id": kept.id,
                "disk_scope_ids": {"bakery": disks.id},
                "restore_scope_ids": {"bakery": disks.id},
                **people,
            }
            SnapshotAccess("a", args)

        assert run_program(azure, program).error is None
        azure.advance(azure.settings.role_delay)
        yield Place(azure)


def see(place: Place, azure: Azure) -> None:
    azure.list(place.kept, "Microsoft.Compute/snapshots")


def take(place: Place, azure: Azure) -> None:
    azure.put(place.snapshot, place.copy_of(place.disk, incremental=True))


def delete(place: Place, azure: Azure) -> None:
    azure.delete(place.snapshot)


def restore(place: Place, azure: Azure) -> None:
    azure.put(place.restored, place.copy_of(place.snapshot))


def export(place: Place, azure: Azure) -> None:
    request = {"access": "Read", "durationInSeconds": 3600}
    azure.grant_access(place.snapshot, request, storage_url="http://127.0.0.1")


def revoke(place: Place, azure: Azure) -> None:
    azure.revoke_access(place.snapshot)


MAY: dict[Callable[[Place, Azure], None], set[str]] = {
    see: {"readers", "creators", "deleters", "restorers", "exporters"},
    take: {"creators"},
    delete: {"deleters"},
    restore: {"restorers"},
    # Azure asks restorers for this right too; DenyAll keeps them from using it.
    export: {"restorers", "exporters"},
    revoke: {"exporters"},
}


@pytest.mark.parametrize("deed", MAY, ids=lambda deed: deed.__name__)
@pytest.mark.parametrize("duty", [*DUTIES, "nobody"])
def test_duty(place: Place, deed: Callable[[Place, Azure], None], duty: str) -> None:
    azure = place.azure
    if not azure.exists(place.snapshot):
        take(place, azure)
    own = azure.acting_as(WHO.get(duty, NOBODY))
    if duty in MAY[deed]:
        if deed is revoke:
            export(place, azure)
        deed(place, own)
        if deed is export:
            azure.revoke_access(place.snapshot)
    else:
        with pytest.raises(ArmError, match=r"^(Linked)?AuthorizationFailed: "):
            deed(place, own)


PERSON = {
    "principal_id": WHO["readers"],
    "principal_type": PrincipalType.GROUP,
    "description": "Yearly audit.",
    "condition": "@Resource[Microsoft.Compute/snapshots:name] StringLike 'orders-*'",
}


def access(**inputs: Any) -> Recording:
    args: Any = {"snapshot_resource_group_id": f"{GROUP}-snapshots", **inputs}
    return record(lambda: SnapshotAccess("a", args))


def test_what_is_said_of_a_principal_reaches_its_assignment() -> None:
    made = access(readers={"p": PERSON})["a-reader-reader-p-grant"]
    assert made.at("principalId") == WHO["readers"]
    assert made.at("principalType") == "Group"
    assert made.at("description") == "Yearly audit."
    assert made.at("condition") == PERSON["condition"]
    assert made.at("conditionVersion") == "2.0"
    assert made.at("scope") == f"{GROUP}-snapshots"


def test_only_the_roles_that_are_needed_are_made() -> None:
    assert access().names == {"a"}
    assert access(deleters={"p": {"principal_id": NOBODY}}).names == {
        "a",
        "a-deleter-role",
        "a-deleter-deleter-p-grant",
    }


def test_names_of_assignments_are_the_same_ever() -> None:
    one, other = (access(readers={"p": PERSON})["a-reader-reader-p-grant"] for _ in range(2))
    assert one.at("roleAssignmentName") == other.at("roleAssignmentName")


def test_who_takes_and_restores_sees_encryption_sets_by_two_roles() -> None:
    """Neither grant hangs on the other duty: who loses one of them keeps the other as it is."""
    both = {
        "creators": {"night": PERSON},
        "restorers": {"day": {"principal_id": WHO["readers"]}},
        "disk_scope_ids": {"bakery": GROUP},
        "restore_scope_ids": {"bakery": GROUP},
        "disk_encryption_set_ids": {"des": SET_ID},
    }
    made = access(**both)
    creator, restorer = (
        "a-creator-set-creator-night-des-grant",
        "a-restorer-set-restorer-day-des-grant",
    )
    assert made[creator].at("condition") == PERSON["condition"]
    assert "condition" not in made[restorer].inputs
    names = {made[each].at("roleAssignmentName") for each in (creator, restorer)}
    assert len(names) == 2, "Azure takes the same grant once"
    alone = access(**{**both, "creators": {}})
    assert alone[restorer].inputs == made[restorer].inputs
    assert creator not in alone.names


def test_a_role_stays_where_it_is_whatever_places_come_first() -> None:
    """It is assignable in whole subscriptions: Azure takes no group out while it is assigned."""
    away = f"/subscriptions/{OTHER_SUBSCRIPTION}/resourceGroups/a"

    def role(**places: str) -> Child:
        made = access(restorers={"p": PERSON}, restore_scope_ids=places)
        return made["a-restorer-target-role"]

    home, more = role(m=GROUP), role(a=away, m=GROUP, z=f"{GROUP}-other")
    for fixed in ("scope", "roleDefinitionId", "roleName"):
        assert more.at(fixed) == home.at(fixed)
    assert home.at("assignableScopes") == [f"/subscriptions/{SUBSCRIPTION}"]
    assert more.at("assignableScopes") == [
        f"/subscriptions/{SUBSCRIPTION}",
        f"/subscriptions/{OTHER_SUBSCRIPTION}",
    ]


def test_own_role_definitions_are_assigned_instead() -> None:
    reader = f"{GROUP.split('/resourceGroups')[0]}/providers/Microsoft.Authorization"
    reader += "/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7"
    made = access(readers={"p": PERSON}, role_definition_ids={"reader": reader})
    assert made["a-reader-reader-p-grant"].at("roleDefinitionId") == reader
    assert "a-reader-role" not in made.names


def test_wrong_inputs_and_taking_over() -> None:
    with pytest.raises(InvalidInputs, match="creators need them, give them"):
        access(creators={"p": PERSON})
    role = f"{GROUP.split('/resourceGroups')[0]}/providers/Microsoft.Authorization"
    role += f"/roleDefinitions/{NOBODY}"
    made = access(readers={"p": PERSON}, imports={"reader-role": role}, keep_version_aliases=True)[
        "a-reader-role"
    ]
    assert made.request.importId == role
    assert list(made.request.aliases)
