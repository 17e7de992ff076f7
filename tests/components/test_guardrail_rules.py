from azure_disk_facts.roles import CONTRIBUTOR
from azure_disk_protection import guardrail_rules
from azure_disk_protection.guardrail_definitions import OWN, SHARED_PARAMETERS


def _named(name: str) -> dict[str, object]:
    (found,) = (each for each in OWN if each.name == name)
    return guardrail_rules.definition(found, None)


def test_a_definition_that_mends_names_a_role() -> None:
    details = _named("disk_export")["policy_rule"]["then"]["details"]  # type: ignore[index]
    assert details["roleDefinitionIds"] == [
        f"/providers/Microsoft.Authorization/roleDefinitions/{CONTRIBUTOR.guid}"
    ]
    assert [each["value"] for each in details["operations"]] == ["DenyAll", "Disabled"]


def test_a_definition_that_looks_has_no_details() -> None:
    assert _named("snapshots_incremental")["policy_rule"]["then"] == {  # type: ignore[index]
        "effect": "[parameters('effect')]"
    }
    backed_up = _named("disks_backed_up")["policy_rule"]["then"]["details"]  # type: ignore[index]
    assert backed_up == {"type": "Microsoft.DataProtection/backupInstances"}


def test_parameters_do_not_depend_on_choices() -> None:
    """Azure takes none away from an initiative that exists."""
    every = guardrail_rules.guardrails(unverified=True)
    parameters = guardrail_rules.initiative_parameters(every)
    assert set(SHARED_PARAMETERS) <= set(parameters)
    assert len(parameters) == len(every) + len(SHARED_PARAMETERS)
    fewer = guardrail_rules.initiative_parameters(guardrail_rules.guardrails(unverified=False))
    assert set(fewer) < set(parameters)
    assert all("default_value" in each for each in parameters.values())


def test_own_ones_can_be_fewer() -> None:
    every, fewer = (guardrail_rules.guardrails(unverified=each) for each in (True, False))
    assert [each for each in every if each.built_in is None] == list(OWN)
    kept = [each.name for each in fewer if each.built_in is None]
    assert kept == ["disks_encrypted", "disk_export", "snapshot_export", "disks_backed_up"]


def test_groups_are_readable() -> None:
    assert {"name": "key-vaults", "display_name": "Key vaults"} in guardrail_rules.groups()
