"""What services offer beside plain resources, by method, type and name.

A module a service registers functions here; :mod:`.manager` finds them.
"""

from collections.abc import Callable

from azure_disk_simulator.doors.http.exchange import Answer, Exchange, Target
from azure_disk_simulator.doors.http.long_running import Poll

Action = Callable[[Exchange, Target], Answer]

_ACTIONS: dict[tuple[str, str, str], Action] = {}


def action(method: str, arm_type: str, name: str = "") -> Callable[[Action], Action]:
    """Register a function under a method, a resource type and the name that follows the id.

    ``POST`` and a name is an action (``beginGetAccess``), ``GET`` and a name a collection that is
    computed (``recoveryPoints``), no name the resource itself where it is computed.
    """

    def register(function: Action) -> Action:
        _ACTIONS[method, arm_type.lower(), name.lower()] = function
        return function

    return register


def find(method: str, target: Target) -> Action | None:
    """Return what is registered for a request, or ``None``."""
    return _ACTIONS.get((method, target.arm_type.lower(), target.name.lower()))


def accepted(exchange: Exchange, target: Target, poll: Poll) -> Answer:
    """Answer that an operation has begun, and where to ask for it (rule 0.6)."""
    number = exchange.operations.start(poll)
    subscription = exchange.azure.subscription_id
    provider = target.arm_type.split("/", 1)[0] or "Microsoft.Resources"
    base = f"{exchange.base_url}/subscriptions/{subscription}/providers/{provider}/locations"
    version = exchange.query["api-version"]
    return Answer(
        202,
        None,
        {
            "Azure-AsyncOperation": f"{base}/any/operations/{number}?api-version={version}",
            "Location": f"{base}/any/operationResults/{number}?api-version={version}",
        },
    )
