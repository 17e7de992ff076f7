from azure_disk_policy.verdicts import Violated
from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    disk_id,
    disk_instance,
    instance,
    made,
    secret,
    snapshot_id,
    vault_id,
    verdicts_of,
)

NAME = "bi-datasource-type"
BLOBS = "Microsoft.Storage/storageAccounts/blobServices"


def test_bi_datasource_type() -> None:
    of_blobs = {"datasourceType": BLOBS, "resourceType": BLOBS}
    assert_outcomes(
        NAME,
        {
            "pass_disk": disk_instance(),
            "pass_odd_case": disk_instance(
                datasourceType="MICROSOFT.COMPUTE/Disks",
                resourceType="microsoft.compute/disks",
                resourceID=disk_id().upper() + "/",
            ),
            "pass_secret": disk_instance(datasourceType=secret("Microsoft.Compute/disks")),
            "fail_datasource_type": disk_instance(datasourceType=BLOBS),
            "fail_resource_type": disk_instance(resourceType=BLOBS),
            "fail_both_types": disk_instance(**of_blobs),
            "fail_snapshot": disk_instance(resourceID=snapshot_id()),
            "fail_no_id": disk_instance(resourceID="d1"),
            "fail_id_absent": disk_instance(resourceID=None),
            "fail_datasource_type_absent": disk_instance(datasourceType=None),
            "fail_resource_type_absent": disk_instance(resourceType=" "),
            "fail_types_absent": instance(),
            "fail_wrong_kind": disk_instance(datasourceType=["Microsoft.Compute/disks"]),
            "fail_secret": disk_instance(resourceType=secret()),
            "fail_one_type_beside_unknown": disk_instance(
                datasourceType=BLOBS, resourceType=UNKNOWN_TEXT
            ),
            "fail_type_beside_unknown_id": disk_instance(
                resourceType=BLOBS, resourceID=UNKNOWN_TEXT
            ),
            "skip_blobs": disk_instance(**of_blobs, resourceID=vault_id()),
            "skip_all_absent": made(instance().token, "bi1", {}),
            "undecided_id": disk_instance(resourceID=UNKNOWN_TEXT),
            "undecided_types": disk_instance(
                datasourceType=UNKNOWN_TEXT, resourceType=UNKNOWN_TEXT
            ),
            "undecided_id_of_blobs": disk_instance(**of_blobs, resourceID=UNKNOWN_TEXT),
            "undecided_properties": made(instance().token, "bi1", {"properties": UNKNOWN_OBJECT}),
        },
    )


def test_names_each_place() -> None:
    (verdict,) = verdicts_of(NAME, disk_instance(datasourceType=BLOBS, resourceType=None))
    assert isinstance(verdict, Violated)
    info = "properties.dataSourceInfo"
    assert [(each.path, each.message) for each in verdict.violations] == [
        (f"{info}.datasourceType", "does not say Microsoft.Compute/disks"),
        (f"{info}.resourceType", "does not say Microsoft.Compute/disks"),
    ]
