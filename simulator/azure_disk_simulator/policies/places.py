"""Where definitions may lie, and from where they may be used (rule H6)."""

from azure_disk_simulator.errors import ArmError
from azure_disk_simulator.policies import built_ins
from azure_disk_simulator.records import key_of
from azure_disk_simulator.request import Write
from azure_disk_simulator.scopes import check_scope, is_management_group


def check_home(write: Write) -> None:
    """Definitions lie in a subscription or a management group.

    Raises:
        ArmError: they lie elsewhere, or the place does not exist.
    """
    scope = write.arm_id.scope
    check_scope(write)
    if not is_management_group(scope) and scope.count("/") != 2:
        raise ArmError(
            404,
            "InvalidResourceType",
            f"The resource type '{write.arm_id.types[-1]}' could not be found at '{scope}'.",
        )


def check_reach(definition_id: str, scope: str) -> None:
    """A definition is used at its own place or below.

    Raises:
        ArmError: 400, it lies below.
    """
    home = key_of(definition_id).partition("/providers/microsoft.authorization/")[0]
    is_above = not is_management_group(scope) or is_management_group(home)
    if not is_above and built_ins.find(definition_id) is None:
        raise ArmError(
            400,
            "InvalidPolicyDefinitionReference",
            f"The policy definition '{definition_id}' cannot be used at '{scope}': it has to lie "
            "there or above.",
        )
