"""azure-native's side of Pulumi's provider protocol, over a simulated Azure.

Protocol answers follow azure-native 3: it does not accept secrets, so that the engine itself keeps
the secret inputs and the outputs of the same name secret.
"""

import json
from typing import Any

import grpc
from google.protobuf import empty_pb2
from pulumi.runtime.proto import plugin_pb2, provider_pb2, provider_pb2_grpc

from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors import shapes
from azure_disk_simulator.doors.answering import answering
from azure_disk_simulator.doors.checking import Naming
from azure_disk_simulator.doors.diffing import Change, ChangeKind, difference
from azure_disk_simulator.doors.operations import Operations
from azure_disk_simulator.doors.subscriptions import Subscriptions
from azure_disk_simulator.doors.values import from_struct, to_struct

VERSION = "3.29.0"
"""Version of azure-native whose behaviour is shown."""

_STABLE_OUTPUTS = ("name", "location")
_CHANGE_KINDS = {
    (ChangeKind.ADD, False): provider_pb2.PropertyDiff.ADD,
    (ChangeKind.ADD, True): provider_pb2.PropertyDiff.ADD_REPLACE,
    (ChangeKind.DELETE, False): provider_pb2.PropertyDiff.DELETE,
    (ChangeKind.DELETE, True): provider_pb2.PropertyDiff.DELETE_REPLACE,
    (ChangeKind.UPDATE, False): provider_pb2.PropertyDiff.UPDATE,
    (ChangeKind.UPDATE, True): provider_pb2.PropertyDiff.UPDATE_REPLACE,
}


class Provider(provider_pb2_grpc.ResourceProviderServicer):
    """azure-native's side of the provider protocol; a request is one request to Azure."""

    def __init__(self, azure: Azure) -> None:
        self._subscriptions = Subscriptions(azure)

    def GetPluginInfo(self, request: Any, context: grpc.ServicerContext) -> plugin_pb2.PluginInfo:
        """Return azure-native's version."""
        return plugin_pb2.PluginInfo(version=VERSION)

    def Handshake(
        self, request: Any, context: grpc.ServicerContext
    ) -> provider_pb2.ProviderHandshakeResponse:
        """Agree with the engine on secrets: they stay on its side."""
        return provider_pb2.ProviderHandshakeResponse(
            accept_secrets=False, accept_resources=False, accept_outputs=False
        )

    def Attach(self, request: Any, context: grpc.ServicerContext) -> empty_pb2.Empty:
        """Accept the engine; nothing is logged through it."""
        return empty_pb2.Empty()

    def GetSchema(
        self, request: provider_pb2.GetSchemaRequest, context: grpc.ServicerContext
    ) -> provider_pb2.GetSchemaResponse:
        """Return the package's name and version: the simulator generates no SDKs."""
        return provider_pb2.GetSchemaResponse(
            schema=json.dumps({"name": "azure-native", "version": VERSION})
        )

    def CheckConfig(
        self, request: provider_pb2.CheckRequest, context: grpc.ServicerContext
    ) -> provider_pb2.CheckResponse:
        """Take any configuration, as azure-native does."""
        return provider_pb2.CheckResponse(inputs=request.news)

    def DiffConfig(self, request: Any, context: grpc.ServicerContext) -> provider_pb2.DiffResponse:
        """Say that a configuration change replaces nothing."""
        return provider_pb2.DiffResponse()

    def Configure(
        self, request: provider_pb2.ConfigureRequest, context: grpc.ServicerContext
    ) -> provider_pb2.ConfigureResponse:
        """Take the default location and the subscription; credentials are not needed.

        An engine attaches each provider of a program through a connection of its own.
        """
        subscription = request.variables.get("azure-native:config:subscriptionId")
        operations = self._subscriptions.configured(context.peer(), subscription)
        location = request.variables.get("azure-native:config:location")
        operations.default_location = location or None
        return provider_pb2.ConfigureResponse(
            supportsPreview=True,
            supports_autonaming_configuration=True,
            acceptSecrets=False,
            acceptResources=False,
            acceptOutputs=False,
        )

    def _of(self, context: grpc.ServicerContext) -> Operations:
        return self._subscriptions.of(context.peer())

    def Check(
        self, request: provider_pb2.CheckRequest, context: grpc.ServicerContext
    ) -> provider_pb2.CheckResponse:
        """Complete and check inputs."""
        with answering(context):
            checked = self._of(context).check(
                _token(request.urn),
                (from_struct(request.olds), from_struct(request.news)),
                _naming(request),
            )
            failures = [provider_pb2.CheckFailure(reason=text) for text in checked.failures]
            return provider_pb2.CheckResponse(inputs=to_struct(checked.inputs), failures=failures)

    def Diff(
        self, request: provider_pb2.DiffRequest, context: grpc.ServicerContext
    ) -> provider_pb2.DiffResponse:
        """Compare old and new inputs."""
        with answering(context):
            found = difference(
                _token(request.urn),
                (from_struct(request.old_inputs), from_struct(request.news)),
                from_struct(request.olds),
            )
            changes = found.changes
            return provider_pb2.DiffResponse(
                changes=_diff_kind(changes),
                replaces=[change.path for change in changes if change.replaces],
                deleteBeforeReplace=found.delete_before_replace,
                diffs=sorted({change.top for change in changes}),
                detailedDiff={change.path: _property_diff(change) for change in changes},
                hasDetailedDiff=True,
            )

    def Create(
        self, request: provider_pb2.CreateRequest, context: grpc.ServicerContext
    ) -> provider_pb2.CreateResponse:
        """Create a resource; a preview tells the inputs and leaves the rest unknown."""
        with answering(context, request.properties):
            token = _token(request.urn)
            inputs = from_struct(request.properties)
            if request.preview:
                preview = shapes.preview_outputs(token, inputs)
                return provider_pb2.CreateResponse(properties=to_struct(preview))
            resource, outputs = self._of(context).create(token, inputs)
            return provider_pb2.CreateResponse(id=resource, properties=to_struct(outputs))

    def Update(
        self, request: provider_pb2.UpdateRequest, context: grpc.ServicerContext
    ) -> provider_pb2.UpdateResponse:
        """Update a resource; a preview knows what azure-native calls stable."""
        with answering(context):
            token = _token(request.urn)
            inputs = from_struct(request.news)
            if not request.preview:
                outputs = self._of(context).update(token, inputs)
                return provider_pb2.UpdateResponse(properties=to_struct(outputs))
            preview = shapes.preview_outputs(token, inputs)
            old = from_struct(request.olds)
            preview.update({name: old[name] for name in _STABLE_OUTPUTS if name in old})
            return provider_pb2.UpdateResponse(properties=to_struct(preview))

    def Read(
        self, request: provider_pb2.ReadRequest, context: grpc.ServicerContext
    ) -> provider_pb2.ReadResponse:
        """Read a resource for a refresh, an import or a ``get``."""
        with answering(context):
            known = (from_struct(request.inputs), from_struct(request.properties))
            reading = self._of(context).read(_token(request.urn), request.id, known)
            if reading is None:
                return provider_pb2.ReadResponse(id="")
            return provider_pb2.ReadResponse(
                id=reading.resource_id,
                inputs=to_struct(reading.inputs),
                properties=to_struct(reading.outputs),
            )

    def Delete(
        self, request: provider_pb2.DeleteRequest, context: grpc.ServicerContext
    ) -> empty_pb2.Empty:
        """Delete a resource; one that is gone already is no error."""
        with answering(context):
            self._of(context).delete(_token(request.urn), request.id)
            return empty_pb2.Empty()

    def Invoke(
        self, request: provider_pb2.InvokeRequest, context: grpc.ServicerContext
    ) -> provider_pb2.InvokeResponse:
        """Call a function of azure-native."""
        with answering(context):
            outputs = self._of(context).invoke(request.tok, from_struct(request.args))
            response = provider_pb2.InvokeResponse()
            getattr(response, "return").CopyFrom(to_struct(outputs))
            return response

    def GetMapping(
        self, request: Any, context: grpc.ServicerContext
    ) -> provider_pb2.GetMappingResponse:
        """Return no mapping: there is none from another provider."""
        return provider_pb2.GetMappingResponse()

    def Cancel(self, request: Any, context: grpc.ServicerContext) -> empty_pb2.Empty:
        """Do nothing: every request ends by itself within milliseconds."""
        return empty_pb2.Empty()


def _token(urn: str) -> str:
    return urn.split("::")[2].rsplit("$", 1)[-1]


def _naming(request: provider_pb2.CheckRequest) -> Naming:
    options = provider_pb2.CheckRequest.AutonamingOptions
    given = request.HasField("autonaming")
    mode = request.autonaming.mode
    return Naming(
        request.urn.rsplit("::", 1)[-1],
        request.randomSeed,
        proposed=request.autonaming.proposed_name if given else None,
        enforced=given and mode == options.ENFORCE,
        disabled=given and mode == options.DISABLE,
    )


def _diff_kind(changes: tuple[Change, ...]) -> provider_pb2.DiffResponse.DiffChanges.ValueType:
    kinds = provider_pb2.DiffResponse
    return kinds.DIFF_SOME if changes else kinds.DIFF_NONE


def _property_diff(change: Change) -> provider_pb2.PropertyDiff:
    kind = _CHANGE_KINDS[change.kind, change.replaces]
    return provider_pb2.PropertyDiff(kind=kind, inputDiff=True)
