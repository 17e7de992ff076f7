from tests.policy.samples import (
    UNKNOWN_LIST,
    UNKNOWN_TEXT,
    assert_outcomes,
    depends,
    private_endpoint,
    secret,
    storage_account,
    storage_account_id,
    vault_id,
)

CONNECTIONS = "privateLinkServiceConnections"


def test_storage_private_endpoint() -> None:
    account, other, own_id = storage_account(), storage_account("stother"), storage_account_id()
    unknown = private_endpoint(UNKNOWN_TEXT, ["blob"])
    assert_outcomes(
        "storage-private-endpoint",
        {
            "pass_endpoint": [account, private_endpoint(own_id, ["blob"])],
            "pass_other_case": [account, private_endpoint(own_id.upper(), ["BLOB"])],
            "pass_one_of_two_groups": [account, private_endpoint(own_id, ["file", "blob"])],
            "pass_by_dependency": [account, depends(unknown, CONNECTIONS, account)],
            "pass_secret": [account, private_endpoint(secret(own_id), ["blob"])],
            "pass_no_account": [unknown],
            "fail_absent": [account],
            "fail_other_group": [account, private_endpoint(own_id, ["file"])],
            "fail_group_is_a_prefix": [account, private_endpoint(own_id, ["blob_secondary"])],
            "fail_name_is_a_prefix": [account, private_endpoint(f"{own_id}2", ["blob"])],
            "fail_of_another_type": [account, private_endpoint(vault_id("stvhdexport"), ["blob"])],
            "fail_other_account_by_dependency": [
                account,
                other,
                depends(unknown, CONNECTIONS, other),
            ],
            "fail_secret_text": [account, private_endpoint(secret(), ["blob"])],
            "undecided_id": [account, unknown],
            "undecided_groups": [account, private_endpoint(own_id, UNKNOWN_LIST)],
        },
    )
