"""Sets with an identity of their own: whoever depends on ``ready`` waits for a proven grant."""

from datetime import timedelta

from azure_disk_facts.encryption import EncryptionType, SetIdentityType
from azure_disk_protection import DiskEncryption
from tests.conformance.doors import Door
from tests.conformance.programs import GROUP, HOME, groups, web_disk


def test_a_disk_on_a_system_assigned_set_waits_for_the_proof(door: Door) -> None:
    """C8: set, grant, first use; the grant takes its time, and nothing is slept for."""
    door.azure.settings.role_delay = timedelta(seconds=12)

    def program() -> None:
        ready = groups()
        keys = DiskEncryption(
            "keys",
            {
                "resource_group_name": GROUP,
                "location": HOME,
                "key_vault_name": "kv-bakery",
                "identity_type": SetIdentityType.SYSTEM_ASSIGNED,
            },
            ready,
        )
        web_disk(
            ready,
            encryption_type=EncryptionType.CUSTOMER_KEY,
            disk_encryption_set_id=keys.ready,
        )

    outcome = door.up(program)
    probe, disk = outcome["keys-probe"], outcome["web-disk"]
    made = door.azure.get(outcome["keys-set"].id)
    assert sorted(door.azure.associated_resources(made["id"])) == sorted([probe.id, disk.id])
    grant = outcome["keys-system-key-grant"].outputs
    assert grant["principalId"] == made["identity"]["principalId"]
