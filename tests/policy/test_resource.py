import pytest

from azure_disk_facts import resource_types as types
from azure_disk_policy.inputs import UNKNOWN, UnknownInputError
from azure_disk_policy.resource import Resource
from tests.policy.samples import UNKNOWN_TEXT, disk, made


def test_names_in_the_id() -> None:
    assert disk().arm_name == "d1"
    assert disk(diskName=UNKNOWN_TEXT).arm_name is None
    assert made(types.DISK.token, "data", {"name": "from-outputs"}).arm_name == "from-outputs"
    assert made("azure-native:web:WebApp", "app", {"name": "app"}).arm_name is None


def test_type() -> None:
    assert disk().is_a(types.DISK)
    assert not disk().is_a(types.SNAPSHOT)
    assert disk().facts is types.DISK


def test_tags_ignore_the_case_of_names() -> None:
    assert disk(tags={"Criticality": " critical "}).tag("criticality") == "critical"
    assert disk(tags={"a.b": "x"}).tag("A.B") == "x"
    assert disk(tags={"other": "x"}).tag("criticality") is None
    assert disk(tags=7).tag("criticality") is None
    with pytest.raises(UnknownInputError, match=r"^tags\.owner$"):
        disk(tags={"owner": UNKNOWN_TEXT}).tag("owner")


def test_an_unknown_of_a_consulted_resource_bears_its_name() -> None:
    resource = Resource({"location": UNKNOWN}, name="d1")
    with pytest.raises(UnknownInputError, match="d1: location"):
        resource.as_other(lambda: resource.text("location"))
    assert resource.as_other(lambda: resource.text("sku")) is None
