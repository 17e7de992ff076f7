from tests.policy.recovery_samples import guard_proxy, protected_item, recovery_vault
from tests.policy.samples import (
    UNKNOWN_TEXT,
    assert_outcomes,
    depends,
    resource_group,
    secret,
)


def test_rsv_mua() -> None:
    vault, other, group = recovery_vault(), recovery_vault(name="rsv2"), resource_group()
    unknown = guard_proxy(UNKNOWN_TEXT)
    assert_outcomes(
        "rsv-mua",
        {
            "pass_proxy": [vault, guard_proxy()],
            "pass_proxy_without_properties": [vault, guard_proxy(properties=None)],
            "pass_other_case": [vault, guard_proxy("RSV1", "RG-Backup")],
            "pass_unknown_vault_by_dependency": [vault, depends(unknown, "vaultName", vault)],
            "pass_unknown_group_by_dependency": [
                vault,
                group,
                depends(guard_proxy(group=UNKNOWN_TEXT), "resourceGroupName", group),
            ],
            "pass_secret_vault": [vault, guard_proxy(secret("rsv1"))],
            "pass_no_vault": [guard_proxy()],
            "fail_absent": [vault],
            "fail_protected_item_only": [vault, protected_item({})],
            "fail_of_another_vault": [vault, guard_proxy("rsv2")],
            "fail_of_a_vault_of_longer_name": [vault, guard_proxy("rsv11")],
            "fail_of_another_group": [vault, guard_proxy(group="rg-backup2")],
            "fail_made_from_another_vault": [
                vault,
                other,
                guard_proxy("rsv2"),
                depends(unknown, "vaultName", other),
            ],
            "fail_secret_text": [vault, guard_proxy(secret())],
            "undecided_vault": [vault, unknown],
            "undecided_group": [vault, guard_proxy(group=UNKNOWN_TEXT)],
            "undecided_name": [recovery_vault(vaultName=UNKNOWN_TEXT), guard_proxy()],
        },
    )
