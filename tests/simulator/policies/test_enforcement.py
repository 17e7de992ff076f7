from copy import copy
from datetime import timedelta

import pytest

from azure_disk_facts.azure_policies import CUSTOMER_KEYS
from azure_disk_simulator.policies.enforcement import PolicyViolation
from tests.simulator import rails
from tests.simulator.estate import Estate, refused

SAID = [{"message": "Use a key."}]


def test_a_denial_names_the_policy_and_why(estate: Estate) -> None:
    """H3."""
    assignment = rails.keyed(estate)
    with pytest.raises(PolicyViolation) as caught:
        estate.disk()
    error = caught.value.envelope()["error"]
    assert (caught.value.status, error["code"]) == (403, "RequestDisallowedByPolicy")
    assert error["target"] == "d"
    assert error["message"] == (
        "Resource 'd' was disallowed by policy. Policy identifiers: "
        f'\'[{{"policyAssignment":{{"name":"rails","id":"{assignment["id"]}"}},'
        f'"policyDefinition":{{"name":"{CUSTOMER_KEYS.name}","id":"{CUSTOMER_KEYS.id}"}}}}]\'.'
    )
    (info,) = error["additionalInfo"]
    assert info["type"] == "PolicyViolation"
    assert info["info"]["policyAssignmentParameters"] == {"effect": {"value": "Deny"}}
    assert info["info"]["evaluationDetails"]["evaluatedExpressions"][-1] == {
        "result": "True",
        "expressionKind": "Field",
        "expression": "Microsoft.Compute/disks/encryption.diskEncryptionSetId",
        "path": "properties.encryption.diskEncryptionSetId",
        "targetValue": "False",
        "operator": "Exists",
    }


def test_a_violation_can_travel() -> None:
    violation = PolicyViolation("d", "no", [{"type": "PolicyViolation"}])
    again = copy(violation)
    assert again.envelope() == violation.envelope()


def test_the_assignments_message_comes_first(estate: Estate) -> None:
    rails.keyed(estate, nonComplianceMessages=SAID)
    with refused(
        "RequestDisallowedByPolicy",
        match="disallowed by policy. Reasons: 'Use a key.'. See error details for policy resource",
    ):
        estate.disk()


def test_modify_comes_before_deny(estate: Estate) -> None:
    """H6: what is modified may be denied no more."""
    disk = estate.disk()
    closed = rails.define(estate, rails.CLOSED)["id"]
    both = [
        rails.reference(closed, "deny", effect="Deny"),
        rails.reference(closed, "mend", effect="Modify"),
    ]
    rails.assign(estate, rails.group(estate, both)["id"])
    snapshot = estate.snapshot("s", disk, properties={"networkAccessPolicy": "AllowAll"})
    assert snapshot["properties"]["networkAccessPolicy"] == "DenyAll"


def test_add_leaves_what_is_there(estate: Estate) -> None:
    disk = estate.disk()
    operation = {"operation": "add", "field": rails.EXPORT, "value": "DenyAll"}
    then = {**rails.CLOSED["policyRule"]["then"]}
    then["details"] = {**then["details"], "operations": [operation]}
    rule = {**rails.CLOSED["policyRule"], "then": then}
    own = rails.define(estate, {**rails.CLOSED, "policyRule": rule})["id"]
    rails.assign(estate, own, parameters=rails.value("Modify"))
    assert estate.snapshot("s", disk)["properties"]["networkAccessPolicy"] == "DenyAll"
    kept = estate.snapshot("t", disk, properties={"networkAccessPolicy": "AllowAll"})
    assert kept["properties"]["networkAccessPolicy"] == "AllowAll"


@pytest.mark.parametrize("effect", ["Audit", "Disabled"])
def test_what_only_looks_stops_nothing(estate: Estate, effect: str) -> None:
    rails.keyed(estate, effect)
    assert estate.disk()


def test_a_rehearsal_stops_nothing(estate: Estate) -> None:
    rails.keyed(estate, enforcementMode="DoNotEnforce")
    assert estate.disk()


def test_excluded_scopes_and_other_groups_are_left_alone(estate: Estate) -> None:
    rails.keyed(estate, notScopes=[estate.group])
    assert estate.disk()
    other = Estate()
    other.put_group("lab")
    rails.assign(
        other,
        CUSTOMER_KEYS.id,
        scope=other.group_id("lab"),
        parameters=rails.value("Deny"),
    )
    assert other.disk()


def test_a_policy_of_the_management_group_holds_below(estate: Estate) -> None:
    scope = rails.management_group(estate)
    rails.assign(estate, CUSTOMER_KEYS.id, scope, parameters=rails.value("Deny"))
    with refused("RequestDisallowedByPolicy", match="'d' was disallowed"):
        estate.disk()


def test_an_exemption_ends(estate: Estate) -> None:
    """H5."""
    assignment = rails.keyed(estate)
    ends = estate.azure.clock.now() + timedelta(days=1)
    estate.azure.put(
        rails.policy_id(estate.group, "policyExemptions", "lab"),
        {
            "properties": {
                "policyAssignmentId": assignment["id"],
                "exemptionCategory": "Waiver",
                "expiresOn": ends.isoformat(),
            }
        },
    )
    assert estate.disk()
    estate.azure.advance(timedelta(days=2))
    with refused("RequestDisallowedByPolicy", match="'e' was disallowed"):
        estate.disk("e")


def test_a_patch_is_looked_at_too(estate: Estate) -> None:
    disk = estate.disk()
    rails.keyed(estate)
    with refused("RequestDisallowedByPolicy", match="'d' was disallowed"):
        estate.azure.patch(disk["id"], {"tags": {"a": "b"}})


def test_policies_do_not_look_at_policies(estate: Estate) -> None:
    rails.keyed(estate)
    assert rails.define(estate, rails.CLOSED)


def test_changes_of_policies_count_at_once(estate: Estate) -> None:
    assignment = rails.keyed(estate)
    with refused("RequestDisallowedByPolicy", match="'d' was disallowed"):
        estate.disk()
    rails.keyed(estate, "Audit")
    assert estate.disk()
    rails.keyed(estate)
    with refused("RequestDisallowedByPolicy", match="'e' was disallowed"):
        estate.disk("e")
    estate.azure.delete(assignment["id"])
    assert estate.disk("e")
