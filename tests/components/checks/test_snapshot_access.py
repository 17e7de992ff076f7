from typing import Any

import pytest

from azure_disk_facts.roles import DISK_SNAPSHOT_CONTRIBUTOR, READER
from azure_disk_protection.checks.snapshot_access import access_problems
from tests.components.recording import DISK_ID, GROUP, SUBSCRIPTION

SNAPSHOTS = f"{GROUP}-snapshots"
ONE = {"principal_id": "7b0d9f5e-55a5-4a86-9a4f-0d6f5f6f1a01"}
OTHER = {"principal_id": "7b0d9f5e-55a5-4a86-9a4f-0d6f5f6f1a02"}
BROAD = DISK_SNAPSHOT_CONTRIBUTOR.definition_id(SUBSCRIPTION)


def problems(**values: Any) -> list[str]:
    given = {"snapshot_resource_group_id": SNAPSHOTS, **values}
    return [str(problem) for problem in access_problems(given)]


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"creators": {"a": ONE}, "deleters": {"b": OTHER}, "disk_scope_ids": [GROUP]},
        {"readers": {"a": ONE}, "deleters": {"a": ONE}},
        {"exporters": {"a": ONE}, "deleters": {"a": ONE}, "combined_duties": True},
        {
            "restorers": {"a": ONE},
            "restore_scope_ids": [SNAPSHOTS],
            "shared_group": True,
        },
        {"role_definition_ids": {"reader": READER.definition_id(SUBSCRIPTION)}},
        {"role_definition_ids": {"creator": BROAD}, "combined_duties": True},
        {"imports": {"reader-role": READER.definition_id(SUBSCRIPTION)}},
    ],
)
def test_fine(values: dict[str, Any]) -> None:
    assert problems(**values) == []


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"readers": {"a": {"principal_id": "me"}}}, "an object id (a GUID) for 'a'; look it up"),
        (
            {"readers": {"a": ONE, "b": {"principal_id": ONE["principal_id"].upper()}}},
            "allowed: each principal once; 'a' and 'b' are the same, remove one",
        ),
        (
            {"creators": {"a": ONE}, "deleters": {"b": ONE}, "disk_scope_ids": [GROUP]},
            "allowed: principals that delete no snapshots; 'a' is among the deleters too, remove "
            "it there or set combinedDuties",
        ),
        ({"creators": {"a": ONE}}, "diskScopeIds: got nothing, allowed: ids of resource groups; "
         "creators need them, give them"),
        ({"restorers": {"a": ONE}}, "restoreScopeIds: got nothing, allowed: ids of resource "
         "groups; restorers need them, give them"),
        (
            {"disk_scope_ids": [f"{SNAPSHOTS.upper()}/providers/Microsoft.Compute/disks/d"]},
            "allowed: places outside of the snapshots' resource group; keep snapshots in a group "
            "of their own, or set sharedGroup",
        ),
        ({"role_definition_ids": {"janitor": BROAD}}, "remove 'janitor'"),
        ({"role_definition_ids": {"reader": DISK_ID}}, f"correct '{DISK_ID}'"),
        (
            {"role_definition_ids": {"creator": BROAD}},
            "allowed: roles of one duty; Disk Snapshot Contributor also deletes and exports, "
            "choose another or set combinedDuties",
        ),
        ({"restore_scope_ids": [DISK_ID]}, f"restoreScopeIds: got ['{DISK_ID}'], allowed: ids"),
    ],
)  # fmt: skip
def test_wrong(values: dict[str, Any], expected: str) -> None:
    assert any(expected in problem for problem in problems(**values)), problems(**values)


def test_children_to_take_over_are_of_this_access() -> None:
    grant = f"{GROUP}/providers/Microsoft.Authorization/roleAssignments/g"
    imports = {"creator-creator-a-grant": grant, "creator-source-creator-a-1-grant": grant}
    places = {"creators": {"a": ONE}, "disk_scope_ids": [GROUP, f"{GROUP}-other"]}
    assert problems(**places, imports=imports) == []
    (said,) = problems(**{**places, "disk_scope_ids": [GROUP]}, imports=imports)
    assert said.endswith(
        "creator-source-creator-a-0-grant; remove 'creator-source-creator-a-1-grant'"
    )
    (said,) = problems(**places, imports={"creator-role": grant})
    assert "the id of a Microsoft.Authorization/roleDefinitions for 'creator-role'" in said
