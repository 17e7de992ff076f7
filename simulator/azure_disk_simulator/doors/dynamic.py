"""Dynamic resources under the mocks: their own providers run, against the http door.

What no resource type of azure-native does, a program's own provider does with Azure's clients.
Under an engine it runs in a process of its own, here in this one.
"""

import base64
import importlib
import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.failures import OperationRefused

_PREFIX = "pulumi-python:dynamic"
_PROVIDER = "__provider"

_alone = threading.Lock()


def is_dynamic(token: str) -> bool:
    """Tell whether a resource brings its own provider."""
    return token.startswith(_PREFIX)


def without_provider(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Return a dynamic resource's own inputs."""
    return {name: value for name, value in inputs.items() if name != _PROVIDER}


def create(azure: Azure, inputs: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """Let a dynamic provider check and create; return id and outputs.

    Raises:
        OperationRefused: what the provider's check refuses.
        Exception: what its create raises.
    """
    # Comes with pulumi; most programs have no such resource.
    dill = importlib.import_module("dill")
    provider = dill.loads(base64.b64decode(inputs[_PROVIDER]))
    with _alone, _served(azure):
        checked = provider.check({}, without_provider(inputs))
        if checked.failures:
            text = "; ".join(f"{each.property}: {each.reason}" for each in checked.failures)
            raise OperationRefused(text, "InvalidRequest", 400)
        made = provider.create(checked.inputs)
    return made.id, dict(made.outs or {})


@contextmanager
def _served(azure: Azure) -> Iterator[None]:
    from azure_disk_simulator.doors.http import serve_http  # noqa: PLC0415 - extra `transfer`

    before = dict(os.environ)
    with serve_http(azure) as address:
        os.environ.update(address.environment)
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)
