from tests.simulator.estate import Estate


def test_an_identity_gets_ids_that_stay(estate: Estate) -> None:
    first = estate.identity()["properties"]
    assert estate.identity()["properties"] == first
    assert first["tenantId"] == estate.azure.tenant_id
    assert first["principalId"] != first["clientId"]


def test_a_recreated_identity_is_another_principal(estate: Estate) -> None:
    first = estate.identity()
    estate.azure.delete(first["id"])
    second = estate.identity()
    assert second["id"] == first["id"]
    assert second["properties"]["principalId"] != first["properties"]["principalId"]
