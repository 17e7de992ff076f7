"""Own guardrails as the policy definitions that Azure takes (rule H5)."""

from collections.abc import Sequence
from typing import Any

import pulumi

from azure_disk_facts.azure_policies import Effect, PolicyMode
from azure_disk_facts.roles import CONTRIBUTOR, tenant_definition_id
from azure_disk_protection.guardrail_built_ins import GUARDRAILS
from azure_disk_protection.guardrail_definitions import SHARED_PARAMETERS, Group, Guardrail, Rule

CATEGORY = "Disk protection"
"""Category of the definitions and the initiative in the portal."""
_EFFECTS_TITLE = "Effect"


def guardrails(*, unverified: bool) -> list[Guardrail]:
    """Return the guardrails of the initiative, with or without those on unverified aliases."""
    return [each for each in GUARDRAILS if unverified or not each.is_unverified]


def definition(guardrail: Guardrail, role_id: pulumi.Input[str] | None) -> Rule:
    """Return the inputs of a guardrail's own definition.

    ``role_id`` is the role that remediations work with; without one the definition names
    Contributor, as Microsoft's own do, and nobody is granted it.
    """
    then: Rule = {"effect": "[parameters('effect')]"}
    if guardrail.operations:
        fallback = tenant_definition_id(CONTRIBUTOR)
        then["details"] = {
            "roleDefinitionIds": [fallback if role_id is None else role_id],
            "operations": [
                {"operation": "addOrReplace", "field": alias, "value": value}
                for alias, value in guardrail.operations
            ],
        }
    if guardrail.exists:
        then["details"] = {"type": guardrail.exists}
    return {
        "display_name": guardrail.title,
        "description": guardrail.message,
        "policy_type": "Custom",
        "mode": PolicyMode.INDEXED.value,
        "metadata": {"category": CATEGORY},
        "parameters": {
            "effect": _effect(guardrail, guardrail.effects[0]),
            **{name: _shared(name) for name in guardrail.shared},
        },
        "policy_rule": {"if": guardrail.condition, "then": then},
    }


def _effect(guardrail: Guardrail, default: Effect) -> Rule:
    return {
        "type": "String",
        "allowed_values": [each.value for each in guardrail.effects],
        "default_value": default.value,
        "metadata": {"display_name": _EFFECTS_TITLE},
    }


def _shared(name: str) -> Rule:
    declared = SHARED_PARAMETERS[name]
    return {"type": declared["type"], "default_value": declared["defaultValue"]}


def initiative_parameters(chosen: Sequence[Guardrail]) -> Rule:
    """Return the parameters of the initiative; which there are depends on the guardrails alone."""
    shared = {name for each in chosen for name in each.shared}
    effects = {each.effect_parameter: _titled_effect(each) for each in chosen}
    return {**effects, **{name: _shared(name) for name in SHARED_PARAMETERS if name in shared}}


def _titled_effect(guardrail: Guardrail) -> Rule:
    declared = _effect(guardrail, Effect.DISABLED)
    return {**declared, "metadata": {"display_name": f"Effect: {guardrail.title}"}}


def reference(guardrail: Guardrail, definition_id: pulumi.Input[str]) -> Rule:
    """Return a guardrail's entry in the initiative."""
    values: dict[str, Any] = {
        "effect": {"value": f"[parameters('{guardrail.effect_parameter}')]"},
        **{name: {"value": f"[parameters('{name}')]"} for name in guardrail.shared},
    }
    for name, value in (guardrail.values or {}).items():
        values[name] = {"value": value}
    return {
        "policy_definition_id": definition_id,
        "policy_definition_reference_id": guardrail.reference,
        "group_names": [guardrail.group.value],
        "parameters": values,
    }


def groups() -> list[Rule]:
    """Return the groups of the initiative."""
    return [{"name": each.value, "display_name": _words(each)} for each in Group]


def _words(group: Group) -> str:
    return group.value.replace("-", " ").capitalize()
