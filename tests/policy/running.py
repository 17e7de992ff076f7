"""The real packs in processes of their own, called over gRPC as the engine calls them."""

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import grpc
from google.protobuf import empty_pb2, json_format, struct_pb2
from pulumi.runtime.proto import analyzer_pb2, analyzer_pb2_grpc

from azure_disk_policy.analyzer import Analyzer
from azure_disk_policy.pack import Pack

PACKS = Path(__file__).parents[2] / "policy"
NAMES = ("encryption", "exposure", "retention")
LEVELS = {
    "advisory": analyzer_pb2.ADVISORY,
    "mandatory": analyzer_pb2.MANDATORY,
    "disabled": analyzer_pb2.DISABLED,
}
WORDS = {level: word for word, level in LEVELS.items()}


@dataclass(frozen=True)
class Declared:
    """A resource as the engine tells a pack of it."""

    token: str
    props: Mapping[str, Any]
    name: str = "subject"
    depends: Mapping[str, Sequence[str]] | None = None
    """Property to the names of the resources it was made from."""
    protect: bool = False

    @property
    def urn(self) -> str:
        return f"urn:pulumi:dev::estate::{self.token}::{self.name}"

    def struct(self) -> struct_pb2.Struct:
        struct = struct_pb2.Struct()
        struct.update(dict(self.props))
        return struct


@dataclass(frozen=True)
class Finding:
    """One diagnostic of a pack."""

    policy: str
    level: str
    message: str
    urn: str


def _findings(response: analyzer_pb2.AnalyzeResponse) -> list[Finding]:
    return [
        Finding(found.policyName, WORDS[found.enforcementLevel], found.message, found.urn)
        for found in response.diagnostics
    ]


class _Direct:
    """Calls a pack's servicer in this process, as gRPC would in its own."""

    def __init__(self, servicer: Any) -> None:
        self._servicer = servicer

    def __getattr__(self, method: str) -> Any:
        return partial(getattr(self._servicer, method), context=None)


class RunningPack:
    """A pack that answers the engine's calls."""

    def __init__(self, stub: Any) -> None:
        self._stub = stub
        self.only: tuple[str, ...] = ()
        """Rules that are on beside those that are configured; empty: as the pack has it."""

    def info(self) -> analyzer_pb2.AnalyzerInfo:
        info: analyzer_pb2.AnalyzerInfo = self._stub.GetAnalyzerInfo(empty_pb2.Empty())
        return info

    def configure(self, config: Mapping[str, Mapping[str, Any]] | None = None) -> None:
        """Configure as the engine does: every policy gets a level, and its schema's defaults."""
        request = analyzer_pb2.ConfigureAnalyzerRequest()
        for policy in self.info().policies:
            entry = request.policyConfig[policy.name]
            given = dict((config or {}).get(policy.name, {}))
            level = given.pop("enforcementLevel", None)
            if self.only and policy.name not in {*self.only, *(config or {}), "undecided"}:
                level = "disabled"
            entry.enforcementLevel = LEVELS[level] if level else policy.enforcementLevel
            schemas = json_format.MessageToDict(policy.configSchema.properties)
            for name, schema in schemas.items():
                if "default" in schema:
                    entry.properties[name] = schema["default"]
            entry.properties.update(given)
        self._stub.Configure(request)

    def analyze(self, declared: Declared) -> list[Finding]:
        request = analyzer_pb2.AnalyzeRequest(
            type=declared.token,
            properties=declared.struct(),
            urn=declared.urn,
            name=declared.name,
            options=analyzer_pb2.AnalyzerResourceOptions(protect=declared.protect),
        )
        return _findings(self._stub.Analyze(request))

    def analyze_stack(self, *resources: Declared) -> list[Finding]:
        urns = {declared.name: declared.urn for declared in resources}
        request = analyzer_pb2.AnalyzeStackRequest()
        for declared in resources:
            entry = request.resources.add(
                type=declared.token,
                properties=declared.struct(),
                urn=declared.urn,
                name=declared.name,
                options=analyzer_pb2.AnalyzerResourceOptions(protect=declared.protect),
            )
            for prop, names in (declared.depends or {}).items():
                entry.propertyDependencies[prop].urns.extend(
                    # A case may leave out what a property was made from.
                    urns.get(name, f"urn:pulumi:dev::estate::other::{name}")
                    for name in names
                )
        return _findings(self._stub.AnalyzeStack(request))


def direct(pack: Pack) -> RunningPack:
    """Return a pack of this process, for debuggers and coverage."""
    running_pack = RunningPack(_Direct(Analyzer(pack)))
    running_pack.configure()
    return running_pack


@contextmanager
def running(name: str) -> Iterator[RunningPack]:
    """Start one of the project's packs, and stop it afterwards."""
    command = [sys.executable, "-u", "__main__.py", "127.0.0.1:1", "."]
    process = subprocess.Popen(command, cwd=PACKS / name, stdout=subprocess.PIPE, text=True)
    with process:
        try:
            assert process.stdout is not None
            port = int(process.stdout.readline())
            with grpc.insecure_channel(f"127.0.0.1:{port}") as channel:
                pack = RunningPack(analyzer_pb2_grpc.AnalyzerStub(channel))
                pack.configure()
                yield pack
        finally:
            process.kill()
