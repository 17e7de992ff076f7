"""What all simulated resource types share: composing a body, create-only checks, choices."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any, ClassVar

from azure_disk_facts.resource_types import ResourceTypeFacts
from azure_disk_simulator import errors
from azure_disk_simulator.paths import (
    Json,
    arm_path,
    first_change,
    get_path,
    has_path,
    merged,
    set_path,
    without_nulls,
)
from azure_disk_simulator.records import Link, Resource, Tombstone, view
from azure_disk_simulator.request import World, Write


class ResourceType:
    """One ARM resource type; subclasses declare tables and override the hooks they need."""

    facts: ClassVar[ResourceTypeFacts]
    read_only: ClassVar[tuple[str, ...]] = ("properties.provisioningState",)
    """Dotted ARM paths that only Azure sets; ignored in requests."""
    defaults: ClassVar[Mapping[str, Any]] = {}
    """What Azure fills in where a request leaves a path out."""
    required: ClassVar[tuple[str, ...]] = ()
    choices: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    """Allowed values by path, in ARM's spelling; any case is taken."""
    kept: ClassVar[tuple[str, ...]] = ()
    """Paths that keep their value when a PUT leaves them out; create-only ones always do."""
    disk_like_errors: ClassVar[bool] = False
    """Create-only changes are refused with the text of disks (A12)."""
    write_duration: ClassVar[timedelta] = timedelta(seconds=5)
    """Simulated time of a PUT or PATCH, failed ones too."""
    delete_duration: ClassVar[timedelta] = timedelta(seconds=5)

    @property
    def create_only(self) -> tuple[str, ...]:
        """ARM paths whose change is refused, ``location`` apart."""
        paths = (arm_path(self.facts, path) for path in self.facts.create_only)
        return tuple(path for path in paths if path != "location")

    def compose(self, given: Json, existing: Resource | None) -> Json:
        """Return the body to be from a request and the existing resource."""
        body: Json = without_nulls(given)
        for key in ("id", "name", "type", "systemData"):
            body.pop(key, None)
        body.setdefault("properties", {})
        self._keep(body, existing.body if existing is not None else {})
        for path, value in self.defaults.items():
            if not has_path(body, path):
                set_path(body, path, without_nulls(value))
        return body

    def _keep(self, body: Json, old: Json) -> None:
        """Carry over what a request cannot change or has left out."""
        for path in self.kept:
            if has_path(old, path) and not has_path(body, path):
                set_path(body, path, without_nulls(get_path(old, path)))
        for path in self.create_only:
            if has_path(old, path):
                value = get_path(old, path)
                set_path(body, path, merged(value, get_path(body, path, value)))
        for path in self.read_only:
            if has_path(old, path):
                set_path(body, path, get_path(old, path))
            else:
                _forget(body, path)

    def wants_recovery(self, given: Json) -> bool:
        """Tell whether a PUT on an absent resource asks for the soft-deleted one (C21)."""
        return False

    def check_shape(self, write: Write) -> None:
        """Check required paths and enumerations; values take ARM's spelling (0.5, 0.7)."""
        sku = write.given.get("sku")
        if isinstance(sku, dict) and "name" not in sku:
            raise errors.sku_without_name()
        for path in self.required:
            if not has_path(write.body, path):
                raise errors.missing(path)
        for path, allowed in self.choices.items():
            value = write.get(path)
            if value is not None:
                set_path(write.body, path, canonical(path, value, allowed))

    def check_create_only(self, write: Write) -> None:
        """Refuse changes of create-only paths (A12, B16)."""
        if write.existing is None:
            return
        for path in self.create_only:
            if not has_path(write.given, path):
                continue
            change = first_change(write.existing.get(path), get_path(write.body, path), path)
            if change is not None:
                raise self.create_only_error(write, change)

    def create_only_error(self, write: Write, path: str) -> errors.ArmError:
        """Return the refusal of a change of a create-only path."""
        if self.disk_like_errors:
            return errors.property_change(path.rsplit(".", 1)[-1], write.name)
        return errors.immutable(path, write.name)

    def check(self, write: Write) -> None:
        """Check what depends on values and other resources; complete the body."""

    def links(self, resource: Resource) -> Iterable[Link]:
        """Return what the resource uses, for "who uses this" questions."""
        return ()

    def written(self, write: Write, resource: Resource) -> None:
        """Follow up after the resource was saved."""

    def view(self, world: World, resource: Resource) -> Json:
        """Return the resource as of now; time-dependent values are computed here."""
        return view(resource)

    def check_delete(self, world: World, resource: Resource) -> None:
        """Refuse a deletion that Azure refuses."""

    def tombstone(self, world: World, resource: Resource) -> Tombstone | None:
        """Say how the deleted resource is kept; ``None`` deletes it for good."""
        return None

    def deleted(self, world: World, resource: Resource) -> None:
        """Follow up after the resource was removed."""

    def invalid_name(self, name: str) -> errors.ArmError:
        """Return the refusal of a name that breaks ``facts.name_rule``."""
        words = self.facts.name_rule.words if self.facts.name_rule else ""
        return errors.invalid_name(self.facts.arm_type, name, words)

    def recovered(self, world: World, resource: Resource) -> None:
        """Follow up after the resource was recovered from its soft-deleted state."""


def _forget(body: Json, path: str) -> None:
    *parents, last = path.split(".")
    parent = get_path(body, ".".join(parents)) if parents else body
    if isinstance(parent, dict):
        parent.pop(last, None)


def canonical(path: str, value: object, allowed: Iterable[str]) -> str:
    """Return ARM's spelling of an enumeration value.

    Raises:
        ArmError: 400, the value is none of the allowed ones.
    """
    choices = tuple(allowed)
    if isinstance(value, str):
        for choice in choices:
            if choice.lower() == value.lower():
                return choice
    raise errors.invalid_value(path, value, choices)


def integer(write: Write, path: str, bounds: tuple[int, int] | None = None) -> int | None:
    """Return the whole number at a path, or ``None`` when absent; floats of whole value count.

    Raises:
        ArmError: 400, no whole number, or outside the bounds.
    """
    value = write.get(path)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value != int(value):
        raise errors.invalid_parameter(
            f"The value '{value}' of parameter '{path}' is not a whole number."
        )
    whole = int(value)
    if bounds is not None and not bounds[0] <= whole <= bounds[1]:
        raise errors.out_of_range(path, whole, bounds)
    set_path(write.body, path, whole)
    return whole
