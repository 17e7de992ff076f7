import importlib

import pytest

from azure_disk_facts import resource_types
from azure_disk_facts.resource_types import RESOURCE_TYPES


def test_tokens_are_unique() -> None:
    assert len(resource_types.BY_TOKEN) == len(RESOURCE_TYPES)


def test_types_have_one_token_unless_management_groups_have_another() -> None:
    others = set(RESOURCE_TYPES) - set(resource_types.BY_ARM_TYPE.values())
    assert {facts.container for facts in others} == {resource_types.Container.MANAGEMENT_GROUP}


@pytest.mark.parametrize(
    "token",
    [
        "azure-native:compute:Disk",
        "azure-native:compute/v20230402:Disk",
        "azure-native_compute_v20240302:compute:Disk",
    ],
)
def test_unversioned_token(token: str) -> None:
    assert resource_types.unversioned_token(token) == "azure-native:compute:Disk"


@pytest.mark.parametrize("token", ["", "pulumi:pulumi:Stack", "odd"])
def test_unversioned_token_of_others(token: str) -> None:
    parts = [*token.split(":"), "", ""][:3]
    assert resource_types.unversioned_token(token) == ":".join(parts)


@pytest.mark.parametrize("facts", RESOURCE_TYPES, ids=lambda facts: facts.arm_type)
def test_types_exist_in_the_sdk(facts: resource_types.ResourceTypeFacts) -> None:
    """Token, path inputs and create-only paths are what the installed provider SDK knows."""
    _, module, name = facts.token.split(":")
    sdk = importlib.import_module(f"pulumi_azure_native.{module}")
    args = getattr(sdk, f"{name}InitArgs", None) or getattr(sdk, f"{name}Args")
    annotations = {
        key.rstrip("_").replace("_", "").lower() for key in args.__init__.__annotations__
    }
    wanted = {*facts.path_inputs, *(path.split(".")[0] for path in facts.create_only)}
    assert {path.lower() for path in wanted} <= annotations


def test_types_that_only_rules_look_at_are_found() -> None:
    found = resource_types.find_type("azure-native:compute:VirtualMachine")
    assert found is resource_types.VIRTUAL_MACHINE
    assert resource_types.find_type(resource_types.DISK.token) is resource_types.DISK
    assert resource_types.find_type("azure-native:web:WebApp") is None
