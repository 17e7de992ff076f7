"""Serves a simulated Azure over http on this machine."""

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.http import backup_actions, blobs, compute, manager
from azure_disk_simulator.doors.http.exchange import Answer, Exchange
from azure_disk_simulator.doors.http.long_running import LongRunning

_METHODS = ["GET", "HEAD", "PUT", "PATCH", "POST", "DELETE"]
_STARTING_SECONDS = 30.0

SERVICES = (compute, backup_actions)
"""Modules whose actions are registered by importing them."""


@dataclass(frozen=True)
class HttpAddress:
    """Where a served Azure is reached."""

    url: str

    @property
    def environment(self) -> dict[str, str]:
        """Variables that make the components' transfers use it."""
        return {"AZURE_DISK_PROTECTION_ARM_URL": self.url}


@dataclass
class _Door:
    azure: Azure
    network: blobs.Network
    url: str = ""
    operations: LongRunning = field(default_factory=LongRunning)

    async def arm(self, request: Request) -> Response:
        raw = await request.body()
        return await run_in_threadpool(self._arm, request, raw)

    def _arm(self, request: Request, raw: bytes) -> Response:
        try:
            body = json.loads(raw) if raw else None
        except ValueError:
            body = None
        exchange = Exchange(
            azure=self.azure,
            operations=self.operations,
            base_url=self.url,
            method=request.method,
            path=request.url.path,
            query={name.lower(): value for name, value in request.query_params.items()},
            body=body,
        )
        return _response(manager.answer(exchange))

    async def blob(self, request: Request) -> Response:
        return await run_in_threadpool(blobs.answer, self.azure, self.network, request)


def _response(answer: Answer) -> Response:
    headers = {**answer.headers, "x-ms-request-id": "simulated"}
    content = b"" if answer.body is None else json.dumps(answer.body).encode()
    media = None if answer.body is None else "application/json"
    return Response(content, answer.status, headers=headers, media_type=media)


def _application(door: _Door) -> Starlette:
    blob = Route(f"/{compute.STORAGE}/{{container}}/{{name}}", door.blob, methods=["GET", "HEAD"])
    arm: Any = Route("/{path:path}", door.arm, methods=_METHODS)
    return Starlette(routes=[blob, arm])


@contextmanager
def serve_http(azure: Azure, *, via_disk_access: str | None = None) -> Iterator[HttpAddress]:
    """Serve an Azure over http on a free port of this machine until the block ends.

    Args:
        azure: What is served.
        via_disk_access: Id of the disk access through whose private endpoint clients reach the
            data of disks. Omitted: they come over the public network.

    Raises:
        RuntimeError: the server did not start.
    """
    door = _Door(azure, blobs.Network(via_disk_access))
    listener = socket.create_server(("127.0.0.1", 0))
    door.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    # No access log: paths of export URLs carry their signatures.
    config = uvicorn.Config(_application(door), log_config=None, access_log=False, lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listener],), name="http-door", daemon=True)
    thread.start()
    try:
        _await_start(server, thread)
        yield HttpAddress(door.url)
    finally:
        server.should_exit = True
        thread.join(_STARTING_SECONDS)
        listener.close()


def _await_start(server: uvicorn.Server, thread: threading.Thread) -> None:
    waited = threading.Event()
    for _ in range(int(_STARTING_SECONDS / 0.01)):
        if server.started:
            return
        if not thread.is_alive():
            break
        waited.wait(0.01)
    raise RuntimeError("the http door did not start: look for what uvicorn wrote above")
