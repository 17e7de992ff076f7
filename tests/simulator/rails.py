"""Policies for the simulator's tests: definitions, initiatives, assignments."""

from typing import Any

from azure_disk_facts.azure_policies import CUSTOMER_KEYS
from tests.simulator.estate import REGION, Estate, Json

EXPORT = "Microsoft.Compute/snapshots/networkAccessPolicy"
EFFECT = {
    "type": "String",
    "allowedValues": ["Audit", "Deny", "Modify", "Disabled"],
    "defaultValue": "Audit",
}
CLOSED: Json = {
    "mode": "Indexed",
    "displayName": "Closed snapshots",
    "parameters": {"effect": EFFECT},
    "policyRule": {
        "if": {
            "allOf": [
                {"field": "type", "equals": "Microsoft.Compute/snapshots"},
                {"field": EXPORT, "notEquals": "DenyAll"},
            ]
        },
        "then": {
            "effect": "[parameters('effect')]",
            "details": {
                "roleDefinitionIds": ["role"],
                "operations": [{"operation": "addOrReplace", "field": EXPORT, "value": "DenyAll"}],
            },
        },
    },
}
IDENTITY: Json = {"location": REGION, "identity": {"type": "SystemAssigned"}}


def subscription(estate: Estate) -> str:
    return f"/subscriptions/{estate.azure.subscription_id}"


def management_group(estate: Estate) -> str:
    return f"/providers/Microsoft.Management/managementGroups/{estate.azure.tenant_id}"


def policy_id(scope: str, kind: str, name: str) -> str:
    return f"{scope}/providers/Microsoft.Authorization/{kind}/{name}"


def define(estate: Estate, properties: Json, scope: str | None = None, name: str = "own") -> Json:
    home = scope or subscription(estate)
    return estate.azure.put(policy_id(home, "policyDefinitions", name), {"properties": properties})


def group(estate: Estate, references: list[Json], **more: Any) -> Json:
    return estate.azure.put(
        policy_id(subscription(estate), "policySetDefinitions", "set"),
        {"properties": {"policyDefinitions": references, **more}},
    )


def reference(definition_id: str, name: str, **values: Any) -> Json:
    return {
        "policyDefinitionId": definition_id,
        "policyDefinitionReferenceId": name,
        "parameters": {key: {"value": value} for key, value in values.items()},
    }


def assign(estate: Estate, target: str, scope: str | None = None, **properties: Any) -> Json:
    place = scope or subscription(estate)
    return estate.azure.put(
        policy_id(place, "policyAssignments", "rails"),
        {**IDENTITY, "properties": {"policyDefinitionId": target, **properties}},
    )


def value(given: Any) -> Json:
    return {"effect": {"value": given}}


def closing(estate: Estate, effect: str, **properties: Any) -> Json:
    """Assign own definition about the export of snapshots."""
    target = define(estate, CLOSED)["id"]
    return assign(estate, target, parameters=value(effect), **properties)


def keyed(estate: Estate, effect: str = "Deny", **properties: Any) -> Json:
    """Assign the built-in about customer keys."""
    given = {"parameters": value(effect), **properties}
    return assign(estate, CUSTOMER_KEYS.id, **given)
