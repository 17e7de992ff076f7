from dataclasses import replace

import pytest

from azure_disk_facts.roles import OWNER, READER
from azure_disk_policy.families.roles import (
    assignments_near,
    assigns,
    granted,
    is_on,
    is_to,
    matches,
    role_guid,
)
from azure_disk_policy.inputs import Gaps, UnknownInputError
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack
from tests.policy.samples import (
    UNKNOWN_TEXT,
    backup_vault,
    depends,
    disk,
    disk_id,
    role_assignment,
    role_definition,
)

EXPORT = "Microsoft.Compute/disks/beginGetAccess/action"
UNKNOWN_ROLE = role_assignment(UNKNOWN_TEXT)
UNKNOWN_PRINCIPAL = role_assignment(OWNER.guid, principal=UNKNOWN_TEXT)


def test_a_role_is_known_by_the_end_of_its_id() -> None:
    assert role_guid(role_assignment(OWNER.guid.upper() + "/")) == OWNER.guid
    assert not role_guid(role_assignment(None))
    assert assigns(role_assignment(OWNER.guid), [READER.guid, OWNER.definition_id("s1").upper()])
    assert not assigns(role_assignment(OWNER.guid), [READER.guid])
    assert not assigns(role_assignment(None), [READER.guid])


def test_a_role_that_the_stack_declares_is_not_built_in() -> None:
    role = role_definition()
    custom = depends(UNKNOWN_ROLE, "roleDefinitionId", role)
    assert not assigns(custom, [OWNER.guid], Stack([role]))
    for stack in (None, Stack()):
        with pytest.raises(UnknownInputError, match=r"^ra1: roleDefinitionId$"):
            assigns(custom, [OWNER.guid], stack)


def test_an_identity_is_known_by_what_the_principal_was_made_from() -> None:
    vault = backup_vault()
    assert is_to(depends(UNKNOWN_PRINCIPAL, "principalId", vault), vault)
    assert not is_to(depends(UNKNOWN_PRINCIPAL, "principalId", disk()), vault)
    with pytest.raises(UnknownInputError, match=r"^ra1: principalId$"):
        is_to(UNKNOWN_PRINCIPAL, vault)


def test_an_identity_is_known_by_its_id() -> None:
    vault = backup_vault(identity={"principalId": "AAAAAAAA-0000-0000-0000-000000000001"})
    assert is_to(role_assignment(OWNER.guid), vault)
    assert not is_to(role_assignment(OWNER.guid, principal=OWNER.guid), vault)
    assert not is_to(role_assignment(OWNER.guid, principal=None), backup_vault())


def test_an_assignment_holds_below_its_scope() -> None:
    assert is_on(role_assignment(OWNER.guid), disk(), Stack())
    assert not is_on(role_assignment(OWNER.guid, disk_id("d2")), disk(), Stack())
    others = [role_assignment(OWNER.guid, disk_id(f"d{each}")) for each in range(2, 9)]
    own = role_assignment(OWNER.guid, disk_id())
    assert assignments_near(disk(), Stack([*others, own])) == [own]


@pytest.mark.parametrize(
    "pattern",
    [
        EXPORT,
        EXPORT.upper(),
        "*",
        "**",
        "Microsoft.Compute/*",
        "Microsoft.Compute/*/action",
        "*/action",
        "*/disks/*/action",
        "Microsoft.*/disks/*Access/action*",
    ],
)
def test_actions_that_match(pattern: str) -> None:
    assert matches(pattern, EXPORT)


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "Microsoft.Compute",
        "Microsoft.Compute/disks/beginGetAccess",
        "*/read",
        "Microsoft.Compute/snapshots/*",
        "*/action/*",
        "Microsoft?Compute/*",
        "Microsoft.Compute/disks/beginGetAccess/action*action",
        "Microsoft.Compute/*/disks/*",
    ],
)
def test_actions_that_do_not(pattern: str) -> None:
    assert not matches(pattern, EXPORT)


def test_many_wildcards_take_no_time() -> None:
    assert not matches("*a" * 5000, EXPORT)


def allowed(definition: Resource, *, of_data: bool = False) -> list[str]:
    return [
        f"{each.path}: {each.message}"
        for each in granted(definition, [EXPORT], Gaps(), of_data=of_data)
    ]


def test_operations_that_a_role_allows() -> None:
    assert allowed(role_definition("*/read", "*")) == [
        f"permissions[0].actions[1]: allows {EXPORT}"
    ]
    both = [{"actions": ["*"]}, {"actions": [EXPORT], "notActions": [EXPORT]}]
    assert allowed(role_definition(permissions=both)) == [
        f"permissions[0].actions[0]: allows {EXPORT}"
    ]
    assert allowed(role_definition(permissions={"dataActions": "*"}), of_data=True) == [
        f"permissions.dataActions: allows {EXPORT}"
    ]
    assert allowed(role_definition("*"), of_data=True) == []


def test_a_known_action_decides_beside_an_unknown_one() -> None:
    gaps = Gaps()
    assert granted(role_definition(UNKNOWN_TEXT, "*"), [EXPORT], gaps)
    assert not granted(role_definition(UNKNOWN_TEXT), [EXPORT], gaps)
    with pytest.raises(UnknownInputError, match=r"^permissions\[0\]\.actions\[0\]$"):
        gaps.settle()


def test_an_unknown_rescue_leaves_it_open() -> None:
    permission = {"actions": ["*"], "notActions": [UNKNOWN_TEXT, "*/read"]}
    gaps = Gaps()
    assert not granted(role_definition(permissions=[permission]), [EXPORT], gaps)
    with pytest.raises(UnknownInputError, match=r"^permissions\[0\]\.notActions\[0\]$"):
        gaps.settle()


def test_principals_are_named_by_what_they_were_made_from_even_when_known() -> None:
    vault = backup_vault()
    known = depends(role_assignment(OWNER.guid), "principalId", vault)
    assert is_to(known, vault)
    assert not is_to(known, replace(vault, urn="another"))
