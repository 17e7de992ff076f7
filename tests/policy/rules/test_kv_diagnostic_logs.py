from azure_disk_facts import resource_types as types
from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    SUBSCRIPTION,
    UNKNOWN_BOOL,
    UNKNOWN_LIST,
    UNKNOWN_TEXT,
    assert_outcomes,
    depends,
    key_vault,
    made,
    secret,
    vault_id,
)

AUDIT = {"category": "AuditEvent", "enabled": True}


def setting(
    *logs: object, uri: object = vault_id(), destination: object = "/w1", **props: object
) -> Resource:
    given = {"resourceUri": uri, "name": "diag", "workspaceId": destination, "logs": [*logs]}
    return made(types.DIAGNOSTIC_SETTING.token, "diag", {**given, **props})


def test_kv_diagnostic_logs() -> None:
    unknown = setting(AUDIT, uri=UNKNOWN_TEXT)
    assert_outcomes(
        "kv-diagnostic-logs",
        {
            "pass_category": [key_vault(), setting(AUDIT)],
            "pass_other_case": [
                key_vault(),
                setting({"category": "auditevent", "enabled": "True"}, uri=vault_id().upper()),
            ],
            "pass_audit_group": [key_vault(), setting({"categoryGroup": "audit", "enabled": True})],
            "pass_all_logs": [key_vault(), setting({"categoryGroup": "ALLLOGS", "enabled": True})],
            "pass_without_a_list": [key_vault(), setting(logs=AUDIT)],
            "pass_to_storage": [
                key_vault(),
                setting(AUDIT, destination=None, storageAccountId="/sa"),
            ],
            "pass_destination_unknown": [key_vault(), setting(AUDIT, destination=UNKNOWN_TEXT)],
            "pass_unknown_uri_by_dependency": [
                key_vault(),
                depends(unknown, "resourceUri", key_vault()),
            ],
            "pass_beside_unknown_log": [
                key_vault(),
                setting({"category": UNKNOWN_TEXT, "enabled": True}, AUDIT),
            ],
            "pass_secret_uri": [key_vault(), setting(AUDIT, uri=secret(vault_id()))],
            "pass_no_vault": [setting(AUDIT)],
            "fail_absent": [key_vault()],
            "fail_no_logs": [key_vault(), setting()],
            "fail_off": [key_vault(), setting({**AUDIT, "enabled": False})],
            "fail_enabled_absent": [key_vault(), setting({"category": "AuditEvent"})],
            "fail_other_category": [
                key_vault(),
                setting({"category": "AzurePolicyEvaluationDetails", "enabled": True}),
            ],
            "fail_metrics_only": [
                key_vault(),
                setting(metrics=[{"category": "AllMetrics", "enabled": True}]),
            ],
            "fail_no_destination": [key_vault(), setting(AUDIT, destination="")],
            "fail_wrong_kinds": [key_vault(), setting(7, None, [], "AuditEvent")],
            "fail_other_vault": [key_vault(), setting(AUDIT, uri=vault_id("kv11"))],
            "fail_other_type_of_that_name": [
                key_vault(),
                setting(
                    AUDIT, uri=vault_id().replace("KeyVault/vaults", "Storage/storageAccounts")
                ),
            ],
            "fail_group_hands_none_down": [
                key_vault(),
                setting(AUDIT, uri=f"{SUBSCRIPTION}/resourceGroups/rg-keys"),
                setting(AUDIT, uri=SUBSCRIPTION),
            ],
            "fail_secret_category": [
                key_vault(),
                setting({"category": secret(), "enabled": True}),
            ],
            "undecided_uri": [key_vault(), unknown],
            "undecided_enabled": [key_vault(), setting({**AUDIT, "enabled": UNKNOWN_BOOL})],
            "undecided_category": [
                key_vault(),
                setting({"category": UNKNOWN_TEXT, "enabled": True}),
            ],
            "undecided_logs": [key_vault(), setting(logs=UNKNOWN_LIST)],
            "undecided_name": [key_vault(vaultName=UNKNOWN_TEXT), setting(AUDIT)],
        },
    )
