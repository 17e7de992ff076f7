import pytest

from azure_disk_facts.azure_policies import EnforcementMode, ExemptionCategory
from azure_disk_protection import Guardrails, InvalidInputs
from azure_disk_protection.guardrail_args import ExportEffect
from azure_disk_protection.guardrail_definitions import OWN
from tests.components.rails import HOME, recorded
from tests.components.recording import GROUP, record

DEFINITIONS = {f"g-{each.name.replace('_', '-')}" for each in OWN}


def test_one_initiative_of_own_and_built_in_definitions() -> None:
    made = recorded()
    assert made.names == {"g", "g-initiative", "g-assignment", *DEFINITIONS}
    references = made["g-initiative"].at("policyDefinitions")
    assert len(references) == 21
    assert len({each["policyDefinitionReferenceId"] for each in references}) == 21
    groups = {each["name"] for each in made["g-initiative"].at("policyDefinitionGroups")}
    assert {each["groupNames"][0] for each in references} == groups


def test_the_assignment() -> None:
    assignment = recorded()["g-assignment"]
    assert assignment.at("scope") == HOME
    assert assignment.at("policyAssignmentName") == "g"
    assert assignment.at("location") == "westeurope"
    assert assignment.at("identity.type") == "SystemAssigned"
    assert assignment.at("enforcementMode") == "Default"
    assert assignment.depends_on == {"g-initiative"}
    rehearsal = recorded(enforcement=EnforcementMode.DO_NOT_ENFORCE, excluded_scopes=[GROUP])
    assert rehearsal["g-assignment"].at("enforcementMode") == "DoNotEnforce"
    assert rehearsal["g-assignment"].at("notScopes") == [GROUP]


def test_names_and_titles() -> None:
    made = recorded(assignment_name="disks", display_name="Disks")
    assert made["g-assignment"].at("policyAssignmentName") == "disks"
    assert made["g-assignment"].at("displayName") == "Disks"
    assert made["g-initiative"].at("displayName") == "Disks"
    assert recorded()["g-initiative"].at("displayName") == "Disk protection guardrails"


def test_definitions_of_a_management_group_lie_there() -> None:
    made = recorded(management_group="root")
    assert len(made.of_type("PolicyDefinitionAtManagementGroup")) == len(OWN)
    assert made.of_type("PolicySetDefinitionAtManagementGroup")[0].at("managementGroupId") == "root"
    root = "/providers/Microsoft.Management/managementGroups/root"
    assert made["g-assignment"].at("scope") == root
    below = recorded(management_group="root", scope=HOME)
    assert below["g-assignment"].at("scope") == HOME


def test_unverified_guardrails_can_be_left_out() -> None:
    """H4."""
    made = recorded(unverified_aliases=False)
    left_out = {"g-snapshots-encrypted", "g-snapshot-public-access"}
    left_out |= {"g-snapshots-incremental", "g-snapshots-young"}
    assert made.names == {"g", "g-initiative", "g-assignment", *DEFINITIONS} - left_out
    assert "maxSnapshotAgeDays" not in made["g-initiative"].at("parameters")


def test_an_exemption_has_a_reason_and_may_end() -> None:
    exemption = {
        "scope": GROUP,
        "category": ExemptionCategory.MITIGATED,
        "reason": "exports go through a broker",
        "expires_on": "2027-01-01T00:00:00Z",
        "guardrails": ["diskExport"],
    }
    child = recorded(exemptions={"lab": exemption})["g-lab-exemption"]
    assert child.at("scope") == GROUP
    assert child.at("exemptionCategory") == "Mitigated"
    assert child.at("description") == "exports go through a broker"
    assert child.at("expiresOn") == "2027-01-01T00:00:00Z"
    assert child.at("policyDefinitionReferenceIds") == ["diskExport"]
    assert child.depends_on == {"g-assignment"}


def test_existing_ones_are_taken_over() -> None:
    kinds = {"initiative": "policySetDefinitions", "assignment": "policyAssignments"}
    ids = {
        role: f"{HOME}/providers/Microsoft.Authorization/{kind}/old" for role, kind in kinds.items()
    }
    made = recorded(imports=ids)
    for role, resource in ids.items():
        assert made[f"g-{role}"].request.importId == resource


@pytest.mark.parametrize(
    "inputs", [{}, {"disk_export": ExportEffect.DENY}, {"disk_export": ExportEffect.AUDIT}]
)
def test_nothing_is_granted_while_nothing_is_mended(inputs: dict[str, ExportEffect]) -> None:
    made = recorded(**inputs)
    assert made.of_type("RoleAssignment") == made.of_type("RoleDefinition") == []


def test_an_assignment_is_called_by_a_name_that_azure_takes() -> None:
    with pytest.raises(InvalidInputs) as caught:
        record(lambda: Guardrails("disks: all", {"location": "westeurope", "scope": HOME}))
    (problem,) = caught.value.problems
    assert str(problem) == (
        "assignmentName: got nothing, allowed: 1 to 64 characters, none of <>*%&:?.+/\\, not "
        "ending with a space; the resource's name makes it 'disks: all', give another"
    )
