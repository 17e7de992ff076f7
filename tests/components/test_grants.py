import pulumi

from azure_disk_facts.roles import DISK_BACKUP_READER, READER
from azure_disk_protection.grants import assignment_name, declare_grant
from tests.components.recording import DISK_ID, PRINCIPAL, SUBSCRIPTION, record


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
