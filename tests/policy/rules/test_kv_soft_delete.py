from tests.policy.samples import (
    UNKNOWN_BOOL,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    fixed,
    key_vault,
    secret,
)


def test_kv_soft_delete() -> None:
    assert_outcomes(
        "kv-soft-delete",
        {
            "pass_on": key_vault({"enableSoftDelete": True}),
            "pass_absent": key_vault({}),
            "pass_no_properties": key_vault(),
            "pass_null": key_vault({"enableSoftDelete": None}),
            "pass_wrong_level": key_vault({}, enableSoftDelete=False),
            "pass_wrong_kind": key_vault({"enableSoftDelete": [False]}),
            "pass_secret_text": key_vault({"enableSoftDelete": secret()}),
            "skip_recovered": key_vault({"enableSoftDelete": False, "createMode": "RECOVER"}),
            "fail_off": key_vault({"enableSoftDelete": False}),
            "fail_off_in_other_case": key_vault({"enableSoftDelete": "False"}),
            "fail_secret": key_vault({"enableSoftDelete": secret(value=False)}),
            "undecided_switch": key_vault({"enableSoftDelete": UNKNOWN_BOOL}),
            "undecided_mode": key_vault({"enableSoftDelete": False, "createMode": UNKNOWN_TEXT}),
            "undecided_properties": key_vault(UNKNOWN_OBJECT),
        },
    )


def test_strict() -> None:
    assert_outcomes(
        "kv-soft-delete",
        {
            "pass_on": key_vault({"enableSoftDelete": "TRUE"}),
            "fail_absent": key_vault({}),
            "fail_off": key_vault({"enableSoftDelete": False}),
            "skip_recovered": key_vault({"createMode": "recover"}),
            "undecided_switch": key_vault({"enableSoftDelete": UNKNOWN_BOOL}),
        },
        {"strict": True},
    )


def test_fix() -> None:
    off = key_vault({"enableSoftDelete": False})
    assert fixed("kv-soft-delete", off) == {"properties.enableSoftDelete": True}
