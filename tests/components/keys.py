"""A simulated Azure with what others have, and ``DiskEncryption`` in it."""

from collections.abc import Mapping
from typing import Any

import pulumi

from azure_disk_facts.arm_id import resource_group_id
from azure_disk_protection import DiskEncryption
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.mocks import run_program
from azure_disk_simulator.doors.results import Result

HOME = "westeurope"
HSM_URL = "https://hsm-bakery.managedhsm.azure.net/keys/disks/0123456789abcdef"
FAR_URL = "https://kv-far.vault.azure.net/keys/disks/0123456789abcdef"
CLIENT = "00000000-0000-4000-8000-0000000000cc"
ORCHESTRATOR = "00000000-0000-4000-8000-0000000000dd"


def deploy(azure: Azure, **inputs: Any) -> Result:
    """Run a program with one ``DiskEncryption`` named ``e``; ``None`` leaves an input out."""
    azure.put(resource_group_id(azure.subscription_id, "rg"), {"location": HOME})

    def program() -> None:
        args = {
            "resource_group_name": "rg",
            "location": HOME,
            "key_vault_name": "kv-bakery",
            **inputs,
        }
        given: Any = {name: value for name, value in args.items() if value is not None}
        made = DiskEncryption("e", given)
        for output in ("ready", "key_url", "principal_id", "grant_command", "rotation_error"):
            pulumi.export(output, getattr(made, output))
        pulumi.export("id", made.disk_encryption_set_id)
        pulumi.export("identity", made.identity_id)
        pulumi.export("vault", made.key_vault_id)
        pulumi.export("key", made.key_id)

    return run_program(azure, program)


def children(result: Result) -> list[str]:
    """Return the roles of what was made, in the order of their making."""
    return [each.name.removeprefix("e-") for each in result.registrations if "e-" in each.name]


def old_group(azure: Azure) -> str:
    """Make a resource group that no program declares; return its id."""
    return str(
        azure.put(resource_group_id(azure.subscription_id, "rg-old"), {"location": HOME})["id"]
    )


def old_vault(azure: Azure, region: str = HOME, **changes: Any) -> str:
    """Make another team's key vault; return its id."""
    properties: Mapping[str, Any] = {
        "tenantId": azure.tenant_id,
        "sku": {"family": "A", "name": "standard"},
        "enableRbacAuthorization": True,
        "enablePurgeProtection": True,
        **changes,
    }
    vault = f"{old_group(azure)}/providers/Microsoft.KeyVault/vaults/kv-old"
    return str(azure.put(vault, {"location": region, "properties": dict(properties)})["id"])


def old_identity(azure: Azure) -> tuple[str, str]:
    """Make an identity that no program declares; return its id and principal id."""
    kind = "Microsoft.ManagedIdentity/userAssignedIdentities"
    made = azure.put(f"{old_group(azure)}/providers/{kind}/id-old", {"location": HOME})
    return str(made["id"]), str(made["properties"]["principalId"])
