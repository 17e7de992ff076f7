from typing import Any

import pulumi
import pytest

from azure_disk_facts.roles import DISK_SNAPSHOT_CONTRIBUTOR, READER
from azure_disk_protection.checks.snapshot_access import access_problems
from tests.components.recording import DISK_ID, GROUP, SUBSCRIPTION

SNAPSHOTS = f"{GROUP}-snapshots"
ONE = {"principal_id": "7b0d9f5e-55a5-4a86-9a4f-0d6f5f6f1a01"}
OTHER = {"principal_id": "7b0d9f5e-55a5-4a86-9a4f-0d6f5f6f1a02"}
BROAD = DISK_SNAPSHOT_CONTRIBUTOR.definition_id(SUBSCRIPTION)
OWN = READER.definition_id(SUBSCRIPTION)


def problems(**values: Any) -> list[str]:
    given = {"snapshot_resource_group_id": SNAPSHOTS, **values}
    return [str(problem) for problem in access_problems(given)]


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"creators": {"a": ONE}, "deleters": {"b": OTHER}, "disk_scope_ids": {"bakery": GROUP}},
        {"readers": {"a": ONE}, "deleters": {"a": ONE}},
        {"exporters": {"a": ONE}, "deleters": {"a": ONE}, "combined_duties": True},
        {
            "restorers": {"a": ONE},
            "restore_scope_ids": {"bakery": SNAPSHOTS},
            "shared_group": True,
        },
        {"role_definition_ids": {"reader": READER.definition_id(SUBSCRIPTION)}},
        {"role_definition_ids": {"creator": BROAD}, "combined_duties": True},
        {"imports": {"reader-role": READER.definition_id(SUBSCRIPTION)}},
        {
            "creators": {"a": ONE},
            "restorers": {"a": OTHER, "b": {"principal_id": pulumi.Output.from_input("later")}},
            "disk_scope_ids": {"bakery": GROUP},
            "restore_scope_ids": {"bakery": GROUP},
            "role_definition_ids": {
                "creator": OWN,
                "restorer": OWN,
                "exporter": pulumi.Output.from_input(OWN),
            },
        },
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
            {"creators": {"a": ONE}, "deleters": {"b": ONE}, "disk_scope_ids": {"bakery": GROUP}},
            "allowed: principals that delete no snapshots; 'a' is among the deleters too, remove "
            "it there or set combinedDuties",
        ),
        ({"creators": {"a": ONE}}, "diskScopeIds: got nothing, allowed: ids of resource groups; "
         "creators need them, give them"),
        ({"restorers": {"a": ONE}}, "restoreScopeIds: got nothing, allowed: ids of resource "
         "groups; restorers need them, give them"),
        (
            {"disk_scope_ids": {"d": f"{SNAPSHOTS.upper()}/providers/Microsoft.Compute/disks/d"}},
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
        (
            {"restore_scope_ids": {"bakery": DISK_ID}},
            f"restoreScopeIds: got {{'bakery': '{DISK_ID}'}}, allowed: ids of a "
            "Microsoft.Resources/resourceGroups; correct 'bakery'",
        ),
        (
            {"restore_scope_ids": {"one": GROUP, "other": GROUP}},
            "allowed: each id once; 'one' and 'other' are the same, remove one",
        ),
        (
            {
                "creators": {"a-b": ONE, "a": OTHER},
                "disk_scope_ids": {"c": GROUP, "b-c": f"{GROUP}-other"},
            },
            "allowed: names that with those of creators make each assignment's name once; "
            "'creator-source-creator-a-b-c-grant' would be there 2 times, rename one",
        ),
        (
            {
                "creators": {"a": ONE},
                "disk_scope_ids": {"bakery": GROUP},
                "restorers": {"b": ONE, "c": OTHER},
                "restore_scope_ids": {"ovens": GROUP.upper()},
                "role_definition_ids": {"creator-source": OWN, "restorer-target": OWN.upper()},
            },
            "allowed: roles that nobody gets twice at one place; 'creator-source' and "
            "'restorer-target' are the same for one principal, choose another for one of them",
        ),
    ],
)  # fmt: skip
def test_wrong(values: dict[str, Any], expected: str) -> None:
    assert any(expected in problem for problem in problems(**values)), problems(**values)


def test_children_to_take_over_are_of_this_access() -> None:
    grant = f"{GROUP}/providers/Microsoft.Authorization/roleAssignments/g"
    imports = {"creator-creator-a-grant": grant, "creator-source-creator-a-ovens-grant": grant}
    bakery, ovens = {"bakery": GROUP}, {"ovens": f"{GROUP}-other"}
    places: dict[str, Any] = {"creators": {"a": ONE}, "disk_scope_ids": bakery | ovens}
    assert problems(**places, imports=imports) == []
    (said,) = problems(**{**places, "disk_scope_ids": bakery}, imports=imports)
    assert said.endswith(
        "creator-source-creator-a-bakery-grant; remove 'creator-source-creator-a-ovens-grant'"
    )
    (said,) = problems(**places, imports={"creator-role": grant})
    assert "the id of a Microsoft.Authorization/roleDefinitions for 'creator-role'" in said
