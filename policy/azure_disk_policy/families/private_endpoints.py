"""Private endpoints of a resource."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from azure_disk_facts.resource_types import PRIVATE_ENDPOINT
from azure_disk_policy.families.id_lists import Pointer, Pointers, elements, reach
from azure_disk_policy.families.logic import some
from azure_disk_policy.inputs import Inputs, same
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated

_CONNECTIONS = ("privateLinkServiceConnections", "manualPrivateLinkServiceConnections")


def demand_private_endpoint(target: Resource, group: str, stack: Stack) -> Verdict:
    """Demand that an endpoint of the stack leads to a resource, for a group of its (``vault``).

    Raises:
        UnknownInputError: none is known to, and it can't be told of one whether it does.
    """
    if stack.once(_Leading(target.token, group)).lead_to(target):
        return COMPLIANT
    return violated("", f"no private endpoint of the stack leads to its group {group}")


@dataclass(frozen=True)
class _Leading:
    """Collects the connections of all endpoints for a group of a type of resource."""

    token: str
    group: str

    def __call__(self, stack: Stack) -> Pointers:
        return Pointers(stack, self.token, self._pointers(stack))

    def _pointers(self, stack: Stack) -> Iterator[Pointer]:
        for endpoint in stack.of_type(PRIVATE_ENDPOINT):
            for path in _CONNECTIONS:
                for connection in elements(endpoint, path):
                    service = reach(connection, "privateLinkServiceId")
                    yield Pointer(endpoint, service, partial(self._is_for, connection))

    def _is_for(self, connection: Inputs) -> bool:
        groups = connection.items("groupIds")
        return some(partial(self._is_group, each) for each in groups)

    def _is_group(self, name: Inputs) -> bool:
        return same(name.scalar() or "", self.group)
