"""Ids in requests: their type, their container, their parent."""

from datetime import timedelta

from azure_disk_facts import arm_id
from azure_disk_facts.arm_id import ArmId
from azure_disk_simulator import errors
from azure_disk_simulator.records import Resource
from azure_disk_simulator.request import World
from azure_disk_simulator.resource_type import ResourceType
from azure_disk_simulator.types import known_type


def type_of(resource_id: str) -> tuple[ArmId, ResourceType]:
    """Return the parsed id and its type.

    Raises:
        ArmError: 400 for what is no id, 404 for a type the simulated Azure does not have.
    """
    parsed = arm_id.try_parse(resource_id)
    if parsed is None or not parsed.name:
        raise errors.invalid_id(resource_id)
    return parsed, known_type(parsed.resource_type)


def write_duration(resource_id: str) -> timedelta:
    """Return the simulated time of a PUT to that id."""
    return type_of(resource_id)[1].write_duration


def delete_duration(resource_id: str) -> timedelta:
    """Return the simulated time of a DELETE of that id."""
    return type_of(resource_id)[1].delete_duration


def existing(world: World, resource_id: str) -> Resource:
    """Return a resource.

    Raises:
        ArmError: 404 ``ResourceGroupNotFound`` or ``ResourceNotFound``.
    """
    resource = world.store.load(resource_id)
    if resource is not None:
        return resource
    parsed, resource_type = type_of(resource_id)
    check_container(world, parsed)
    if parsed.provider is None:
        raise errors.group_not_found(parsed.name)
    raise errors.resource_not_found(
        resource_type.facts.arm_type, "/".join(parsed.names), parsed.resource_group
    )


def check_container(world: World, parsed: ArmId) -> None:
    """Refuse other subscriptions and missing resource groups."""
    if parsed.subscription is not None and not world.knows_subscription(parsed.subscription):
        raise errors.subscription_not_found(parsed.subscription)
    if parsed.provider is None or parsed.resource_group is None:
        return
    if not world.store.has(parsed.resource_group_id):
        raise errors.group_not_found(parsed.resource_group)


def parent_id(parsed: ArmId) -> str | None:
    """Return the id of the resource a nested one lies in, or ``None``."""
    if len(parsed.types) < 2 or parsed.provider is None:
        return None
    implied = {kind for kind, _ in known_type(parsed.resource_type).facts.implied}
    # What is always there is no resource of its own: the parent is the one above it.
    levels = 2 if parsed.types[-2] in implied else 1
    return None if levels == len(parsed.types) else str(parsed).rsplit("/", 2 * levels)[0]


def check_parent(world: World, parsed: ArmId) -> None:
    """Refuse a nested resource whose parent is missing."""
    parent = parent_id(parsed)
    if parent is not None and not world.store.has(parent):
        raise errors.parent_not_found(parsed.names[-2])
