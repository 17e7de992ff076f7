"""What Azure refuses about definitions, initiatives and parameters.

Codes are Azure's; texts without a source are simulated.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from azure_disk_facts.azure_policies import Effect
from azure_disk_facts.policy_aliases import MODIFIABLE, UNVERIFIED, VERIFIED
from azure_disk_simulator.errors import ArmError
from azure_disk_simulator.paths import Json
from azure_disk_simulator.policies.expressions import (
    InvalidExpression,
    arguments_of,
    is_expression,
)
from azure_disk_simulator.policies.rules import InvalidRule, check_condition, fields_of
from azure_disk_simulator.request import World

_FIELDS = frozenset({"type", "name", "id", "location", "kind", "tags"})
_IF_NOT_EXISTS = frozenset({Effect.AUDIT_IF_NOT_EXISTS, Effect.DEPLOY_IF_NOT_EXISTS})
_OPERATIONS = ("add", "addorreplace", "remove")


def invalid_rule(why: str) -> ArmError:
    """400: the rule is none. Azure's first words, then simulated ones."""
    return ArmError(400, "InvalidPolicyRule", f"Failed to parse policy rule: '{why}'.")


def check_definition(world: World, name: str, properties: Json) -> None:
    """Check a definition's rule, aliases and parameters (rules H4, H5).

    Raises:
        ArmError: 400, Azure refuses it.
    """
    rule, declared = properties.get("policyRule"), properties.get("parameters") or {}
    if not isinstance(rule, dict) or not isinstance(rule.get("then"), dict):
        raise invalid_rule("a rule has to have 'if' and 'then'")
    try:
        check_condition(rule.get("if"))
        used = {each.lower() for each in arguments_of(rule, "parameters")}
    except (InvalidRule, InvalidExpression) as error:
        raise invalid_rule(str(error)) from error
    _check_aliases(world, name, [*fields_of(rule["if"]), *_operation_fields(rule)])
    check_use(name, declared, used)
    _check_effects(name, rule["then"], declared)


def _operation_fields(rule: Json) -> Iterator[str]:
    for operation in (rule["then"].get("details") or {}).get("operations") or []:
        yield str(operation.get("field"))


def _check_aliases(world: World, name: str, fields: list[str]) -> None:
    known = set(VERIFIED)
    if world.settings.unverified_policy_aliases:
        known |= UNVERIFIED
    spelled = {alias.lower() for alias in known}
    for each in fields:
        is_field = each.lower() in _FIELDS or each.lower().startswith("tags[")
        if is_field or is_expression(each) or each.lower() in spelled:
            continue
        provider, _, rest = each.partition("/")
        kind = rest.partition("/")[0]
        near = sorted(alias for alias in known if alias.startswith(f"{provider}/{kind}/"))
        raise ArmError(
            400,
            "InvalidPolicyAlias",
            f"The policy definition '{name}' rule is invalid. The 'field' property '{each}' of "
            f"the policy rule doesn't exist as an alias under provider '{provider}' and resource "
            f"type '{kind}'. The supported aliases are '{'; '.join(near)}'.",
        )


def check_use(name: str, declared: Mapping[str, Any], used: set[str]) -> None:
    """Every parameter that is used is declared, and every declared one is used.

    Raises:
        ArmError: 400.
    """
    missing = sorted(used - {each.lower() for each in declared})
    if missing:
        raise ArmError(
            400,
            "InvalidPolicyParameters",
            f"The policy '{name}' uses parameters that it does not declare: {', '.join(missing)}.",
        )
    unused = sorted(each for each in declared if each.lower() not in used)
    if unused:
        raise ArmError(
            400,
            "UnusedPolicyParameters",
            f"The policy '{name}' has defined parameters '{', '.join(unused)}' which are not used "
            "in the policy rule. Please either remove these parameters from the definition or "
            "ensure that they are used in the policy rule.",
        )


def _check_effects(name: str, then: Json, declared: Mapping[str, Any]) -> None:
    details = then.get("details") or {}
    for effect in _effects(then, declared):
        if effect is Effect.MODIFY:
            _check_operations(name, details)
        if effect in _IF_NOT_EXISTS and not details.get("type"):
            raise invalid_rule(f"'{effect.value}' needs 'details.type'")
        is_deployment = effect is Effect.DEPLOY_IF_NOT_EXISTS
        if is_deployment and not ("deployment" in details and details.get("roleDefinitionIds")):
            raise invalid_rule("'DeployIfNotExists' needs a deployment and roleDefinitionIds")


def _effects(then: Json, declared: Mapping[str, Any]) -> list[Effect]:
    given = then.get("effect")
    texts = [given]
    if is_expression(given):
        name = next(arguments_of(given, "parameters"), "")
        by_name = {each.lower(): declaration for each, declaration in declared.items()}
        texts = by_name[name.lower()].get("allowedValues") or []
    known = {each.value.lower(): each for each in Effect}
    unknown = [text for text in texts if str(text).lower() not in known]
    if unknown:
        raise invalid_rule(f"the effect '{unknown[0]}' is not simulated")
    return [known[str(text).lower()] for text in texts]


def _check_operations(name: str, details: Json) -> None:
    if not details.get("roleDefinitionIds") or not details.get("operations"):
        raise invalid_rule("'Modify' needs operations and roleDefinitionIds")
    modifiable = {alias.lower() for alias in MODIFIABLE | UNVERIFIED}
    for operation in details["operations"]:
        if str(operation.get("operation")).lower() not in _OPERATIONS:
            raise invalid_rule(f"the operation '{operation.get('operation')}' is none")
        if str(operation.get("field")).lower() not in modifiable:
            raise invalid_rule(
                f"the alias '{operation.get('field')}' of the policy '{name}' is not modifiable"
            )


def check_parameter_update(old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    """Parameters of a definition that exists only grow, and only by ones with a default.

    Raises:
        ArmError: 400 ``InvalidPolicyParameterUpdate``, with Azure's texts.
    """
    if set(old) - set(new):
        text = "policy parameters cannot be removed during policy update."
        raise ArmError(400, "InvalidPolicyParameterUpdate", text)
    added = sorted(each for each in set(new) - set(old) if "defaultValue" not in new[each])
    if added:
        raise ArmError(
            400,
            "InvalidPolicyParameterUpdate",
            f"The policy contains new parameter(s) '{', '.join(added)}' which are not present in "
            "the existing policy and have no default value. New parameters may be added to a "
            "policy only if they have a default value.",
        )


def check_values(name: str, declared: Mapping[str, Any], given: Mapping[str, Any]) -> None:
    """Check the parameters that something gives to a definition or an initiative.

    Raises:
        ArmError: 400, one is unknown, missing or has a value that is not allowed.
    """
    by_name = {each.lower(): declaration for each, declaration in declared.items()}
    for each, entry in given.items():
        if each.lower() not in by_name:
            raise ArmError(
                400,
                "UndefinedPolicyParameter",
                f"The policy assignment '{name}' request is invalid: the parameter '{each}' is "
                "not defined in the policy definition.",
            )
        allowed, value = by_name[each.lower()].get("allowedValues"), entry.get("value")
        if allowed and not is_expression(value) and value not in allowed:
            raise ArmError(
                400,
                "PolicyParameterValueNotAllowed",
                f"The value '{value}' is not allowed for policy parameter '{each}' of '{name}'. "
                f"The allowed values are '{', '.join(map(str, allowed))}'.",
            )
    there = {each.lower() for each in given}
    missing = [
        each
        for each, declaration in declared.items()
        if each.lower() not in there and "defaultValue" not in declaration
    ]
    if missing:
        raise ArmError(
            400,
            "MissingPolicyParameter",
            f"The policy '{name}' is missing the parameter(s) '{', '.join(missing)}' as defined "
            "in the policy definition.",
        )
