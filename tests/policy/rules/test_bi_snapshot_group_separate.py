from tests.policy.samples import (
    SUBSCRIPTION,
    UNKNOWN_LIST,
    UNKNOWN_TEXT,
    assert_outcomes,
    disk_id,
    disk_instance,
    instance,
    secret,
)

OWN = f"{SUBSCRIPTION}/resourceGroups/rg-data"
OTHERS = OWN.replace("1111", "9999")


def test_bi_snapshot_group_separate() -> None:
    assert_outcomes(
        "bi-snapshot-group-separate",
        {
            "pass_another": disk_instance(),
            "pass_name_is_a_prefix": disk_instance(f"{OWN}2"),
            "pass_other_name_is_a_prefix": disk_instance(OWN[:-1]),
            "pass_same_name_in_another_subscription": disk_instance(OTHERS),
            "pass_parameters_of_no_store": disk_instance(
                stores=[
                    {"dataStoreType": "VaultStore", "resourceGroupId": OWN},
                    {"dataStoreType": "OperationalStore", "resourceGroupId": f"{OWN}2"},
                ]
            ),
            "pass_secret": disk_instance(secret(f"{OWN}2")),
            "fail_own": disk_instance(OWN),
            "fail_odd_case": disk_instance(OWN.upper() + "/"),
            "fail_odd_case_of_the_disk": disk_instance(OWN, resourceID=disk_id().upper()),
            "fail_object_for_a_list": disk_instance(stores={"resourceGroupId": OWN}),
            "fail_secret": disk_instance(secret(OWN)),
            "fail_beside_unknown": disk_instance(
                stores=[{"resourceGroupId": UNKNOWN_TEXT}, {"resourceGroupId": OWN}]
            ),
            "skip_group_absent": instance(),
            "skip_disk_absent": disk_instance(OWN, resourceID=None),
            "skip_no_ids": disk_instance("rg-data", resourceID="d1"),
            "skip_secret_that_is_no_id": disk_instance(secret(), resourceID=secret()),
            "skip_blobs": disk_instance(OWN, datasourceType="Microsoft.Storage/storageAccounts"),
            "undecided_group": disk_instance(UNKNOWN_TEXT),
            "undecided_disk": disk_instance(OWN, resourceID=UNKNOWN_TEXT),
            "undecided_stores": disk_instance(stores=UNKNOWN_LIST),
        },
    )
