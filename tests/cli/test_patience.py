import pytest

from azure_disk_cli.patience import is_not_yet, patient
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.errors import ArmError
from azure_disk_simulator.waiting import FIRST_WAIT, wait_after

REFUSED = ArmError(403, "KeyVaultAccessForbidden", "no")
NOT_READY = ArmError(409, "OperationNotAllowed", "its background copy is at 3 percent.")
FOR_GOOD = ArmError(400, "InvalidParameter", "no")


@pytest.mark.parametrize(
    ("error", "expected"), [(REFUSED, True), (NOT_READY, True), (FOR_GOOD, False)]
)
def test_not_yet_and_never(error: ArmError, *, expected: bool) -> None:
    assert is_not_yet(error) is expected


def group_of(azure: Azure) -> str:
    return f"/subscriptions/{azure.subscription_id}/resourceGroups/rg"


def vault_body(azure: Azure) -> dict[str, object]:
    sku = {"name": "standard", "family": "A"}
    return {"location": "westeurope", "properties": {"sku": sku, "tenantId": azure.tenant_id}}


def test_a_refusal_lets_time_pass_and_is_still_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise REFUSED

    with Azure.in_memory() as azure:
        monkeypatch.setattr(Azure, "put", refuse)
        before = azure.clock.now()
        for _ in range(2):
            with pytest.raises(ArmError, match="no"):
                patient(azure, set()).put("/x", {})
        assert azure.clock.now() - before == 2 * FIRST_WAIT, "each patient client counts anew"
        client = patient(azure, set())
        for _ in range(2):
            with pytest.raises(ArmError, match="no"):
                client.put("/x", {})
        assert azure.clock.now() - before == 2 * FIRST_WAIT + wait_after(1) + wait_after(2)


def test_other_refusals_take_no_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise FOR_GOOD

    with Azure.in_memory() as azure:
        monkeypatch.setattr(Azure, "put", refuse)
        before = azure.clock.now()
        with pytest.raises(ArmError):
            patient(azure, set()).put("/x", {})
        assert azure.clock.now() == before


def test_what_waits_for_recovery_is_recovered_when_asked_for() -> None:
    with Azure.in_memory() as azure:
        azure.put(group_of(azure), {"location": "westeurope"})
        vault = f"{group_of(azure)}/providers/Microsoft.KeyVault/vaults/kv-shop"
        azure.put(vault, vault_body(azure))
        azure.delete(vault)
        with pytest.raises(ArmError):
            patient(azure, set()).get(vault)
        client = patient(azure, {vault.lower()})
        assert client.get(vault)["name"] == "kv-shop"
        assert client.get(vault)["name"] == "kv-shop", "the second time it is there already"
        assert client.exists(vault), "everything else is passed on"
