from dataclasses import replace

from azure_disk_policy.inputs import plain
from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    UNKNOWN_TEXT,
    assert_outcomes,
    backup_policy,
    backup_vault,
    depends,
    instance,
    resource_group,
    secret,
)


def placed(vault: object = "bv1", group: object = "rg-backup") -> Resource:
    found = instance()
    names = plain({"vaultName": vault, "resourceGroupName": group})
    assert isinstance(found.value, dict)
    assert isinstance(names, dict)
    return replace(found, value={**found.value, **names})


def test_bv_has_instances() -> None:
    vault, other, group = backup_vault(), backup_vault(name="bv2"), resource_group()
    unknown = placed(UNKNOWN_TEXT)
    auto_named = backup_vault(vaultName=None)
    assert_outcomes(
        "bv-has-instances",
        {
            "pass_instance": [vault, placed()],
            "pass_other_case": [vault, placed("BV1", "RG-BACKUP")],
            "pass_unknown_vault_by_dependency": [vault, depends(unknown, "vaultName", vault)],
            "pass_name_left_to_pulumi": [auto_named, depends(unknown, "vaultName", auto_named)],
            "pass_unknown_groups_of_one_origin": [
                depends(backup_vault(resourceGroupName=UNKNOWN_TEXT), "resourceGroupName", group),
                depends(placed(group=UNKNOWN_TEXT), "resourceGroupName", group),
            ],
            "pass_secret_name": [vault, placed(secret("bv1"))],
            "pass_no_vault": [placed()],
            "fail_absent": [vault],
            "fail_policy_only": [vault, backup_policy()],
            "fail_instance_of_another_vault": [vault, placed("bv2")],
            "fail_instance_of_another_group": [vault, placed(group="rg-backup-2")],
            "fail_name_is_a_prefix": [backup_vault(name="bv"), placed()],
            "fail_vault_name_absent": [vault, placed(None)],
            "fail_made_from_another_vault": [
                vault,
                other,
                placed("bv2"),
                depends(unknown, "vaultName", other),
            ],
            "fail_secret_text": [vault, placed(secret())],
            "undecided_vault": [vault, unknown],
            "undecided_group": [vault, placed(group=UNKNOWN_TEXT)],
        },
    )
