from typing import Any

import pytest

from azure_disk_protection.checks.locks import covers, lock_problems
from tests.components.recording import DISK_ID, GROUP, SNAPSHOT_ID


def problems(**values: Any) -> list[str]:
    return [str(problem) for problem in lock_problems({"scope_id": GROUP, **values})]


def test_fine() -> None:
    assert problems(pruned_group_ids=[f"{GROUP}-2"], notes="x" * 512) == []
    assert problems(scope_id=DISK_ID, pruned_group_ids=[GROUP]) == []


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (
            {"scope_id": "rg"},
            "scopeId: got 'rg', allowed: the id of a subscription, resource group or resource; "
            "give the id",
        ),
        (
            {"scope_id": "/providers/Microsoft.Management/managementGroups/mg"},
            "scopeId: got '/providers/Microsoft.Management/managementGroups/mg', allowed: the id "
            "of a subscription, resource group or resource; give the id",
        ),
        (
            {"lock_name": "keep/it"},
            "lockName: got 'keep/it', allowed: characters, none of <>%&:\\?/; choose another name",
        ),
        (
            {"lock_name": ""},
            "lockName: got '', allowed: characters, none of <>%&:\\?/; choose another name",
        ),
        (
            {"lock_name": "x" * 261},
            f"lockName: got '{'x' * 261}', allowed: at most 260 characters; shorten it",
        ),
        (
            {"pruned_group_ids": [DISK_ID]},
            f"prunedGroupIds: got ['{DISK_ID}'], allowed: ids of a Microsoft.Resources/"
            f"resourceGroups; correct '{DISK_ID}'",
        ),
    ],
)
def test_wrong(values: dict[str, Any], expected: str) -> None:
    assert expected in problems(**values)


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (GROUP, True),
        (GROUP.upper(), True),
        (GROUP.split("/resourceGroups")[0], True),
        (SNAPSHOT_ID, True),
        (DISK_ID, False),
        (f"{GROUP}-2", False),
    ],
)
def test_covers(scope: str, expected: object) -> None:
    assert covers(scope, GROUP) is expected
