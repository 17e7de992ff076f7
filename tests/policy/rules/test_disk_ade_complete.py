from typing import Any

from azure_disk_policy.resource import Resource
from azure_disk_policy.verdicts import Violated, Violation
from tests.policy.samples import (
    UNKNOWN_BOOL,
    UNKNOWN_LIST,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    disk,
    secret,
    vault_id,
    verdicts_of,
)

SECRET_KEY = {"secretUrl": "https://kv1/secrets/bek/0", "sourceVault": {"id": vault_id()}}
WRAPPING_KEY = {"keyUrl": "https://kv1/keys/k1/0", "sourceVault": {"id": vault_id()}}
WHOLE = {"diskEncryptionKey": SECRET_KEY, "keyEncryptionKey": WRAPPING_KEY}


def ade(settings: object, enabled: object = "true") -> Resource:
    given = {"enabled": enabled, "encryptionSettings": settings}
    return disk(encryptionSettingsCollection=given)


def without(part: str, key: str, value: Any = None) -> dict[str, Any]:
    return {**WHOLE, part: {**WHOLE[part], key: value}}


def test_disk_ade_complete() -> None:
    assert_outcomes(
        "disk-ade-complete",
        {
            "pass_whole": ade([WHOLE]),
            "pass_one_object": ade(WHOLE),
            "pass_two": ade([WHOLE, WHOLE]),
            "pass_on_in_odd_case": ade([WHOLE], "True"),
            "pass_secret": ade([{**WHOLE, "keyEncryptionKey": {"keyUrl": secret()}}]),
            "pass_unknown_urls": ade([without("diskEncryptionKey", "secretUrl", UNKNOWN_TEXT)]),
            "pass_whole_with_unknown_switch": ade([WHOLE], UNKNOWN_BOOL),
            "skip_absent": disk(),
            "skip_absent_switch": ade([], None),
            "skip_off": ade([], enabled=False),
            "skip_off_with_part": ade([{}], "false"),
            "skip_off_with_unknown": ade(UNKNOWN_LIST, enabled=False),
            "fail_absent_settings": ade(None),
            "fail_empty_settings": ade([]),
            "fail_blank_settings": ade(""),
            "fail_empty_element": ade([{}]),
            "fail_element_is_a_text": ade(["text"]),
            "fail_secret_url": ade([without("diskEncryptionKey", "secretUrl", " ")]),
            "fail_source_vault": ade([without("diskEncryptionKey", "sourceVault")]),
            "fail_source_vault_without_id": ade([without("diskEncryptionKey", "sourceVault", {})]),
            "fail_wrapping_key": ade([{"diskEncryptionKey": SECRET_KEY}]),
            "fail_key_url": ade([without("keyEncryptionKey", "keyUrl")]),
            "fail_second_element": ade([WHOLE, {"diskEncryptionKey": SECRET_KEY}]),
            "fail_known_part_beside_unknown": ade([{"diskEncryptionKey": UNKNOWN_OBJECT}]),
            "fail_known_element_beside_unknown": ade([UNKNOWN_OBJECT, {}]),
            "undecided_switch": ade([], UNKNOWN_BOOL),
            "undecided_settings": ade(UNKNOWN_LIST),
            "undecided_element": ade([WHOLE, UNKNOWN_OBJECT]),
        },
    )


def test_says_what_is_missing() -> None:
    path = "encryptionSettingsCollection.encryptionSettings"
    assert verdicts_of("disk-ade-complete", ade([])) == [Violated((Violation(path, "is empty"),))]
    found = verdicts_of("disk-ade-complete", ade([WHOLE, {"diskEncryptionKey": SECRET_KEY}]))
    missing = Violation(f"{path}[1].keyEncryptionKey.keyUrl", "is absent")
    assert found == [Violated((missing,))]
