from tests.policy.samples import (
    UNKNOWN_BOOL,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    disk,
    fixed,
    secret,
)

SETTINGS = {"diskEncryptionKey": {"secretUrl": "https://kv1.vault.azure.net/secrets/bek/0"}}


def given(**collection: object) -> Props:
    return {"encryptionSettingsCollection": collection}


def test_disk_encryption_not_disabled() -> None:
    assert_outcomes(
        "disk-encryption-not-disabled",
        {
            "pass_on": disk(**given(enabled=True, encryptionSettings=[SETTINGS])),
            "pass_settings_in_one_object": disk(**given(enabled=True, encryptionSettings=SETTINGS)),
            "pass_absent": disk(),
            "pass_absent_switch": disk(**given(encryptionSettings=[SETTINGS])),
            "pass_null": disk(**given(enabled=None)),
            "pass_blank": disk(**given(enabled=" ")),
            "pass_no_boolean": disk(**given(enabled=[False])),
            "pass_collection_is_a_text": disk(encryptionSettingsCollection="false"),
            "pass_on_in_upper_case": disk(**given(enabled="TRUE")),
            "pass_secret_text": disk(**given(enabled=secret())),
            "pass_wrong_level": disk(enabled=False, encryption={"enabled": False}),
            "fail_off": disk(**given(enabled=False)),
            "fail_off_as_text": disk(**given(enabled="false")),
            "fail_off_in_odd_case": disk(**given(enabled="False")),
            "fail_secret": disk(**given(enabled=secret(value=False))),
            "fail_off_beside_unknown_settings": disk(
                **given(enabled=False, encryptionSettings=UNKNOWN_OBJECT)
            ),
            "undecided_switch": disk(**given(enabled=UNKNOWN_BOOL)),
            "undecided_collection": disk(encryptionSettingsCollection=UNKNOWN_OBJECT),
        },
    )


def test_the_block_is_dropped() -> None:
    name = "disk-encryption-not-disabled"
    off = disk(**given(enabled=False, encryptionSettings=[SETTINGS]))
    assert fixed(name, off) == {"encryptionSettingsCollection": None}
    unknown = disk(**given(enabled=False, encryptionSettings=[{"diskEncryptionKey": UNKNOWN_TEXT}]))
    assert fixed(name, unknown) == {}
