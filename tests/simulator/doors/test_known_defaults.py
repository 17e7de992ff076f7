import pytest

from azure_disk_facts.resource_types import RESOURCE_TYPES, ResourceTypeFacts
from azure_disk_simulator.doors import known_defaults
from azure_disk_simulator.doors.known_defaults import filled_in, import_drops, service_owned

DISK = "azure-native:compute:Disk"
SNAPSHOT = "azure-native:compute:Snapshot"


@pytest.mark.parametrize("facts", RESOURCE_TYPES, ids=lambda facts: facts.arm_type)
def test_every_type_with_a_shape_is_simulated(facts: ResourceTypeFacts) -> None:
    assert import_drops(facts.token, {}).keys() >= set(known_defaults._type(facts.token).read_only)


def test_what_only_azure_sets_is_spelled_as_pulumi_spells_it() -> None:
    assert "provisioningState" in service_owned(DISK)
    assert "properties.provisioningState" in service_owned("azure-native:keyvault:Vault")


def test_performance_is_imported_where_it_is_set_apart() -> None:
    assert import_drops(DISK, {"sku": {"name": "Premium_LRS"}})["properties.tier"] is None
    apart = import_drops(DISK, {"sku": {"name": "PremiumV2_LRS"}, "properties": {}})
    assert "properties.diskIOPSReadWrite" not in apart


def test_an_empty_disk_has_its_own_size() -> None:
    empty = {"properties": {"creationData": {"createOption": "Empty"}}}
    copied = {"properties": {"creationData": {"createOption": "Copy"}}}
    assert "properties.diskSizeGB" not in import_drops(DISK, empty)
    assert "properties.diskSizeGB" in import_drops(DISK, copied)


def test_a_snapshots_encryption_is_that_of_its_source() -> None:
    assert import_drops(SNAPSHOT, {})["properties.encryption"] is None
    assert "encryption" in filled_in(SNAPSHOT)


def test_a_shape_without_a_type_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_defaults, "find_type", lambda _: None)
    with pytest.raises(LookupError) as error:
        import_drops(DISK, {})
    assert str(error.value) == ("Microsoft.Compute/disks: has a Pulumi shape and no simulated type")
