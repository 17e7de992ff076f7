"""What the built-in definitions really test (rules H1, H2), in the grammar of policy rules.

Not modelled: virtual machine scale sets, galleries and images, definitions of data modes, private
endpoints of disk accesses; the built-ins about those exist and match nothing.
"""

from typing import Any

from azure_disk_facts import azure_policies as of_disks
from azure_disk_facts import azure_policies_vaults as of_vaults
from azure_disk_facts import resource_types as types
from azure_disk_facts.azure_policies import BACKUP_INSTANCES, BuiltInPolicy
from azure_disk_simulator.paths import Json

_DISKS, _SNAPSHOTS = types.DISK.arm_type, types.SNAPSHOT.arm_type
_SETS, _MACHINES = types.DISK_ENCRYPTION_SET.arm_type, types.VIRTUAL_MACHINE.arm_type
_VAULTS, _KEY_VAULTS = types.BACKUP_VAULT.arm_type, types.KEY_VAULT.arm_type
_NOTHING: Json = {"value": False, "equals": True}
_DEFAULTS: dict[str, Any] = {
    "checkLockedImmutabilityOnly": True,
    "checkAlwaysOnSoftDeleteOnly": True,
    "checkInfrastructureEncryption": False,
    "crossSubscriptionRestoreState": "Disable",
    "crossSubscriptionRestoreStateParameter": "Disabled",
}
_LISTS = frozenset({"allowedEncryptionSets", "inclusionTagValues", "exclusionTagValues"})


def _if(arm_type: str, *tests: Json) -> Json:
    return {"allOf": [{"field": "type", "equals": arm_type}, *tests]}


def _is(arm_type: str, alias: str, **operator: Any) -> Json:
    return {"field": f"{arm_type}/{alias}", **operator}


def _parameter(name: str) -> str:
    return f"[parameters('{name}')]"


def _set(arm_type: str, alias: str, value: str) -> Json:
    return {"operation": "addOrReplace", "field": f"{arm_type}/{alias}", "value": value}


def _strict(parameter: str, test: Json) -> Json:
    return {"allOf": [{"value": _parameter(parameter), "equals": True}, test]}


def _state(alias: str, good: list[str], *, strictly: tuple[str, str]) -> Json:
    """Match a backup vault in no good state; where a parameter says so, only one of them counts."""
    parameter, only = strictly
    strict = _strict(parameter, _is(_VAULTS, alias, notEquals=only))
    return {"anyOf": [_is(_VAULTS, alias, notIn=good), strict]}


_EXPORT = ("DenyAll", "AllowPrivate")
_PUBLIC = (
    _is(_DISKS, "networkAccessPolicy", notIn=list(_EXPORT)),
    _is(_DISKS, "publicNetworkAccess", notEquals="Disabled"),
)
_SET_ID = "encryption.diskEncryptionSetId"
_MACHINE_SET = "storageProfile.osDisk.managedDisk.diskEncryptionSet.id"
_SOFT_DELETE = "securitySettings.softDeleteSettings.state"
_IMMUTABLE = "securitySettings.immutabilitySettings.State"
_CROSS = "featureSettings.crossSubscriptionRestoreSettings.state"
_VAULT_KEY = "securitySettings.encryptionSettings"

_CONDITIONS: dict[str, Json] = {
    of_disks.DISKS_PUBLIC_ACCESS.guid: _if(_DISKS, *_PUBLIC),
    of_disks.DISKS_USE_DISK_ACCESS.guid: _if(
        _DISKS, {"field": "location", "equals": _parameter("location")}, *_PUBLIC
    ),
    of_disks.DISKS_DATA_ACCESS_AUTH.guid: _if(
        _DISKS, _is(_DISKS, "dataAccessAuthMode", notEquals="AzureActiveDirectory")
    ),
    of_disks.DOUBLE_ENCRYPTION.guid: _if(
        _SETS,
        _is(_SETS, "encryptionType", notEquals="EncryptionAtRestWithPlatformAndCustomerKeys"),
    ),
    of_disks.ALLOWED_ENCRYPTION_SETS.guid: {
        "anyOf": [
            _if(
                _DISKS,
                _is(_DISKS, "managedBy", exists="False"),
                _is(_DISKS, _SET_ID, notIn=_parameter("allowedEncryptionSets")),
            ),
            _if(_MACHINES, _is(_MACHINES, _MACHINE_SET, notIn=_parameter("allowedEncryptionSets"))),
        ]
    },
    of_disks.CUSTOMER_KEYS.guid: {
        "anyOf": [
            _if(_MACHINES, _is(_MACHINES, _MACHINE_SET, exists="False")),
            _if(_DISKS, _is(_DISKS, _SET_ID, exists="False")),
        ]
    },
    of_disks.ENCRYPTION_AT_HOST.guid: _if(
        _MACHINES, _is(_MACHINES, "securityProfile.encryptionAtHost", notEquals=True)
    ),
    of_disks.MISSION_SNAPSHOT_EXPORT.guid: _if(
        _SNAPSHOTS, _is(_SNAPSHOTS, "networkAccessPolicy", notEquals="DenyAll")
    ),
    of_disks.MISSION_DISK_EXPORT.guid: _if(
        _DISKS, _is(_DISKS, "networkAccessPolicy", notEquals="DenyAll")
    ),
    of_disks.DISKS_BACKED_UP.guid: {"field": "type", "equals": _DISKS},
    of_disks.BACK_UP_TAGGED_DISKS.guid: _if(
        _DISKS,
        {
            "field": "[concat('tags[', parameters('inclusionTagName'), ']')]",
            "in": _parameter("inclusionTagValues"),
        },
        {"field": "location", "equals": _parameter("vaultLocation")},
    ),
    of_vaults.VAULT_SOFT_DELETE.guid: _if(
        _VAULTS,
        _state(
            _SOFT_DELETE, ["On", "AlwaysOn"], strictly=("checkAlwaysOnSoftDeleteOnly", "AlwaysOn")
        ),
    ),
    of_vaults.VAULT_IMMUTABILITY.guid: _if(
        _VAULTS,
        _state(
            _IMMUTABLE, ["Locked", "Unlocked"], strictly=("checkLockedImmutabilityOnly", "Locked")
        ),
    ),
    of_vaults.VAULT_CUSTOMER_KEY.guid: _if(
        _VAULTS,
        {
            "anyOf": [
                _is(_VAULTS, f"{_VAULT_KEY}.state", notEquals="Enabled"),
                _strict(
                    "checkInfrastructureEncryption",
                    _is(_VAULTS, f"{_VAULT_KEY}.infrastructureEncryption", notEquals="Enabled"),
                ),
            ]
        },
    ),
    of_vaults.VAULT_RESOURCE_GUARD.guid: _if(
        _VAULTS, _is(_VAULTS, "isVaultProtectedByResourceGuard", notEquals=True)
    ),
    of_vaults.VAULT_CROSS_SUBSCRIPTION_RESTORE.guid: _if(
        _VAULTS,
        _is(_VAULTS, _CROSS, notEquals=_parameter("crossSubscriptionRestoreStateParameter")),
    ),
    of_vaults.KEY_VAULT_PURGE_PROTECTION.guid: _if(
        _KEY_VAULTS, _is(_KEY_VAULTS, "enablePurgeProtection", notEquals=True)
    ),
    of_vaults.KEY_VAULT_SOFT_DELETE.guid: _if(
        _KEY_VAULTS, _is(_KEY_VAULTS, "enableSoftDelete", equals=False)
    ),
    of_vaults.KEY_VAULT_ROLES.guid: _if(
        _KEY_VAULTS, _is(_KEY_VAULTS, "enableRbacAuthorization", notEquals=True)
    ),
    of_vaults.KEY_VAULT_PUBLIC_ACCESS.guid: _if(
        _KEY_VAULTS, _is(_KEY_VAULTS, "publicNetworkAccess", notEquals="Disabled")
    ),
    of_vaults.KEY_VAULT_FIREWALL.guid: _if(
        _KEY_VAULTS,
        _is(_KEY_VAULTS, "publicNetworkAccess", notEquals="Disabled"),
        _is(_KEY_VAULTS, "networkAcls.defaultAction", notEquals="Deny"),
    ),
}

_OPERATIONS: dict[str, list[Json]] = {
    of_disks.DISKS_USE_DISK_ACCESS.guid: [
        _set(_DISKS, "diskAccessId", _parameter("diskAccessId")),
        _set(_DISKS, "networkAccessPolicy", "AllowPrivate"),
        _set(_DISKS, "publicNetworkAccess", "Disabled"),
    ],
    of_disks.DISKS_DATA_ACCESS_AUTH.guid: [
        _set(_DISKS, "dataAccessAuthMode", "AzureActiveDirectory")
    ],
    of_disks.MISSION_SNAPSHOT_EXPORT.guid: [_set(_SNAPSHOTS, "networkAccessPolicy", "DenyAll")],
    of_disks.MISSION_DISK_EXPORT.guid: [_set(_DISKS, "networkAccessPolicy", "DenyAll")],
    of_vaults.VAULT_CROSS_SUBSCRIPTION_RESTORE.guid: [
        _set(_VAULTS, _CROSS, _parameter("crossSubscriptionRestoreStateParameter"))
    ],
}

_BACKED_UP = {
    of_disks.DISKS_BACKED_UP.guid,
    of_disks.BACK_UP_TAGGED_DISKS.guid,
}


def find(definition_id: str) -> Json | None:
    """Return the ``properties`` of a built-in definition, or ``None`` for other ids."""
    policy = of_vaults.built_in_policy(definition_id)
    return None if policy is None else _properties(policy)


def _properties(policy: BuiltInPolicy) -> Json:
    effect: Any = policy.effects[0].value if policy.fixed_effect else _parameter("effect")
    details: Json = {}
    if policy.guid in _OPERATIONS:
        details["operations"] = _OPERATIONS[policy.guid]
    elif policy.role is not None:
        details["deployment"] = {}
    if policy.guid in _BACKED_UP:
        details["type"] = BACKUP_INSTANCES
    return {
        "displayName": policy.name,
        "policyType": "BuiltIn",
        "mode": policy.mode.value,
        "parameters": _parameters(policy),
        "policyRule": {
            "if": _CONDITIONS.get(policy.guid, _NOTHING),
            "then": {"effect": effect, "details": details},
        },
    }


def _parameters(policy: BuiltInPolicy) -> Json:
    declared: Json = {name: {"type": _type(name)} for name in policy.required}
    for name in policy.optional:
        default = _DEFAULTS.get(name, [] if name in _LISTS else "")
        declared[name] = {"type": _type(name), "defaultValue": default}
    if not policy.fixed_effect:
        declared["effect"] = {
            "type": "String",
            "allowedValues": [each.value for each in policy.effects],
            "defaultValue": policy.effects[0].value,
        }
    return declared


def _type(name: str) -> str:
    if name in _LISTS:
        return "Array"
    return "Boolean" if isinstance(_DEFAULTS.get(name), bool) else "String"
