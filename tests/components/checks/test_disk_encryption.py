from typing import Any

import pytest

from azure_disk_facts.encryption import SetIdentityType
from azure_disk_protection.checks.disk_encryption import disk_encryption_problems
from tests.components.checks.keys import (
    BASE,
    CONFIDENTIAL,
    EXISTS,
    IDENTITY_ID,
    IN_HSM,
    OTHER_TENANT,
    SUBNET_ID,
    problems,
)
from tests.components.recording import DISK_ID, KEY_URL

ZONE_ID = DISK_ID.replace(
    "Microsoft.Compute/disks/d",
    "Microsoft.Network/privateDnsZones/privatelink.vaultcore.azure.net",
)
ENDPOINT = {"subnet_id": SUBNET_ID, "private_dns_zone_id": ZONE_ID}
WORKSPACE = DISK_ID.replace("Microsoft.Compute/disks", "Microsoft.OperationalInsights/workspaces")


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"key_size_bits": 2048, "rotate_every": "P7D", "key_lifetime": "P28D"},
        {"deleted_keys_kept_days": 7, "recover_deleted": True, "tenant_id": "t"},
        {"notify_before_expiry": "P30D"},
        {"follow_rotation": False, "key_lifetime": "P1Y", "notify_before_expiry": "P30D"},
        {"identity_type": "SystemAssigned", "probe": False},
        {"identity_type": "SystemAssigned, UserAssigned", "identity_name": "id-a"},
        {"identity_id": IDENTITY_ID, "identity_principal_id": "p"},
        {"allowed_ip_ranges": ["203.0.113.7", "198.51.100.0/24"]},
        {"allowed_subnet_ids": [SUBNET_ID]},
        {"private_endpoint": {"subnet_id": SUBNET_ID}, "diagnostics": {"workspace_id": WORKSPACE}},
        EXISTS,
        {**EXISTS, "key_url": KEY_URL, "grant": False},
        {**EXISTS, "diagnostics": {"workspace_id": WORKSPACE}},
        IN_HSM,
        {**IN_HSM, "identity_type": "SystemAssigned"},
        OTHER_TENANT,
        CONFIDENTIAL,
        {**CONFIDENTIAL, **EXISTS, "key_type": "RSA-HSM", "follow_rotation": False},
        {**IN_HSM, "encryption_type": "ConfidentialVmEncryptedWithCustomerKey"},
    ],
)
def test_keys_that_azure_takes(values: dict[str, Any]) -> None:
    assert problems(**values) == []


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"location": "here"}, "location: the name of an Azure region, for example westeurope"),
        (
            {"identity_name": "a"},
            "identityName: 3 to 128 letters, digits, '_' or '-', starting with a letter or digit",
        ),
        (
            {"disk_encryption_set_name": "-"},
            "diskEncryptionSetName: 1 to 80 letters, digits, '_', '.' or '-', starting with a "
            "letter or digit and ending with a letter, digit or '_'",
        ),
        ({"key_name": "my key"}, "keyName: 1 to 127 letters, digits or hyphens"),
        (
            {"identity_id": DISK_ID},
            "identityId: the id of a Microsoft.ManagedIdentity/userAssignedIdentities",
        ),
        (
            {"identity_id": IDENTITY_ID, "identity_name": "id-a"},
            "identityName: nothing beside identityId",
        ),
        ({"identity_principal_id": "p"}, "identityPrincipalId: nothing without identityId"),
        (
            {"identity_type": SetIdentityType.SYSTEM_ASSIGNED, "identity_name": "id-a"},
            "identityName: nothing with SystemAssigned",
        ),
        ({"probe": True}, "probe: nothing unless identityType is SystemAssigned"),
        (
            {"notify_before_expiry": "soon"},
            "notifyBeforeExpiry: an ISO 8601 duration, for example PT4H, P90D or P2Y",
        ),
        (
            {"notify_before_expiry": "P30D", "follow_rotation": False},
            "notifyBeforeExpiry: nothing without keyLifetime",
        ),
        ({"notify_before_expiry": "P6D"}, "notifyBeforeExpiry: P7D or longer"),
        (
            {"notify_before_expiry": "P2Y"},
            "notifyBeforeExpiry: shorter than keyLifetime, P2Y",
        ),
        (
            {"notify_before_expiry": "P365D", "key_lifetime": "P1Y"},
            "notifyBeforeExpiry: shorter than keyLifetime, P1Y",
        ),
        (
            {"imports": {"keyvault": DISK_ID}},
            "imports: key-vault, key-vault-endpoint, key-vault-zone, key-vault-zone-link, "
            "key-vault-zone-group, key-vault-diagnostics, key, identity, key-grant, "
            "system-key-grant, release-grant, set, probe",
        ),
        (
            {"imports": {"probe": DISK_ID}},
            "imports: nothing for 'probe' with these inputs",
        ),
        (
            {"imports": {"key-vault-zone": ZONE_ID}, "private_endpoint": ENDPOINT},
            "imports: nothing for 'key-vault-zone' with these inputs",
        ),
        (
            {"imports": {"set": DISK_ID}},
            "imports: the id of a Microsoft.Compute/diskEncryptionSets for 'set'",
        ),
        (
            {"private_endpoint": {"subnet_id": DISK_ID}},
            "privateEndpoint.subnetId: the id of a Microsoft.Network/virtualNetworks/subnets",
        ),
        (
            {"diagnostics": {"workspace_id": DISK_ID}},
            "diagnostics.workspaceId: the id of a Microsoft.OperationalInsights/workspaces",
        ),
    ],
)
def test_keys_that_azure_refuses(values: dict[str, Any], expected: str) -> None:
    assert problems(**values) == [expected]


def test_what_to_do_about_identities() -> None:
    given = {**BASE, "identity_type": "SystemAssigned", "identity_id": IDENTITY_ID}
    assert [each.action for each in disk_encryption_problems(given)] == [
        "the set has no such identity"
    ]
    assert [each.action for each in disk_encryption_problems({**BASE, "probe": True})] == [
        "the set itself proves the grant, remove it"
    ]
