from azure_disk_policy.verdicts import COMPLIANT
from tests.policy.samples import (
    UNKNOWN_BOOL,
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

UNKNOWN_SOURCE = {"createOption": "CopyStart", "sourceResourceId": UNKNOWN_TEXT}


def test_snapshot_copy_start_incremental_alone_and_with_the_stack() -> None:
    full, whole = snapshot(), snapshot(incremental=True)
    unknown = copy(creationData=UNKNOWN_SOURCE)
    odd = {"createOption": "COPYSTART", "sourceResourceId": snapshot_id().upper()}
    assert_outcomes(
        "snapshot-copy-start-incremental",
        {
            "skip_both_incremental": [whole, copy()],
            "skip_incremental_as_text": [snapshot(incremental="true"), copy(incremental="TRUE")],
            "skip_source_is_not_in_the_stack": [copy()],
            "skip_no_copy": [full],
            "skip_option_absent": [snapshot(creationData={})],
            "skip_secret_option": [snapshot(creationData={"createOption": secret()})],
            "fail_absent": [whole, copy(incremental=None)],
            "fail_full": [whole, copy(incremental=False)],
            "fail_odd_case": [whole, copy(incremental="False", creationData=odd)],
            "fail_wrong_level": copy(incremental=None, creationData={**odd, "incremental": True}),
            "fail_source_is_full": [full, copy()],
            "fail_source_by_dependency": [full, depends(unknown, "creationData", full)],
            "fail_full_while_source_unknown": copy(incremental=False, creationData=UNKNOWN_SOURCE),
            "fail_secret_text": copy(incremental=secret()),
            "fail_source_holds_a_secret_text": [snapshot(incremental=secret()), copy()],
            "undecided_switch": copy(incremental=UNKNOWN_BOOL),
            "undecided_switch_of_source": [snapshot(incremental=UNKNOWN_BOOL), copy()],
            "undecided_option": copy(creationData={"createOption": UNKNOWN_TEXT}),
            "undecided_source": [disk(), full, unknown],
        },
    )
    assert verdicts_of("snapshot-copy-start-incremental", [whole, copy()])[-1] == COMPLIANT
