import pytest

from tests.simulator.estate import Estate, Json, refused

KIND = "Microsoft.Storage/storageAccounts"


def account(estate: Estate, name: str = "bakery", **properties: object) -> Json:
    body = {"sku": {"name": "Standard_ZRS"}, "kind": "StorageV2", "properties": properties}
    return estate.put(KIND, name, body)


def test_what_azure_adds(estate: Estate) -> None:
    made = account(estate)
    assert made["sku"] == {"name": "Standard_ZRS", "tier": "Standard"}
    properties = made["properties"]
    assert properties["primaryEndpoints"] == {"blob": "https://bakery.blob.core.windows.net/"}
    assert properties["supportsHttpsTrafficOnly"] is True
    assert properties["allowBlobPublicAccess"] is False
    assert account(estate)["properties"]["creationTime"] == properties["creationTime"]


def test_names_are_free_in_all_of_azure(estate: Estate) -> None:
    account(estate)
    other = f"{estate.put_group('other')}/providers/{KIND}/bakery"
    body = {"location": "westeurope", "sku": {"name": "Standard_LRS"}, "kind": "StorageV2"}
    with refused("StorageAccountAlreadyTaken", match="The storage account named bakery is already"):
        estate.azure.put(other, body)


@pytest.mark.parametrize("name", ["ab", "Bakery", "with-hyphen"])
def test_names_of_another_form(estate: Estate, name: str) -> None:
    with refused("InvalidResourceName", match="3 to 24 lower-case letters or digits"):
        account(estate, name)


def test_hierarchical_namespaces_are_for_good(estate: Estate) -> None:
    account(estate)
    account(estate, minimumTlsVersion="TLS1_2")
    with refused("BadRequest", match=r"'properties\.isHnsEnabled' of 'bakery' cannot be changed"):
        account(estate, isHnsEnabled=True)
