"""What Azure refuses about keys and grants, through each door."""

import pulumi
from pulumi_azure_native import authorization, compute

from azure_disk_facts.arm_id import resource_group_id
from azure_disk_facts.roles import READER
from azure_disk_protection import (
    BackupVault,
)
from tests.conformance.doors import Door
from tests.conformance.programs import (
    GROUP,
    HOME,
    encryption,
    groups,
)


def test_a_set_of_another_region_encrypts_nothing_here(door: Door) -> None:
    """C5: disk and set share a region."""

    def program() -> None:
        ready = groups()
        away = encryption("bakery-ne", ready, away=True)
        compute.Disk(
            "web",
            disk_name="web",
            resource_group_name=GROUP,
            location=HOME,
            creation_data={"create_option": "Empty"},
            disk_size_gb=64,
            encryption={"disk_encryption_set_id": away.disk_encryption_set_id},
            opts=ready,
        )

    outcome = door.up(program)
    assert "InvalidParameter" in outcome.error or "NotFound" in outcome.error
    assert "web" not in outcome.made


def test_a_set_without_grant_is_refused(door: Door) -> None:
    """C8: without the grant the PUT of a set with a user-assigned identity fails."""

    def program() -> None:
        ready = groups()
        keys = encryption("bakery-we", ready)
        made = pulumi.Output.all(keys.key_vault_id, keys.disk_encryption_set_id)
        compute.DiskEncryptionSet(
            "without-grant",
            resource_group_name=GROUP,
            location=HOME,
            identity={"type": "UserAssigned", "user_assigned_identities": [made.apply(_identity)]},
            active_key={"key_url": made.apply(lambda known: _key_url(door, known[0]))},
        )

    def _identity(known: list[str]) -> str:
        group_id = known[0].split("/providers/")[0]
        found = door.azure.put(
            f"{group_id}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-stranger",
            {"location": HOME},
        )
        return str(found["id"])

    outcome = door.up(program)
    assert "KeyVaultAccessForbidden" in outcome.error
    assert "Please grant get, wrap and unwrap key permissions" in outcome.error
    assert "without-grant" not in outcome.made


def _key_url(door: Door, vault_id: str) -> str:
    (key,) = door.azure.list(vault_id, "Microsoft.KeyVault/vaults/keys")
    return str(key["properties"]["keyUriWithVersion"])


def test_one_grant_is_made_once(door: Door) -> None:
    """G4: the same principal, role and scope a second time."""

    def program() -> None:
        vault = BackupVault(
            "vault",
            {"resource_group_name": GROUP, "location": HOME, "vault_name": "bv-bakery"},
            groups(),
        )
        subscription = door.azure.subscription_id
        first: pulumi.Resource | None = None
        for number in (1, 2):
            first = authorization.RoleAssignment(
                f"grant-{number}",
                role_assignment_name=f"00000000-0000-4000-8000-00000000000{number}",
                scope=resource_group_id(subscription, GROUP),
                principal_id=vault.principal_id,
                principal_type="ServicePrincipal",
                role_definition_id=READER.definition_id(subscription),
                opts=pulumi.ResourceOptions(depends_on=[first] if first else []),
            )

    outcome = door.up(program)
    assert "RoleAssignmentExists" in outcome.error
    assert "grant-1" in outcome.made
    assert "grant-2" not in outcome.made
