"""``Microsoft.KeyVault/vaults/keys`` (C6, C19, C20, D5)."""

from datetime import timedelta
from types import MappingProxyType

from azure_disk_facts import confidential, encryption, resource_types
from azure_disk_facts.durations import InvalidDuration, parse_duration
from azure_disk_simulator import errors
from azure_disk_simulator.clock import to_micros
from azure_disk_simulator.errors import ArmError
from azure_disk_simulator.paths import Json
from azure_disk_simulator.records import Resource, Tombstone, key_of
from azure_disk_simulator.request import World, Write
from azure_disk_simulator.resource_type import ResourceType, canonical, integer
from azure_disk_simulator.types.key_vault import key_host, recovery_level

_OPERATIONS = ("encrypt", "decrypt", "sign", "verify", "wrapKey", "unwrapKey", "import", "release")
_LEAST_ROTATION = timedelta(days=encryption.MIN_ROTATION_AFTER_CREATE_DAYS)


class KeyType(ResourceType):
    """Keys, as ARM makes them: created when absent, otherwise returned as they are (C19).

    A PUT on an existing key changes nothing, not even its tags. Not modelled: keys made or changed
    through the key vault's own data plane, rotation by the key's own policy, versions that end.
    """

    facts = resource_types.KEY
    required = ("properties.kty",)
    choices = MappingProxyType(
        {
            "properties.kty": ("RSA", "RSA-HSM", "EC", "EC-HSM"),
            "properties.curveName": ("P-256", "P-384", "P-521", "P-256K"),
        }
    )
    read_only = (
        "properties.keyUri",
        "properties.keyUriWithVersion",
        "properties.attributes.created",
        "properties.attributes.updated",
        "properties.attributes.recoveryLevel",
    )
    defaults = MappingProxyType(
        {"properties.attributes.enabled": True, "properties.attributes.exportable": False}
    )
    write_duration = timedelta(seconds=3)
    delete_duration = timedelta(seconds=3)

    def compose(self, given: Json, existing: Resource | None) -> Json:
        """An existing key is returned without any write (C19)."""
        return super().compose(given, None) if existing is None else existing.body

    def check_create_only(self, write: Write) -> None:
        """Nothing changes on an existing key, so nothing is refused (C19)."""

    def check(self, write: Write) -> None:
        """Check a new key and give it its first version."""
        if write.existing is not None:
            return
        vault = write.world.parent(write.id)
        self._check_name_free(write)
        _check_material(write, vault)
        _check_release(write, vault)
        _check_rotation(write)
        self._add_version(write, vault)

    def _check_name_free(self, write: Write) -> None:
        """A soft-deleted key holds its name (C9)."""
        if write.world.store.buried(write.world.now, "key", key_of(write.id)):
            raise ArmError(
                409,
                "Conflict",
                f"Key {write.name} is currently in a deleted but recoverable state, and its name "
                "cannot be reused; in this state, the key can only be recovered or purged.",
            )

    def _add_version(self, write: Write, vault: Resource) -> None:
        version = new_version(write.world)
        uri = f"https://{vault.name.lower()}{key_host(vault.location)}/keys/{write.name}"
        seconds = to_micros(write.world.now) // 1_000_000
        write.body["properties"] |= {"keyUri": uri, "keyUriWithVersion": f"{uri}/{version}"}
        write.body["properties"]["attributes"] |= {
            "created": seconds,
            "updated": seconds,
            "recoveryLevel": recovery_level(vault.body),
        }
        write.state["versions"] = [version]

    def tombstone(self, world: World, resource: Resource) -> Tombstone:
        """Deleted by itself, a key stays as long as its key vault says (C9)."""
        vault = world.parent(resource.id)
        days = int(vault.get("properties.softDeleteRetentionInDays"))
        protected = vault.get("properties.enablePurgeProtection") is True
        why = f"soft delete of key vault '{vault.name}' keeps keys for {days} days"
        return Tombstone(world.now + timedelta(days=days), protected, why)


def new_version(world: World) -> str:
    """Return the name of a new version of a key."""
    return world.store.new_id().replace("-", "")


def _check_release(write: Write, vault: Resource) -> None:
    """D5: exportable keys are for premium key vaults and have a policy; codes observed."""
    data = str(write.get("properties.release_policy.data") or "")
    if write.get("properties.attributes.exportable") is not True:
        if data:
            raise errors.bad_request("A release policy needs an exportable key.")
        return
    if vault.get("properties.sku.name") != "premium":
        raise ArmError(
            400,
            "BadParameter",
            "AKV.SKR.1001: The exportable attribute is only supported with premium vaults and API "
            "version >= '7.3-preview'.",
        )
    if not data:
        raise ArmError(
            400, "BadParameter", "AKV.SKR.1004: Exportable keys must have release policy."
        )
    policy = confidential.decoded_release_policy(data)
    if policy is None or not confidential.is_release_policy(policy):
        raise ArmError(400, "BadParameter", "The release policy is not valid.")


def _check_material(write: Write, vault: Resource) -> None:
    """C6, C19: type, size, curve, operations."""
    kind = write.text("properties.kty")
    properties = write.body["properties"]
    if kind.endswith("-HSM") and vault.get("properties.sku.name") != "premium":
        raise errors.bad_request(
            f"The key type '{kind}' needs a key vault of SKU premium; '{vault.name}' is standard."
        )
    if kind.startswith("RSA"):
        properties.setdefault("keySize", encryption.KEY_SIZES_BITS[0])
        size = integer(write, "properties.keySize")
        if size not in encryption.KEY_SIZES_BITS:
            raise errors.invalid_value("properties.keySize", size, encryption.KEY_SIZES_BITS)
        default: tuple[str, ...] = _OPERATIONS[:6]
    else:
        properties.setdefault("curveName", "P-256")
        default = ("sign", "verify")
    operations = properties.get("keyOps") or default
    properties["keyOps"] = [canonical("properties.keyOps", op, _OPERATIONS) for op in operations]


def _check_rotation(write: Write) -> None:
    """C20: durations, at least seven days, ``timeBeforeExpiry`` only with an expiry."""
    policy = write.get("properties.rotationPolicy")
    if not isinstance(policy, dict):
        return
    base = "properties.rotationPolicy"
    expiry = policy.get("attributes", {}).get("expiryTime")
    if expiry is not None:
        _duration(f"{base}.attributes.expiryTime", expiry)
    for action in policy.get("lifetimeActions", ()):
        kind = action.get("action", {}).get("type", "")
        canonical(f"{base}.lifetimeActions.action.type", kind, ("rotate", "notify"))
        for name, text in action.get("trigger", {}).items():
            path = f"{base}.lifetimeActions.trigger.{name}"
            if _duration(path, text) < _LEAST_ROTATION:
                raise errors.invalid_parameter(
                    f"The value '{text}' of parameter '{path}' is too short: the least is P7D."
                )
            if name == "timeAfterCreate" and kind.lower() == "notify":
                raise errors.invalid_parameter(f"Parameter '{path}' only applies to rotate.")
            if name == "timeBeforeExpiry" and expiry is None:
                raise errors.missing(f"{base}.attributes.expiryTime")


def _duration(path: str, text: object) -> timedelta:
    try:
        return parse_duration(str(text))
    except InvalidDuration as error:
        raise errors.invalid_parameter(
            f"The value '{text}' of parameter '{path}' is not an ISO 8601 duration."
        ) from error
