import pytest

from azure_disk_facts.resource_types import RESOURCE_TYPES, ResourceTypeFacts
from azure_disk_simulator.doors import known_defaults
from azure_disk_simulator.doors.known_defaults import filled_in, service_owned

DISK = "azure-native:compute:Disk"
SNAPSHOT = "azure-native:compute:Snapshot"


@pytest.mark.parametrize("facts", RESOURCE_TYPES, ids=lambda facts: facts.arm_type)
def test_every_type_with_a_shape_is_simulated(facts: ResourceTypeFacts) -> None:
    assert len(service_owned(facts.token)) == len(known_defaults._type(facts.token).read_only)


def test_what_only_azure_sets_is_spelled_as_pulumi_spells_it() -> None:
    assert "provisioningState" in service_owned(DISK)
    assert "properties.provisioningState" in service_owned("azure-native:keyvault:Vault")


def test_performance_follows_from_sku_and_size() -> None:
    assert {"tier", "diskIOPSReadWrite"} <= filled_in(DISK)


def test_a_snapshots_encryption_is_that_of_its_source() -> None:
    assert {"encryption", "hyperVGeneration"} <= filled_in(SNAPSHOT)


def test_a_shape_without_a_type_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_defaults, "find_type", lambda _: None)
    service_owned.cache_clear()
    with pytest.raises(LookupError) as error:
        service_owned(DISK)
    assert str(error.value) == ("Microsoft.Compute/disks: has a Pulumi shape and no simulated type")
