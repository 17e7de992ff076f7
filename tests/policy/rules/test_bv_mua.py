from azure_disk_facts import resource_types as types
from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    SUBSCRIPTION,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    backup_vault,
    depends,
    made,
    resource_group,
    secret,
)

GUARD = (
    f"{SUBSCRIPTION}/resourceGroups/rg-guard/providers/Microsoft.DataProtection/resourceGuards/g1"
)


def proxy(vault: object = "bv1", guard: object = GUARD, group: object = "rg-backup") -> Resource:
    props = {
        "resourceGroupName": group,
        "vaultName": vault,
        "resourceGuardProxyName": "DppResourceGuardProxy",
        "properties": {"resourceGuardResourceId": guard},
    }
    return made(types.RESOURCE_GUARD_PROXY.token, "proxy", props)


def test_bv_mua() -> None:
    vault, other = backup_vault(), backup_vault(name="bv2")
    unknown = proxy(UNKNOWN_TEXT)
    group = resource_group()
    assert_outcomes(
        "bv-mua",
        {
            "pass_proxy": [vault, proxy()],
            "pass_other_case": [vault, proxy("BV1", group="RG-Backup")],
            "pass_unknown_guard": [vault, proxy(guard=UNKNOWN_TEXT)],
            "pass_unknown_vault_by_dependency": [vault, depends(unknown, "vaultName", vault)],
            "pass_unknown_group_by_dependency": [
                vault,
                group,
                depends(proxy(group=UNKNOWN_TEXT), "resourceGroupName", group),
            ],
            "pass_secret_guard": [vault, proxy(guard=secret())],
            "pass_no_vault": [proxy()],
            "fail_absent": [vault],
            "fail_of_another_vault": [vault, proxy("bv2")],
            "fail_of_a_vault_of_longer_name": [vault, proxy("bv11")],
            "fail_of_another_group": [vault, proxy(group="rg-backup2")],
            "fail_no_guard": [vault, proxy(guard=" ")],
            "fail_made_from_another_vault": [
                vault,
                other,
                proxy("bv2"),
                depends(unknown, "vaultName", other),
            ],
            "fail_secret_vault": [vault, proxy(secret())],
            "fail_vault_name_is_a_list": [vault, proxy(["bv1"])],
            "undecided_vault": [vault, unknown],
            "undecided_group": [vault, proxy(group=UNKNOWN_TEXT)],
            "undecided_name": [backup_vault(vaultName=UNKNOWN_TEXT), proxy()],
            "fail_known_to_be_elsewhere_group_unknown": [
                vault,
                proxy("bv2", group=UNKNOWN_TEXT),
            ],
            "pass_unknown_proxy_properties_beside_a_good_one": [
                vault,
                proxy(),
                made(
                    types.RESOURCE_GUARD_PROXY.token,
                    "proxy2",
                    {"vaultName": "bv1", "properties": UNKNOWN_OBJECT},
                ),
            ],
        },
    )
