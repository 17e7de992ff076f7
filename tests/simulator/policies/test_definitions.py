from azure_disk_facts.azure_policies import CUSTOMER_KEYS, Effect
from azure_disk_facts.resource_types import POLICY_ASSIGNMENT
from azure_disk_simulator.policies import definitions
from azure_disk_simulator.records import Resource
from tests.simulator import rails
from tests.simulator.estate import Estate


def _applied(estate: Estate) -> list[definitions.Applied]:
    with estate.azure._store.read():
        (assignment,) = definitions.assignments(estate.azure._world)
        return list(definitions.applied(estate.azure._world, assignment))


def test_an_initiative_passes_values_on(estate: Estate) -> None:
    own = rails.define(estate, rails.CLOSED)["id"]
    references = [
        rails.reference(own, "snapshots", effect="[parameters('how')]"),
        rails.reference(CUSTOMER_KEYS.id, "disks"),
    ]
    how = {"how": {"type": "String", "defaultValue": "Audit"}}
    group = rails.group(estate, references, parameters=how)
    messages = [
        {"message": "all"},
        {"message": "close", "policyDefinitionReferenceId": "Snapshots"},
    ]
    rails.assign(
        estate,
        group["id"],
        parameters={"HOW": {"value": "Deny"}},
        nonComplianceMessages=messages,
    )
    snapshots, disks = _applied(estate)
    assert (snapshots.reference_id, snapshots.effect, snapshots.message) == (
        "snapshots",
        Effect.DENY,
        "close",
    )
    assert (disks.reference_id, disks.effect, disks.message) == ("disks", Effect.AUDIT, "all")
    assert snapshots.definition.display_name == "Closed snapshots"
    assert disks.definition.name == CUSTOMER_KEYS.guid


def test_what_is_within_a_scope() -> None:
    group = "/subscriptions/s/resourceGroups/rg"
    assert definitions.is_within(f"{group}/providers/x/y/z", group.upper())
    assert definitions.is_within(group, group)
    assert not definitions.is_within(f"{group}-2/providers/x/y/z", group)
    above = "/providers/Microsoft.Management/managementGroups/root"
    assert definitions.is_within(group, above)


def test_a_definition_is_no_other_resource(estate: Estate) -> None:
    disk = estate.disk()
    with estate.azure._store.read():
        assert definitions.find(estate.azure._world, str(disk["id"])) is None


def test_an_assignment_without_its_definition_does_nothing(estate: Estate) -> None:
    own = rails.policy_id(rails.subscription(estate), "policyDefinitions", "gone")
    draft = Resource(
        "/subscriptions/s/providers/Microsoft.Authorization/policyAssignments/a",
        POLICY_ASSIGNMENT.arm_type,
        {"properties": {"policyDefinitionId": own}},
        estate.azure.clock.now(),
    )
    with estate.azure._store.read():
        assert list(definitions.applied(estate.azure._world, draft)) == []
