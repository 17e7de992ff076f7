from azure_disk_facts.diagnostics import (
    BACKUP_VAULT_CATEGORIES,
    CATEGORIES_BY_ARM_TYPE,
    KEY_VAULT_CATEGORIES,
)
from azure_disk_facts.resource_types import BACKUP_VAULT, KEY_VAULT


def test_what_each_kind_of_vault_sends() -> None:
    assert {
        BACKUP_VAULT.arm_type.lower(): BACKUP_VAULT_CATEGORIES,
        KEY_VAULT.arm_type.lower(): KEY_VAULT_CATEGORIES,
    } == CATEGORIES_BY_ARM_TYPE
