from azure_disk_policy import rules
from tests.policy.samples import (
    UNKNOWN_BOOL,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    key_vault,
    secret,
)


def test_kv_rbac_authorization() -> None:
    assert_outcomes(
        "kv-rbac-authorization",
        {
            "pass_on": key_vault({"enableRbacAuthorization": True}),
            "pass_text_in_other_case": key_vault({"enableRbacAuthorization": "True"}),
            "pass_secret": key_vault({"enableRbacAuthorization": secret(value=True)}),
            "skip_recovered": key_vault({"createMode": "recover"}),
            "fail_off": key_vault({"enableRbacAuthorization": False}),
            "fail_absent": key_vault({}),
            "fail_no_properties": key_vault(),
            "fail_wrong_level": key_vault({}, enableRbacAuthorization=True),
            "fail_wrong_kind": key_vault({"enableRbacAuthorization": 1}),
            "fail_secret_text": key_vault({"enableRbacAuthorization": secret()}),
            "undecided_switch": key_vault({"enableRbacAuthorization": UNKNOWN_BOOL}),
            "undecided_mode": key_vault({"createMode": UNKNOWN_TEXT}),
            "undecided_properties": key_vault(UNKNOWN_OBJECT),
        },
    )


def test_nothing_is_fixed_that_drops_access_policies() -> None:
    assert rules.load("kv-rbac-authorization").fix is None
