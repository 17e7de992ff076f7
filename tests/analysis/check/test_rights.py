from typing import Any

import pytest

from azure_disk_analysis.check.change import Action, Change
from azure_disk_analysis.check.rights import Rights
from azure_disk_analysis.deployment import Resource
from azure_disk_facts import resource_types as types
from tests.analysis import samples
from tests.analysis.check.changes import (
    change,
    declared,
    deleting,
    depending,
    existing,
    unknown,
)
from tests.analysis.samples import Row

ROLE = "/subscriptions/x/providers/Microsoft.Authorization/roleDefinitions/Role-1"


def values(scope: str | None = None, role: str = ROLE, principal: str | None = "p1") -> Row:
    given = samples.disk_id() if scope is None else scope
    return {"scope": given, "roleDefinitionId": role, "principalId": principal}


def assignment(name: str = "grant", **changed: Any) -> Row:
    given = values(**changed)
    arm_id = f"{given['scope']}/providers/Microsoft.Authorization/roleAssignments/{name}"
    return samples.row(types.ROLE_ASSIGNMENT, arm_id, given)


def anew(name: str = "again", **changed: Any) -> Resource:
    return declared(types.ROLE_ASSIGNMENT, name, values(**changed))


def vault(principal: str = "p1") -> Row:
    arm_id = samples.arm_id(types.BACKUP_VAULT, "bv")
    return samples.row(types.BACKUP_VAULT, arm_id, {"identity": {"principalId": principal}})


def is_lost(found: Change, row: Row | None = None) -> bool:
    return Rights(found).is_lost(existing(row or assignment()))


def test_a_right_on_what_stays_is_lost() -> None:
    assert is_lost(change([samples.disk(), assignment()], actions=deleting("grant")))


def test_a_right_on_what_goes_is_not() -> None:
    rows = [samples.disk(), assignment()]
    assert not is_lost(change(rows, actions=deleting("web", "grant")))


def test_a_right_on_what_has_another_urn_now_is_lost() -> None:
    moved = existing({**samples.disk(), "urn": "urn:moved"})
    assert is_lost(change([samples.disk(), assignment()], [moved], deleting("grant")))


def test_a_right_on_what_the_stack_does_not_declare_is_lost() -> None:
    row = assignment(scope=samples.disk_id("somebody-elses"))
    assert is_lost(change([row], actions=deleting("grant")), row)


def test_without_a_scope_there_is_no_right() -> None:
    row = assignment(scope="")
    assert not is_lost(change([row], actions=deleting("grant")), row)


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"scope": samples.disk_id().upper() + "/"},
        {"role": "/providers/Microsoft.Authorization/roleDefinitions/role-1"},
        {"principal": "P1"},
        {"principal": unknown()},
        {"principal": None},
    ],
)
def test_a_right_that_is_given_anew_is_not_lost(changed: Row) -> None:
    rows = [samples.disk(), assignment()]
    found = change(rows, [samples.disk(), anew(**changed)], deleting("grant"))
    assert not is_lost(found)


@pytest.mark.parametrize(
    "changed",
    [
        {"scope": samples.disk_id("other")},
        {"role": ROLE.replace("-1", "-2")},
        {"principal": "p2"},
        {"scope": unknown()},
    ],
)
def test_another_right_does_not_replace_it(changed: Row) -> None:
    rows = [samples.disk(), assignment()]
    assert is_lost(change(rows, [samples.disk(), anew(**changed)], deleting("grant")))


def test_a_right_on_a_disk_that_is_made_anew_is_given_anew() -> None:
    inputs = {"resourceGroupName": "rg-bakery", "diskName": "web"}
    disk = declared(types.DISK, "web", inputs)
    grant = depending(anew("grant", scope=unknown()), scope=disk)
    actions = {"web": Action.REPLACE, "grant": Action.REPLACE}
    assert not is_lost(change([samples.disk(), assignment()], [disk, grant], actions))


def test_a_right_that_azure_keeps_is_given() -> None:
    rows = [samples.disk(), assignment(), assignment("other")]
    actions = {"grant": Action.DELETE, "other": Action.FORGET}
    assert not is_lost(change(rows, actions=actions))


def test_who_goes_needs_no_right() -> None:
    rows = [samples.disk(), vault(), assignment()]
    assert not is_lost(change(rows, actions=deleting("grant", "bv")))
    assert is_lost(change(rows, actions=deleting("grant")))
    others = [samples.disk(), vault("p2"), assignment()]
    assert is_lost(change(others, actions=deleting("grant", "bv")))


def test_an_identity_of_its_own_may_be_what_others_reach_their_key_by() -> None:
    arm_id = samples.arm_id(types.USER_ASSIGNED_IDENTITY, "id")
    identity = samples.row(types.USER_ASSIGNED_IDENTITY, arm_id, {"principalId": "p1"})
    rows = [samples.disk(), identity, assignment()]
    assert is_lost(change(rows, actions=deleting("grant", "id")))
