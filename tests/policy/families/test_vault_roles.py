import pytest

from azure_disk_facts import resource_types as types
from azure_disk_facts.roles import DISK_BACKUP_READER, DISK_SNAPSHOT_CONTRIBUTOR
from azure_disk_policy.families.vault_roles import disk_of, has_role, identity_of
from azure_disk_policy.inputs import UnknownInputError
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack
from tests.policy.samples import (
    UNKNOWN_TEXT,
    backup_vault,
    depends,
    disk,
    disk_id,
    disk_instance,
    made,
    resource_group,
    role_assignment,
    snapshot_id,
)

VAULT = backup_vault()
IDENTITY = made(types.USER_ASSIGNED_IDENTITY.token, "id1", {"resourceName": "id1"})


def under(url: object, *, system: object = None) -> Resource:
    details = {"userAssignedIdentityArmUrl": url, "useSystemAssignedIdentity": system}
    props = {"vaultName": "bv1", "resourceGroupName": "rg-backup"}
    return made(
        types.BACKUP_INSTANCE.token, "bi1", {**props, "properties": {"identityDetails": details}}
    )


def test_the_vault_acts_unless_another_identity_is_named() -> None:
    stack = Stack([VAULT, IDENTITY])
    own = depends(under(UNKNOWN_TEXT), "properties", IDENTITY)
    assert identity_of(disk_instance(), stack) is VAULT
    assert identity_of(under(" "), stack) is VAULT
    assert identity_of(under(UNKNOWN_TEXT, system="true"), stack) is VAULT
    assert identity_of(own, stack) is IDENTITY
    assert identity_of(own, Stack([VAULT])) is None
    assert identity_of(disk_instance(), Stack()) is None
    with pytest.raises(UnknownInputError, match=r"userAssignedIdentityArmUrl$"):
        identity_of(under(UNKNOWN_TEXT), stack)


def test_disks_need_not_be_in_the_stack() -> None:
    elsewhere = disk_of(disk_instance(), Stack())
    assert elsewhere is not None
    assert (elsewhere.text("id"), elsewhere.arm_name, elsewhere.urn) == (disk_id(), "d1", "")
    group = resource_group("rg-data")
    declared = depends(disk(), "resourceGroupName", group)
    found = disk_of(disk_instance(), Stack([declared]))
    assert found is not None
    assert (found.text("id"), found.urn) == (disk_id(), declared.urn)
    assert found.made_from("resourceGroupName") == (group.urn,)
    assert disk_of(disk_instance(resourceID=snapshot_id()), Stack()) is None
    assert disk_of(disk_instance(resourceID=None), Stack()) is None
    later = depends(disk_instance(resourceID=UNKNOWN_TEXT), "properties", declared)
    assert disk_of(later, Stack([declared])) is declared
    for disks in ([], [declared]):
        with pytest.raises(UnknownInputError, match=r"properties\.dataSourceInfo\.resourceID$"):
            disk_of(disk_instance(resourceID=UNKNOWN_TEXT), Stack(disks))


def test_roles_of_an_identity() -> None:
    target = disk()
    grant = role_assignment(DISK_BACKUP_READER.guid, disk_id(), UNKNOWN_TEXT)
    bound = depends(grant, "principalId", VAULT)

    def has(*assignments: Resource) -> bool:
        return has_role(VAULT, DISK_BACKUP_READER, target, Stack([VAULT, target, *assignments]))

    assert has(bound)
    assert not has()
    assert not has(depends(grant, "principalId", IDENTITY))
    assert not has_role(VAULT, DISK_SNAPSHOT_CONTRIBUTOR, target, Stack([VAULT, target, bound]))
    with pytest.raises(UnknownInputError, match=r"^ra1: principalId$"):
        has(grant)
