"""Refusals as gRPC statuses, with the text that people are to read."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import grpc
from google.protobuf import any_pb2, struct_pb2
from pulumi.runtime.proto import provider_pb2, status_pb2

from azure_disk_simulator.doors.failures import CreatedButFailed, OperationRefused
from azure_disk_simulator.doors.operations import UnknownFunction
from azure_disk_simulator.doors.schema import UnknownResourceType
from azure_disk_simulator.doors.values import to_struct

_STATUS_CODES = {
    400: grpc.StatusCode.INVALID_ARGUMENT,
    403: grpc.StatusCode.PERMISSION_DENIED,
    404: grpc.StatusCode.NOT_FOUND,
    409: grpc.StatusCode.FAILED_PRECONDITION,
    429: grpc.StatusCode.RESOURCE_EXHAUSTED,
}


@contextmanager
def answering(
    context: grpc.ServicerContext, inputs: struct_pb2.Struct | None = None
) -> Iterator[None]:
    """Turn refusals into statuses with the text that people are to read."""
    try:
        yield
    except CreatedButFailed as failure:
        _abort_initialized(context, failure, inputs or struct_pb2.Struct())
    except OperationRefused as refusal:
        code = _STATUS_CODES.get(refusal.status, grpc.StatusCode.UNKNOWN)
        context.abort(code, str(refusal))
    except (UnknownResourceType, UnknownFunction) as error:
        context.abort(grpc.StatusCode.NOT_FOUND, str(error))


def _abort_initialized(
    context: grpc.ServicerContext, failure: CreatedButFailed, inputs: struct_pb2.Struct
) -> NoReturn:
    """Tell the engine that the resource exists although its creation failed."""
    detail = any_pb2.Any()
    detail.Pack(
        provider_pb2.ErrorResourceInitFailed(
            id=failure.resource_id,
            properties=to_struct(failure.outputs),
            reasons=[str(failure)],
            inputs=inputs,
        )
    )
    code = grpc.StatusCode.UNKNOWN
    status = status_pb2.Status(code=code.value[0], message=str(failure), details=[detail])
    context.set_trailing_metadata((("grpc-status-details-bin", status.SerializeToString()),))
    context.abort(code, str(failure))
