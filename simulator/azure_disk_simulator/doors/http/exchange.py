"""One request through the http door, and the answer to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from azure_disk_facts.resource_types import RESOURCE_GROUP
from azure_disk_simulator import errors
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.http.long_running import LongRunning
from azure_disk_simulator.paths import Json

PROVIDERS = "/providers/"


@dataclass(frozen=True)
class Answer:
    """What goes back: a status, headers, and JSON where there is a body."""

    status: int
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Exchange:
    """A request to the resource manager."""

    azure: Azure
    operations: LongRunning
    base_url: str
    """Where this door is reached, without a slash at the end."""
    method: str
    path: str
    query: Mapping[str, str]
    body: Any

    def json(self) -> Json:
        """Return the body, which has to be a JSON object.

        Raises:
            ArmError: 400, there is none.
        """
        if not isinstance(self.body, dict):
            raise errors.ArmError(
                400, "InvalidRequestContent", "The request content was invalid: no JSON object."
            )
        return self.body


@dataclass(frozen=True)
class Target:
    """What a path is about: a resource, or what follows it (an action, a collection)."""

    id: str
    """Id of the resource; of the container for collections below no resource."""
    arm_type: str
    """Type of the resource; empty for a container that is a subscription."""
    name: str = ""
    """The action or collection that follows the id; empty for the resource itself."""
    collection_type: str = ""
    """Type of the resources in the collection that ``name`` would be."""


def target_of(path: str) -> Target:
    """Return what a path is about.

    A path is an id, followed by one more name when it is an action or a collection.
    """
    path = unquote(path).rstrip("/")
    at = path.lower().rfind(PROVIDERS)
    if at < 0:
        return _container(path)
    head, (provider, *segments) = path[:at], path[at + len(PROVIDERS) :].split("/")
    arm_type = "/".join((provider, *segments[::2]))
    if len(segments) % 2 == 0:
        return Target(path, arm_type)
    resource = path.rsplit("/", 1)[0]
    if len(segments) == 1:
        return Target(head, "", segments[0], arm_type)
    return Target(resource, arm_type.rsplit("/", 1)[0], segments[-1], arm_type)


def _container(path: str) -> Target:
    segments = path.split("/")[1:]
    groups = RESOURCE_GROUP.arm_type
    if len(segments) == 4:
        return Target(path, groups)
    if len(segments) == 3 and segments[2].lower() == "resourcegroups":
        return Target(path.rsplit("/", 1)[0], "", segments[2], groups)
    return Target(path, "")
