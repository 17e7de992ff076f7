import pytest

from azure_disk_simulator.doors.results import Registration, Result

DISK = Registration("azure-native:compute:Disk", "web", {}, "/d", {"name": "web"}, "urn:web")
SNAPSHOT = Registration("azure-native:compute:Snapshot", "web", {}, "/s")
RESULT = Result((DISK, SNAPSHOT), None, {"a": 1})


def test_resources_are_found_by_type_name_and_urn() -> None:
    assert RESULT.find("web", "azure-native:compute:Disk") is DISK
    assert RESULT.find("urn:web") is DISK
    assert RESULT.of_type("azure-native:compute:Snapshot") == [SNAPSHOT]


def test_an_ambiguous_name_is_refused() -> None:
    with pytest.raises(LookupError) as error:
        RESULT.find("web")
    assert str(error.value) == (
        "'web': found 2 resources, registered: azure-native:compute:Disk web, "
        "azure-native:compute:Snapshot web"
    )


def test_outputs_of_a_failed_program_raise_its_error() -> None:
    assert RESULT.outputs == {"a": 1}
    with pytest.raises(ValueError, match="no"):
        _ = Result((), ValueError("no"), {}).outputs
