from azure_disk_facts.arm_types.neighbours import RESTORE_POINT_COLLECTION
from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    SUBSCRIPTION,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    depends,
    made,
    secret,
)

GROUP = f"{SUBSCRIPTION}/resourceGroups/rg-app/providers/Microsoft.Compute"
MACHINE_ID = f"{GROUP}/virtualMachines/vm1"
SOURCE_ID = f"{GROUP}/restorePointCollections/source"


def collection(source_id: object, name: str, **props: object) -> Resource:
    given: Props = {
        "resourceGroupName": "rg-app",
        "restorePointCollectionName": name,
        "location": "westeurope",
        "source": {"id": source_id},
    }
    return made(RESTORE_POINT_COLLECTION.token, name, {**given, **props})


def original(**props: object) -> Resource:
    return collection(MACHINE_ID, "source", **props)


def copy(source_id: object = SOURCE_ID, **props: object) -> Resource:
    return collection(source_id, "copy", **props)


def test_restore_point_collection_cross_region() -> None:
    there, unknown = {"location": "northeurope"}, copy(UNKNOWN_TEXT)
    assert_outcomes(
        "restore-point-collection-cross-region",
        {
            "skip_original": original(),
            "skip_source_absent": copy(None),
            "skip_source_outside_of_the_stack": copy(),
            "skip_another_source": [original(), copy(SOURCE_ID + "2")],
            "skip_copy_in_another_region": [original(), copy(**there)],
            "skip_copy_in_another_region_in_other_case": [
                original(location="West Europe"),
                copy(SOURCE_ID.upper(), location="North EUROPE"),
            ],
            "skip_unknown_id_by_dependency": [
                original(),
                depends(copy(UNKNOWN_TEXT, **there), "source", original()),
            ],
            "fail_same_region": [original(), copy()],
            "fail_same_region_in_other_case": [original(), copy(location="West Europe")],
            "fail_id_in_other_case": [original(), copy(SOURCE_ID.upper() + "/")],
            "fail_unknown_id_by_dependency": [original(), depends(unknown, "source", original())],
            "fail_secret_id": [original(), copy(secret(SOURCE_ID))],
            "skip_secret_location": [original(), copy(location=secret())],
            "undecided_id": [original(), unknown],
            "undecided_source": [original(), copy(source=UNKNOWN_OBJECT)],
            "undecided_location": [original(), copy(location=UNKNOWN_TEXT)],
            "undecided_location_absent": [original(), copy(location=None)],
            "undecided_location_of_the_source": [original(location=UNKNOWN_TEXT), copy()],
        },
    )
