from tests.policy.samples import UNKNOWN_BOOL, assert_outcomes, fixed, secret, storage_account


def test_storage_no_cross_tenant_replication() -> None:
    assert_outcomes(
        "storage-no-cross-tenant-replication",
        {
            "pass_declared": storage_account(allowCrossTenantReplication=False),
            "pass_text_in_other_case": storage_account(allowCrossTenantReplication="FALSE"),
            "pass_secret": storage_account(allowCrossTenantReplication=secret(value=False)),
            "fail_switched": storage_account(allowCrossTenantReplication=True),
            "fail_text_in_other_case": storage_account(allowCrossTenantReplication="True"),
            "fail_absent": storage_account(allowCrossTenantReplication=None),
            "fail_blank": storage_account(allowCrossTenantReplication=" "),
            "fail_secret_text": storage_account(allowCrossTenantReplication=secret()),
            "fail_wrong_level": storage_account(properties={"allowCrossTenantReplication": False}),
            "undecided_unknown": storage_account(allowCrossTenantReplication=UNKNOWN_BOOL),
        },
    )


def test_fix() -> None:
    switched = storage_account(allowCrossTenantReplication=True)
    assert fixed("storage-no-cross-tenant-replication", switched) == {
        "allowCrossTenantReplication": False
    }
