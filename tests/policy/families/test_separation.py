from azure_disk_facts.roles import BACKUP_CONTRIBUTOR, OWNER, READER
from azure_disk_policy.families.separation import demand_separated, meet
from azure_disk_policy.stack import Stack
from azure_disk_policy.verdicts import COMPLIANT, violated
from tests.policy.samples import (
    SUBSCRIPTION,
    UNKNOWN_TEXT,
    depends,
    disk,
    disk_id,
    lock,
    resource_group,
    role_assignment,
)

GROUP = f"{SUBSCRIPTION}/resourceGroups/rg-data"


def test_one_duty_alone_is_compliant() -> None:
    backups = role_assignment(BACKUP_CONTRIBUTOR.guid)
    owner = role_assignment(OWNER.guid, name="ra2")
    stack = Stack([backups, owner])
    assert demand_separated(owner, stack, (BACKUP_CONTRIBUTOR,), (OWNER,)) is COMPLIANT
    assert demand_separated(backups, stack, (BACKUP_CONTRIBUTOR,), (READER,)) is COMPLIANT
    assert demand_separated(backups, stack, (BACKUP_CONTRIBUTOR,), (OWNER, READER)) == violated(
        "principalId", "is assigned Owner or Reader too"
    )


def test_a_role_of_both_duties_is_not_held_twice() -> None:
    owner = role_assignment(OWNER.guid)
    assert demand_separated(owner, Stack([owner]), (OWNER,), (OWNER,)) is COMPLIANT


def test_a_known_scope_meets_the_group_that_another_was_made_from() -> None:
    group = resource_group("rg-data")
    late = depends(lock(UNKNOWN_TEXT, name="lock2"), "scope", group)
    stack = Stack([group, disk()])
    assert meet(lock(disk_id()), late, "scope", stack)
    assert meet(late, lock(GROUP), "scope", stack)
    assert meet(late, lock("/"), "scope", stack)
    assert not meet(lock(disk_id().replace("rg-data", "rg-other")), late, "scope", stack)
    assert not meet(lock("rg-data"), late, "scope", stack)


def test_a_group_without_a_name_yet_meets_what_is_made_from_it() -> None:
    group = resource_group(UNKNOWN_TEXT)
    late = depends(lock(UNKNOWN_TEXT), "scope", group)
    other = depends(lock(UNKNOWN_TEXT, name="lock2"), "scope", group)
    assert meet(late, other, "scope", Stack([group]))
