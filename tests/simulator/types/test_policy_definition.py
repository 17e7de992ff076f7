from tests.simulator import rails
from tests.simulator.estate import Estate, refused


def test_a_definition_comes_back(estate: Estate) -> None:
    made = rails.define(estate, rails.CLOSED)
    assert made["properties"] == {**rails.CLOSED, "policyType": "Custom"}
    assert estate.azure.get(made["id"]) == made


def test_a_mode_is_one_of_azures(estate: Estate) -> None:
    with refused("InvalidParameter", match="Allowed values are: All, Indexed"):
        rails.define(estate, {**rails.CLOSED, "mode": "Some"})


def test_a_definition_in_use_stays(estate: Estate) -> None:
    own = rails.define(estate, rails.CLOSED)["id"]
    group = rails.group(estate, [rails.reference(own, "own")])
    with refused(
        "InvalidDeletePolicyDefinitionRequest",
        match="The policy definition 'own' cannot be deleted. It is referenced by the policy set "
        f"definition '{group['id']}'.",
    ):
        estate.azure.delete(own)
    estate.azure.delete(group["id"])
    assignment = rails.assign(estate, own)
    with refused("InvalidDeletePolicyDefinitionRequest", match="by the policy assignment"):
        estate.azure.delete(own)
    estate.azure.delete(assignment["id"])
    estate.azure.delete(own)
    assert not estate.azure.exists(own)
