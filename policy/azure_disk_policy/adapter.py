"""CrossGuard policies made of rules; the only module that imports Pulumi.

``pulumi_policy`` turns a *mandatory* policy into a remark as soon as it reads an unknown value in a
preview. Rules never make it do so: unknowns are marked before a rule sees them, and what a rule
can't decide is handed to the pack's own policy ``undecided``, which blocks if it is told to.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from pulumi_policy import (
    EnforcementLevel,
    Policy,
    PolicyComplianceFramework,
    PolicyConfigSchema,
    PolicyResource,
    ReportViolation,
    ResourceValidationArgs,
    ResourceValidationPolicy,
    Severity,
    StackValidationArgs,
    StackValidationPolicy,
)
from pulumi_policy.proxy import UnknownValueError

from azure_disk_facts.resource_types import find_type, unversioned_token
from azure_disk_policy.desk import WHOLE_STACK, Desk, Open
from azure_disk_policy.inputs import UNKNOWN, plain
from azure_disk_policy.packs import Level, Pack
from azure_disk_policy.resource import Options, Resource
from azure_disk_policy.rule import Context, Rule, Scope
from azure_disk_policy.stack import Stack
from azure_disk_policy.verdicts import NotApplicable, Undecided, Verdict, Violated, Violation

UNDECIDED = "undecided"
"""Name of the policy that reports what could not be decided."""

_LEVELS = {
    Level.ADVISORY: EnforcementLevel.ADVISORY,
    Level.MANDATORY: EnforcementLevel.MANDATORY,
    Level.DISABLED: EnforcementLevel.DISABLED,
}
_UNKNOWN_SCHEMA = {
    "type": "string",
    "enum": ["warn", "block"],
    "description": "what to do in a preview about verdicts that hang on unknown values",
}
Arguments = ResourceValidationArgs | PolicyResource


def policies(pack: Pack) -> list[Policy]:
    """Return a pack's policies: one a rule, and ``undecided``, which has to run last."""
    desk = Desk(pack)
    made = [_policy(rule, level, desk) for rule, level in pack.rules()]
    return [*made, UndecidedPolicy(desk)]


class _RemarkError(UnknownValueError):
    """Makes ``pulumi_policy`` show a text at level advisory, whatever the policy's own level."""

    def __init__(self, message: str) -> None:
        Exception.__init__(self, message)
        self.message = message


def _plain(value: object) -> object:
    """Return a value of the SDK's proxies as plain data, property by property."""
    if isinstance(value, Mapping):
        return {str(key): _item(value, key) for key in value}
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return [_item(value, index) for index in range(len(value))]
    return plain(value)


def _item(container: Any, key: object) -> object:
    try:
        return _plain(container[key])
    except UnknownValueError:
        return UNKNOWN


def _resource(declared: Arguments, value: object) -> Resource:
    dependencies = getattr(declared, "property_dependencies", {})
    return Resource(
        value,
        token=unversioned_token(declared.resource_type),
        name=declared.name,
        urn=declared.urn,
        options=Options(bool(declared.opts.protect), declared.opts.parent or ""),
        property_dependencies={
            name: tuple(resource.urn for resource in resources)
            for name, resources in dependencies.items()
        },
    )


def _stack(args: StackValidationArgs, desk: Desk) -> Stack:
    """Return the resources that stack rules look at, with their inputs.

    The engine passes *outputs* at the end of a preview or update. azure-native's lack the names
    that make up the id, and in a preview hold an unknown for each input that was left out, so the
    inputs seen before are taken in their place.
    """
    resources = []
    for declared in args.resources:
        token = unversioned_token(declared.resource_type)
        if token in desk.types:
            resources.append(_resource(declared, _inputs(declared, token, desk)))
    return Stack(resources)


def _inputs(declared: PolicyResource, token: str, desk: Desk) -> object:
    value = _plain(declared.props)
    facts = find_type(token)
    if facts is None or not isinstance(value, dict):
        return value
    # No input is called "type", while the outputs of every ARM resource hold its type.
    is_output = "type" in value and value.keys().isdisjoint(facts.path_inputs)
    seen = desk.inputs.get(declared.urn) if is_output else None
    return {**seen, "id": value.get("id")} if isinstance(seen, dict) else value


def _text(rule: Rule, violation: Violation) -> str:
    where = f"{violation.path}: " if violation.path else ""
    return f"{where}{violation.message}; {rule.remediation}"


def _described(rule: Rule) -> dict[str, Any]:
    """Return what ``pulumi_policy`` takes to know about a rule."""
    first = rule.frameworks[0] if rule.frameworks else None
    schema = {parameter.name: parameter.json_schema() for parameter in rule.parameters}
    return {
        "name": rule.name,
        "description": rule.title,
        "severity": Severity(rule.severity.value),
        "config_schema": PolicyConfigSchema({**schema, "unknown": _UNKNOWN_SCHEMA}),
        "framework": PolicyComplianceFramework(first.name, "", first.control, "")
        if first
        else None,
        "tags": [f"{framework.name} {framework.control}" for framework in rule.frameworks],
        "remediation_steps": rule.remediation,
        "url": rule.link,
    }


def _policy(rule: Rule, level: Level, desk: Desk) -> Policy:
    described = _described(rule) | {"enforcement_level": _LEVELS[level]}
    if rule.scope is Scope.STACK:
        return StackValidationPolicy(validate=_stack_validation(rule, desk), **described)
    return ResourceValidationPolicy(validate=_resource_validation(rule, desk), **described)


def _resource_validation(
    rule: Rule, desk: Desk
) -> Callable[[ResourceValidationArgs, ReportViolation], None]:
    tokens = frozenset(facts.token for facts in rule.looks_at)

    def validate(args: ResourceValidationArgs, report_violation: ReportViolation) -> None:
        if unversioned_token(args.resource_type) not in tokens:
            args.not_applicable("the rule does not look at this type")
        config = args.get_config()
        resource = _resource(args, _plain(args.props))
        verdict = rule.judge(resource, Context(rule.values(config)))
        desk.put(
            args.urn,
            rule.name,
            _report(rule, [(resource, verdict)], config=config, report=report_violation),
        )
        if isinstance(verdict, NotApplicable):
            args.not_applicable(verdict.reason)

    return validate


def _stack_validation(
    rule: Rule, desk: Desk
) -> Callable[[StackValidationArgs, ReportViolation], None]:
    def validate(args: StackValidationArgs, report_violation: ReportViolation) -> None:
        config = args.get_config()
        context = Context(rule.values(config), _stack(args, desk))
        judged = rule.judge_stack(context)
        desk.put(
            WHOLE_STACK, rule.name, _report(rule, judged, config=config, report=report_violation)
        )

    return validate


def _report(
    rule: Rule,
    judged: Iterable[tuple[Resource, Verdict]],
    *,
    config: Mapping[str, Any],
    report: ReportViolation,
) -> list[Open]:
    """Report what is violated under the rule's name; return what is open."""
    left_open = []
    for resource, verdict in judged:
        if isinstance(verdict, Violated):
            for violation in verdict.violations:
                report(_text(rule, violation), resource.urn)
        elif isinstance(verdict, Undecided):
            effect = config.get("unknown")
            left_open.append(Open(rule.name, resource.name, resource.urn, verdict, effect))
    return left_open


class UndecidedPolicy(ResourceValidationPolicy, StackValidationPolicy):
    """Reports, for resources and for the stack, each verdict that hangs on an unknown value.

    Its level is mandatory so that ``unknown: block`` can block; with ``unknown: warn``, the
    default, it only ever leaves remarks.
    """

    def __init__(self, desk: Desk) -> None:
        # Either base would pass the other one arguments it doesn't take.
        Policy.__init__(
            self,
            UNDECIDED,
            "a rule could not be decided in this preview",
            EnforcementLevel.MANDATORY,
            PolicyConfigSchema({"unknown": {**_UNKNOWN_SCHEMA, "default": "warn"}}),
            severity=Severity.LOW,
            remediation_steps="give the input a value that is known before the deployment, or "
            "let the rule be decided in the update",
        )
        self._desk = desk

    def has_validation(self) -> bool:
        """Tell ``pulumi_policy`` that there is something to run."""
        return True

    def has_remediation(self) -> bool:
        """Tell ``pulumi_policy`` that nothing is ever changed here."""
        return False

    def validate(
        self,
        args: ResourceValidationArgs | StackValidationArgs,
        report_violation: ReportViolation,
    ) -> None:
        """Report the verdicts left open by the policies that ran before in this call."""
        call = WHOLE_STACK
        if isinstance(args, ResourceValidationArgs):
            call = args.urn
            if unversioned_token(args.resource_type) in self._desk.types:
                self._desk.inputs[args.urn] = _plain(args.props)
        fallback = args.get_config().get("unknown", "warn")
        remarks = []
        for item in self._desk.take(call):
            if (item.effect or fallback) == "block":
                report_violation(str(item), item.urn)
            else:
                remarks.append(str(item))
        if remarks:
            raise _RemarkError("; ".join(remarks))
