from typing import Any

import pytest

from azure_disk_protection.checks.disk_encryption import disk_encryption_problems
from tests.components.checks.keys import (
    BASE,
    CLIENT,
    EXISTS,
    HSM_URL,
    IN_HSM,
    OTHER_TENANT,
    SUBNET_ID,
    problems,
)
from tests.components.recording import KEY_URL, VAULT_ID


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({**EXISTS, "key_url": KEY_URL, "key_name": "a"}, "keyName: nothing beside keyUrl"),
        (
            {**EXISTS, "key_url": KEY_URL.replace("kv-a", "kv-b")},
            "keyUrl: the URL of a key in kv-a, that of keyVaultId",
        ),
        (
            {"recover_deleted": True, "key_url": KEY_URL},
            "keyUrl: the URL of a key in kv-bakery, that of keyVaultName",
        ),
        (
            {**EXISTS, "key_url": KEY_URL, "rotate_every": "P9D"},
            "rotateEvery: nothing beside keyUrl",
        ),
        ({**IN_HSM, "key_type": "RSA-HSM"}, "keyType: nothing beside managedHsmKeyUrl"),
        (
            {**EXISTS, "deleted_keys_kept_days": 9},
            "deletedKeysKeptDays: nothing without keyVaultName",
        ),
        (
            {**EXISTS, "allowed_ip_ranges": ["203.0.113.7"]},
            "allowedIpRanges: nothing without keyVaultName",
        ),
        (
            {**IN_HSM, "managed_hsm_key_url": HSM_URL.rsplit("/", 1)[0]},
            "managedHsmKeyUrl: https://<hsm>.managedhsm.azure.net/keys/<key>/<version>",
        ),
        (
            {**IN_HSM, "managed_hsm_key_url": KEY_URL},
            "managedHsmKeyUrl: https://<hsm>.managedhsm.azure.net/keys/<key>/<version>",
        ),
        ({**IN_HSM, "key_vault_id": VAULT_ID}, "keyVaultId: nothing beside managedHsmKeyUrl"),
        (
            {**IN_HSM, "private_endpoint": {"subnet_id": SUBNET_ID}},
            "privateEndpoint: nothing beside managedHsmKeyUrl",
        ),
        ({**IN_HSM, "grant": True}, "grant: false or nothing beside managedHsmKeyUrl"),
        ({**OTHER_TENANT, "grant": True}, "grant: false or nothing beside federatedClientId"),
        (
            {**OTHER_TENANT, "key_vault_id": VAULT_ID},
            "keyVaultId: nothing beside federatedClientId",
        ),
        (
            {**OTHER_TENANT, "federated_client_id": "app"},
            "federatedClientId: the client id of a multitenant application, a GUID",
        ),
        (
            {"key_vault_name": None, "federated_client_id": CLIENT},
            "keyUrl: the URL of the other tenant's key",
        ),
        (
            {**OTHER_TENANT, "identity_type": "SystemAssigned"},
            "identityType: UserAssigned with federatedClientId",
        ),
        (
            {**EXISTS, "key_url": KEY_URL, "location": "chinaeast2"},
            "keyUrl: a host that ends with .vault.azure.cn, that of the cloud of chinaeast2",
        ),
        (
            {**IN_HSM, "location": "usgovvirginia"},
            "managedHsmKeyUrl: a host that ends with .managedhsm.usgovcloudapi.net, that of the "
            "cloud of usgovvirginia",
        ),
    ],
)
def test_sources_that_azure_refuses(values: dict[str, Any], expected: str) -> None:
    assert problems(**values) == [expected]


@pytest.mark.parametrize(
    ("location", "host"),
    [
        ("westeurope", "vault.azure.net"),
        ("chinaeast2", "vault.azure.cn"),
        ("usgovvirginia", "vault.usgovcloudapi.net"),
    ],
)
def test_keys_lie_in_the_cloud_of_the_disks(location: str, host: str) -> None:
    url = KEY_URL.replace("vault.azure.net", host)
    assert problems(**EXISTS, key_url=url, location=location) == []


def test_what_to_do_about_a_grant_that_azure_cannot_make() -> None:
    given = {**BASE, **IN_HSM, "grant": True}
    del given["key_vault_name"]
    (problem,) = disk_encryption_problems(given)
    assert problem.action == (
        "Azure's resource manager cannot make this grant, remove it; the output grantCommand says "
        "what to run"
    )
