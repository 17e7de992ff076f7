from tests.policy.recovery_samples import protected_item
from tests.policy.samples import UNKNOWN_OBJECT, UNKNOWN_TEXT, Props, assert_outcomes, secret


def given(state: object, **properties: object) -> Props:
    return {"protectionState": state, **properties}


def test_vm_backup_not_stopped() -> None:
    assert_outcomes(
        "vm-backup-not-stopped",
        {
            "pass_protected": protected_item(given("Protected")),
            "pass_pending": protected_item(given("IRPending")),
            "pass_absent": protected_item({}),
            "pass_no_properties": protected_item(),
            "pass_blank": protected_item(given(" ")),
            "pass_list": protected_item(given(["ProtectionStopped"])),
            "pass_secret_text": protected_item(given(secret())),
            "skip_file_share": protected_item(
                given("ProtectionStopped", protectedItemType="AzureFileShareProtectedItem")
            ),
            "fail_stopped": protected_item(given("ProtectionStopped")),
            "fail_suspended": protected_item(given("BackupsSuspended")),
            "fail_other_case": protected_item(given("PROTECTIONSTOPPED")),
            "fail_classic": protected_item(
                given(
                    "BackupsSuspended",
                    protectedItemType="Microsoft.ClassicCompute/virtualMachines",
                )
            ),
            "fail_secret": protected_item(given(secret("ProtectionStopped"))),
            "undecided_state": protected_item(given(UNKNOWN_TEXT)),
            "undecided_kind": protected_item(
                given("ProtectionStopped", protectedItemType=UNKNOWN_TEXT)
            ),
            "undecided_properties": protected_item(UNKNOWN_OBJECT),
        },
    )
