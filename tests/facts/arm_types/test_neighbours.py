import pytest

from azure_disk_facts.arm_types.neighbours import NEIGHBOUR_TYPES
from azure_disk_facts.arm_types.row import ResourceTypeFacts
from azure_disk_facts.resource_types import BY_TOKEN, find_type


@pytest.mark.parametrize("facts", NEIGHBOUR_TYPES, ids=lambda facts: facts.token)
def test_rules_find_it_though_nothing_else_does(facts: ResourceTypeFacts) -> None:
    assert find_type(facts.token) is facts
    assert facts.token not in BY_TOKEN
    assert facts.token.startswith("azure-native:")
    assert facts.path_inputs


def test_each_token_stands_once() -> None:
    assert len({facts.token for facts in NEIGHBOUR_TYPES}) == len(NEIGHBOUR_TYPES)
