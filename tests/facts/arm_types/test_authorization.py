from azure_disk_facts.arm_types import authorization
from azure_disk_facts.arm_types.row import Container


def test_an_assignment_changes_nobody_and_no_role() -> None:
    assert set(authorization.ROLE_ASSIGNMENT.create_only) == {
        "principalId",
        "roleDefinitionId",
        "principalType",
    }


def test_a_role_and_a_lock_can_be_changed_in_place() -> None:
    for facts in (authorization.ROLE_DEFINITION, authorization.LOCK):
        assert facts.create_only == ()
        assert facts.container is Container.SCOPE


def test_pulumi_renames_the_type_of_a_role() -> None:
    assert authorization.ROLE_DEFINITION.renamed == (("roleType", "type"),)


def test_definitions_have_two_tokens_and_one_arm_type() -> None:
    pairs = (
        (
            authorization.POLICY_DEFINITION,
            authorization.POLICY_DEFINITION_AT_MANAGEMENT_GROUP,
        ),
        (
            authorization.POLICY_SET_DEFINITION,
            authorization.POLICY_SET_DEFINITION_AT_MANAGEMENT_GROUP,
        ),
    )
    for below, above in pairs:
        assert below.arm_type == above.arm_type
        assert below.container is Container.SUBSCRIPTION
        assert above.container is Container.MANAGEMENT_GROUP


def test_a_policy_assignment_keeps_region_and_definition() -> None:
    """Only one with an identity has a region, so Pulumi asks for none (H6)."""
    assert authorization.POLICY_ASSIGNMENT.create_only == ("location", "policyDefinitionId")
    assert not authorization.POLICY_ASSIGNMENT.has_location
    assert authorization.POLICY_EXEMPTION.create_only == ("policyAssignmentId",)
