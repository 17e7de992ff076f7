"""What a resource type gets to see of a request, and of the Azure around it."""

from dataclasses import dataclass
from datetime import datetime

from azure_disk_facts.arm_id import ArmId
from azure_disk_simulator import errors
from azure_disk_simulator.paths import Json, get_path
from azure_disk_simulator.records import Resource
from azure_disk_simulator.settings import Settings
from azure_disk_simulator.store import Store


@dataclass(frozen=True)
class World:
    """The Azure a request runs in; only valid inside the request's transaction."""

    store: Store
    settings: Settings
    subscription_id: str
    tenant_id: str
    caller_id: str
    """Principal id of whoever sends the requests."""
    principal: str | None = None
    """Principal id of a sender that needs roles; ``None``: the caller, who may do everything."""

    def knows_subscription(self, subscription: str) -> bool:
        """Tell whether the caller has that subscription, its own or another of the tenant."""
        given = subscription.lower()
        return given == self.subscription_id.lower() or given in self.settings.other_subscriptions

    @property
    def now(self) -> datetime:
        """Simulated time at the start of the request."""
        return self.store.now()

    def load(self, resource_id: object) -> Resource | None:
        """Return a resource by its id, or ``None``."""
        return self.store.load(resource_id) if isinstance(resource_id, str) else None

    def parent(self, resource_id: str) -> Resource:
        """Return the resource a nested one lies in.

        Raises:
            ArmError: 404 ``ParentResourceNotFound``.
        """
        parent_id = resource_id.rsplit("/", 2)[0]
        parent = self.store.load(parent_id)
        if parent is None:
            raise errors.parent_not_found(parent_id.rsplit("/", 1)[-1])
        return parent


@dataclass
class Write:
    """A PUT or PATCH on its way: the new body is checked and completed in place."""

    world: World
    id: str
    """Id with ARM's spelling of the type and the caller's spelling of the names."""
    arm_id: ArmId
    body: Json
    """The body to be: what was given, what is kept of the existing one, Azure's defaults."""
    given: Json
    """What the caller sent, without nulls."""
    existing: Resource | None
    state: Json
    """Facts ARM does not show; written with the resource."""

    @property
    def name(self) -> str:
        """The resource's own name."""
        return self.arm_id.name

    @property
    def location(self) -> str:
        """Region in ARM's spelling."""
        return str(self.body.get("location", ""))

    def get(self, path: str) -> object:
        """Return what lies at a dotted path of the new body, or ``None``."""
        return get_path(self.body, path)

    def text(self, path: str) -> str:
        """Return the text at a dotted path of the new body, or an empty one."""
        value = get_path(self.body, path)
        return value if isinstance(value, str) else ""

    def changes(self, path: str) -> bool:
        """Tell whether an existing resource has another value at a path; new ones change all."""
        if self.existing is None:
            return True
        return bool(self.existing.get(path) != get_path(self.body, path))
