from tests.policy.samples import (
    SNAPSHOT_GROUP_ID,
    UNKNOWN_LIST,
    UNKNOWN_TEXT,
    assert_outcomes,
    disk_id,
    disk_instance,
    instance,
    secret,
)

ELSEWHERE = SNAPSHOT_GROUP_ID.replace("11111111", "99999999")
LETTERS = "aaaaaaaa"


def test_bi_snapshot_group_same_subscription() -> None:
    lower = disk_id().replace("11111111", LETTERS)
    upper = SNAPSHOT_GROUP_ID.replace("11111111", LETTERS.upper())
    assert_outcomes(
        "bi-snapshot-group-same-subscription",
        {
            "pass_same": disk_instance(),
            "pass_odd_case": disk_instance(upper, resourceID=lower),
            "pass_policy_of_another": disk_instance(),
            "pass_secret": disk_instance(secret(SNAPSHOT_GROUP_ID)),
            "fail_another": disk_instance(ELSEWHERE),
            "fail_odd_case": disk_instance(ELSEWHERE.upper() + "/"),
            "fail_secret": disk_instance(secret(ELSEWHERE)),
            "fail_beside_unknown": disk_instance(
                stores=[{"resourceGroupId": UNKNOWN_TEXT}, {"resourceGroupId": ELSEWHERE}]
            ),
            "skip_group_absent": instance(),
            "skip_disk_absent": disk_instance(ELSEWHERE, resourceID=None),
            "skip_secret_that_is_no_id": disk_instance(secret()),
            "skip_blobs": disk_instance(ELSEWHERE, datasourceType="Microsoft.Storage/blobs"),
            "undecided_group": disk_instance(UNKNOWN_TEXT),
            "undecided_disk": disk_instance(resourceID=UNKNOWN_TEXT),
            "undecided_stores": disk_instance(stores=UNKNOWN_LIST),
        },
    )
