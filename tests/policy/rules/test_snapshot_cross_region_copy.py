from azure_disk_policy.verdicts import Undecided
from tests.policy.samples import (
    UNKNOWN_BOOL,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    copy,
    depends,
    disk,
    secret,
    snapshot,
    snapshot_id,
    verdicts_of,
)

CRITICAL = disk(tags={"Criticality": "critical"})
SOURCE = snapshot(incremental=True)
UNKNOWN_SOURCE = {"createOption": "CopyStart", "sourceResourceId": UNKNOWN_TEXT}
UNKNOWN_DISK = {"createOption": "Copy", "sourceResourceId": UNKNOWN_TEXT}
LOOP = {"createOption": "CopyStart", "sourceResourceId": snapshot_id("c1")}


def test_snapshot_cross_region_copy() -> None:
    unknown_source = snapshot(incremental=True, creationData=UNKNOWN_DISK)
    unknown_copy = copy(creationData=UNKNOWN_SOURCE)
    assert_outcomes(
        "snapshot-cross-region-copy",
        {
            "pass_chain": [CRITICAL, SOURCE, copy()],
            "pass_option_in_lower_case": [
                CRITICAL,
                SOURCE,
                copy(
                    creationData={**UNKNOWN_SOURCE, "createOption": "copystart"}
                    | {"sourceResourceId": snapshot_id().upper()}
                ),
            ],
            "pass_copy_of_a_copy": [
                CRITICAL,
                SOURCE,
                copy("near", "westeurope"),
                copy("far", creationData={**LOOP, "sourceResourceId": snapshot_id("near")}),
            ],
            "pass_by_dependency": [
                CRITICAL,
                depends(unknown_source, "creationData", CRITICAL),
                depends(unknown_copy, "creationData", unknown_source),
            ],
            "pass_secret_tag": [disk(tags={"criticality": secret("critical")}), SOURCE, copy()],
            "pass_tags_unknown_with_copy": [disk(tags=UNKNOWN_OBJECT), SOURCE, copy()],
            "skip_not_critical": [disk(tags={"criticality": "low"})],
            "skip_no_tags": [disk()],
            "skip_tags_are_a_list": [disk(tags=["criticality"])],
            "fail_no_snapshot": [CRITICAL],
            "fail_no_copy": [CRITICAL, SOURCE],
            "fail_copy_in_the_same_region": [CRITICAL, SOURCE, copy(location="West Europe")],
            "fail_snapshot_elsewhere_without_copy_start": [
                CRITICAL,
                snapshot(incremental=True, location="northeurope"),
            ],
            "fail_chain_of_another_disk": [
                disk("d2", tags={"criticality": "critical"}),
                disk(),
                SOURCE,
                copy(),
            ],
            "fail_full_snapshot_in_the_chain": [CRITICAL, snapshot(), copy()],
            "fail_loop": [
                CRITICAL,
                copy("c1", creationData={**LOOP, "sourceResourceId": snapshot_id("c2")}),
                copy("c2", creationData=LOOP),
            ],
            "fail_secret_option": [
                CRITICAL,
                SOURCE,
                copy(creationData={"createOption": secret(), "sourceResourceId": snapshot_id()}),
            ],
            "undecided_tag": [disk(tags={"criticality": UNKNOWN_TEXT})],
            "undecided_tags": [disk(tags=UNKNOWN_OBJECT), SOURCE],
            "undecided_source": [CRITICAL, SOURCE, unknown_copy],
            "undecided_incremental": [CRITICAL, snapshot(incremental=UNKNOWN_BOOL), copy()],
            "undecided_location_absent": [CRITICAL, SOURCE, copy(location=None)],
            "undecided_location": [CRITICAL, SOURCE, copy(location=UNKNOWN_TEXT)],
        },
    )


def test_other_tag_marks_critical_disks() -> None:
    assert_outcomes(
        "snapshot-cross-region-copy",
        {
            "fail_marked": [disk(tags={"tier": "GOLD"})],
            "skip_default_tag": [CRITICAL],
        },
        {"tag": "tier", "value": "gold"},
    )


def test_names_the_snapshot_whose_input_is_missing() -> None:
    sample = [CRITICAL, snapshot(incremental=UNKNOWN_BOOL), copy()]
    assert verdicts_of("snapshot-cross-region-copy", sample) == [Undecided("incremental", "s1")]
