from tests.policy.samples import (
    SUBSCRIPTION,
    UNKNOWN_TEXT,
    assert_outcomes,
    depends,
    group_lock,
    lock,
    resource_group,
    secret,
    storage_account,
    storage_account_id,
)

GROUP_ID = f"{SUBSCRIPTION}/resourceGroups/rg-export"


def test_storage_account_delete_lock() -> None:
    account, other = storage_account(), storage_account("stother")
    group = resource_group("rg-export")
    own_id = storage_account_id()
    unknown = lock(UNKNOWN_TEXT)
    placed = depends(storage_account(), "resourceGroupName", group)
    assert_outcomes(
        "storage-account-delete-lock",
        {
            "pass_on_the_account": [account, lock(own_id)],
            "pass_other_case": [account, lock(own_id.upper(), "CANNOTDELETE")],
            "pass_read_only": [account, lock(own_id, "ReadOnly")],
            "pass_on_the_group": [account, lock(GROUP_ID)],
            "pass_at_group_level": [account, group_lock("RG-EXPORT")],
            "pass_on_the_subscription": [account, lock(SUBSCRIPTION)],
            "pass_by_dependency": [account, depends(unknown, "scope", account)],
            "pass_by_dependency_on_the_group": [placed, group, depends(unknown, "scope", group)],
            "pass_secret": [account, lock(secret(own_id))],
            "pass_no_account": [unknown],
            "fail_absent": [account],
            "fail_level_not_specified": [account, lock(own_id, "NotSpecified")],
            "fail_level_absent": [account, lock(own_id, None)],
            "fail_name_is_a_prefix": [account, lock(f"{own_id}2")],
            "fail_group_is_a_prefix": [account, lock(f"{GROUP_ID}2")],
            "fail_below_the_account": [account, lock(f"{own_id}/blobServices/default")],
            "fail_other_account_by_dependency": [
                account,
                other,
                depends(unknown, "scope", other),
                lock(storage_account_id("stother"), name="lock2"),
            ],
            "fail_secret_text": [account, lock(secret())],
            "undecided_scope": [account, unknown],
            "undecided_scope_beside_no_lock": [
                account,
                lock(UNKNOWN_TEXT, "NotSpecified"),
                unknown,
            ],
            "undecided_level": [account, lock(own_id, UNKNOWN_TEXT)],
        },
    )
