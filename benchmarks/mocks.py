"""The least a mocked engine can do: what is measured is the SDK and the program."""

import hashlib
import json
from collections import Counter
from typing import Any

import pulumi
from pulumi.runtime.mocks import MockMonitor

from azure_disk_facts.input_ids import id_from_inputs
from azure_disk_facts.resource_types import BACKUP_INSTANCE, BY_TOKEN, unversioned_token

PRINCIPAL = "00000000-0000-0000-0000-0000000000aa"
_PROTECTED = {"currentProtectionState": "ProtectionConfigured"}

_OWN_NAMES = {
    "azure-native:authorization:RoleAssignment": ("roleAssignmentName",),
    "azure-native:authorization:RoleDefinition": ("roleDefinitionId", "roleName"),
}
"""GUIDs and titles that each program makes up in its own way."""


class EchoMocks(pulumi.runtime.Mocks):
    """Answers a registration with its own inputs, and what Azure adds that programs look at."""

    def __init__(self, subscription_id: str) -> None:
        self.subscription_id = subscription_id
        self.resources = 0
        self.calls = 0

    def name_of(self, args: pulumi.runtime.MockResourceArgs) -> str:
        """Return what the resource is called in Azure."""
        return args.name

    def new_resource(self, args: pulumi.runtime.MockResourceArgs) -> tuple[str, dict[str, Any]]:
        """Answer a registration."""
        if not args.custom:
            return "", {}
        self.resources += 1
        inputs = args.inputs
        resource_id = self.id_of(args)
        made = {**inputs, "name": resource_id.rsplit("/", 1)[-1], "principalId": PRINCIPAL}
        made["keyUriWithVersion"] = "https://kv.vault.azure.net/keys/disks/0123456789abcdef"
        if "identity" in inputs:
            # Azure answers the list of identities with a map.
            made["identity"] = {"type": inputs["identity"]["type"], "principalId": PRINCIPAL}
        if unversioned_token(args.typ) == BACKUP_INSTANCE.token:
            made["properties"] = {**inputs["properties"], **_PROTECTED}
        return resource_id, made

    def id_of(self, args: pulumi.runtime.MockResourceArgs) -> str:
        """Return the id in Azure; names that the program leaves out are made up."""
        token = unversioned_token(args.typ)
        facts = BY_TOKEN[token]
        own = _OWN_NAMES.get(token, ())
        names = {name: args.inputs.get(name) for name in facts.path_inputs if name not in own}
        made_up = {name: self.name_of(args) for name, value in names.items() if value is None}
        made_up |= {name: self.name_of(args) for name in own if name in facts.path_inputs}
        found = id_from_inputs(facts, {**names, **made_up}, self.subscription_id)
        if found is None:
            raise ValueError(f"{args.name}: no id follows from {names}")
        return found

    def call(  # type: ignore[override]  # the SDK allows for failures beside
        self, args: pulumi.runtime.MockCallArgs
    ) -> dict[str, Any]:
        """Answer what the measured programs ask for."""
        self.calls += 1
        answers: dict[str, dict[str, Any]] = {
            "azure-native:authorization:getClientConfig": {
                "subscriptionId": self.subscription_id,
                "tenantId": PRINCIPAL,
                "clientId": PRINCIPAL,
                "objectId": PRINCIPAL,
            },
            "azure-native:compute:getSnapshot": {"completionPercent": 100.0, "diskSizeGB": 256},
        }
        return answers[args.token]


class _ByContent(EchoMocks):
    """Names each resource by its inputs, so that references compare too."""

    def name_of(self, args: pulumi.runtime.MockResourceArgs) -> str:
        return digest(args.typ, args.inputs)


def digest(token: str, inputs: Any) -> str:
    """Return a text that resources have in common which only differ by made-up names."""
    return "x" + hashlib.sha256(_canonical(token, inputs).encode()).hexdigest()[:12]


def _canonical(token: str, inputs: Any) -> str:
    own = _OWN_NAMES.get(unversioned_token(token), ())
    kept = {name: value for name, value in inputs.items() if name not in own}
    return json.dumps(kept, sort_keys=True, default=str)


class Recorder(MockMonitor):
    """Counts the resources of a program, with their inputs and what becomes of them."""

    def __init__(self, subscription_id: str) -> None:
        super().__init__(_ByContent(subscription_id))
        self.seen: Counter[tuple[str, str, str]] = Counter()
        self.components: set[str] = set()

    def RegisterResource(self, request: Any) -> Any:  # noqa: N802  # the protocol's name
        """Take a registration on its way to the mocks."""
        if request.custom:
            inputs = pulumi.runtime.rpc.deserialize_properties(request.object)
            options = {"protect": request.protect, "retainOnDelete": request.retainOnDelete}
            token = unversioned_token(request.type)
            self.seen[token, _canonical(token, inputs), json.dumps(options)] += 1
        else:
            self.components.add(request.type.rsplit(":", 1)[-1])
        return super().RegisterResource(request)  # type: ignore[no-untyped-call]
