import pytest

from azure_disk_facts.roles import DISK_SNAPSHOT_CONTRIBUTOR
from azure_disk_policy.families.snapshot_roles import is_on_snapshot_group, is_to_vault
from azure_disk_policy.inputs import UnknownInputError
from azure_disk_policy.stack import Stack
from tests.policy.samples import (
    SNAPSHOT_GROUP_ID,
    SUBSCRIPTION,
    UNKNOWN_TEXT,
    backup_vault,
    depends,
    disk_instance,
    role_assignment,
)

ROLE = DISK_SNAPSHOT_CONTRIBUTOR.guid
INSTANCE = disk_instance()


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (SNAPSHOT_GROUP_ID, True),
        (SNAPSHOT_GROUP_ID.upper() + "/", True),
        (f"{SNAPSHOT_GROUP_ID}-2", False),
        (SUBSCRIPTION, False),
        (f"{SNAPSHOT_GROUP_ID}/providers/Microsoft.Compute/snapshots/s", False),
    ],
)
def test_only_the_group_itself_counts(scope: str, expected: bool) -> None:  # noqa: FBT001
    assignment = role_assignment(ROLE, scope)
    assert is_on_snapshot_group(assignment, Stack([INSTANCE, assignment])) is expected


def test_an_unknown_scope_is_undecided_where_there_is_a_group() -> None:
    assignment = role_assignment(ROLE, UNKNOWN_TEXT)
    with pytest.raises(UnknownInputError):
        is_on_snapshot_group(assignment, Stack([INSTANCE, assignment]))


def test_whose_right_it_is() -> None:
    vault = backup_vault()
    own = depends(role_assignment(ROLE, SNAPSHOT_GROUP_ID, UNKNOWN_TEXT), "principalId", vault)
    other = role_assignment(ROLE, SNAPSHOT_GROUP_ID, name="ra2", principalType="User")
    stack = Stack([vault, INSTANCE, own, other])
    assert is_to_vault(own, stack)
    assert not is_to_vault(other, stack)
