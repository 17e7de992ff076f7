import pytest

from azure_disk_facts.azure_policies import BACK_UP_TAGGED_DISKS, CUSTOMER_KEYS
from tests.simulator import rails
from tests.simulator.estate import Estate, Json, refused


def test_an_assignment_has_an_identity(estate: Estate) -> None:
    made = rails.keyed(estate)
    assert made["identity"]["principalId"]
    assert made["properties"]["scope"] == rails.subscription(estate)
    assert made["properties"]["enforcementMode"] == "Default"
    assert rails.keyed(estate, "Audit")["identity"] == made["identity"]


def _without_identity(estate: Estate, target: str, **properties: object) -> Json:
    return estate.azure.put(
        rails.policy_id(rails.subscription(estate), "policyAssignments", "bare"),
        {"properties": {"policyDefinitionId": target, **properties}},
    )


def test_what_could_modify_asks_for_an_identity(estate: Estate) -> None:
    """H6: whatever its effect is."""
    own = rails.define(estate, rails.CLOSED)["id"]
    with refused(
        "ResourceIdentityRequired",
        match="must include a 'managed identity' when assigning 'Modify' policy definitions",
    ):
        _without_identity(estate, own, parameters=rails.value("Audit"))
    given = {
        "vaultLocation": "westeurope",
        "backupPolicyId": "p",
        "snapshotResourceGroupName": "rg",
        "inclusionTagName": "backup",
        "inclusionTagValues": ["gold"],
        "effect": "AuditIfNotExists",
    }
    with refused("ResourceIdentityRequired", match="that contain a deployment in the effect det"):
        values = {name: {"value": each} for name, each in given.items()}
        _without_identity(estate, BACK_UP_TAGGED_DISKS.id, parameters=values)
    assert "identity" not in _without_identity(estate, CUSTOMER_KEYS.id)


def test_an_identity_has_a_region(estate: Estate) -> None:
    with refused("LocationRequired", match="The location property is required"):
        estate.azure.put(
            rails.policy_id(rails.subscription(estate), "policyAssignments", "rails"),
            {
                "identity": {"type": "SystemAssigned"},
                "properties": {"policyDefinitionId": CUSTOMER_KEYS.id},
            },
        )


def test_names_are_short_at_a_management_group(estate: Estate) -> None:
    scope = rails.management_group(estate)
    with refused("InvalidResourceName", match="it takes 1 to 24 characters"):
        estate.azure.put(
            rails.policy_id(scope, "policyAssignments", "a" * 25),
            {**rails.IDENTITY, "properties": {"policyDefinitionId": CUSTOMER_KEYS.id}},
        )


@pytest.mark.parametrize(
    ("properties", "code", "text"),
    [
        (
            {"nonComplianceMessages": [{"message": "x", "policyDefinitionReferenceId": "none"}]},
            "InvalidNonComplianceMessage",
            "'none', which its initiative does not have",
        ),
        (
            {"notScopes": ["/subscriptions/other"]},
            "InvalidPolicyAssignmentNotScopes",
            "excludes '/subscriptions/other', which is not below it",
        ),
        ({"enforcementMode": "Perhaps"}, "InvalidParameter", "Default, DoNotEnforce"),
    ],
)
def test_what_an_assignment_says_makes_sense(
    estate: Estate, properties: Json, code: str, text: str
) -> None:
    with refused(code, match=text):
        rails.keyed(estate, **properties)


def test_its_definition_exists(estate: Estate) -> None:
    gone = rails.policy_id(rails.subscription(estate), "policyDefinitions", "gone")
    with refused("PolicyDefinitionNotFound", match="gone' could not be found"):
        rails.assign(estate, gone)


def test_the_definition_is_for_good(estate: Estate) -> None:
    rails.keyed(estate)
    own = rails.define(estate, rails.CLOSED)["id"]
    with refused("BadRequest", match="'properties.policyDefinitionId' of 'rails' cannot be chang"):
        rails.assign(estate, own)
