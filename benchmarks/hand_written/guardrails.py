"""Azure Policy: own definitions, an initiative and its assignment."""

from typing import Any

from pulumi_azure_native import authorization

from benchmarks.hand_written.policies import GUARDRAILS
from benchmarks.shared import HOME


def declare_guardrails(scope: str) -> None:
    """Declare the definitions as they stand in the JSON file, and assign them."""
    own = {
        name: authorization.PolicyDefinition(
            name,
            display_name=each["displayName"],
            description=each["description"],
            policy_type="Custom",
            mode="Indexed",
            metadata=each["metadata"],
            parameters=each["parameters"],
            policy_rule=each["policyRule"],
        )
        for name, each in GUARDRAILS["definitions"].items()
    }
    initiative = GUARDRAILS["initiative"]
    # As the JSON file has them, but for the ids of the own definitions.
    entries: list[Any] = [
        {**each, "policyDefinitionId": own[name].id} if name in own else each
        for each in initiative["policyDefinitions"]
        for name in [each["policyDefinitionReferenceId"]]
    ]
    made = authorization.PolicySetDefinition(
        "disks-initiative",
        display_name=initiative["displayName"],
        policy_type="Custom",
        metadata=initiative["metadata"],
        parameters=initiative["parameters"],
        policy_definition_groups=initiative["policyDefinitionGroups"],
        policy_definitions=entries,
    )
    assignment = GUARDRAILS["assignment"]
    authorization.PolicyAssignment(
        "disks-assignment",
        policy_assignment_name="disks",
        scope=scope,
        location=HOME,
        display_name=assignment["displayName"],
        enforcement_mode="Default",
        identity=authorization.IdentityArgs(
            type=authorization.ResourceIdentityType.SYSTEM_ASSIGNED
        ),
        policy_definition_id=made.id,
        parameters=assignment["parameters"],
        non_compliance_messages=assignment["nonComplianceMessages"],
    )
