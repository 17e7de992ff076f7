import pytest

from tests.simulator import rails
from tests.simulator.estate import Estate, Json, refused


def exempt(estate: Estate, scope: str, **properties: object) -> Json:
    given = {"exemptionCategory": "Waiver", **properties}
    return estate.azure.put(
        rails.policy_id(scope, "policyExemptions", "lab"), {"properties": given}
    )


def test_an_exemption_is_from_an_assignment(estate: Estate) -> None:
    with refused("PolicyAssignmentNotFound", match="'gone' could not be found"):
        exempt(estate, estate.group, policyAssignmentId="gone")


@pytest.mark.parametrize(
    ("properties", "code", "text"),
    [
        ({"exemptionCategory": "Favour"}, "InvalidParameter", "Waiver, Mitigated"),
        ({"expiresOn": "soon"}, "InvalidParameter", "properties.expiresOn' is invalid"),
        (
            {"policyDefinitionReferenceIds": ["none"]},
            "InvalidPolicyExemption",
            "names 'none', which its initiative does not have",
        ),
    ],
)
def test_what_an_exemption_says(estate: Estate, properties: Json, code: str, text: str) -> None:
    assignment = rails.keyed(estate)
    with refused(code, match=text):
        exempt(estate, estate.group, policyAssignmentId=assignment["id"], **properties)


def test_an_exemption_lies_below_its_assignment(estate: Estate) -> None:
    assignment = rails.assign(estate, rails.define(estate, rails.CLOSED)["id"], estate.group)
    with refused("InvalidPolicyExemption", match="is not at or below the scope of its policy"):
        exempt(estate, rails.subscription(estate), policyAssignmentId=assignment["id"])
    assert exempt(estate, estate.group, policyAssignmentId=assignment["id"])
