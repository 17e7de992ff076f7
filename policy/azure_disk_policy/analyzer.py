"""The packs as the engine calls them: CrossGuard's analyzer protocol on a judge.

``pulumi_policy`` would turn a *mandatory* policy into a remark as soon as it reads an unknown value
in a preview, and reads each resource once for each policy. Here a resource is read once, unknowns
are marked before a rule sees them, and what a rule can't decide is said under the pack's own policy
``undecided``, which blocks if it is told to.
"""

import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from importlib.metadata import version
from typing import Any

import grpc
from google.protobuf import empty_pb2
from google.protobuf.json_format import MessageToDict
from pulumi.runtime.proto import analyzer_pb2, analyzer_pb2_grpc, plugin_pb2

from azure_disk_facts.resource_types import unversioned_token
from azure_disk_policy.families.fixes import changed
from azure_disk_policy.inputs import plain
from azure_disk_policy.judging import (
    LEVEL,
    UNDECIDED,
    UNDECIDED_TITLE,
    UNKNOWN,
    Finding,
    Judge,
    Judgement,
    with_inputs,
)
from azure_disk_policy.pack import Level, Pack
from azure_disk_policy.resource import Options, Resource
from azure_disk_policy.rule import Rule, Severity
from azure_disk_policy.wire import read_struct, struct_of

_DISTRIBUTION = "azure-disk-protection"
_MAX_MESSAGE_BYTES = 400 * 1024 * 1024
"""As Pulumi's own servers: a whole stack comes in one message."""
_WORKERS = 4
_LEVELS = {
    Level.ADVISORY: analyzer_pb2.ADVISORY,
    Level.MANDATORY: analyzer_pb2.MANDATORY,
    Level.REMEDIATE: analyzer_pb2.REMEDIATE,
    Level.DISABLED: analyzer_pb2.DISABLED,
}
_WORDS = {number: level for level, number in _LEVELS.items()}
_SEVERITIES = {
    Severity.LOW: analyzer_pb2.POLICY_SEVERITY_LOW,
    Severity.MEDIUM: analyzer_pb2.POLICY_SEVERITY_MEDIUM,
    Severity.HIGH: analyzer_pb2.POLICY_SEVERITY_HIGH,
    Severity.CRITICAL: analyzer_pb2.POLICY_SEVERITY_CRITICAL,
}
_UNKNOWN_SCHEMA = {
    "type": "string",
    "enum": ["warn", "block"],
    "description": "what to do in a preview about verdicts that hang on unknown values",
}


class Analyzer(analyzer_pb2_grpc.AnalyzerServicer):
    """One pack, asked by the engine."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._judge = Judge(pack)
        self._rules = {rule.name: rule for rule, _ in pack.rules()}
        self._seen: dict[str, object] = {}
        """Inputs by URN of the types that rules on the stack read."""

    def GetAnalyzerInfo(
        self, request: empty_pb2.Empty, context: grpc.ServicerContext | None
    ) -> analyzer_pb2.AnalyzerInfo:
        """Tell the pack's policies, one a rule, and ``undecided``."""
        info = analyzer_pb2.AnalyzerInfo(
            name=self._pack.name,
            version=version(_DISTRIBUTION),
            description=self._pack.description,
            supportsConfig=True,
        )
        for rule in self._rules.values():
            info.policies.append(_described(rule, self._pack.level(rule.name)))
        info.policies.append(_undecided())
        return info

    def GetPluginInfo(
        self, request: empty_pb2.Empty, context: grpc.ServicerContext | None
    ) -> plugin_pb2.PluginInfo:
        """Tell the version."""
        return plugin_pb2.PluginInfo(version=version(_DISTRIBUTION))

    def Handshake(
        self,
        request: analyzer_pb2.AnalyzerHandshakeRequest,
        context: grpc.ServicerContext | None,
    ) -> analyzer_pb2.AnalyzerHandshakeResponse:
        """Take note that the engine is there."""
        return analyzer_pb2.AnalyzerHandshakeResponse()

    def ConfigureStack(
        self,
        request: analyzer_pb2.AnalyzerStackConfigureRequest,
        context: grpc.ServicerContext | None,
    ) -> analyzer_pb2.AnalyzerStackConfigureResponse:
        """Take note of the stack, which no rule asks for."""
        return analyzer_pb2.AnalyzerStackConfigureResponse()

    def Configure(
        self, request: analyzer_pb2.ConfigureAnalyzerRequest, context: grpc.ServicerContext | None
    ) -> empty_pb2.Empty:
        """Take levels and parameters."""
        config = {
            name: {**MessageToDict(given.properties), LEVEL: _WORDS[given.enforcementLevel]}
            for name, given in request.policyConfig.items()
        }
        self._judge = Judge(self._pack, config)
        return empty_pb2.Empty()

    def Cancel(
        self, request: empty_pb2.Empty, context: grpc.ServicerContext | None
    ) -> empty_pb2.Empty:
        """Nothing is under way between two calls."""
        return empty_pb2.Empty()

    def Analyze(
        self, request: analyzer_pb2.AnalyzeRequest, context: grpc.ServicerContext | None
    ) -> analyzer_pb2.AnalyzeResponse:
        """Judge one resource by its inputs."""
        token = unversioned_token(request.type)
        is_seen = token in self._judge.stack_types
        if not is_seen and not self._judge.looks_at(token):
            return analyzer_pb2.AnalyzeResponse()
        resource = _resource(request, token, plain(read_struct(request.properties)))
        if is_seen:
            self._seen[request.urn] = resource.value
        return self._answer(self._judge.judge(resource))

    def AnalyzeStack(
        self, request: analyzer_pb2.AnalyzeStackRequest, context: grpc.ServicerContext | None
    ) -> analyzer_pb2.AnalyzeResponse:
        """Judge the whole stack, at the end of a preview or an update."""
        resources = []
        for declared in request.resources:
            token = unversioned_token(declared.type)
            if token in self._judge.stack_types:
                value = plain(read_struct(declared.properties))
                value = with_inputs(value, token, self._seen.get(declared.urn))
                resources.append(_resource(declared, token, value))
        return self._answer(self._judge.judge_stack(resources))

    def Remediate(
        self, request: analyzer_pb2.AnalyzeRequest, context: grpc.ServicerContext | None
    ) -> analyzer_pb2.RemediateResponse:
        """Set what the rules at level ``remediate`` can set."""
        response = analyzer_pb2.RemediateResponse()
        token = unversioned_token(request.type)
        if not self._judge.looks_at(token):
            return response
        given: object = read_struct(request.properties)
        for change in self._judge.changes(_resource(request, token, plain(given))):
            given = changed(given, change.values)
            response.remediations.append(
                analyzer_pb2.Remediation(
                    policyName=change.rule.name,
                    policyPackName=self._pack.name,
                    policyPackVersion=version(_DISTRIBUTION),
                    description=change.rule.title,
                    properties=struct_of(given),
                )
            )
        return response

    def _answer(self, judgement: Judgement) -> analyzer_pb2.AnalyzeResponse:
        response = analyzer_pb2.AnalyzeResponse()
        response.diagnostics.extend(self._diagnostic(found) for found in judgement.findings)
        response.not_applicable.extend(
            analyzer_pb2.PolicyNotApplicable(policy_name=name, reason=reason)
            for name, reason in judgement.not_applicable
        )
        return response

    def _diagnostic(self, found: Finding) -> analyzer_pb2.AnalyzeDiagnostic:
        rule = self._rules.get(found.policy)
        title = rule.title if rule else UNDECIDED_TITLE
        return analyzer_pb2.AnalyzeDiagnostic(
            policyName=found.policy,
            policyPackName=self._pack.name,
            policyPackVersion=version(_DISTRIBUTION),
            description=title,
            message=f"{title}\n{found.message}",
            urn=found.urn,
            enforcementLevel=_LEVELS[found.level],
            severity=_SEVERITIES[rule.severity if rule else Severity.LOW],
        )


def _resource(declared: Any, token: str, value: object) -> Resource:
    dependencies = getattr(declared, "propertyDependencies", {})
    return Resource(
        value,
        token=token,
        name=declared.name,
        urn=declared.urn,
        options=Options(declared.options.protect, declared.options.parent),
        property_dependencies={name: tuple(found.urns) for name, found in dependencies.items()},
    )


def _described(rule: Rule, level: Level) -> analyzer_pb2.PolicyInfo:
    schema = {parameter.name: parameter.json_schema() for parameter in rule.parameters}
    described = analyzer_pb2.PolicyInfo(
        name=rule.name,
        description=rule.title,
        enforcementLevel=_LEVELS[level],
        policy_type=(
            analyzer_pb2.POLICY_TYPE_RESOURCE
            if rule.is_for_resources
            else analyzer_pb2.POLICY_TYPE_STACK
        ),
        severity=_SEVERITIES[rule.severity],
        tags=[f"{framework.name} {framework.control}" for framework in rule.frameworks],
        remediation_steps=rule.remediation,
        url=rule.link,
    )
    described.configSchema.properties.CopyFrom(struct_of({**schema, UNKNOWN: _UNKNOWN_SCHEMA}))
    if rule.frameworks:
        first = rule.frameworks[0]
        described.framework.name, described.framework.reference = first.name, first.control
    return described


def _undecided() -> analyzer_pb2.PolicyInfo:
    """Describe ``undecided``: mandatory so that ``block`` can block; ``warn`` only remarks."""
    described = analyzer_pb2.PolicyInfo(
        name=UNDECIDED,
        description=UNDECIDED_TITLE,
        enforcementLevel=analyzer_pb2.MANDATORY,
        policy_type=analyzer_pb2.POLICY_TYPE_RESOURCE,
        severity=analyzer_pb2.POLICY_SEVERITY_LOW,
        remediation_steps="give the input a value that is known before the deployment, or "
        "let the rule be decided in the update",
    )
    described.configSchema.properties.update({UNKNOWN: {**_UNKNOWN_SCHEMA, "default": "warn"}})
    return described


def serve(pack: Pack) -> None:
    """Answer the engine until it ends this process; tells it the port on standard output."""
    options = [
        ("grpc.max_receive_message_length", _MAX_MESSAGE_BYTES),
        ("grpc.max_send_message_length", _MAX_MESSAGE_BYTES),
    ]
    server = grpc.server(ThreadPoolExecutor(_WORKERS), options=options)
    analyzer_pb2_grpc.add_AnalyzerServicer_to_server(Analyzer(pack), server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    sys.stdout.write(f"{port}\n")
    sys.stdout.flush()
    # The engine ends a pack by an interrupt.
    with suppress(KeyboardInterrupt):
        server.wait_for_termination()
