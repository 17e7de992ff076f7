from tests.policy.recovery_samples import protected_item
from tests.policy.samples import (
    UNKNOWN_BOOL,
    UNKNOWN_LIST,
    UNKNOWN_NUMBER,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    secret,
)


def given(luns: object, is_inclusion: object = None, kind: object = None) -> Props:
    exclusion = {"diskLunList": luns, "isInclusionList": is_inclusion}
    properties: Props = {"extendedProperties": {"diskExclusionProperties": exclusion}}
    return properties if kind is None else {**properties, "protectedItemType": kind}


def test_vm_backup_includes_disks() -> None:
    assert_outcomes(
        "vm-backup-includes-disks",
        {
            "pass_absent": protected_item({}),
            "pass_no_properties": protected_item(),
            "pass_empty": protected_item(given([], is_inclusion=False)),
            "pass_empty_inclusion": protected_item(given([], is_inclusion=True)),
            "pass_no_numbers": protected_item(given([None, "", {}])),
            "pass_wrong_level": protected_item({"diskLunList": [1]}),
            "pass_secret": protected_item(given(secret([]))),
            "skip_file_share": protected_item(given([1], kind="AzureFileShareProtectedItem")),
            "fail_excluded": protected_item(given([1], is_inclusion=False)),
            "fail_excluded_switch_absent": protected_item(given([0])),
            "fail_included_only": protected_item(given([0, 1.0], is_inclusion="True")),
            "fail_one_number": protected_item(given("1")),
            "fail_kind_in_other_case": protected_item(
                given([1], kind="MICROSOFT.COMPUTE/virtualmachines")
            ),
            "fail_unknown_disk": protected_item(given([UNKNOWN_NUMBER])),
            "fail_unknown_switch": protected_item(given([1], UNKNOWN_BOOL)),
            "fail_secret_text": protected_item(given([secret()])),
            "undecided_disks": protected_item(given(UNKNOWN_LIST)),
            "undecided_exclusion": protected_item({"extendedProperties": UNKNOWN_OBJECT}),
            "undecided_kind": protected_item(given([1], kind=UNKNOWN_TEXT)),
        },
    )


def test_strict() -> None:
    assert_outcomes(
        "vm-backup-includes-disks",
        {
            "pass_absent": protected_item({}),
            "pass_empty": protected_item(given([], is_inclusion=False)),
            "fail_empty_inclusion": protected_item(given([], is_inclusion="true")),
            "fail_list_absent": protected_item(given(None, is_inclusion=True)),
            "undecided_switch": protected_item(given([], UNKNOWN_BOOL)),
        },
        {"strict": True},
    )
