from tests.policy.samples import (
    UNKNOWN_BOOL,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    ade_disk,
    assert_outcomes,
    disk,
    key_vault,
    secret,
    vault_id,
)

ON = {"enabledForDiskEncryption": True}


def test_kv_disk_encryption_access_off() -> None:
    assert_outcomes(
        "kv-disk-encryption-access-off",
        {
            "pass_off": key_vault({"enabledForDiskEncryption": False}),
            "pass_absent": key_vault({}),
            "pass_no_properties": key_vault(),
            "pass_wrong_level": key_vault({}, enabledForDiskEncryption=True),
            "pass_wrong_kind": key_vault({"enabledForDiskEncryption": 1}),
            "pass_secret_text": key_vault({"enabledForDiskEncryption": secret()}),
            "pass_off_though_ade_needs_it": [key_vault({}), ade_disk(vault_id())],
            "skip_ade": [key_vault(ON), ade_disk(vault_id())],
            "skip_recovered": key_vault({**ON, "createMode": "recover"}),
            "skip_ade_whatever_the_switch": [
                key_vault({"enabledForDiskEncryption": UNKNOWN_BOOL}),
                ade_disk(vault_id()),
            ],
            "fail_on": key_vault(ON),
            "fail_on_in_other_case": key_vault({"enabledForDiskEncryption": "TRUE"}),
            "fail_secret": key_vault({"enabledForDiskEncryption": secret(value=True)}),
            "fail_disk_without_ade": [key_vault(ON), disk()],
            "fail_ade_is_off": [key_vault(ON), ade_disk(vault_id(), enabled=False)],
            "fail_ade_with_another_vault": [key_vault(ON), ade_disk(vault_id("kv11"))],
            "undecided_switch": key_vault({"enabledForDiskEncryption": UNKNOWN_BOOL}),
            "undecided_ade": [key_vault(ON), ade_disk(vault_id(), enabled=UNKNOWN_BOOL)],
            "undecided_disk": [key_vault(ON), disk(encryptionSettingsCollection=UNKNOWN_OBJECT)],
            "undecided_mode": key_vault({**ON, "createMode": UNKNOWN_TEXT}),
        },
    )
