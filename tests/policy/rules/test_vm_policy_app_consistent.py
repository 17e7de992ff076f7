from tests.policy.recovery_samples import policy, vm_policy
from tests.policy.samples import UNKNOWN_OBJECT, UNKNOWN_TEXT, assert_outcomes, fixed, secret

CRASH = "OnlyCrashConsistent"


def test_vm_policy_app_consistent() -> None:
    assert_outcomes(
        "vm-policy-app-consistent",
        {
            "pass_absent": vm_policy(),
            "pass_blank": vm_policy(snapshotConsistencyType=" "),
            "pass_other_word": vm_policy(snapshotConsistencyType="ApplicationConsistent"),
            "pass_no_properties": policy(None),
            "pass_absent_type_unknown": vm_policy(policyType=UNKNOWN_TEXT),
            "pass_secret_text": vm_policy(snapshotConsistencyType=secret()),
            "skip_standard": vm_policy(snapshotConsistencyType=CRASH, policyType="v1"),
            "skip_standard_by_default": vm_policy(snapshotConsistencyType=CRASH, policyType=None),
            "skip_file_share": vm_policy(
                snapshotConsistencyType=CRASH, backupManagementType="AzureStorage"
            ),
            "fail_crash": vm_policy(snapshotConsistencyType=CRASH),
            "fail_other_case": vm_policy(
                snapshotConsistencyType="onlycrashconsistent", policyType="v2"
            ),
            "fail_secret": vm_policy(snapshotConsistencyType=secret(CRASH)),
            "undecided_consistency": vm_policy(snapshotConsistencyType=UNKNOWN_TEXT),
            "undecided_type": vm_policy(snapshotConsistencyType=CRASH, policyType=UNKNOWN_TEXT),
            "undecided_properties": policy(UNKNOWN_OBJECT),
        },
    )


def test_fix() -> None:
    changes = fixed("vm-policy-app-consistent", vm_policy(snapshotConsistencyType=CRASH))
    assert changes == {"properties.snapshotConsistencyType": None}
