from tests.simulator.estate import Estate, Json, refusal, refused


def put(estate: Estate, vault: Json, guard_id: str, name: str = "DppResourceGuardProxy") -> Json:
    body = {"properties": {"resourceGuardResourceId": guard_id}}
    return estate.azure.put(f"{vault['id']}/backupResourceGuardProxies/{name}", body)


def test_it_lists_the_requests_of_each_operation(estate: Estate) -> None:
    """E13."""
    vault = estate.backup_vault()
    guard = estate.put("Microsoft.DataProtection/resourceGuards", "g", {"properties": {}})
    details = put(estate, vault, guard["id"])["properties"]["resourceGuardOperationDetails"]
    assert {
        "vaultCriticalOperation": "Microsoft.DataProtection/backupVaults/backupInstances/delete",
        "defaultResourceRequest": f"{guard['id']}/deleteBackupInstanceRequests/default",
    } in details
    shown = estate.azure.get(vault["id"])["properties"]
    assert shown["isVaultProtectedByResourceGuard"] is True


def test_the_guard_must_exist(estate: Estate) -> None:
    vault, disk = estate.backup_vault(), estate.disk()
    with refused("NotFound"):
        put(estate, vault, f"{estate.group}/providers/Microsoft.DataProtection/resourceGuards/x")
    with refused("NotFound"):
        put(estate, vault, disk["id"])


def test_a_backup_vault_has_one_guard(estate: Estate) -> None:
    vault = estate.backup_vault()
    guard = estate.put("Microsoft.DataProtection/resourceGuards", "g", {"properties": {}})
    put(estate, vault, guard["id"])
    put(estate, vault, guard["id"])
    assert refusal(lambda: put(estate, vault, guard["id"], "second"))[1:] == (
        "OperationNotAllowed",
        "Backup vault 'bv-bakery' is under a resource guard already.",
    )


def test_a_backup_vault_goes_with_its_guard(estate: Estate) -> None:
    vault = estate.backup_vault()
    guard = estate.put("Microsoft.DataProtection/resourceGuards", "g", {"properties": {}})
    put(estate, vault, guard["id"])
    estate.azure.delete(vault["id"])
    assert not estate.azure.exists(vault["id"])
