from tests.policy.samples import (
    UNKNOWN_TEXT,
    assert_outcomes,
    copy,
    depends,
    disk,
    resource_group,
    secret,
    snapshot,
)


def test_snapshot_resource_group_separate() -> None:
    group = resource_group("rg-data")
    unknown = snapshot(resourceGroupName=UNKNOWN_TEXT)
    in_no_known_group = disk(resourceGroupName=UNKNOWN_TEXT)
    source = {"createOption": "Copy", "sourceResourceId": UNKNOWN_TEXT}
    assert_outcomes(
        "snapshot-resource-group-separate",
        {
            "pass_other_group": [disk(), snapshot()],
            "pass_name_is_a_prefix": [disk(), snapshot(resourceGroupName="rg-data2")],
            "pass_secret": [disk(), snapshot(resourceGroupName=secret())],
            "skip_disk_is_not_in_the_stack": [snapshot(resourceGroupName="rg-data")],
            "fail_same_group": [disk(), snapshot(resourceGroupName="rg-data")],
            "fail_same_group_in_odd_case": [disk(), snapshot(resourceGroupName="RG-Data")],
            "fail_same_secret_group": [disk(), snapshot(resourceGroupName=secret("rg-data"))],
            "fail_unknown_by_dependency": [
                group,
                disk(),
                depends(unknown, "resourceGroupName", group),
            ],
            "fail_copy": [disk(), snapshot(), copy(resourceGroupName="rg-data")],
            "pass_absent": [disk(), snapshot(resourceGroupName=None)],
            "undecided_group": [disk(), unknown],
            "undecided_group_of_disk": [
                in_no_known_group,
                depends(snapshot(creationData=source), "creationData", in_no_known_group),
            ],
            "undecided_source": [disk(), snapshot(creationData=source)],
        },
    )
