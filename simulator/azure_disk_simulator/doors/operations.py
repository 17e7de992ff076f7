"""azure-native's operations over the simulated Azure, on plain values.

The provider door and the mocks door both go through here, so that they cannot differ.

Not modelled: azure-native's polling of long operations, its retries on 429 and 5xx, and its
custom resources other than the deletion of keys.
"""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from azure_disk_facts import arm_id
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors import shapes
from azure_disk_simulator.doors.checking import Checked, Naming, check
from azure_disk_simulator.doors.diffing import drifted_inputs
from azure_disk_simulator.doors.failures import (
    CreatedButFailed,
    OperationRefused,
    already_exists,
    refused,
)
from azure_disk_simulator.doors.known_defaults import service_owned
from azure_disk_simulator.doors.polling import Polls
from azure_disk_simulator.doors.schema import UnknownResourceType, resource_shape
from azure_disk_simulator.doors.values import UNKNOWN
from azure_disk_simulator.errors import ArmError
from azure_disk_simulator.paths import drop_path, get_path, has_path, set_path

CLIENT_CONFIG = "azure-native:authorization:getClientConfig"

_NOT_FOUND = 404
_LOCKS = 64
_SUB_RESOURCES = {"azure-native:keyvault:Vault": "properties.accessPolicies"}
"""Lists that may be managed apart: azure-native keeps what Azure has where inputs are silent."""


@dataclass(frozen=True)
class Reading:
    """What Azure has now: outputs, and the inputs that would lead there."""

    resource_id: str
    inputs: dict[str, Any]
    outputs: dict[str, Any]


class Operations:
    """Create, read, update, delete and invoke, as azure-native does them."""

    def __init__(self, azure: Azure, subscription_id: str | None = None) -> None:
        self.azure = azure
        self.subscription_id = azure.subscription_id if subscription_id is None else subscription_id
        """The subscription that resource groups lie in."""
        self.default_location: str | None = None
        """The stack's ``azure-native:location``."""
        self._locks = tuple(threading.Lock() for _ in range(_LOCKS))
        self._polls = Polls(azure)

    def check(
        self, token: str, pair: tuple[Mapping[str, Any], Mapping[str, Any]], naming: Naming
    ) -> Checked:
        """Complete and check inputs; see :func:`azure_disk_simulator.doors.checking.check`."""
        return check(token, pair, naming, location_of_group=self._location_of_group)

    def _location_of_group(self, group: Any) -> Any:
        if self.default_location is not None:
            return self.default_location
        if group is None or group is UNKNOWN:
            return group
        try:
            group_id = arm_id.resource_group_id(self.subscription_id, group)
            return self.azure.get(group_id).get("location")
        except ArmError:
            return None

    def create(self, token: str, inputs: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
        """Create a resource and return its id and outputs.

        Raises:
            OperationRefused: it exists already, or Azure refuses.
            CreatedButFailed: Azure reports a failure, yet the resource exists.
        """
        resource = self._resource_id(token, inputs)
        body = shapes.to_body(token, inputs)
        apart = _managed_apart(token, body)
        if apart is not None:
            set_path(body, apart, [])
        with self._alone(resource):
            if self.azure.exists(resource):
                raise already_exists(resource)
            try:
                answer = self.azure.put(resource, body)
            except ArmError as error:
                raise self._refusal_of_create(token, resource, error) from error
        return str(answer["id"]), shapes.to_outputs(token, answer)

    def _refusal_of_create(self, token: str, resource: str, error: ArmError) -> OperationRefused:
        if not self.azure.exists(resource):
            return refused(error)
        answer = self.azure.get(resource)
        return CreatedButFailed(refused(error), str(answer["id"]), shapes.to_outputs(token, answer))

    def _resource_id(self, token: str, inputs: Mapping[str, Any]) -> str:
        try:
            return shapes.resource_id(token, inputs, self.subscription_id)
        except ValueError as error:
            raise OperationRefused(str(error), "InvalidRequest", 400) from error

    @contextmanager
    def _alone(self, resource: str) -> Iterator[None]:
        with self._locks[hash(resource.lower()) % _LOCKS]:
            yield

    def update(self, token: str, inputs: Mapping[str, Any]) -> dict[str, Any]:
        """Put new inputs over an existing resource and return its outputs.

        Raises:
            OperationRefused: Azure refuses.
        """
        resource = self._resource_id(token, inputs)
        body = shapes.to_body(token, inputs)
        try:
            apart = _managed_apart(token, body)
            if apart is not None:
                set_path(body, apart, get_path(self.azure.get(resource), apart, []))
            return shapes.to_outputs(token, self.azure.put(resource, body))
        except ArmError as error:
            raise refused(error) from error

    def read(
        self, token: str, resource: str, known: tuple[Mapping[str, Any], Mapping[str, Any]]
    ) -> Reading | None:
        """Return what Azure has, or ``None`` when the resource is gone.

        Args:
            token: Pulumi's type token.
            resource: The resource's id.
            known: Inputs and outputs in the state; both empty on an import.

        Raises:
            OperationRefused: Azure refuses, or the id is not of that type.
        """
        try:
            body = self.azure.get(resource)
            shapes.parse_id(token, str(body["id"]))
        except ValueError as error:
            raise OperationRefused(str(error), "InvalidRequest", 400) from error
        except ArmError as error:
            if error.status == _NOT_FOUND:
                return None
            raise refused(error) from error
        outputs = shapes.to_outputs(token, body)
        inputs, old_outputs = known
        if not inputs and not old_outputs:
            imported = shapes.import_inputs(token, body)
            return Reading(str(body["id"]), imported, outputs)
        return Reading(resource, self._drifted(token, known, outputs), outputs)

    def _drifted(
        self,
        token: str,
        known: tuple[Mapping[str, Any], Mapping[str, Any]],
        outputs: Mapping[str, Any],
    ) -> dict[str, Any]:
        inputs, old_outputs = known
        old, new = (_comparable(token, side, inputs) for side in (old_outputs, outputs))
        return drifted_inputs(token, inputs, (old, new))

    def delete(self, token: str, resource: str) -> None:
        """Delete a resource; one that is gone already is no error.

        Raises:
            OperationRefused: Azure refuses.
            UnknownResourceType: the type is not simulated.
        """
        resource_shape(token)
        try:
            self.azure.delete(resource)
        except ArmError as error:
            if error.status != _NOT_FOUND:
                raise refused(error) from error

    def invoke(self, token: str, args: Mapping[str, Any]) -> dict[str, Any]:
        """Return what a function of azure-native returns: the client's ids, or a resource.

        Raises:
            OperationRefused: Azure refuses.
            UnknownFunction: the function is not simulated.
        """
        if token == CLIENT_CONFIG:
            return {
                "clientId": self.azure.client_id,
                "objectId": self.azure.object_id,
                "subscriptionId": self.subscription_id,
                "tenantId": self.azure.tenant_id,
            }
        getter = _resource_of_getter(token)
        try:
            body = self._polls.look(self._resource_id(getter, args))
        except ArmError as error:
            raise refused(error) from error
        return {"id": body["id"], **shapes.to_outputs(getter, body)}


class UnknownFunction(LookupError):
    """No function of that token is simulated."""

    def __init__(self, token: str) -> None:
        super().__init__(
            f"function {token!r} is not simulated, allowed: {CLIENT_CONFIG} and the getters of "
            "simulated resource types; leave it out, or run against the real Azure"
        )


def _managed_apart(token: str, values: Mapping[str, Any]) -> str | None:
    """Return the path of the sub-resources that inputs or a body are silent about, if any."""
    path = _SUB_RESOURCES.get(token)
    return None if path is None or has_path(dict(values), path) else path


def _resource_of_getter(token: str) -> str:
    head, separator, name = token.rpartition(":get")
    try:
        return resource_shape(f"{head}:{name}" if separator else token).facts.token
    except UnknownResourceType:
        raise UnknownFunction(token) from None


def _comparable(
    token: str, outputs: Mapping[str, Any], inputs: Mapping[str, Any]
) -> dict[str, Any]:
    """Project outputs to inputs, without what only Azure sets and unmanaged sub-resources."""
    projected = shapes.to_inputs(token, outputs)
    for path in service_owned(token):
        drop_path(projected, path)
    apart = _managed_apart(token, inputs)
    if apart is not None:
        drop_path(projected, apart)
    return projected
