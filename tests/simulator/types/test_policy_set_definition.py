from azure_disk_facts.azure_policies import CUSTOMER_KEYS
from tests.simulator import rails
from tests.simulator.estate import Estate, refused


def test_an_initiative_refers_to_something(estate: Estate) -> None:
    with refused(
        "InvalidCreatePolicySetDefinitionRequest",
        match="The policy set definition 'set' create request is invalid. At least one policy "
        "definition must be referenced.",
    ):
        rails.group(estate, [])


def test_what_it_refers_to_exists(estate: Estate) -> None:
    gone = rails.policy_id(rails.subscription(estate), "policyDefinitions", "gone")
    with refused("PolicyDefinitionNotFound", match="gone' could not be found"):
        rails.group(estate, [rails.reference(gone, "gone")])


def test_names_and_groups(estate: Estate) -> None:
    twice = [rails.reference(CUSTOMER_KEYS.id, "keys"), rails.reference(CUSTOMER_KEYS.id, "Keys")]
    with refused("InvalidCreatePolicySetDefinitionRequest", match="is invalid: keys"):
        rails.group(estate, twice)
    grouped = [{**rails.reference(CUSTOMER_KEYS.id, "keys"), "groupNames": ["a"]}]
    with refused("InvalidCreatePolicySetDefinitionRequest", match="is invalid: a"):
        rails.group(estate, grouped)
    assert rails.group(estate, grouped, policyDefinitionGroups=[{"name": "a"}])


def test_parameters_are_used_and_stay(estate: Estate) -> None:
    how = {"how": {"type": "String", "defaultValue": "Audit"}}
    passed = [rails.reference(CUSTOMER_KEYS.id, "keys", effect="[parameters('how')]")]
    with refused("UnusedPolicyParameters", match="'how'"):
        rails.group(estate, [rails.reference(CUSTOMER_KEYS.id, "keys")], parameters=how)
    assert rails.group(estate, passed, parameters=how)
    with refused("InvalidPolicyParameterUpdate", match="cannot be removed"):
        rails.group(estate, [rails.reference(CUSTOMER_KEYS.id, "keys")])


def test_an_assigned_initiative_stays(estate: Estate) -> None:
    group = rails.group(estate, [rails.reference(CUSTOMER_KEYS.id, "keys")])
    rails.assign(estate, group["id"])
    with refused("InvalidDeletePolicySetDefinitionRequest", match="set definition 'set' cannot"):
        estate.azure.delete(group["id"])
