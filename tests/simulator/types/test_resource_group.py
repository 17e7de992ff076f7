from tests.simulator.estate import Estate, refusal, refused


def test_a_group_is_needed_first(estate: Estate) -> None:
    absent = estate.group_id("none")
    assert refusal(lambda: estate.azure.get(absent)) == (
        404,
        "ResourceGroupNotFound",
        "Resource group 'none' could not be found.",
    )
    with refused("ResourceGroupNotFound", match="Resource group 'none' could not be found"):
        estate.azure.put(f"{absent}/providers/Microsoft.Compute/disks/d", {"location": "eastus"})


def test_a_group_stays_in_its_region(estate: Estate) -> None:
    assert refusal(lambda: estate.put_group("rg", "eastus")) == (
        409,
        "InvalidResourceLocation",
        "The resource 'rg' already exists in location 'westeurope'. A resource with the same name "
        "cannot be created in location 'eastus'. Please select a new resource name.",
    )


def test_names_of_groups(estate: Estate) -> None:
    with refused("InvalidResourceName", match="'rg.' of type .*resourceGroups' is invalid"):
        estate.put_group("rg.")


def test_deleting_a_group_takes_all_that_is_in_it(estate: Estate) -> None:
    des = estate.encryption_set()
    disk = estate.disk(properties={"encryption": {"diskEncryptionSetId": des["id"]}})
    estate.snapshot("s", disk)
    vault = estate.backup_vault()
    estate.policy(vault)

    estate.azure.delete(estate.group)

    assert not estate.azure.exists(estate.group)
    assert not estate.azure.exists(disk["id"])
    assert [thing.name for thing in estate.azure.deleted()] == ["disks", "kv-des"]


def test_a_group_goes_whole_or_not_at_all(estate: Estate) -> None:
    disk, vault, _, instance = estate.protected()
    estate.azure.delete(instance["id"])

    status, code, text = refusal(lambda: estate.azure.delete(estate.group))

    assert (status, code) == (409, "ResourceGroupDeletionBlocked")
    assert text.startswith(
        "Deletion of resource group 'rg' failed as resources with identifiers "
        f"'{vault['id']}' could not be deleted. The provisioning state of the resource group will "
        "be rolled back. Cause: OperationNotAllowed: Backup vault 'bv-bakery' cannot be deleted"
    )
    assert estate.azure.exists(disk["id"])
