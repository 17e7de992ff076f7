from tests.simulator.estate import Estate, Json, refused
from tests.simulator.types.test_storage_account import account


def container(estate: Estate, name: str = "exports", **properties: object) -> Json:
    owner = estate.id("Microsoft.Storage/storageAccounts", "bakery")
    path = f"{owner}/blobServices/default/containers/{name}"
    return estate.azure.put(path, {"properties": properties})


def test_a_container_is_private(estate: Estate) -> None:
    account(estate)
    made = container(estate)
    assert made["type"] == "Microsoft.Storage/storageAccounts/blobServices/containers"
    assert made["properties"]["publicAccess"] == "None"
    assert made["properties"]["hasLegalHold"] is False


def test_public_access_needs_the_accounts(estate: Estate) -> None:
    account(estate)
    with refused("PublicAccessNotPermitted"):
        container(estate, publicAccess="Blob")
    account(estate, allowBlobPublicAccess=True)
    assert container(estate, publicAccess="Blob")["properties"]["publicAccess"] == "Blob"


def test_its_account_has_to_be_there(estate: Estate) -> None:
    with refused("ParentResourceNotFound"):
        container(estate)


def test_it_goes_with_its_account(estate: Estate) -> None:
    owner = account(estate)
    made = container(estate)
    estate.azure.delete(owner["id"])
    assert not estate.azure.exists(made["id"])


def test_names_of_another_form(estate: Estate) -> None:
    account(estate)
    with refused("InvalidResourceName", match="3 to 63 lower-case letters, digits or single"):
        container(estate, "two--hyphens")
