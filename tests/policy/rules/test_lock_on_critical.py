from dataclasses import replace

from azure_disk_facts import resource_types as types
from azure_disk_facts.arm_types import neighbours
from azure_disk_policy.resource import Options, Resource
from tests.policy.samples import (
    ENCRYPTION_SET_ID,
    SUBSCRIPTION,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    backup_vault,
    backup_vault_id,
    depends,
    encryption_set,
    group_lock,
    key_vault,
    lock,
    made,
    resource_group,
    secret,
)

GROUP = f"{SUBSCRIPTION}/resourceGroups/rg-backup"
KEYS = f"{SUBSCRIPTION}/resourceGroups/rg-keys"
VAULT_ID = f"{KEYS}/providers/Microsoft.KeyVault/vaults/kv1"
RECOVERY = made(
    neighbours.RECOVERY_VAULT.token, "rv1", {"resourceGroupName": "rg-rv", "vaultName": "rv1"}
)
KEY = made(
    types.KEY.token, "key1", {"resourceGroupName": "rg-keys", "vaultName": "kv1", "keyName": "k"}
)
OF_SUBSCRIPTION = made(neighbours.LOCK_OF_SUBSCRIPTION.token, "all", {"level": "CanNotDelete"})


def resource_lock(name: object = "bv1", kind: str = "backupVaults", **props: object) -> Resource:
    given: Props = {
        "resourceGroupName": "rg-backup",
        "resourceProviderNamespace": "Microsoft.DataProtection",
        "parentResourcePath": "",
        "resourceType": kind,
        "resourceName": name,
        "level": "CanNotDelete",
        **props,
    }
    return made(neighbours.LOCK_OF_RESOURCE.token, "lock3", given)


def test_lock_on_critical() -> None:
    vault, group = backup_vault(), resource_group()
    other = backup_vault(name="bv2")
    unknown = lock(UNKNOWN_TEXT)
    assert_outcomes(
        "lock-on-critical",
        {
            "pass_lock": [vault, lock(backup_vault_id())],
            "pass_other_case_with_slash": [
                vault,
                lock(backup_vault_id().upper() + "/", "CANNOTDELETE"),
            ],
            "pass_scope_without_slash": [vault, lock(backup_vault_id()[1:])],
            "pass_read_only": [vault, lock(backup_vault_id(), "ReadOnly")],
            "pass_group": [vault, lock(GROUP.upper())],
            "pass_subscription": [vault, lock(SUBSCRIPTION)],
            "pass_lock_of_group": [vault, group_lock("RG-Backup")],
            "pass_lock_of_subscription": [vault, OF_SUBSCRIPTION],
            "pass_lock_of_resource": [vault, resource_lock()],
            "pass_recovery_vault": [RECOVERY, group_lock("rg-rv")],
            "pass_unknown_scope_by_dependency": [vault, depends(unknown, "scope", vault)],
            "pass_unknown_scope_made_from_the_group": [
                vault,
                group,
                depends(unknown, "scope", group),
            ],
            "pass_unknown_groups_of_one_origin": [
                group,
                depends(backup_vault(resourceGroupName=UNKNOWN_TEXT), "resourceGroupName", group),
                depends(group_lock(UNKNOWN_TEXT), "resourceGroupName", group),
            ],
            "pass_secret_scope": [vault, lock(secret(backup_vault_id()))],
            "fail_absent": [vault],
            "fail_not_specified": [vault, lock(backup_vault_id(), "NotSpecified")],
            "fail_level_absent": [vault, lock(backup_vault_id(), None)],
            "fail_protected_is_no_lock": [replace(vault, options=Options(protect=True))],
            "fail_name_is_a_prefix": [vault, lock(backup_vault_id("bv11"))],
            "fail_group_is_a_prefix": [vault, lock(f"{GROUP}-2")],
            "fail_lock_of_group_of_longer_name": [vault, group_lock("rg-backup-2")],
            "fail_lock_of_resource_of_another_type": [vault, resource_lock(kind="vaults")],
            "fail_lock_of_resource_of_another_name": [vault, resource_lock("bv2")],
            "fail_lock_of_resource_of_another_group": [
                vault,
                resource_lock(resourceGroupName="rg-backup-2"),
            ],
            "fail_made_from_another_vault": [
                vault,
                other,
                lock(backup_vault_id("bv2"), name="lock4"),
                depends(unknown, "scope", other),
            ],
            "fail_made_from_a_resource_in_the_group": [
                vault,
                group,
                other,
                lock(backup_vault_id("bv2"), name="lock4"),
                depends(unknown, "scope", group, other),
            ],
            "fail_recovery_vault": [RECOVERY],
            "fail_encryption_set": [encryption_set()],
            "fail_secret_level": [vault, lock(backup_vault_id(), secret())],
            "fail_secret_scope_of_no_id": [vault, lock(secret())],
            "fail_unknown_level_elsewhere": [vault, lock(backup_vault_id("bv2"), UNKNOWN_TEXT)],
            "fail_unknown_scope_of_no_lock": [vault, lock(UNKNOWN_TEXT, "NotSpecified")],
            "undecided_level": [vault, lock(backup_vault_id(), UNKNOWN_TEXT)],
            "undecided_scope": [vault, unknown],
            "undecided_group": [backup_vault(resourceGroupName=UNKNOWN_TEXT), group_lock()],
            "undecided_lock_of_resource": [vault, resource_lock(UNKNOWN_TEXT)],
        },
    )


def by_vault(vault: object = VAULT_ID, url: object = None) -> Resource:
    return encryption_set(activeKey={"sourceVault": {"id": vault}, "keyUrl": url})


def test_key_vaults_of_encryption_sets() -> None:
    vault = key_vault()
    set_lock = lock(ENCRYPTION_SET_ID)
    host = "https://KV1.vault.azure.net/keys/k/0123456789abcdef0123456789abcdef"
    unknown = by_vault(UNKNOWN_TEXT, UNKNOWN_TEXT)
    named_later = key_vault(vaultName=UNKNOWN_TEXT)
    assert_outcomes(
        "lock-on-critical",
        {
            "pass_without_a_set": [vault],
            "pass_set_of_another_vault": [vault, by_vault(VAULT_ID + "2"), set_lock],
            "pass_host_of_another_vault": [
                vault,
                by_vault(None, host.replace("KV1", "kv10")),
                set_lock,
            ],
            "pass_managed_hsm_of_that_name": [
                vault,
                by_vault(None, "https://kv1.managedhsm.azure.net/keys/k/1"),
                set_lock,
            ],
            "pass_url_is_none": [vault, by_vault(None, "https://[kv1"), set_lock],
            "pass_both_in_a_locked_group": [vault, by_vault(), lock(KEYS)],
            "pass_locked_and_set_unknown": [vault, unknown, lock(KEYS)],
            "fail_vault_of_a_set": [vault, by_vault(VAULT_ID.upper() + "/"), set_lock],
            "fail_vault_by_host": [vault, by_vault(None, host), set_lock],
            "fail_set_alone": [vault, by_vault(), lock(VAULT_ID)],
            "fail_vault_by_dependency": [vault, depends(unknown, "activeKey", vault), set_lock],
            "fail_vault_by_key": [
                vault,
                KEY,
                depends(by_vault(None, UNKNOWN_TEXT), "activeKey", KEY),
                set_lock,
            ],
            "fail_vault_by_key_of_unknown_names": [
                named_later,
                depends(KEY, "vaultName", named_later),
                depends(unknown, "activeKey", KEY),
                set_lock,
            ],
            "undecided_vault": [vault, unknown, set_lock],
        },
    )
