from azure_disk_facts import resource_types as types
from azure_disk_policy.resource import Resource
from tests.policy.recovery_samples import recovery_vault, recovery_vault_id
from tests.policy.samples import (
    UNKNOWN_BOOL,
    UNKNOWN_LIST,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    depends,
    made,
    secret,
)


def setting(
    target: object = recovery_vault_id(), name: str = "diag", logs: object = None, **props: object
) -> Resource:
    given: Props = {
        "resourceUri": target,
        "name": name,
        "workspaceId": "w1",
        "logs": [{"categoryGroup": "allLogs", "enabled": True}] if logs is None else logs,
        **props,
    }
    return made(types.DIAGNOSTIC_SETTING.token, name, given)


def test_rsv_diagnostic_logs() -> None:
    vault, other = recovery_vault(), recovery_vault(name="rsv2")
    unknown = setting(UNKNOWN_TEXT)
    assert_outcomes(
        "rsv-diagnostic-logs",
        {
            "pass_setting": [vault, setting()],
            "pass_any_category": [vault, setting(logs=[{"category": "Any", "enabled": "true"}])],
            "pass_one_object": [vault, setting(logs={"category": "Any", "enabled": True})],
            "pass_other_case": [vault, setting(recovery_vault_id().upper() + "/")],
            "pass_to_a_storage_account": [
                vault,
                setting(workspaceId=None, storageAccountId=UNKNOWN_TEXT),
            ],
            "pass_unknown_id_by_dependency": [vault, depends(unknown, "resourceUri", vault)],
            "pass_secret_id": [vault, setting(secret(recovery_vault_id()))],
            "pass_no_vault": [setting()],
            "fail_absent": [vault],
            "fail_of_another_vault": [vault, setting(recovery_vault_id("rsv11"))],
            "fail_of_the_group": [vault, setting(recovery_vault_id().split("/providers/")[0])],
            "fail_off": [vault, setting(logs=[{"categoryGroup": "allLogs", "enabled": False}])],
            "fail_no_logs": [vault, setting(logs=[])],
            "fail_nowhere": [vault, setting(workspaceId=" ")],
            "fail_made_from_another_vault": [
                vault,
                other,
                setting(recovery_vault_id("rsv2"), name="diag2"),
                depends(unknown, "resourceUri", other),
            ],
            "fail_secret_text": [vault, setting(secret())],
            "undecided_id": [vault, unknown],
            "undecided_logs": [vault, setting(logs=UNKNOWN_LIST)],
            "undecided_switch": [
                vault,
                setting(logs=[{"categoryGroup": "allLogs", "enabled": UNKNOWN_BOOL}]),
            ],
        },
    )
