import uuid

from azure_disk_facts import roles
from azure_disk_facts.roles import ROLES


def test_guids_are_guids() -> None:
    for guid in ROLES:
        assert str(uuid.UUID(guid)) == guid


def test_definition_id() -> None:
    assert roles.READER.definition_id("s1") == (
        "/subscriptions/s1/providers/Microsoft.Authorization/roleDefinitions/"
        "acdd72a7-3385-48ef-bd42-f606fba81ae7"
    )


def test_role_of_definition_ignores_scope_and_case() -> None:
    text = roles.DISK_BACKUP_READER.definition_id("s1").upper() + "/"
    assert roles.role_of_definition(text) is roles.DISK_BACKUP_READER
    assert roles.role_of_definition("nothing") is None
