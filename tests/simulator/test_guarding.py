import pytest

from azure_disk_facts.backup_security import CriticalOperation
from tests.simulator.estate import Estate, Json, refusal, refused

UNLOCKED = {"immutabilitySettings": {"state": "Unlocked"}}
DISABLED = {"immutabilitySettings": {"state": "Disabled"}}


def guarded(estate: Estate, *excluded: CriticalOperation) -> tuple[Json, Json]:
    """A protected disk in a backup vault under a guard: the backup vault and the guard."""
    _, vault, _, _ = estate.protected()
    properties = {"vaultCriticalOperationExclusionList": [each.value for each in excluded]}
    guard = estate.put("Microsoft.DataProtection/resourceGuards", "g", {"properties": properties})
    proxy = f"{vault['id']}/backupResourceGuardProxies/DppResourceGuardProxy"
    estate.azure.put(proxy, {"properties": {"resourceGuardResourceId": guard["id"]}})
    return vault, guard


def change(estate: Estate, vault: Json, security: Json, *requests: str) -> Json:
    properties: Json = {"securitySettings": security}
    if requests:
        properties["resourceGuardOperationRequests"] = list(requests)
    return estate.azure.patch(vault["id"], {"properties": properties})


def test_immutability_is_only_reduced_with_a_request(estate: Estate) -> None:
    """E13."""
    vault, guard = guarded(estate)
    change(estate, vault, UNLOCKED)
    assert refusal(lambda: change(estate, vault, DISABLED)) == (
        403,
        "UserErrorResourceGuardOperationNotAllowed",
        "The operation 'Microsoft.DataProtection/backupVaults/write#reduceImmutabilityState' is "
        f"protected by resource guard '{guard['id']}'; it needs a request approved there.",
    )
    with refused("UserErrorResourceGuardOperationNotAllowed"):
        change(estate, vault, DISABLED, f"{guard['id']}/disableSoftDeleteRequests/default")
    answer = change(
        estate, vault, DISABLED, f"{guard['id']}/reduceImmutabilityStateRequests/default"
    )
    assert answer["properties"]["isVaultProtectedByResourceGuard"] is True
    assert "resourceGuardOperationRequests" not in answer["properties"]


def test_what_is_excluded_is_not_guarded(estate: Estate) -> None:
    vault, _ = guarded(estate, CriticalOperation.REDUCE_IMMUTABILITY)
    change(estate, vault, UNLOCKED)
    change(estate, vault, DISABLED)
    with refused("UserErrorResourceGuardOperationNotAllowed", match="disableSoftDelete"):
        change(estate, vault, {"softDeleteSettings": {"state": "Off"}})


def test_backups_are_not_deleted(estate: Estate) -> None:
    vault, guard = guarded(estate)
    with refused("UserErrorResourceGuardOperationNotAllowed", match="backupInstances/delete"):
        estate.azure.delete(f"{vault['id']}/backupInstances/disk-d")
    estate.azure.delete(guard["id"])
    estate.azure.delete(f"{vault['id']}/backupInstances/disk-d")


def test_a_policy_is_not_exchanged(estate: Estate) -> None:
    vault, guard = guarded(estate)
    other = estate.policy(vault, "daily", "P1D")
    instance = estate.azure.get(f"{vault['id']}/backupInstances/disk-d")
    body: Json = {"properties": {**instance["properties"]}}
    body["properties"]["policyInfo"] = {**body["properties"]["policyInfo"], "policyId": other["id"]}
    with refused("UserErrorResourceGuardOperationNotAllowed", match="backupInstances/write"):
        estate.instance(vault, body)
    requests = [f"{guard['id']}/updateProtectedItemRequests/default"]
    body["properties"]["resourceGuardOperationRequests"] = requests
    assert "resourceGuardOperationRequests" not in estate.instance(vault, body)["properties"]


@pytest.mark.parametrize("name", ["DppResourceGuardProxy"])
def test_the_guard_is_not_taken_off(estate: Estate, name: str) -> None:
    vault, _ = guarded(estate, *CriticalOperation)
    with refused("UserErrorResourceGuardOperationNotAllowed", match="GuardProxies/delete"):
        estate.azure.delete(f"{vault['id']}/backupResourceGuardProxies/{name}")
