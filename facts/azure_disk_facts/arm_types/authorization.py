"""Roles, locks and Azure Policy (rules G4, G5, H5, H6)."""

from dataclasses import replace

from azure_disk_facts.arm_types.row import Container, ResourceTypeFacts


def _at_management_group(facts: ResourceTypeFacts) -> ResourceTypeFacts:
    """Return a type as azure-native has it for management groups: under a token of its own."""
    return replace(
        facts,
        token=f"{facts.token}AtManagementGroup",
        path_inputs=("managementGroupId", *facts.path_inputs),
        container=Container.MANAGEMENT_GROUP,
    )


ROLE_ASSIGNMENT = ResourceTypeFacts(
    "Microsoft.Authorization/roleAssignments",
    "azure-native:authorization:RoleAssignment",
    "2022-04-01",
    ("scope", "roleAssignmentName"),
    ("principalId", "roleDefinitionId", "principalType"),
    has_location=False,
    container=Container.SCOPE,
)

ROLE_DEFINITION = ResourceTypeFacts(
    "Microsoft.Authorization/roleDefinitions",
    "azure-native:authorization:RoleDefinition",
    "2022-05-01-preview",
    ("scope", "roleDefinitionId"),
    renamed=(("roleType", "type"),),
    has_location=False,
    container=Container.SCOPE,
)

LOCK = ResourceTypeFacts(
    "Microsoft.Authorization/locks",
    "azure-native:authorization:ManagementLockByScope",
    "2020-05-01",
    ("scope", "lockName"),
    has_location=False,
    container=Container.SCOPE,
)

POLICY_DEFINITION = ResourceTypeFacts(
    "Microsoft.Authorization/policyDefinitions",
    "azure-native:authorization:PolicyDefinition",
    "2025-01-01",
    ("policyDefinitionName",),
    ("policyType",),
    has_location=False,
    container=Container.SUBSCRIPTION,
)

POLICY_DEFINITION_AT_MANAGEMENT_GROUP = _at_management_group(POLICY_DEFINITION)

POLICY_SET_DEFINITION = ResourceTypeFacts(
    "Microsoft.Authorization/policySetDefinitions",
    "azure-native:authorization:PolicySetDefinition",
    "2025-01-01",
    ("policySetDefinitionName",),
    ("policyType",),
    has_location=False,
    container=Container.SUBSCRIPTION,
)

POLICY_SET_DEFINITION_AT_MANAGEMENT_GROUP = _at_management_group(POLICY_SET_DEFINITION)

POLICY_ASSIGNMENT = ResourceTypeFacts(
    "Microsoft.Authorization/policyAssignments",
    "azure-native:authorization:PolicyAssignment",
    "2025-01-01",
    ("scope", "policyAssignmentName"),
    # The definition's id: knowledge (K), azurerm replaces the assignment too.
    ("location", "policyDefinitionId"),
    has_location=False,
    container=Container.SCOPE,
)

POLICY_EXEMPTION = ResourceTypeFacts(
    "Microsoft.Authorization/policyExemptions",
    "azure-native:authorization:PolicyExemption",
    "2022-07-01-preview",
    ("scope", "policyExemptionName"),
    ("policyAssignmentId",),
    has_location=False,
    container=Container.SCOPE,
)
