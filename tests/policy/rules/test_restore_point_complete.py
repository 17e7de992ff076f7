from azure_disk_facts.arm_types.neighbours import RESTORE_POINT
from azure_disk_policy.resource import Resource
from azure_disk_policy.verdicts import Violated
from tests.policy.samples import (
    UNKNOWN_LIST,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    disk_id,
    made,
    secret,
    verdicts_of,
)


def point(*left_out: object, mode: object = "CrashConsistent", **props: object) -> Resource:
    given = {"consistencyMode": mode, "excludeDisks": [*left_out], **props}
    return made(RESTORE_POINT.token, "rp1", given)


def test_restore_point_complete() -> None:
    assert_outcomes(
        "restore-point-complete",
        {
            "pass_all_disks": point(),
            "pass_exclude_disks_absent": point(excludeDisks=None),
            "pass_exclude_disks_null_or_empty": point(None, {}, {"id": " "}, 7),
            "pass_mode_in_other_case": point(mode="applicationCONSISTENT"),
            "pass_unknown_mode_is_stated": point(mode=UNKNOWN_TEXT),
            "pass_secret_mode": point(mode=secret("FileSystemConsistent")),
            "fail_disk_left_out": point({"id": disk_id()}),
            "fail_without_a_list": point(excludeDisks={"id": disk_id()}),
            "fail_unknown_disk_left_out": point({"id": UNKNOWN_TEXT}),
            "fail_beside_unknown": point({"id": disk_id()}, UNKNOWN_OBJECT),
            "fail_mode_absent": point(mode=None),
            "fail_mode_blank": point(mode=" "),
            "fail_mode_absent_beside_unknown": point(mode=None, excludeDisks=UNKNOWN_LIST),
            "fail_no_mode_of_azure": point(mode="Consistent"),
            "fail_wrong_kind": point(mode=["CrashConsistent"]),
            "fail_secret_mode": point(mode=secret()),
            "fail_secret_disk": point({"id": secret()}),
            "undecided_disks": point(excludeDisks=UNKNOWN_LIST),
            "undecided_disk": point(UNKNOWN_OBJECT),
        },
    )


def test_says_which_disks_and_what_of_the_mode() -> None:
    (verdict,) = verdicts_of(
        "restore-point-complete", point({"id": disk_id()}, {"id": disk_id("d2")}, mode="x")
    )
    assert isinstance(verdict, Violated)
    assert [(violation.path, violation.message) for violation in verdict.violations] == [
        ("excludeDisks[0]", "leaves a disk out"),
        ("excludeDisks[1]", "leaves a disk out"),
        (
            "consistencyMode",
            "is not CrashConsistent or FileSystemConsistent or ApplicationConsistent",
        ),
    ]
