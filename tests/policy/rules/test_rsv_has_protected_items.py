from azure_disk_facts.arm_types import neighbours
from tests.policy.recovery_samples import GROUP, guard_proxy, protected_item, recovery_vault
from tests.policy.samples import (
    UNKNOWN_TEXT,
    assert_outcomes,
    depends,
    made,
    resource_group,
    secret,
)

REPLICA = made(
    neighbours.REPLICATED_ITEM.token,
    "replica",
    {"resourceGroupName": GROUP, "resourceName": "rsv1", "replicatedProtectedItemName": "r1"},
)


def test_rsv_has_protected_items() -> None:
    vault, other, group = recovery_vault(), recovery_vault(name="rsv2"), resource_group()
    item, unknown = protected_item({}), protected_item({}, UNKNOWN_TEXT)
    auto_named = recovery_vault(vaultName=None)
    assert_outcomes(
        "rsv-has-protected-items",
        {
            "pass_item": [vault, item],
            "pass_replica": [vault, REPLICA],
            "pass_other_case": [vault, protected_item({}, "RSV1", "RG-BACKUP")],
            "pass_unknown_vault_by_dependency": [vault, depends(unknown, "vaultName", vault)],
            "pass_name_left_to_pulumi": [auto_named, depends(unknown, "vaultName", auto_named)],
            "pass_unknown_groups_of_one_origin": [
                depends(recovery_vault(resourceGroupName=UNKNOWN_TEXT), "resourceGroupName", group),
                depends(protected_item({}, group=UNKNOWN_TEXT), "resourceGroupName", group),
            ],
            "pass_secret_name": [vault, protected_item({}, secret("rsv1"))],
            "pass_no_vault": [item],
            "fail_absent": [vault],
            "fail_proxy_only": [vault, guard_proxy()],
            "fail_item_of_another_vault": [vault, protected_item({}, "rsv2")],
            "fail_item_of_another_group": [vault, protected_item({}, group="rg-backup-2")],
            "fail_name_is_a_prefix": [recovery_vault(name="rsv"), item],
            "fail_vault_name_absent": [vault, protected_item({}, None)],
            "fail_made_from_another_vault": [
                vault,
                other,
                protected_item({}, "rsv2"),
                depends(unknown, "vaultName", other),
            ],
            "fail_secret_text": [vault, protected_item({}, secret())],
            "undecided_vault": [vault, unknown],
            "undecided_group": [vault, protected_item({}, group=UNKNOWN_TEXT)],
        },
    )
