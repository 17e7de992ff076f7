"""``Microsoft.Authorization/policyDefinitions`` (H4, H5)."""

from datetime import timedelta
from types import MappingProxyType

from azure_disk_facts import resource_types
from azure_disk_facts.azure_policies import PolicyMode
from azure_disk_simulator.errors import ArmError
from azure_disk_simulator.policies import checks, definitions, places
from azure_disk_simulator.records import Resource, key_of
from azure_disk_simulator.request import World, Write
from azure_disk_simulator.resource_type import ResourceType

POLICY_TYPES = ("Custom", "BuiltIn", "Static", "NotSpecified")


class PolicyType(ResourceType):
    """What says which policies there are: requests after a change of it are looked at anew."""

    write_duration = timedelta(seconds=2)
    delete_duration = timedelta(seconds=2)

    def written(self, write: Write, resource: Resource) -> None:
        """Count the change."""
        definitions.changed(write.world)

    def deleted(self, world: World, resource: Resource) -> None:
        """Count the change."""
        definitions.changed(world)


class PolicyDefinitionType(PolicyType):
    """Own definitions in a subscription or the management group; built-ins are there by id.

    Not modelled: versions, and that a new definition is known everywhere only after a while.
    """

    facts = resource_types.POLICY_DEFINITION
    read_only = ("properties.versions",)
    required = ("properties.policyRule",)
    choices = MappingProxyType(
        {
            "properties.mode": tuple(each.value for each in PolicyMode),
            "properties.policyType": POLICY_TYPES,
        }
    )
    defaults = MappingProxyType(
        {"properties.mode": PolicyMode.INDEXED.value, "properties.policyType": "Custom"}
    )

    def check(self, write: Write) -> None:
        """Check place, rule, aliases and parameters."""
        places.check_home(write)
        properties = write.body["properties"]
        checks.check_definition(write.world, write.name, properties)
        if write.existing is not None:
            old = write.existing.get("properties.parameters") or {}
            checks.check_parameter_update(old, properties.get("parameters") or {})

    def check_delete(self, world: World, resource: Resource) -> None:
        """A definition that something uses stays; Azure's text."""
        refuse_in_use(world, resource, "InvalidDeletePolicyDefinitionRequest", "definition")


def refuse_in_use(world: World, resource: Resource, code: str, kind: str) -> None:
    """Refuse to delete what initiatives or assignments use.

    Raises:
        ArmError: 400, with Azure's text for initiatives.
    """
    users = world.store.users("policy-used", key_of(resource.id))
    if not users:
        return
    is_set = users[0].arm_type == resource_types.POLICY_SET_DEFINITION.arm_type
    user = "policy set definition" if is_set else "policy assignment"
    raise ArmError(
        400,
        code,
        f"The policy {kind} '{resource.name}' cannot be deleted. It is referenced by the {user} "
        f"'{users[0].id}'. Please remove this policy {kind} from all {user}s that reference it.",
    )
