from tests.policy.recovery_samples import policy, vm_policy
from tests.policy.samples import (
    UNKNOWN_NUMBER,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    fixed,
    secret,
)

RULE = "vm-policy-instant-restore-min"
DAYS = "properties.instantRpRetentionRangeInDays"


def days(number: object, **properties: object) -> Props:
    return {"instantRpRetentionRangeInDays": number, **properties}


def test_vm_policy_instant_restore_min() -> None:
    assert_outcomes(
        RULE,
        {
            "pass_equal": vm_policy(**days(5.0)),
            "pass_digits": vm_policy(**days("5")),
            "pass_most": vm_policy(**days(30)),
            "pass_most_of_standard": vm_policy(**days(5, policyType="V1")),
            "pass_absent_of_enhanced": vm_policy(),
            "pass_absent_of_enhanced_in_other_case": vm_policy(policyType="v2"),
            "pass_secret": vm_policy(**days(secret(5))),
            "skip_file_share": vm_policy(**days(1, backupManagementType="AzureStorage")),
            "fail_less": vm_policy(**days(4)),
            "fail_absent_of_standard": vm_policy(policyType="V1"),
            "fail_absent_type_absent": vm_policy(policyType=None),
            "fail_no_properties": policy(None),
            "fail_more_than_standard_takes": vm_policy(**days(7, policyType="v1")),
            "fail_more_than_enhanced_takes": vm_policy(**days(31)),
            "fail_less_type_unknown": vm_policy(**days(2, policyType=UNKNOWN_TEXT)),
            "fail_no_number": vm_policy(**days("five")),
            "fail_secret_text": vm_policy(**days(secret())),
            "undecided_days": vm_policy(**days(UNKNOWN_NUMBER)),
            "undecided_absent_type_unknown": vm_policy(policyType=UNKNOWN_TEXT),
            "undecided_type": vm_policy(**days(7, policyType=UNKNOWN_TEXT)),
            "undecided_kind": vm_policy(**days(1, backupManagementType=UNKNOWN_TEXT)),
        },
    )


def test_other_floor() -> None:
    assert_outcomes(
        RULE,
        {
            "pass_two": vm_policy(**days(2)),
            "pass_absent_of_standard": vm_policy(policyType="V1"),
            "fail_one": vm_policy(**days(1)),
        },
        {"minDays": 2},
    )


def test_fix() -> None:
    assert fixed(RULE, vm_policy(**days(2))) == {DAYS: 5}
    assert fixed(RULE, vm_policy(policyType="V1")) == {DAYS: 5}


def test_fix_keeps_to_what_azure_takes_and_never_shortens() -> None:
    assert fixed(RULE, vm_policy(**days(2, policyType="V1")), {"minDays": 7}) == {}
    assert fixed(RULE, vm_policy(**days(7, policyType="V1"))) == {}
    assert fixed(RULE, vm_policy(**days(2)), {"minDays": None}) == {}
