"""``Guardrails``: Azure Policy that carries the protection to disks which no program declares."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

import pulumi
from pulumi_azure_native import authorization

from azure_disk_facts.arm_id import management_group_id
from azure_disk_facts.azure_policies import EnforcementMode
from azure_disk_facts.names import policy_assignment_name
from azure_disk_protection.checks.given import Given
from azure_disk_protection.checks.guardrails import guardrails_problems
from azure_disk_protection.children import (
    checked_args,
    child_options,
    component_options,
    declaring,
    given_or,
    imported,
)
from azure_disk_protection.guardrail_args import GuardrailsArgs
from azure_disk_protection.guardrail_definitions import Guardrail, Rule
from azure_disk_protection.guardrail_identity import (
    declare_remediation_grants,
    declare_vault_grants,
    remediation_role,
)
from azure_disk_protection.guardrail_rules import (
    CATEGORY,
    definition,
    groups,
    guardrails,
    initiative_parameters,
    reference,
)
from azure_disk_protection.guardrail_values import extra_entries, messages_of, values_of
from azure_disk_protection.hooks import hooks
from azure_disk_protection.problems import Problem

_TITLE = "Disk protection guardrails"


class Guardrails(pulumi.ComponentResource):
    """Policies for disks, snapshots, their vaults and keys, as one initiative, assigned once.

    It holds for whatever is in its scope, whoever made it: that is how a fleet is protected that
    no single program declares. Its assignment always has an identity, because Azure asks for one
    as soon as a definition could modify; the identity has roles only where one does.
    """

    initiative_id: pulumi.Output[str]
    """Id of the initiative."""
    assignment_id: pulumi.Output[str]
    """Id of the assignment."""
    principal_id: pulumi.Output[str]
    """Object id of the assignment's identity."""

    def __init__(
        self, name: str, args: GuardrailsArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        """Declare the definitions, the initiative and its assignment.

        Raises:
            InvalidInputs: inputs that Azure would refuse or that contradict themselves, all of
                them.
        """
        inputs = checked_args(
            GuardrailsArgs,
            args,
            lambda values: [*guardrails_problems(values), *_name_problems(name, values)],
        )
        options = component_options(opts, keep_version_aliases=inputs.get("keep_version_aliases"))
        with declaring():
            super().__init__("azure-disk-protection:index:Guardrails", name, None, options)
            initiative, assignment = declare_guardrails(name, inputs, parent=self)
            self.initiative_id = initiative.id
            self.assignment_id = assignment.id
            self.principal_id = _principal(assignment)
        self.register_outputs(
            {
                "initiativeId": self.initiative_id,
                "assignmentId": self.assignment_id,
                "principalId": self.principal_id,
            }
        )


def declare_guardrails(
    name: str, inputs: Mapping[str, Any], *, parent: pulumi.Resource
) -> tuple[pulumi.CustomResource, authorization.PolicyAssignment]:
    """Declare guardrails from checked inputs of :class:`GuardrailsArgs`."""
    scope = _scope(inputs)
    chosen = guardrails(unverified=inputs.get("unverified_aliases") is not False)
    role_id = remediation_role(name, inputs, scope=scope, parent=parent)
    entries = [
        reference(each, _definition_id(name, each, inputs, role_id=role_id, parent=parent))
        for each in chosen
    ]
    entries += extra_entries(inputs)
    initiative = _declare_initiative(name, inputs, (chosen, entries), parent=parent)
    assignment = _declare_assignment(name, inputs, chosen, initiative=initiative, parent=parent)
    declare_remediation_grants(
        name,
        inputs,
        scope=scope,
        principal_id=_principal(assignment),
        role_id=role_id,
        parent=parent,
    )
    declare_vault_grants(name, inputs, scope=scope, parent=parent)
    _declare_exemptions(name, inputs, assignment, parent=parent)
    return initiative, assignment


def _declare_assignment(
    name: str,
    inputs: Mapping[str, Any],
    chosen: Sequence[Guardrail],
    *,
    initiative: pulumi.CustomResource,
    parent: pulumi.Resource,
) -> authorization.PolicyAssignment:
    return authorization.PolicyAssignment(
        f"{name}-assignment",
        scope=_scope(inputs),
        policy_definition_id=initiative.id,
        policy_assignment_name=given_or(inputs.get("assignment_name"), _cut(name, inputs)),
        display_name=_display_name(inputs),
        location=inputs["location"],
        identity={"type": authorization.ResourceIdentityType.SYSTEM_ASSIGNED},
        enforcement_mode=given_or(inputs.get("enforcement"), EnforcementMode.DEFAULT).value,
        not_scopes=inputs.get("excluded_scopes"),
        parameters={key: {"value": value} for key, value in values_of(inputs, chosen).items()},
        non_compliance_messages=messages_of(inputs, chosen),
        opts=child_options(parent, import_id=imported(inputs, "assignment"), hooks=hooks(parent)),
    )


def _scope(inputs: Mapping[str, Any]) -> pulumi.Input[str]:
    scope = inputs.get("scope")
    if scope is None:
        return management_group_id(str(inputs["management_group"]))
    return cast("pulumi.Input[str]", scope)


def _name_problems(name: str, inputs: Mapping[str, Any]) -> Iterator[Problem]:
    """Return what is wrong with a component's name where the assignment is called by it."""
    given, cut = Given(inputs), _cut(name, inputs)
    rule = policy_assignment_name(at_management_group=given.has("management_group"))
    if not given.has("assignment_name") and not rule.accepts(cut):
        yield given.problem(
            "assignment_name", rule.words, f"the resource's name makes it {cut!r}, give another"
        )


def _cut(name: str, inputs: Mapping[str, Any]) -> str:
    """Names at a management group are short (see :mod:`azure_disk_facts.names`)."""
    return name[:24] if inputs.get("management_group") is not None else name[:64]


def _display_name(inputs: Mapping[str, Any]) -> pulumi.Input[str]:
    chosen: pulumi.Input[str] = given_or(inputs.get("display_name"), _TITLE)
    return chosen


def _principal(assignment: authorization.PolicyAssignment) -> pulumi.Output[str]:
    return assignment.identity.apply(lambda known: str(known.principal_id) if known else "")


def _definition_id(
    name: str,
    guardrail: Guardrail,
    inputs: Mapping[str, Any],
    *,
    role_id: pulumi.Input[str] | None,
    parent: pulumi.Resource,
) -> pulumi.Input[str]:
    if guardrail.built_in is not None:
        return guardrail.built_in.id
    child = f"{name}-{guardrail.child}"
    opts = child_options(parent, hooks=hooks(parent), import_id=imported(inputs, guardrail.child))
    group = inputs.get("management_group")
    if group is None:
        return authorization.PolicyDefinition(child, opts=opts, **definition(guardrail, role_id)).id
    return authorization.PolicyDefinitionAtManagementGroup(
        child, management_group_id=group, opts=opts, **definition(guardrail, role_id)
    ).id


def _declare_initiative(
    name: str,
    inputs: Mapping[str, Any],
    content: tuple[Sequence[Guardrail], list[Rule]],
    *,
    parent: pulumi.Resource,
) -> pulumi.CustomResource:
    chosen, entries = content
    values: Rule = {
        "display_name": _display_name(inputs),
        "policy_type": "Custom",
        "metadata": {"category": CATEGORY},
        "parameters": initiative_parameters(chosen),
        "policy_definition_groups": groups(),
        "policy_definitions": entries,
    }
    child = f"{name}-initiative"
    opts = child_options(parent, import_id=imported(inputs, "initiative"), hooks=hooks(parent))
    group = inputs.get("management_group")
    if group is None:
        return authorization.PolicySetDefinition(child, opts=opts, **values)
    return authorization.PolicySetDefinitionAtManagementGroup(
        child, management_group_id=group, opts=opts, **values
    )


def _declare_exemptions(
    name: str,
    inputs: Mapping[str, Any],
    assignment: authorization.PolicyAssignment,
    *,
    parent: pulumi.Resource,
) -> None:
    for key, each in (inputs.get("exemptions") or {}).items():
        child = f"{key}-exemption"
        authorization.PolicyExemption(
            f"{name}-{child}",
            scope=each["scope"],
            policy_assignment_id=assignment.id,
            exemption_category=each["category"].value,
            description=each["reason"],
            expires_on=each.get("expires_on"),
            policy_definition_reference_ids=each.get("guardrails"),
            opts=child_options(parent, import_id=imported(inputs, child)),
        )
