from tests.policy.samples import (
    UNKNOWN_TEXT,
    assert_outcomes,
    depends,
    disk,
    disk_access,
    disk_access_id,
    secret,
    snapshot,
)


def test_disk_access_used() -> None:
    access, second = disk_access(), disk_access("da2")
    unknown = disk(diskAccessId=UNKNOWN_TEXT)
    assert_outcomes(
        "disk-access-used",
        {
            "pass_disk": [access, disk(diskAccessId=disk_access_id())],
            "pass_snapshot": [access, snapshot(diskAccessId=disk_access_id())],
            "pass_other_case": [access, disk(diskAccessId=disk_access_id().upper() + "/")],
            "pass_unknown_id_by_dependency": [access, depends(unknown, "diskAccessId", access)],
            "pass_secret_id": [access, disk(diskAccessId=secret(disk_access_id()))],
            "pass_no_disk_access": [disk()],
            "fail_alone": access,
            "fail_absent": [access, disk(), snapshot()],
            "fail_blank": [access, disk(diskAccessId=" ")],
            "fail_wrong_kind": [access, disk(diskAccessId=[disk_access_id()])],
            "fail_name_is_a_prefix": [access, disk(diskAccessId=disk_access_id("da11"))],
            "fail_of_another_group": [
                access,
                disk(diskAccessId=disk_access_id().replace("rg-net", "rg-net2")),
            ],
            "fail_unknown_id_made_from_another": [
                access,
                second,
                depends(unknown, "diskAccessId", second),
            ],
            "fail_secret_id": [access, disk(diskAccessId=secret())],
            "undecided_id": [access, unknown],
            "undecided_name": [
                disk_access(diskAccessName=UNKNOWN_TEXT),
                disk(diskAccessId=disk_access_id()),
            ],
        },
    )
