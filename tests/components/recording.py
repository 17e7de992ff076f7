"""Runs a program under mocks that answer plausibly and record each request, options included."""

from collections.abc import Callable
from contextvars import copy_context
from typing import Any, cast

import pulumi
from google.protobuf import json_format
from pulumi.runtime.mocks import MockMonitor
from pulumi.runtime.settings import ROOT

from azure_disk_facts.arm_id import resource_group_id, resource_id
from azure_disk_facts.resource_types import BY_TOKEN, ROLE_ASSIGNMENT

SUBSCRIPTION = "00000000-0000-0000-0000-000000000001"
OTHER_SUBSCRIPTION = "00000000-0000-0000-0000-000000000002"
PRINCIPAL = "00000000-0000-0000-0000-0000000000aa"
GROUP = resource_group_id(SUBSCRIPTION, "rg")
SET_ID = f"{GROUP}/providers/Microsoft.Compute/diskEncryptionSets/des"
DISK_ID = f"{GROUP}/providers/Microsoft.Compute/disks/d"
SNAPSHOT_ID = f"{GROUP}/providers/Microsoft.Compute/snapshots/s"
VAULT_ID = f"{GROUP}/providers/Microsoft.KeyVault/vaults/kv-a"
POLICY_ID = f"{GROUP}/providers/Microsoft.DataProtection/backupVaults/bv-a/backupPolicies/p"
KEY_URL = "https://kv-a.vault.azure.net/keys/disks/0123456789abcdef"


class Child:
    """One registered resource: inputs in wire spelling and the request with its options."""

    def __init__(self, inputs: dict[str, Any], request: Any) -> None:
        self.inputs = inputs
        self.request = request
        self.name: str = request.name
        self.token: str = request.type

    def at(self, path: str) -> Any:
        """Return the input at a dotted path; numbers are list indexes."""
        value: Any = self.inputs
        for part in path.split("."):
            value = value[int(part)] if part.isdigit() else value[part]
        return value

    @property
    def depends_on(self) -> set[str]:
        """Names of the resources it waits for."""
        return {urn.rsplit("::", 1)[-1] for urn in self.request.dependencies}


class _Answers(pulumi.runtime.Mocks):
    def call(self, args: pulumi.runtime.MockCallArgs) -> dict[str, Any]:  # type: ignore[override]
        return {
            "subscriptionId": SUBSCRIPTION,
            "tenantId": "tenant",
            "clientId": "client",
            "objectId": "object",
            "principalId": PRINCIPAL,
            "location": "westeurope",
            "properties": {"enableRbacAuthorization": True, "enablePurgeProtection": True},
        }

    def new_resource(self, args: pulumi.runtime.MockResourceArgs) -> tuple[str, dict[str, Any]]:
        facts = BY_TOKEN.get(args.typ)
        if facts is None:
            return "", dict(args.inputs)
        names = [args.inputs.get(each, args.name) for each in facts.path_inputs]
        made = {**args.inputs, "name": names[-1], "principalId": PRINCIPAL}
        if args.typ == ROLE_ASSIGNMENT.token:
            return f"{names[0]}/providers/{ROLE_ASSIGNMENT.arm_type}/{names[1]}", made
        if len(names) == 1:
            return resource_group_id(SUBSCRIPTION, names[0]), made
        made["keyUriWithVersion"] = KEY_URL
        if "identity" in made:
            # Azure answers the list of identities with a map.
            made["identity"] = {"type": "x", "principalId": PRINCIPAL}
        group = resource_group_id(SUBSCRIPTION, names[0])
        return resource_id(group, facts.arm_type, *names[1:]), made


class _Recorder(MockMonitor):
    def __init__(self) -> None:
        super().__init__(_Answers())
        self.children: list[Child] = []

    def RegisterResource(self, request: Any) -> Any:  # noqa: N802  # the protocol's name
        if request.type != "pulumi:pulumi:Stack":
            inputs = json_format.MessageToDict(request.object)
            self.children.append(Child(inputs, request))
        return super().RegisterResource(request)  # type: ignore[no-untyped-call]


class Recording:
    """What a program registered."""

    def __init__(self, children: list[Child]) -> None:
        self.children = children

    def __getitem__(self, name: str) -> Child:
        (found,) = (child for child in self.children if child.name == name)
        return found

    @property
    def names(self) -> set[str]:
        """Names of what was registered."""
        return {child.name for child in self.children}

    def of_type(self, token: str) -> list[Child]:
        """Return the resources whose token ends so."""
        return [child for child in self.children if child.token.endswith(f":{token}")]


def record(program: Callable[[], Any]) -> Recording:
    """Run a program to its end and return what it registered.

    Raises:
        Exception: what the program or one of its applies raised.
    """
    monitor = _Recorder()

    def quietly() -> None:
        # What a program returns counts as its outputs.
        program()

    def run() -> None:
        ROOT.set(None)
        pulumi.runtime.set_mocks(monitor.mocks, monitor=monitor)
        wait_for_all = cast("Callable[[Any], Callable[[], None]]", pulumi.runtime.test)
        wait_for_all(quietly)()

    copy_context().run(run)
    return Recording(monitor.children)
