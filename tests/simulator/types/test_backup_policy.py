import pytest

from tests.simulator.estate import Estate, Json, policy_body, refusal, refused


def put(estate: Estate, vault: Json, body: Json) -> Json:
    return estate.azure.put(f"{vault['id']}/backupPolicies/four-hourly", body)


def test_a_policy_comes_back_as_it_was_put(estate: Estate) -> None:
    body = policy_body("PT4H", ("Daily", "Weekly"))
    assert put(estate, estate.backup_vault(), body)["properties"] == body["properties"]


def test_a_policy_needs_its_backup_vault(estate: Estate) -> None:
    vault = {"id": estate.id("Microsoft.DataProtection/backupVaults", "none")}
    with refused("ParentResourceNotFound", match="Parent resource 'none' not found"):
        put(estate, vault, policy_body())


@pytest.mark.parametrize("path", ["objectType", "datasourceTypes", "policyRules"])
def test_what_a_policy_needs(estate: Estate, path: str) -> None:
    """E14."""
    body = policy_body()
    del body["properties"][path]
    with refused("InvalidParameter", match=f"Required parameter 'properties.{path}' is missing"):
        put(estate, estate.backup_vault(), body)


def test_only_disks(estate: Estate) -> None:
    body = policy_body()
    body["properties"]["datasourceTypes"] = ["Microsoft.Storage/storageAccounts/blobServices"]
    with refused("InvalidParameter", match="Allowed values are: Microsoft.Compute/disks"):
        put(estate, estate.backup_vault(), body)


def test_a_policy_in_use_neither_changes_nor_goes(estate: Estate) -> None:
    """E17."""
    _, vault, policy, _ = estate.protected()
    assert put(estate, vault, policy_body())
    assert refusal(lambda: put(estate, vault, policy_body("PT6H"))) == (
        409,
        "OperationNotAllowed",
        "Backup policy 'four-hourly' cannot be changed: 1 backup instances use it. Assign them "
        "another policy.",
    )
    assert refusal(lambda: estate.azure.delete(policy["id"]))[2] == (
        "Backup policy 'four-hourly' cannot be deleted: 1 backup instances use it. The first is "
        "'disk-d'."
    )
