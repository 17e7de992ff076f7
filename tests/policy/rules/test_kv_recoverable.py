from azure_disk_policy.verdicts import Violated
from tests.policy.samples import (
    UNKNOWN_BOOL,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    fixed,
    key_vault,
    secret,
    verdicts_of,
)

ON = {"enablePurgeProtection": True}


def test_kv_recoverable() -> None:
    assert_outcomes(
        "kv-recoverable",
        {
            "pass_both": key_vault({**ON, "enableSoftDelete": True}),
            "pass_text_in_other_case": key_vault(
                {"enablePurgeProtection": "True", "enableSoftDelete": "true"}
            ),
            "pass_soft_delete_absent": key_vault(ON),
            "pass_secret": key_vault({"enablePurgeProtection": secret(value=True)}),
            "skip_recovered": key_vault({"createMode": "Recover"}),
            "fail_purge_protection_absent": key_vault({"enableSoftDelete": True}),
            "fail_no_properties": key_vault(),
            "fail_wrong_level": key_vault({}, enablePurgeProtection=True),
            "fail_purge_protection_off": key_vault({"enablePurgeProtection": "false"}),
            "fail_soft_delete_off": key_vault({**ON, "enableSoftDelete": False}),
            "fail_secret_text": key_vault({"enablePurgeProtection": secret()}),
            "fail_unknown_beside_soft_delete_off": key_vault(
                {"enablePurgeProtection": UNKNOWN_BOOL, "enableSoftDelete": False}
            ),
            "fail_unknown_beside_purge_protection_off": key_vault(
                {"enablePurgeProtection": False, "enableSoftDelete": UNKNOWN_BOOL}
            ),
            "undecided_purge_protection": key_vault({"enablePurgeProtection": UNKNOWN_BOOL}),
            "undecided_soft_delete": key_vault({**ON, "enableSoftDelete": UNKNOWN_BOOL}),
            "undecided_mode": key_vault({"createMode": UNKNOWN_TEXT}),
            "undecided_properties": key_vault(UNKNOWN_OBJECT),
        },
    )


def test_both_are_reported() -> None:
    (verdict,) = verdicts_of("kv-recoverable", key_vault({"enableSoftDelete": False}))
    assert isinstance(verdict, Violated)
    assert [violation.path for violation in verdict.violations] == [
        "properties.enablePurgeProtection",
        "properties.enableSoftDelete",
    ]


def test_purge_protection_is_never_set() -> None:
    off = {"enableSoftDelete": False}
    assert fixed("kv-recoverable", key_vault({**ON, **off})) == {
        "properties.enableSoftDelete": True
    }
    assert fixed("kv-recoverable", key_vault(off)) == {}
    assert fixed("kv-recoverable", key_vault({**off, "enablePurgeProtection": UNKNOWN_BOOL})) == {}
