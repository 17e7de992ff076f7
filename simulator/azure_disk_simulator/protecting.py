"""How the protection of a disk is configured, after the request for it was accepted (E18)."""

from azure_disk_simulator.clock import to_micros
from azure_disk_simulator.errors import ArmError
from azure_disk_simulator.paths import Json
from azure_disk_simulator.records import Resource
from azure_disk_simulator.records import view as shown
from azure_disk_simulator.request import World, Write

_CONFIGURED = "protection_configured_at"


def configure(write: Write, failure: ArmError | None) -> None:
    """Begin to configure protection, which ends well or with a failure."""
    delay = write.world.settings.protection_delay
    write.state[_CONFIGURED] = to_micros(write.world.now + delay)
    properties = write.body["properties"]
    properties["provisioningState"] = "Succeeded"
    properties.pop("protectionErrorDetails", None)
    if failure is None:
        properties["currentProtectionState"] = "ProtectionConfigured"
        properties["protectionStatus"] = {"status": "ProtectionConfigured"}
        return
    details = {"code": failure.code, "message": failure.message, "isUserError": True}
    properties["currentProtectionState"] = "ProtectionError"
    properties["protectionStatus"] = {
        "status": "ConfiguringProtectionFailed",
        "errorDetails": details,
    }
    properties["protectionErrorDetails"] = details


def view(world: World, resource: Resource) -> Json:
    """Return an instance as of now; until protection is configured nobody knows how it ends."""
    if to_micros(world.now) >= resource.state.get(_CONFIGURED, 0):
        return shown(resource)
    hidden = ("protectionErrorDetails", "protectionStatus")
    properties = {
        name: value for name, value in resource.body["properties"].items() if name not in hidden
    }
    properties["currentProtectionState"] = "ConfiguringProtection"
    properties["protectionStatus"] = {"status": "ConfiguringProtection"}
    return shown(resource, {**resource.body, "properties": properties})
