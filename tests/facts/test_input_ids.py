import pytest

from azure_disk_facts.input_ids import id_from_inputs
from azure_disk_facts.resource_types import (
    DISK,
    KEY,
    RESOURCE_GROUP,
    ROLE_ASSIGNMENT,
    ResourceTypeFacts,
)
from azure_disk_facts.wire import UNKNOWN_TEXT as UNKNOWN

GROUP = "/subscriptions/s1/resourceGroups/rg"


@pytest.mark.parametrize(
    ("facts", "inputs", "expected"),
    [
        (RESOURCE_GROUP, {"resourceGroupName": "rg"}, GROUP),
        (
            DISK,
            {"resourceGroupName": "rg", "diskName": "web", "location": "westeurope"},
            f"{GROUP}/providers/Microsoft.Compute/disks/web",
        ),
        (
            KEY,
            {"resourceGroupName": "rg", "vaultName": "kv", "keyName": "k"},
            f"{GROUP}/providers/Microsoft.KeyVault/vaults/kv/keys/k",
        ),
        (
            ROLE_ASSIGNMENT,
            {"scope": GROUP, "roleAssignmentName": "g"},
            f"{GROUP}/providers/Microsoft.Authorization/roleAssignments/g",
        ),
        (DISK, {"resourceGroupName": "rg"}, None),
        (DISK, {"resourceGroupName": "rg", "diskName": UNKNOWN}, None),
        (DISK, {"resourceGroupName": "rg", "diskName": f"{UNKNOWN}-os"}, None),
        (DISK, {"resourceGroupName": "rg", "diskName": 3}, None),
        (DISK, {"resourceGroupName": "rg", "diskName": ""}, None),
    ],
)
def test_id_from_inputs(
    facts: ResourceTypeFacts, inputs: dict[str, object], expected: str | None
) -> None:
    assert id_from_inputs(facts, inputs, "s1") == expected
