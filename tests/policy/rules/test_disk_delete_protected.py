from dataclasses import replace

from azure_disk_policy.resource import Options
from tests.policy.samples import (
    SUBSCRIPTION,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    depends,
    disk,
    disk_id,
    group_lock,
    lock,
    secret,
)

GROUP = f"{SUBSCRIPTION}/resourceGroups/rg-data"


def test_disk_delete_protected() -> None:
    """Without an option a disk is left to the stack: that skip outweighs a pass in the names."""
    assert_outcomes(
        "disk-delete-protected",
        {
            "pass_protect": replace(disk(), options=Options(protect=True)),
            "pass_retain": replace(disk(), options=Options(retain_on_delete=True)),
            "pass_protect_with_unknown_inputs": replace(
                disk(sku=UNKNOWN_OBJECT), options=Options(protect=True)
            ),
            "skip_lock": [disk(), lock(disk_id())],
            "skip_lock_in_odd_case": [disk(), lock(disk_id().upper(), "cannotdelete")],
            "skip_lock_of_the_group": [disk(), lock(GROUP, "ReadOnly")],
            "skip_lock_of_the_group_by_name": [disk(), group_lock("RG-DATA")],
            "skip_lock_of_the_subscription": [disk(), lock(SUBSCRIPTION)],
            "skip_unknown_scope_by_dependency": [
                disk(),
                depends(lock(UNKNOWN_TEXT), "scope", disk()),
            ],
            "skip_secret_scope": [disk(), lock(secret(disk_id()))],
            "fail_absent": disk(),
            "fail_off": replace(disk(), options=Options(protect=False)),
            "fail_input_of_the_name": disk(protect=True, retainOnDelete=True),
            "fail_lock_of_another_disk": [disk(), lock(disk_id("d11"))],
            "fail_lock_of_another_group": [disk(), lock(f"{GROUP}2")],
            "fail_no_level": [disk(), lock(disk_id(), "NotSpecified")],
            "fail_secret_level": [disk(), lock(disk_id(), secret())],
            "fail_lock_of_another_disk_by_dependency": [
                disk(),
                replace(disk("d2"), options=Options(protect=True)),
                depends(lock(UNKNOWN_TEXT), "scope", disk("d2")),
            ],
            "undecided_scope": [disk(), lock(UNKNOWN_TEXT)],
            "undecided_level": [disk(), lock(disk_id(), UNKNOWN_TEXT)],
        },
    )
