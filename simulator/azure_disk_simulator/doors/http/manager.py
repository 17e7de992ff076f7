"""ARM's REST: any id through the simulated resource manager, actions by their registry.

Not modelled: tokens and who sends a request, paging of lists, the differences between API
versions, requests for other subscriptions' operations.
"""

import re
from dataclasses import replace

from azure_disk_facts.resource_types import DISK, DISK_ACCESS, DISK_ENCRYPTION_SET, SNAPSHOT
from azure_disk_simulator import errors
from azure_disk_simulator.doors.http import actions
from azure_disk_simulator.doors.http.exchange import Answer, Exchange, Target, target_of
from azure_disk_simulator.doors.http.long_running import RUNNING, done_after
from azure_disk_simulator.errors import ArmError
from azure_disk_simulator.paths import Json
from azure_disk_simulator.types import known_type

_VERSION = re.compile(r"^\d{4}-\d{2}-\d{2}(-preview)?\Z")
_MADE_LATER = frozenset(
    facts.arm_type.lower() for facts in (DISK, SNAPSHOT, DISK_ENCRYPTION_SET, DISK_ACCESS)
)
"""Types whose service answers a first PUT with 202; Microsoft's client takes no 201 from it."""
_OPERATION = re.compile(
    r"^/subscriptions/[^/]+/providers/[^/]+/locations/[^/]+/(operations|operationResults)/([^/]+)\Z"
)


def answer(exchange: Exchange) -> Answer:
    """Answer a request; refusals come in ARM's envelope."""
    try:
        _check_version(exchange)
        return _answer(exchange)
    except ArmError as error:
        return Answer(error.status, error.envelope(), {"x-ms-error-code": error.code})


def _check_version(exchange: Exchange) -> None:
    version = exchange.query.get("api-version")
    if not version:
        raise ArmError(
            400,
            "MissingApiVersionParameter",
            "The api-version query parameter (?api-version=) is required for all requests.",
        )
    if not _VERSION.match(version):
        raise ArmError(
            400,
            "InvalidApiVersionParameter",
            f"The api-version '{version}' is invalid: it takes the form 'YYYY-MM-DD'.",
        )


def _answer(exchange: Exchange) -> Answer:
    operation = _OPERATION.match(exchange.path)
    if operation is not None and exchange.method == "GET":
        return _operation(exchange, operation[1], operation[2])
    target = target_of(exchange.path)
    registered = actions.find(exchange.method, target)
    if registered is not None:
        return registered(exchange, target)
    if target.name:
        return _collection(exchange, target)
    return _resource(exchange, target)


def _operation(exchange: Exchange, kind: str, number: str) -> Answer:
    """``operations`` tell how it stands, ``operationResults`` what came of it."""
    operation = exchange.operations.look(number)
    if kind == "operationResults":
        if operation.failure is not None:
            raise operation.failure
        if operation.result is RUNNING:
            return Answer(202, None, {"Location": _here(exchange)})
        return Answer(204 if operation.result is None else 200, operation.result)
    status: Json = {"id": exchange.path, "name": number, "status": operation.status}
    if operation.failure is not None:
        status |= operation.failure.envelope()
    elif operation.status == "Succeeded" and operation.result is not None:
        status["properties"] = {"output": operation.result}
    return Answer(200, status)


def _here(exchange: Exchange) -> str:
    return f"{exchange.base_url}{exchange.path}?api-version={exchange.query['api-version']}"


def _collection(exchange: Exchange, target: Target) -> Answer:
    if exchange.method != "GET":
        raise errors.ArmError(
            404,
            "InvalidResourceType",
            f"The action '{target.name}' of '{target.arm_type}' is not simulated.",
        )
    if target.arm_type:
        exchange.azure.get(target.id)
    return Answer(200, {"value": exchange.azure.list(target.id, target.collection_type)})


def _resource(exchange: Exchange, target: Target) -> Answer:
    azure, method = exchange.azure, exchange.method
    known_type(target.arm_type or "Microsoft.Resources/subscriptions")
    if method == "GET":
        return Answer(200, azure.get(target.id))
    if method == "HEAD":
        return Answer(204 if azure.exists(target.id) else 404)
    if method == "PUT":
        return _put(exchange, target)
    if method == "PATCH":
        return Answer(200, azure.patch(target.id, exchange.json()))
    if method == "DELETE":
        return _delete(exchange, target)
    raise errors.ArmError(
        405, "HttpMethodNotAllowed", f"The method '{method}' is not allowed on '{target.id}'."
    )


def _put(exchange: Exchange, target: Target) -> Answer:
    """200 for what was there, 201 for what was not; some go on for a while first (0.6)."""
    status = 200 if exchange.azure.exists(target.id) else 201
    body = exchange.azure.put(target.id, exchange.json())
    if status == 201 and target.arm_type.lower() in _MADE_LATER:
        return replace(actions.accepted(exchange, target, done_after(1, None)), body=body)
    return Answer(status, body)


def _delete(exchange: Exchange, target: Target) -> Answer:
    """202 and an operation; 204 for what is not there (ARM's deletions can be repeated)."""
    if not exchange.azure.exists(target.id):
        return Answer(204)
    exchange.azure.delete(target.id)
    return actions.accepted(exchange, target, done_after(1, None))
