from datetime import timedelta

import pytest

from tests.simulator.estate import Estate, Json, refusal, refused


def test_protection_is_configured(estate: Estate) -> None:
    _, _, _, instance = estate.protected()
    properties = instance["properties"]
    assert properties["currentProtectionState"] == "ProtectionConfigured"
    assert properties["protectionStatus"] == {"status": "ProtectionConfigured"}
    assert properties["friendlyName"] == "d"
    assert estate.azure.get(instance["id"]) == instance


def test_an_instance_can_take_another_policy(estate: Estate) -> None:
    _, vault, _, instance = estate.protected()
    other = estate.policy(vault, "daily", "P1D")
    body = {"properties": {**instance["properties"]}}
    body["properties"]["policyInfo"] = {**instance["properties"]["policyInfo"]}
    body["properties"]["policyInfo"]["policyId"] = other["id"]
    assert estate.instance(vault, body)["properties"]["policyInfo"]["policyId"] == other["id"]


@pytest.mark.parametrize("path", ["objectType", "dataSourceInfo", "policyInfo"])
def test_what_an_instance_needs(estate: Estate, path: str) -> None:
    """E18."""
    disk, vault = estate.disk(), estate.backup_vault()
    body = estate.instance_body(disk, estate.policy(vault), estate.group)
    del body["properties"][path]
    with refused("InvalidParameter", match=f"Required parameter 'properties.{path}"):
        estate.instance(vault, body)


def test_a_disk_is_protected_once(estate: Estate) -> None:
    """E3."""
    disk, _, _, _ = estate.protected()
    other = estate.backup_vault("bv-other")
    body = estate.instance_body(disk, estate.policy(other), estate.group)
    assert refusal(lambda: estate.instance(other, body)) == (
        400,
        "UserErrorDppDatasourceAlreadyHasBackupInstance",
        "The disk you are trying to configure backup is already being protected. Disk is already "
        "associated with a backup instance in a Backup vault.",
    )


def test_the_disk_of_an_instance_is_fixed(estate: Estate) -> None:
    _, vault, policy, _ = estate.protected()
    body = estate.instance_body(estate.disk("e"), policy, estate.group)
    with refused("BadRequest", match="'properties.dataSourceInfo.resourceID' of 'disk-d' cannot"):
        estate.instance(vault, body)


def deleted(estate: Estate) -> tuple[Json, Json, Json]:
    disk, vault, policy, instance = estate.protected()
    estate.azure.delete(instance["id"])
    return vault, estate.instance_body(disk, policy, estate.group), instance


def test_a_deleted_instance_is_kept_and_can_be_recovered(estate: Estate) -> None:
    """E10."""
    vault, body, instance = deleted(estate)
    (gone,) = estate.azure.deleted()
    assert gone.purge_at - gone.deleted_at == timedelta(days=14)
    assert (gone.name, gone.purge_protected) == ("disk-d", False)
    assert gone.why == (
        "soft delete of backup vault 'bv-bakery' keeps backup instances for 14 days"
    )
    with refused("UserErrorDppDatasourceAlreadyProtected", match="is already being protected"):
        estate.instance(vault, body)
    assert estate.azure.recover(instance["id"]) == instance


def test_after_the_retention_the_disk_can_be_protected_again(estate: Estate) -> None:
    vault, body, _ = deleted(estate)
    estate.azure.advance(timedelta(days=14))
    assert estate.instance(vault, body)


def test_without_soft_delete_an_instance_is_gone_at_once(estate: Estate) -> None:
    """E10: API versions before 2025-09-01."""
    _, vault, _, instance = estate.protected()
    off = {"properties": {"securitySettings": {"softDeleteSettings": {"state": "Off"}}}}
    estate.azure.patch(vault["id"], off)
    estate.azure.delete(instance["id"])
    assert estate.azure.deleted() == []
