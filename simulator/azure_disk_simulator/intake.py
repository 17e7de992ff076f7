"""The way of a PUT through the resource manager: front-end checks, then the type's own.

Order (catalogue L): id and type, rights, subscription, group, parent, name, Azure Policy (H6),
region, shape, create-only properties, the type's matrix, sources and encryption. The order is a
design choice; Azure documents none.
"""

from azure_disk_facts import regions
from azure_disk_facts.arm_id import ArmId
from azure_disk_simulator import authorization, deletion, errors, locks
from azure_disk_simulator.addresses import check_container, check_parent, type_of
from azure_disk_simulator.paths import Json, without_nulls
from azure_disk_simulator.policies import enforcement
from azure_disk_simulator.records import Resource
from azure_disk_simulator.request import World, Write
from azure_disk_simulator.resource_type import ResourceType


def put(world: World, resource_id: str, given: Json) -> Json:
    """Create or update a resource and return it as ARM answers."""
    parsed, resource_type = type_of(resource_id)
    authorization.require(world, resource_id, "write")
    authorization.require_links(world, resource_id, given)
    check_container(world, parsed)
    locks.check_write(world, resource_id)
    found = world.store.load(resource_id)
    if found is None and resource_type.wants_recovery(given):
        found = deletion.recover(world, resource_id)
    if found is None:
        check_parent(world, parsed)
        _check_name(parsed, resource_type)
    spelled = _spelled(parsed, resource_type) if found is None else found.id
    given = enforcement.enforce(world, spelled, resource_type.facts.arm_type, given)
    write = Write(
        world=world,
        id=spelled,
        arm_id=parsed,
        body=resource_type.compose(given, found),
        given=without_nulls(given),
        existing=found,
        state=dict(found.state) if found is not None else {},
    )
    if resource_type.facts.has_location:
        _check_location(write, resource_type)
    resource_type.check_shape(write)
    resource_type.check_create_only(write)
    resource_type.check(write)
    resource = _saved(write, resource_type)
    resource_type.written(write, resource)
    return resource_type.view(world, resource)


def _saved(write: Write, resource_type: ResourceType) -> Resource:
    found = write.existing
    resource = Resource(
        id=write.id,
        arm_type=resource_type.facts.arm_type,
        body=write.body,
        created=write.world.now if found is None else found.created,
        state=write.state,
        number=None if found is None else found.number,
    )
    write.world.store.save(resource, resource_type.links(resource))
    return resource


def _check_name(parsed: ArmId, resource_type: ResourceType) -> None:
    """Rule A18, C21, E5: the form of the name."""
    rule = resource_type.facts.name_rule
    if rule is not None and not rule.accepts(parsed.name):
        raise resource_type.invalid_name(parsed.name)


def _check_location(write: Write, resource_type: ResourceType) -> None:
    given = write.body.get("location")
    if given is None and write.existing is not None:
        given = write.existing.location
    if not isinstance(given, str) or not given:
        raise errors.location_required()
    region = regions.find_region(given)
    if region is None:
        raise errors.location_unknown(given, resource_type.facts.arm_type, regions.REGIONS)
    write.body["location"] = region.name
    if write.existing is not None and write.existing.location != region.name:
        raise errors.location_changed(write.name, write.existing.location, region.name)


def _spelled(parsed: ArmId, resource_type: ResourceType) -> str:
    """Return an id with ARM's spelling of the fixed parts and the caller's of the names."""
    provider, *types = resource_type.facts.arm_type.split("/")
    if parsed.provider is None:
        return parsed.resource_group_id
    container = parsed.scope or parsed.resource_group_id
    names = "".join(f"/{kind}/{name}" for kind, name in zip(types, parsed.names, strict=True))
    return f"{container}/providers/{provider}{names}"
