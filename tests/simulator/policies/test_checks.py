from typing import Any

import pytest

from azure_disk_simulator.paths import merged
from tests.simulator import rails
from tests.simulator.estate import Estate, refused

CONDITION = rails.CLOSED["policyRule"]["if"]


def _rule(**then: Any) -> Any:
    return {"policyRule": {"if": CONDITION, "then": then}}


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"policyRule": {"then": {"effect": "audit"}}}, "a condition has to be an object"),
        ({"policyRule": "x"}, "a rule has to have 'if' and 'then'"),
        (_rule(effect="append"), "the effect 'append' is not simulated"),
        (_rule(effect="modify"), "'Modify' needs operations and roleDefinitionIds"),
        (_rule(effect="auditIfNotExists"), "'AuditIfNotExists' needs 'details.type'"),
        (
            _rule(effect="deployIfNotExists", details={"type": "x"}),
            "'DeployIfNotExists' needs a deployment and roleDefinitionIds",
        ),
        (_rule(effect="[newGuid()]"), "the template function 'newGuid' is not simulated"),
        (
            _rule(
                effect="modify",
                details={"roleDefinitionIds": ["r"], "operations": [{"operation": "drop"}]},
            ),
            "the operation 'drop' is none",
        ),
    ],
)
def test_rules_outside_the_grammar(estate: Estate, changes: Any, why: str) -> None:
    if "operations" in str(changes):
        changes["policyRule"]["then"]["details"]["operations"][0]["field"] = rails.EXPORT
    with refused("InvalidPolicyRule", match=f"Failed to parse policy rule: '{why}"):
        rails.define(estate, changes)


def test_an_alias_that_is_none(estate: Estate) -> None:
    """H4."""
    rule = {
        "if": {"field": "Microsoft.Compute/snapshots/colour", "equals": "red"},
        "then": {"effect": "audit"},
    }
    with refused(
        "InvalidPolicyAlias",
        match="The policy definition 'own' rule is invalid. The 'field' property "
        "'Microsoft.Compute/snapshots/colour' of the policy rule doesn't exist as an alias under "
        "provider 'Microsoft.Compute' and resource type 'snapshots'. The supported aliases are "
        "'Microsoft.Compute/snapshots/creationData.sourceResourceId; ",
    ):
        rails.define(estate, {"policyRule": rule})


def test_unverified_aliases_may_be_missing(estate: Estate) -> None:
    rule = {
        "if": {"field": "Microsoft.Compute/snapshots/incremental", "equals": "false"},
        "then": {"effect": "audit"},
    }
    assert rails.define(estate, {"policyRule": rule})
    estate.azure.settings.unverified_policy_aliases = False
    with refused("InvalidPolicyAlias", match="snapshots/incremental"):
        rails.define(estate, {"policyRule": rule}, name="again")


def test_only_some_aliases_can_be_modified(estate: Estate) -> None:
    operation = {"operation": "addOrReplace", "field": "Microsoft.Compute/disks/sku.name"}
    details = {"roleDefinitionIds": ["r"], "operations": [operation]}
    with refused("InvalidPolicyRule", match="disks/sku.name' of the policy 'own' is not modifi"):
        rails.define(estate, _rule(effect="modify", details=details))


def test_parameters_are_declared_and_used(estate: Estate) -> None:
    with refused("InvalidPolicyParameters", match="uses parameters that it does not declare: eff"):
        rails.define(estate, {**rails.CLOSED, "parameters": {}})
    more = merged(rails.CLOSED, {"parameters": {"spare": {"type": "String"}}})
    with refused("UnusedPolicyParameters", match="has defined parameters 'spare' which are not"):
        rails.define(estate, more)


def test_parameters_only_grow(estate: Estate) -> None:
    own = rails.define(estate, rails.CLOSED)
    name = {"field": "name", "notEquals": "[parameters('name')]"}
    rule = {**rails.CLOSED["policyRule"], "if": {"allOf": [CONDITION, name]}}
    more = merged(
        {**rails.CLOSED, "policyRule": rule}, {"parameters": {"name": {"type": "String"}}}
    )
    with refused(
        "InvalidPolicyParameterUpdate", match=r"The policy contains new parameter\(s\) 'name' which"
    ):
        rails.define(estate, more)
    more["parameters"]["name"]["defaultValue"] = "x"
    assert rails.define(estate, more)["id"] == own["id"]
    with refused(
        "InvalidPolicyParameterUpdate",
        match="policy parameters cannot be removed during policy update.",
    ):
        rails.define(estate, rails.CLOSED)


def test_values_fit_the_definition(estate: Estate) -> None:
    with refused("UndefinedPolicyParameter", match="the parameter 'colour' is not defined"):
        rails.keyed(estate, parameters={"colour": {"value": "red"}})
    with refused("PolicyParameterValueNotAllowed", match="The value 'Modify' is not allowed"):
        rails.keyed(estate, "Modify")
    target = "/providers/Microsoft.Authorization/policyDefinitions/"
    with refused("MissingPolicyParameter", match=r"parameter\(s\) 'allowedEncryptionSets'"):
        rails.assign(estate, f"{target}d461a302-a187-421a-89ac-84acdb4edc04")
