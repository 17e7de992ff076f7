"""The ARM id a resource will have, from its inputs alone."""

from collections.abc import Mapping
from typing import Any

from azure_disk_facts.arm_id import management_group_id, resource_group_id, resource_id
from azure_disk_facts.resource_types import RESOURCE_GROUP, Container, ResourceTypeFacts
from azure_disk_facts.wire import UNKNOWN_TEXT


def id_from_inputs(
    facts: ResourceTypeFacts, inputs: Mapping[str, Any], subscription_id: str
) -> str | None:
    """Return the id that Azure will give, or ``None`` while a part of it is absent or unknown."""
    values = [inputs.get(name) for name in facts.path_inputs]
    if not all(isinstance(value, str) and value and UNKNOWN_TEXT not in value for value in values):
        return None
    names = [str(value) for value in values]
    if facts is RESOURCE_GROUP:
        return resource_group_id(subscription_id, names[0])
    if facts.container is Container.SUBSCRIPTION:
        return resource_id(f"/subscriptions/{subscription_id}", facts.arm_type, *names)
    first, *names = names
    if facts.container is Container.SCOPE:
        return resource_id(first, facts.arm_type, *names)
    if facts.container is Container.MANAGEMENT_GROUP:
        return resource_id(management_group_id(first), facts.arm_type, *names)
    group_id = resource_group_id(subscription_id, first)
    return resource_id(group_id, facts.arm_type, *facts.names_in_id(tuple(names)))
