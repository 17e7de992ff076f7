import pytest

from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    UNKNOWN_BOOL,
    UNKNOWN_TEXT,
    ade_disk,
    assert_outcomes,
    depends,
    disk,
    key_vault,
    outcome,
    secret,
    vault_id,
    verdicts_of,
)

ON = {"enabledForDiskEncryption": True}
NAME = "kv-disk-encryption-access-for-ade"


def test_kv_disk_encryption_access_for_ade() -> None:
    unknown = ade_disk(UNKNOWN_TEXT)
    assert_outcomes(
        NAME,
        {
            "pass_on": [key_vault(ON), ade_disk(vault_id())],
            "pass_on_in_other_case": [
                key_vault({"enabledForDiskEncryption": "True"}),
                ade_disk(vault_id()),
            ],
            "pass_on_whatever_is_unknown": [key_vault(ON), unknown],
            "pass_secret": [key_vault({"enabledForDiskEncryption": secret(value=True)}), disk()],
            "skip_no_disk": key_vault({}),
            "skip_disk_without_ade": [key_vault({}), disk()],
            "skip_ade_is_off": [key_vault({}), ade_disk(vault_id(), enabled="False")],
            "skip_ade_enabled_absent": [key_vault({}), ade_disk(vault_id(), enabled=None)],
            "skip_another_vault": [key_vault({}), ade_disk(vault_id("kv11"))],
            "skip_switch_unknown_without_ade": [
                key_vault({"enabledForDiskEncryption": UNKNOWN_BOOL}),
                disk(),
            ],
            "skip_recovered": [key_vault({"createMode": "recover"}), ade_disk(vault_id())],
            "fail_absent": [key_vault({}), ade_disk(vault_id())],
            "fail_no_properties": [key_vault(), ade_disk(vault_id())],
            "fail_off": [key_vault({"enabledForDiskEncryption": False}), ade_disk(vault_id())],
            "fail_id_in_other_case": [key_vault({}), ade_disk(vault_id().upper())],
            "fail_unknown_id_by_dependency": [
                key_vault({}),
                depends(unknown, "encryptionSettingsCollection", key_vault()),
            ],
            "fail_secret_text": [
                key_vault({"enabledForDiskEncryption": secret()}),
                ade_disk(secret(vault_id())),
            ],
            "undecided_switch": [
                key_vault({"enabledForDiskEncryption": UNKNOWN_BOOL}),
                ade_disk(vault_id()),
            ],
            "undecided_vault_of_ade": [key_vault({}), unknown],
            "undecided_mode": [key_vault({"createMode": UNKNOWN_TEXT}), ade_disk(vault_id())],
        },
    )


@pytest.mark.parametrize("switch", [True, False, None, UNKNOWN_BOOL])
@pytest.mark.parametrize("others", [[], [disk()], [ade_disk(vault_id())]], ids=len)
def test_never_fires_together_with_its_counterpart(switch: object, others: list[Resource]) -> None:
    stack = [key_vault({"enabledForDiskEncryption": switch}), *others]
    for_ade, off = (verdicts_of(name, stack) for name in (NAME, "kv-disk-encryption-access-off"))
    assert "fail" not in (outcome(for_ade), outcome(off)) or outcome(for_ade) != outcome(off)
