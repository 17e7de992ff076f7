import pytest

from azure_disk_facts.resource_types import RESOURCE_TYPES, ResourceTypeFacts
from azure_disk_simulator.doors.schema import (
    Property,
    UnknownResourceType,
    object_shape,
    resource_shape,
    variant,
)


@pytest.mark.parametrize("facts", RESOURCE_TYPES, ids=lambda facts: facts.arm_type)
def test_every_resource_type_has_its_path_inputs(facts: ResourceTypeFacts) -> None:
    shape = resource_shape(facts.token)
    assert set(facts.path_inputs) <= set(shape.inputs.properties)
    assert shape.own_name == facts.path_inputs[-1]
    assert shape.has_location == facts.has_location


def test_api_versions_in_a_token_do_not_matter() -> None:
    assert resource_shape("azure-native:compute/v20230402:Disk") == resource_shape(
        "azure-native:compute:Disk"
    )


def test_unknown_types_are_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownResourceType) as error:
        resource_shape("azure-native:storage:Queue")
    text = str(error.value)
    assert text.startswith(
        "resource type 'azure-native:storage:Queue' is not simulated, allowed: "
        "azure-native:authorization:ManagementLockByScope, "
    )
    assert text.endswith("; leave it out, or run against the real Azure")


def test_a_union_is_told_apart_by_its_discriminator() -> None:
    rules = object_shape("dataprotection.BackupPolicyArgs").properties["policyRules"].item
    assert rules is not None
    shape = variant(rules, {"objectType": "AzureRetentionRule"})
    assert shape is not None
    assert "lifecycles" in shape.properties
    assert variant(rules, {"objectType": "Other"}) is None


def test_scalars_have_no_variant() -> None:
    assert variant(Property("any"), {"a": 1}) is None
