"""DELETE, and what becomes of the deleted: for good, soft-deleted, recovered, purged."""

from azure_disk_facts import resource_types as types
from azure_disk_simulator import addresses, authorization, errors, locks
from azure_disk_simulator.records import DeletedRecord, Resource, Tombstone, key_of
from azure_disk_simulator.request import World
from azure_disk_simulator.types import known_type

_ORDER = tuple(
    facts.arm_type
    for facts in (
        types.VIRTUAL_MACHINE,
        types.NETWORK_INTERFACE,
        types.BACKUP_INSTANCE,
        types.SNAPSHOT,
        types.DISK,
        types.PRIVATE_ENDPOINT,
        types.PRIVATE_DNS_ZONE_LINK,
        types.PRIVATE_DNS_ZONE,
        types.VIRTUAL_NETWORK,
        types.DISK_ACCESS,
        types.DISK_ENCRYPTION_SET,
        types.BACKUP_POLICY,
        types.BACKUP_VAULT,
        types.KEY_VAULT,
    )
)
"""Users before what they use, so that a whole resource group can go."""


def delete(world: World, resource_id: str) -> None:
    """Delete a resource with what lies below it.

    A resource group goes whole or not at all. Not modelled: a group deletion that fails half way
    and leaves the rest.
    """
    authorization.require(world, resource_id, "delete")
    resource = addresses.existing(world, resource_id)
    locks.check_delete(world, resource.id)
    if resource.arm_id.provider is None:
        _delete_group(world, resource)
        return
    delete_resource(world, resource)


def delete_resource(world: World, resource: Resource) -> None:
    """Delete one resource with its nested ones and the role assignments on it.

    Both have ids that begin with the resource's.
    """
    resource_type = known_type(resource.arm_type)
    resource_type.check_delete(world, resource)
    tombstone = resource_type.tombstone(world, resource)
    for child in list(world.store.below(resource.id)):
        _remove(world, child, _with_owner(tombstone, child, resource))
    _remove(world, resource, tombstone)


def _with_owner(tombstone: Tombstone | None, child: Resource, owner: Resource) -> Tombstone | None:
    """Nested resources are kept as long as the vault they went with; assignments are not."""
    if tombstone is None or child.arm_id.scope:
        return None
    return Tombstone(tombstone.purge_at, tombstone.purge_protected, tombstone.why, key_of(owner.id))


def _remove(world: World, resource: Resource, tombstone: Tombstone | None) -> None:
    if tombstone is None:
        world.store.remove(resource)
    else:
        world.store.bury(resource, world.now, tombstone)
    known_type(resource.arm_type).deleted(world, resource)


def _delete_group(world: World, group: Resource) -> None:
    members = list(world.store.below(group.id))
    ranked = sorted(members, key=_rank)
    for member in ranked:
        if not world.store.has(member.id):
            continue
        try:
            delete_resource(world, member)
        except errors.ArmError as error:
            raise errors.group_blocked(group.name, member.id, error) from error
    world.store.remove(group)


def _rank(resource: Resource) -> tuple[int, str]:
    known = resource.arm_type in _ORDER
    return (_ORDER.index(resource.arm_type) if known else len(_ORDER), resource.key)


def find_deleted(world: World, resource_id: str) -> DeletedRecord:
    """Return the latest deleted thing of that id.

    Raises:
        ArmError: 404, nothing of that id is soft-deleted.
    """
    records = world.store.buried(world.now, "key", key_of(resource_id))
    if not records:
        raise errors.deleted_not_found(resource_id)
    return records[-1]


def recover(world: World, resource_id: str) -> Resource:
    """Bring back a soft-deleted thing with all that went with it (C21)."""
    record = find_deleted(world, resource_id)
    parsed, _ = addresses.type_of(resource_id)
    addresses.check_container(world, parsed)
    addresses.check_parent(world, parsed)
    if world.store.has(resource_id):
        raise errors.already_exists(record.resource.id)
    companions = world.store.buried(world.now, "owner", key_of(resource_id))
    for each in (record, *companions):
        world.store.unbury(each)
        resource_type = known_type(each.resource.arm_type)
        world.store.save(each.resource, resource_type.links(each.resource))
        resource_type.recovered(world, each.resource)
    return record.resource


def purge(world: World, resource_id: str) -> None:
    """Remove a soft-deleted thing for good.

    Raises:
        ArmError: 404, nothing of that id is soft-deleted; 409, purge protection keeps it (C9).
    """
    record = find_deleted(world, resource_id)
    if record.shown.purge_protected:
        raise errors.purge_protected(record.shown.name)
    for each in (record, *world.store.buried(world.now, "owner", key_of(resource_id))):
        world.store.unbury(each)
