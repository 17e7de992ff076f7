from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    UNKNOWN_BOOL,
    UNKNOWN_OBJECT,
    assert_outcomes,
    secret,
    storage_account,
)


def switched(value: object) -> Resource:
    return storage_account(encryption={"requireInfrastructureEncryption": value})


def test_storage_infrastructure_encryption() -> None:
    assert_outcomes(
        "storage-infrastructure-encryption",
        {
            "pass_declared": switched(value=True),
            "pass_text_in_other_case": switched("TRUE"),
            "pass_secret": switched(secret(value=True)),
            "fail_switched": switched(value=False),
            "fail_text_in_other_case": switched("False"),
            "fail_absent": switched(None),
            "fail_blank": switched(" "),
            "fail_secret_text": switched(secret()),
            "fail_wrong_level": storage_account(
                properties={"requireInfrastructureEncryption": True}
            ),
            "undecided_unknown": switched(UNKNOWN_BOOL),
            "fail_absent_above": storage_account(),
            "fail_wrong_kind": storage_account(encryption="x"),
            "undecided_above": storage_account(encryption=UNKNOWN_OBJECT),
        },
    )
