from typing import Any

from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    copy,
    depends,
    disk,
    disk_id,
    secret,
    snapshot,
)


def of(source: object, **props: Any) -> Resource:
    creation = {"createOption": "Copy", "sourceResourceId": source}
    return snapshot(creationData=creation, **props)


def test_snapshot_not_orphaned() -> None:
    unknown = of(UNKNOWN_TEXT)
    assert_outcomes(
        "snapshot-not-orphaned",
        {
            "pass_disk": [disk(), snapshot()],
            "pass_id_in_odd_case_with_slash": [disk(), of(disk_id().upper() + "/")],
            "pass_unknown_by_dependency": [disk(), depends(unknown, "creationData", disk())],
            "pass_secret_id": [disk(), of(secret(disk_id()))],
            "skip_copy_of_a_snapshot": [snapshot(tags={"keep": "audit"}), copy()],
            "skip_kept": [snapshot(tags={"KEEP": "audit 2026"})],
            "skip_kept_with_unknown_reason": [snapshot(tags={"keep": UNKNOWN_TEXT})],
            "skip_kept_with_secret_reason": [snapshot(tags={"keep": secret()})],
            "skip_source_absent": [snapshot(creationData={"createOption": "Import"})],
            "skip_no_id": [of("d1")],
            "fail_gone": [disk("d2"), snapshot()],
            "fail_no_disk": [snapshot()],
            "fail_name_is_a_prefix": [disk("d11"), snapshot()],
            "fail_other_group": [disk(resourceGroupName="rg-data2"), snapshot()],
            "fail_blank_keep_tag": [snapshot(tags={"keep": " "})],
            "fail_secret_id": [of(secret(disk_id("MARKED-SECRET")))],
            "undecided_source": [disk(), unknown],
            "undecided_source_without_disks": [unknown],
            "undecided_source_of_another_snapshot": [
                disk(),
                snapshot("s2"),
                depends(unknown, "creationData", snapshot("s2")),
            ],
            "undecided_name_of_disk": [disk(diskName=UNKNOWN_TEXT), snapshot()],
            "undecided_tags": [snapshot(tags=UNKNOWN_OBJECT)],
        },
    )
    assert_outcomes(
        "snapshot-not-orphaned",
        {
            "pass_listed": [snapshot()],
            "fail_not_listed": [of(disk_id("d3"))],
            "fail_listed_name_is_a_prefix": [of(disk_id("d22"))],
            "skip_configured_tag": [of(disk_id("d3"), tags={"stays": "yes"})],
        },
        {"allowed": [disk_id().upper() + "/", disk_id("d2")], "tag": "stays"},
    )
