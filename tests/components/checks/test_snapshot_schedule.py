from typing import Any

import pulumi
import pytest
from hypothesis import given
from hypothesis import strategies as st

from azure_disk_facts.skus import SnapshotSku
from azure_disk_facts.workflows import WeekDay
from azure_disk_protection.checks.snapshot_schedule import schedule_problems
from tests.components.recording import DISK_ID, GROUP, OTHER_SUBSCRIPTION, SET_ID, SUBSCRIPTION

BASE: dict[str, Any] = {
    "location": "westeurope",
    "disk_scope_ids": {"bakery": GROUP, "all": f"/subscriptions/{SUBSCRIPTION}"},
    "snapshot_resource_group_id": GROUP,
    "every": "P1D",
    "start": "2026-01-01T02:00:00",
    "keep_for": "P7D",
}
ELSEWHERE = GROUP.replace(SUBSCRIPTION, OTHER_SUBSCRIPTION)


def problems(**changes: Any) -> list[str]:
    given = {name: value for name, value in {**BASE, **changes}.items() if value is not None}
    return [str(problem) for problem in schedule_problems(given)]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"every": "P7D", "on_days": [WeekDay.MONDAY], "at_hours": [0, 23], "keep_for": "P28D"},
        {"every": "PT1H", "keep_for": "P20D"},
        {"keep_for": None, "keep_count": 499},
        {"disk_scope_ids": {"a": pulumi.Output.from_input(GROUP), "b": GROUP}},
        {"identity_id": f"{GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i",
         "identity_principal_id": "p"},
    ],
)  # fmt: skip
def test_fine(changes: dict[str, Any]) -> None:
    assert problems(**changes) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"every": "PT30S"},
            "every: got 'PT30S', allowed: whole minutes, hours, days or weeks, for example PT4H or "
            "P1D; choose such a time; more than 7 snapshots of a disk in 5 minutes are not taken",
        ),
        (
            {"every": "P501D", "keep_for": None, "keep_count": 2},
            "every: got 'P501D', allowed: at most 500 days; choose a shorter time",
        ),
        (
            {"at_hours": [24]},
            "atHours: got [24], allowed: numbers from 0 to 23; correct 24",
        ),
        (
            {"at_minutes": [-1]},
            "atMinutes: got [-1], allowed: numbers from 0 to 59; correct -1",
        ),
        (
            {"every": "PT4H", "at_hours": [2]},
            "atHours: got [2], allowed: nothing unless every is in days or weeks; remove it or "
            "change every",
        ),
        (
            {"on_days": ["Monday"]},
            "onDays: got ['Monday'], allowed: nothing unless every is in weeks; set every to P7D",
        ),
        (
            {"start": "2026-01-01T02:00:00Z"},
            "start: got '2026-01-01T02:00:00Z', allowed: a local time, for example "
            "2026-01-01T02:00:00; write it without an offset; timeZone says where it counts",
        ),
        (
            {"keep_for": None},
            "keepCount: got nothing, allowed: a number of snapshots, or a time in keepFor; give "
            "one of them",
        ),
        (
            {"every": "PT1H", "keep_for": "P21D"},
            "keepFor: got 'P21D', allowed: what makes at most 500 snapshots of a disk, not 505; "
            "keep fewer, or run less often",
        ),
        (
            {"keep_for": None, "keep_count": 500},
            "keepCount: got 500, allowed: 1 to 499 snapshots; choose a number in that range",
        ),
        (
            {"keep_at_least": 0},
            "keepAtLeast: got 0, allowed: 1 to 499 snapshots; choose a number in that range",
        ),
        (
            {"keep_for": "a week"},
            "keepFor: got 'a week', allowed: an ISO 8601 duration, for example PT4H, P90D or P2Y; "
            "correct it",
        ),
        (
            {"sku": SnapshotSku.PREMIUM_LRS},
            "sku: got 'Premium_LRS', allowed: Standard_LRS, Standard_ZRS; incremental snapshots "
            "lie on standard storage",
        ),
        (
            {"identity_principal_id": "p"},
            "identityId: got nothing, allowed: a value when its counterpart is given; give both",
        ),
        (
            {"disk_scope_ids": {}},
            "diskScopeIds: got {}, allowed: ids of resource groups or of the subscription; name at "
            "least one",
        ),
        (
            {"disk_scope_ids": {"bakery": DISK_ID}},
            f"diskScopeIds: got {{'bakery': '{DISK_ID}'}}, allowed: ids of a Microsoft.Resources/"
            "resourceGroups or ids of a Microsoft.Resources/subscriptions; correct 'bakery'",
        ),
        (
            {"disk_encryption_set_ids": {"one": SET_ID, "other": f"{SET_ID.upper()}/"}},
            f"diskEncryptionSetIds: got {{'one': '{SET_ID}', 'other': '{SET_ID.upper()}/'}}, "
            "allowed: each id once; 'one' and 'other' are the same, remove one",
        ),
        (
            {"snapshot_resource_group_id": ELSEWHERE, "disk_scope_ids": {"bakery": GROUP}},
            f"snapshotResourceGroupId: got '{ELSEWHERE}', allowed: a resource group in "
            f"subscription {SUBSCRIPTION}; incremental snapshots lie in their disk's subscription, "
            "choose a group there",
        ),
    ],
)
def test_wrong(changes: dict[str, Any], expected: str) -> None:
    assert expected in problems(**changes)


def test_children_to_take_over_are_of_this_schedule() -> None:
    grant = f"{GROUP}/providers/Microsoft.Authorization/roleAssignments/g"
    role = f"/subscriptions/{SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/r"
    imports = {"disks-bakery-grant": grant, "set-des-grant": grant, "sets-role": role}
    places = {"bakery": GROUP}
    sets = {"disk_scope_ids": places, "disk_encryption_set_ids": {"des": SET_ID}}
    assert problems(**sets, imports=imports) == []
    found = problems(disk_scope_ids=places, imports=imports)
    assert [said.rpartition("; ")[2] for said in found] == [
        "remove 'set-des-grant'",
        "remove 'sets-role'",
    ]


@given(hours=st.integers(1, 24), days=st.integers(1, 400))
def test_refused_exactly_when_a_disk_would_have_too_many(hours: int, days: int) -> None:
    kept = -(-days * 24 // hours)
    found = problems(every=f"PT{hours}H", keep_for=f"P{days}D")
    assert bool(found) == (kept + 1 > 500)
