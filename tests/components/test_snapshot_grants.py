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


def test_grants_at_the_snapshots_are_named_by_the_principal() -> None:
    assert children("reader", readers={"ops": ONE, "dev": OTHER}) == [
        "reader-reader-ops-grant",
        "reader-reader-dev-grant",
    ]
    assert scopes_of(part("reader"), {"snapshot_resource_group_id": SNAPSHOTS}) == [SNAPSHOTS]


def test_grants_elsewhere_are_named_by_the_place_too() -> None:
    """In the order of the names: other languages keep none."""
    places = {"west": GROUP, "north": SNAPSHOTS}
    assert children("creator-source", creators={"a": ONE}, disk_scope_ids=places) == [
        "creator-source-creator-a-north-grant",
        "creator-source-creator-a-west-grant",
    ]
    assert scopes_of(part("creator-source"), {"disk_scope_ids": places}) == [SNAPSHOTS, GROUP]


@pytest.mark.parametrize(
    ("role", "who"), [("creator-set", "creators"), ("restorer-set", "restorers")]
)
def test_each_of_two_duties_sees_sets_by_itself(role: str, who: str) -> None:
    both = {"creators": {"a": ONE}, "restorers": {"a": ONE}}
    child = f"{role}-{who[:-1]}-a-des-grant"
    assert children(role, **both, disk_encryption_set_ids={"des": SET_ID}) == [child]
    assert children(role, **{who: both[who]}, disk_encryption_set_ids={"des": SET_ID}) == [child]


def test_nobody_or_nowhere_is_no_grant() -> None:
    assert children("reader") == []
    assert children("creator-source", creators={"a": ONE}) == []
    assert scopes_of(part("creator-source"), {}) == []
