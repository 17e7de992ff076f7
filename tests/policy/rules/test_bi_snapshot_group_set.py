from azure_disk_policy.verdicts import Violated
from tests.policy.samples import (
    SNAPSHOT_GROUP_ID,
    UNKNOWN_LIST,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    depends,
    disk_instance,
    instance,
    made,
    resource_group,
    secret,
    verdicts_of,
)

NAME = "bi-snapshot-group-set"
BLOBS = "Microsoft.Storage/storageAccounts/blobServices"


def store(kind: object, group: object = SNAPSHOT_GROUP_ID) -> dict[str, object]:
    return {"dataStoreType": kind, "resourceGroupId": group}


def test_bi_snapshot_group_set() -> None:
    token = instance().token
    no_fields = disk_instance("", datasourceType=None, resourceType=None)
    assert_outcomes(
        NAME,
        {
            "pass_group": disk_instance(),
            "pass_odd_case_and_slash": disk_instance(SNAPSHOT_GROUP_ID.upper() + "/"),
            "pass_store_in_lower_case": disk_instance(stores=[store("operationalstore")]),
            "pass_store_absent": disk_instance(stores=[store(None)]),
            "pass_object_for_a_list": disk_instance(stores=store("OperationalStore")),
            "pass_second_store": disk_instance(
                stores=[7, store("VaultStore"), store("OperationalStore")]
            ),
            "pass_secret": disk_instance(secret(SNAPSHOT_GROUP_ID)),
            "pass_unknown_group": disk_instance(UNKNOWN_TEXT),
            "pass_unknown_group_by_dependency": depends(
                disk_instance(UNKNOWN_TEXT), "properties", resource_group()
            ),
            "fail_absent": disk_instance(stores=[store("OperationalStore", None)]),
            "fail_parameters_absent": instance(),
            "fail_blank": disk_instance(" "),
            "fail_stores_empty": disk_instance(stores=[]),
            "fail_other_store": disk_instance(stores=[store("VaultStore")]),
            "fail_types_absent": no_fields,
            "fail_everything_absent": made(token, "bi1", {}),
            "fail_other_case_of_the_type": disk_instance(
                "", datasourceType="MICROSOFT.compute/Disks"
            ),
            "fail_name_alone": disk_instance("rg-snap"),
            "fail_id_of_a_subscription": disk_instance(SNAPSHOT_GROUP_ID.split("/resource")[0]),
            "fail_id_of_a_resource": disk_instance(
                f"{SNAPSHOT_GROUP_ID}/providers/Microsoft.Compute/disks/d1"
            ),
            "fail_wrong_kind": disk_instance([SNAPSHOT_GROUP_ID]),
            "fail_secret_text": disk_instance(secret()),
            "skip_blobs": disk_instance("", datasourceType=BLOBS),
            "skip_blobs_by_resource_type": disk_instance(
                "", datasourceType=None, resourceType=BLOBS
            ),
            "skip_blobs_by_id": disk_instance(
                "",
                datasourceType=None,
                resourceType=None,
                resourceID=f"{SNAPSHOT_GROUP_ID}/providers/Microsoft.Storage/storageAccounts/a",
            ),
            "undecided_stores": disk_instance(stores=UNKNOWN_LIST),
            "undecided_store": disk_instance(stores=[UNKNOWN_OBJECT]),
            "undecided_kind_of_store": disk_instance(stores=[store(UNKNOWN_TEXT)]),
            "undecided_datasource": disk_instance("", datasourceType=UNKNOWN_TEXT),
            "undecided_properties": made(token, "bi1", {"properties": UNKNOWN_OBJECT}),
        },
    )


def test_says_where() -> None:
    (verdict,) = verdicts_of(NAME, disk_instance(secret()))
    assert isinstance(verdict, Violated)
    stores = "properties.policyInfo.policyParameters.dataStoreParametersList"
    assert verdict.violations[0].path == f"{stores}[0].resourceGroupId"
    assert verdict.violations[0].message == "is not the id of a resource group"
    (verdict,) = verdicts_of(NAME, disk_instance(None))
    assert isinstance(verdict, Violated)
    assert verdict.violations[0].path == stores
