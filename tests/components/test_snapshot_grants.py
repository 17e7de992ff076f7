from typing import Any

import pytest

from azure_disk_protection.snapshot_grants import PARTS, Part, grants_of, scopes_of
from tests.components.recording import GROUP, SET_ID

ONE = {"principal_id": "7b0d9f5e-55a5-4a86-9a4f-0d6f5f6f1a01"}
OTHER = {"principal_id": "7b0d9f5e-55a5-4a86-9a4f-0d6f5f6f1a02"}
SNAPSHOTS = f"{GROUP}-snapshots"


def part(role: str) -> Part:
    (found,) = (each for each in PARTS if each.role == role)
    return found


def children(role: str, **inputs: Any) -> list[str]:
    given = {"snapshot_resource_group_id": SNAPSHOTS, **inputs}
    return [grant.child for grant in grants_of(part(role), given)]


@pytest.mark.parametrize("each", PARTS, ids=lambda each: each.role)
def test_every_duty_is_its_own(each: Part) -> None:
    assert each.duty.actions
    assert [other for other in PARTS if other.duty == each.duty] == [each]
    assert each.child == f"{each.role}-role"


def test_grants_at_the_snapshots_have_no_number() -> None:
    assert children("reader", readers={"ops": ONE, "dev": OTHER}) == [
        "reader-reader-ops-grant",
        "reader-reader-dev-grant",
    ]
    assert scopes_of(part("reader"), {"snapshot_resource_group_id": SNAPSHOTS}) == [SNAPSHOTS]


def test_grants_at_lists_are_numbered() -> None:
    assert children("creator-source", creators={"a": ONE}, disk_scope_ids=[GROUP, SNAPSHOTS]) == [
        "creator-source-creator-a-0-grant",
        "creator-source-creator-a-1-grant",
    ]


def test_two_duties_are_one_grant() -> None:
    both = {
        "creators": {"a": ONE},
        "restorers": {"b": {"principal_id": ONE["principal_id"].upper()}},
    }
    assert children("encryption-set", **both, disk_encryption_set_ids=[SET_ID]) == [
        "encryption-set-creator-a-0-grant"
    ]


def test_nobody_or_nowhere_is_no_grant() -> None:
    assert children("reader") == []
    assert children("creator-source", creators={"a": ONE}) == []
    assert scopes_of(part("creator-source"), {}) == []
