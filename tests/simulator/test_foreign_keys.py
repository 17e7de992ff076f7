from pathlib import Path

import pytest

from azure_disk_facts.encryption import KeyType
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.foreign_keys import ForeignKey
from tests.simulator.estate import REGION, Estate, Json, refused

HSM = "https://hsm-bakery.managedhsm.azure.net/keys/disks/0123456789abcdef"
FAR = "https://kv-far.vault.azure.net/keys/disks/0123456789abcdef"
CLIENT = "00000000-0000-4000-8000-0000000000cc"


def put_set(estate: Estate, url: str, identity: Json | None, **properties: object) -> Json:
    who: Json = {"type": "SystemAssigned"}
    if identity is not None:
        who = {"type": "UserAssigned", "userAssignedIdentities": {identity["id"]: {}}}
    body = {"identity": who, "properties": {"activeKey": {"keyUrl": url}, **properties}}
    return estate.put("Microsoft.Compute/diskEncryptionSets", "des", body)


def test_a_managed_hsm_has_local_roles(estate: Estate) -> None:
    """C7."""
    identity = estate.identity()
    estate.azure.foreign_keys.put(ForeignKey(HSM, REGION))
    with refused("KeyVaultAccessForbidden", match=HSM):
        put_set(estate, HSM, identity)
    principal = identity["properties"]["principalId"].upper()
    estate.azure.foreign_keys.put(ForeignKey(HSM, REGION, (principal,)))
    assert put_set(estate, HSM, identity)["properties"]["activeKey"] == {"keyUrl": HSM}


def test_a_managed_hsm_comes_without_source_vault(estate: Estate) -> None:
    """C4."""
    estate.azure.foreign_keys.put(ForeignKey(HSM, REGION))
    active = {"keyUrl": HSM, "sourceVault": {"id": estate.vault()["id"]}}
    with refused("InvalidParameter", match="of a managed HSM or another tenant comes by its URL"):
        put_set(estate, HSM, None, activeKey=active)


@pytest.mark.parametrize(
    ("key", "why"),
    [
        (ForeignKey(HSM, REGION, is_enabled=False), "it is disabled"),
        (ForeignKey(HSM, REGION, size_bits=1024), "its size is 1024 bits"),
        (ForeignKey(HSM, "northeurope"), "they must be in the same region"),
        (ForeignKey(HSM.replace("0123", "9999"), REGION), "does not exist or has been deleted"),
    ],
)
def test_keys_elsewhere_obey_the_same_rules(estate: Estate, key: ForeignKey, why: str) -> None:
    """C3, C5, C6, C15."""
    estate.azure.foreign_keys.put(key)
    with refused("(InvalidParameter|KeyVaultKeyNotFound)", match=why):
        put_set(estate, HSM, None)


def test_another_tenant_knows_the_application_alone(estate: Estate) -> None:
    """C11: neither the identity nor a set without the application gets anywhere."""
    identity = estate.identity()
    principal = identity["properties"]["principalId"]
    estate.azure.foreign_keys.put(ForeignKey(FAR, REGION, (principal,), tenant_id="far"))
    with refused("KeyVaultAccessForbidden"):
        put_set(estate, FAR, identity, federatedClientId=CLIENT)
    estate.azure.foreign_keys.put(ForeignKey(FAR, REGION, (CLIENT,), tenant_id="far"))
    with refused("KeyVaultAccessForbidden"):
        put_set(estate, FAR, identity)
    made = put_set(estate, FAR, identity, federatedClientId=CLIENT)
    assert made["properties"]["federatedClientId"] == CLIENT
    encryption = {"encryption": {"diskEncryptionSetId": made["id"]}}
    assert estate.disk(properties=encryption)
    with refused("KeyVaultAccessForbidden"):
        put_set(estate, FAR, identity, federatedClientId="None")


def test_only_a_user_assigned_identity_is_federated(estate: Estate) -> None:
    """C11: the set with an identity of its own fails at its first use."""
    estate.azure.foreign_keys.put(ForeignKey(FAR, REGION, (CLIENT,), tenant_id="far"))
    made = put_set(estate, FAR, None, federatedClientId=CLIENT)
    with refused("KeyVaultAccessForbidden"):
        estate.disk(properties={"encryption": {"diskEncryptionSetId": made["id"]}})


def test_keys_elsewhere_stay_known(tmp_path: Path) -> None:
    key = ForeignKey(HSM, REGION, ("a", "b"), kind=KeyType.RSA, is_exportable=True)
    with Azure.open(tmp_path / "azure.db") as azure:
        azure.foreign_keys.put(key)
    with Azure.open(tmp_path / "azure.db") as azure:
        assert azure.foreign_keys.find(HSM.replace("hsm-bakery", "HSM-Bakery")) == key
        assert azure.foreign_keys.find(FAR) is None
