from tests.simulator import rails
from tests.simulator.estate import Estate, refused


def test_definitions_lie_in_a_subscription_or_above(estate: Estate) -> None:
    assert rails.define(estate, rails.CLOSED, rails.management_group(estate))
    with refused("InvalidResourceType", match="'policyDefinitions' could not be found at"):
        rails.define(estate, rails.CLOSED, estate.group)


def test_there_is_one_management_group(estate: Estate) -> None:
    with refused("ManagementGroupNotFound", match="The management group 'none' cannot be found"):
        rails.define(estate, rails.CLOSED, "/providers/Microsoft.Management/managementGroups/none")


def test_a_definition_is_used_where_it_lies_or_below(estate: Estate) -> None:
    above = rails.management_group(estate)
    below = rails.define(estate, rails.CLOSED)["id"]
    with refused("InvalidPolicyDefinitionReference", match="it has to lie there or above"):
        rails.assign(estate, below, above)
    higher = rails.define(estate, rails.CLOSED, above)["id"]
    assert rails.assign(estate, higher)
