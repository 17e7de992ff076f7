"""ARM's errors, with its codes and texts (rule catalogue L).

Texts that public sources do not show are marked *simulated* in the docstring: never quote them
as Azure's.
"""

from collections.abc import Iterable
from typing import Any


class ArmError(Exception):
    """A refusal of the resource manager, as its error envelope says it."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.status = status
        self.code = code
        self.message = message

    def __reduce__(self) -> tuple[type["ArmError"], tuple[int, str, str]]:
        return type(self), (self.status, self.code, self.message)

    def envelope(self) -> dict[str, dict[str, Any]]:
        """Return the body ARM answers with: ``{"error": {"code": ..., "message": ...}}``."""
        return {"error": {"code": self.code, "message": self.message}}


def bad_request(message: str) -> ArmError:
    """400 ``BadRequest``."""
    return ArmError(400, "BadRequest", message)


def invalid_parameter(message: str) -> ArmError:
    """400 ``InvalidParameter``."""
    return ArmError(400, "InvalidParameter", message)


def operation_not_allowed(message: str) -> ArmError:
    """409 ``OperationNotAllowed``."""
    return ArmError(409, "OperationNotAllowed", message)


def backup_error(code: str, message: str) -> ArmError:
    """400 with one of Azure Backup's ``UserError...`` codes (rules E3, E18, E19)."""
    return ArmError(400, code, message)


def missing(path: str) -> ArmError:
    """400: a required property is absent; ``path`` is the dotted ARM path."""
    return invalid_parameter(f"Required parameter '{path}' is missing (null).")


def invalid_value(path: str, value: object, allowed: Iterable[object]) -> ArmError:
    """400: a value outside its enumeration. Simulated text."""
    choices = ", ".join(str(choice) for choice in allowed)
    return invalid_parameter(
        f"The value '{value}' of parameter '{path}' is invalid. Allowed values are: {choices}."
    )


def out_of_range(path: str, value: object, bounds: tuple[object, object]) -> ArmError:
    """400: a number outside its bounds. Simulated text."""
    return invalid_parameter(
        f"The value '{value}' of parameter '{path}' is out of range. "
        f"The value must be between '{bounds[0]}' and '{bounds[1]}', inclusive."
    )


def sku_without_name() -> ArmError:
    """Rule 0.7: ``sku`` given without ``name``."""
    return ArmError(
        400,
        "InvalidRequestContent",
        "The request content was invalid and could not be deserialized: "
        "'Required property 'name' not found in 'sku'.'.",
    )


def property_change(name: str, resource_name: str) -> ArmError:
    """Rules A12, B16: a create-only property changes; says *disk* for a snapshot too."""
    return bad_request(
        f"Changing property '{name}' is not allowed for existing disk '{resource_name}'."
    )


def immutable(path: str, resource_name: str) -> ArmError:
    """A create-only property of another type than disk and snapshot changes. Simulated text."""
    return bad_request(
        f"The property '{path}' of '{resource_name}' cannot be changed after its creation."
    )


def resized_down(resource_id: str) -> ArmError:
    """Rules A9, B8: the size shrinks. The text is Azure's, the code is assumed."""
    return operation_not_allowed(
        f"The disk/snapshot resource with id {resource_id} cannot be resized down. Reducing "
        "disk/snapshot size is not supported in Azure to prevent data loss. If you do need to "
        "reduce the size of the disk, please create new snapshot/disks with the appropriate "
        "size. More information is available at https://aka.ms/AzureDisksFAQ."
    )


def not_found(resource_id: str) -> ArmError:
    """Rules A1, B9: a named source does not exist, or not in this region."""
    return ArmError(404, "NotFound", f"Resource {resource_id} is not found.")


def resource_not_found(arm_type: str, names: str, group: str | None) -> ArmError:
    """404 on GET and DELETE."""
    under = f" under resource group '{group}'" if group else ""
    return ArmError(
        404,
        "ResourceNotFound",
        f"The Resource '{arm_type}/{names}'{under} was not found. For more details please go to "
        "https://aka.ms/ARMResourceNotFoundFix",
    )


def group_not_found(group: str) -> ArmError:
    """404: the resource group does not exist."""
    return ArmError(404, "ResourceGroupNotFound", f"Resource group '{group}' could not be found.")


def parent_not_found(parent_name: str) -> ArmError:
    """404: the vault of a nested resource does not exist."""
    return ArmError(
        404,
        "ParentResourceNotFound",
        "Can not perform requested operation on nested resource. "
        f"Parent resource '{parent_name}' not found.",
    )


def subscription_not_found(subscription: str) -> ArmError:
    """404: another subscription than the simulated one."""
    return ArmError(
        404, "SubscriptionNotFound", f"The subscription '{subscription}' could not be found."
    )


def unknown_type(arm_type: str) -> ArmError:
    """404: a resource type the simulated Azure does not have."""
    namespace, _, kind = arm_type.partition("/")
    return ArmError(
        404,
        "InvalidResourceType",
        f"The resource type '{kind}' could not be found in the namespace '{namespace}'.",
    )


def invalid_id(text: str) -> ArmError:
    """400: not an ARM id. Simulated text."""
    return ArmError(400, "InvalidResourceId", f"The resource id '{text}' is not valid.")


def invalid_name(arm_type: str, name: str, words: str) -> ArmError:
    """400: rule A18 and its like. Code and text are assumed."""
    return ArmError(
        400,
        "InvalidResourceName",
        f"The resource name '{name}' of type '{arm_type}' is invalid: it takes {words}.",
    )


def location_required() -> ArmError:
    """400: no ``location``."""
    return ArmError(
        400, "LocationRequired", "The location property is required for this definition."
    )


def location_unknown(location: str, arm_type: str, regions: Iterable[str]) -> ArmError:
    """400: no such region."""
    return ArmError(
        400,
        "LocationNotAvailableForResourceType",
        f"The provided location '{location}' is not available for resource type '{arm_type}'. "
        f"List of available regions for the resource type is '{','.join(regions)}'.",
    )


def location_changed(name: str, old: str, new: str) -> ArmError:
    """409: an existing resource is put in another region."""
    return ArmError(
        409,
        "InvalidResourceLocation",
        f"The resource '{name}' already exists in location '{old}'. A resource with the same name "
        f"cannot be created in location '{new}'. Please select a new resource name.",
    )


def key_access_forbidden(key_url: str, set_name: str) -> ArmError:
    """Rules C7, C8: a disk encryption set's identity may not use its key."""
    return ArmError(
        400,
        "KeyVaultAccessForbidden",
        f"Unable to access key vault resource '{key_url}' to enable encryption at rest. Please "
        "grant get, wrap and unwrap key permissions to disk encryption set "
        f"'{set_name}'. Please visit https://aka.ms/keyvaultaccessssecmk for more information.",
    )


def group_blocked(group: str, resource_id: str, cause: ArmError) -> ArmError:
    """409: a resource in the group refuses to go. Azure's text, followed by the cause."""
    return ArmError(
        409,
        "ResourceGroupDeletionBlocked",
        f"Deletion of resource group '{group}' failed as resources with identifiers "
        f"'{resource_id}' could not be deleted. The provisioning state of the resource group "
        f"will be rolled back. Cause: {cause}",
    )


def deleted_not_found(resource_id: str) -> ArmError:
    """404: nothing of that id is soft-deleted. Simulated text."""
    return ArmError(
        404, "DeletedResourceNotFound", f"Nothing of id {resource_id} is in deleted state."
    )


def already_exists(resource_id: str) -> ArmError:
    """409: a recovery onto an existing resource. Simulated text."""
    return ArmError(409, "Conflict", f"Resource {resource_id} exists; nothing was recovered.")


def purge_protected(name: str) -> ArmError:
    """409: rule C9. Code and text are assumed."""
    return ArmError(
        409,
        "MethodNotAllowed",
        f"Operation \"Purge\" is not allowed on '{name}' because purge protection is enabled for "
        "this vault.",
    )


def identity_not_found(identity_id: str) -> ArmError:
    """400: a user-assigned identity that does not exist."""
    return ArmError(
        400,
        "FailedIdentityOperation",
        "Identity operation for resource failed with error 'Failed to perform resource identity "
        f"operation. Status: 'BadRequest'. Response: the identity {identity_id} was not found.'.",
    )


def guarded(operation: str, guard_id: str) -> ArmError:
    """403: rule E13, a resource guard protects the operation. Code and text are assumed."""
    return ArmError(
        403,
        "UserErrorResourceGuardOperationNotAllowed",
        f"The operation '{operation}' is protected by resource guard '{guard_id}'; it needs a "
        "request approved there.",
    )


def key_not_found(key_url: str) -> ArmError:
    """404: rule C15, the key of a disk encryption set is not there. Simulated text."""
    return ArmError(
        404, "KeyVaultKeyNotFound", f"The key '{key_url}' does not exist or has been deleted."
    )


def key_unusable(key_url: str, why: str) -> ArmError:
    """400: rules C6, C15. Simulated text."""
    return invalid_parameter(
        f"The key '{key_url}' cannot be used by a disk encryption set: {why}. It must be enabled, "
        "RSA or RSA-HSM of 2048, 3072 or 4096 bits, and allow wrapKey and unwrapKey."
    )
