from azure_disk_facts.azure_policies import DISKS_BACKED_UP, Effect
from azure_disk_simulator.policies.compliance import ComplianceState
from tests.simulator import rails
from tests.simulator.estate import Estate


def _states(estate: Estate, scope: str | None = None) -> dict[str, str]:
    return {
        each.resource_id.rsplit("/", 1)[-1]: each.state.value
        for each in estate.azure.compliance(scope)
    }


def test_what_exists_is_judged(estate: Estate) -> None:
    disk = estate.disk()
    estate.snapshot("open", disk)
    estate.snapshot("closed", disk, properties={"networkAccessPolicy": "DenyAll"})
    rails.closing(estate, "Audit", nonComplianceMessages=[{"message": "Close it."}])
    assert _states(estate) == {"open": "NonCompliant", "closed": "Compliant"}
    (wrong,) = [
        each for each in estate.azure.compliance() if each.state is ComplianceState.NON_COMPLIANT
    ]
    assert (wrong.effect, wrong.message, wrong.reference_id) == (Effect.AUDIT, "Close it.", "")


def test_a_disabled_policy_says_nothing(estate: Estate) -> None:
    estate.snapshot("open", estate.disk())
    rails.closing(estate, "Disabled")
    assert estate.azure.compliance() == []


def test_one_may_ask_for_a_part(estate: Estate) -> None:
    estate.put_group("other")
    estate.snapshot("open", estate.disk())
    rails.closing(estate, "Audit")
    assert _states(estate, estate.group) == {"open": "NonCompliant"}
    assert _states(estate, estate.group_id("other")) == {}


def test_the_exempt_are_told_apart(estate: Estate) -> None:
    snapshot = estate.snapshot("open", estate.disk())
    assignment = rails.closing(estate, "Audit")
    estate.azure.put(
        rails.policy_id(str(snapshot["id"]), "policyExemptions", "one"),
        {
            "properties": {
                "policyAssignmentId": assignment["id"],
                "exemptionCategory": "Mitigated",
            }
        },
    )
    assert _states(estate) == {"open": "Exempt"}


def test_a_disk_complies_once_it_is_backed_up(estate: Estate) -> None:
    disk, *_ = estate.protected()
    estate.disk("bare")
    rails.assign(estate, DISKS_BACKED_UP.id)
    name = str(disk["id"]).rsplit("/", 1)[-1]
    assert _states(estate) == {name: "Compliant", "bare": "NonCompliant"}


def test_types_may_be_listed(estate: Estate) -> None:
    estate.disk()
    rule = {
        "if": {"field": "type", "in": ["Microsoft.Compute/disks"]},
        "then": {"effect": "audit"},
    }
    rails.assign(estate, rails.define(estate, {"policyRule": rule})["id"])
    assert _states(estate) == {"d": "NonCompliant"}
