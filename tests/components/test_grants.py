import pulumi

from azure_disk_facts.roles import DISK_BACKUP_READER, READER, PrincipalType
from azure_disk_protection.grants import (
    Principal,
    assignment_name,
    declare_assignment,
    declare_grant,
)
from tests.components.recording import DISK_ID, GROUP, PRINCIPAL, SUBSCRIPTION, record


def test_the_same_grant_has_the_same_name_ever() -> None:
    name = assignment_name(DISK_ID, PRINCIPAL, READER)
    assert name == assignment_name(DISK_ID.upper(), PRINCIPAL.upper(), READER)
    assert name != assignment_name(DISK_ID, PRINCIPAL, DISK_BACKUP_READER)
    assert name != assignment_name(DISK_ID + "2", PRINCIPAL, READER)


def test_a_grant_says_all_that_azure_needs() -> None:
    def program() -> None:
        declare_grant(
            "g",
            DISK_BACKUP_READER,
            scope=DISK_ID,
            principal_id=pulumi.Output.from_input(PRINCIPAL),
            opts=pulumi.ResourceOptions(),
        )

    assert record(program)["g"].inputs == {
        "scope": DISK_ID,
        "principalId": PRINCIPAL,
        "principalType": "ServicePrincipal",
        "roleAssignmentName": assignment_name(DISK_ID, PRINCIPAL, DISK_BACKUP_READER),
        "roleDefinitionId": DISK_BACKUP_READER.definition_id(SUBSCRIPTION),
    }


def test_groups_and_users_get_roles_under_a_condition() -> None:
    principal: Principal = {
        "principal_id": PRINCIPAL,
        "principal_type": PrincipalType.USER,
        "description": "on call",
        "condition": "true",
    }
    made = record(
        lambda: declare_assignment(
            "g",
            READER.definition_id(SUBSCRIPTION),
            scope=GROUP,
            principal=principal,
            opts=pulumi.ResourceOptions(),
        )
    )["g"]
    assert made.at("principalType") == "User"
    assert made.at("description") == "on call"
    assert (made.at("condition"), made.at("conditionVersion")) == ("true", "2.0")
    assert made.at("roleAssignmentName") == assignment_name(GROUP, PRINCIPAL, READER)
