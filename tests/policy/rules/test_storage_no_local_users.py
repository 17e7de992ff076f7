from azure_disk_policy.resource import Resource
from tests.policy.samples import UNKNOWN_BOOL, assert_outcomes, fixed, secret, storage_account

NAME = "storage-no-local-users"


def users(local: object, sftp: object = None) -> Resource:
    return storage_account(isLocalUserEnabled=local, isSftpEnabled=sftp)


def test_storage_no_local_users() -> None:
    assert_outcomes(
        NAME,
        {
            "pass_off": users(local=False),
            "pass_both_off": users(local=False, sftp=False),
            "pass_text_in_other_case": users("FALSE", "False"),
            "pass_secret": users(secret(value=False)),
            "fail_on": users(local=True),
            "fail_absent": users(None),
            "fail_absent_with_sftp_off": users(None, sftp=False),
            "fail_sftp": users(local=False, sftp=True),
            "fail_sftp_in_other_case": users("False", "TRUE"),
            "fail_on_beside_unknown": users(local=True, sftp=UNKNOWN_BOOL),
            "fail_sftp_beside_unknown": users(UNKNOWN_BOOL, sftp=True),
            "fail_secret_text": users(secret()),
            "undecided_users": users(UNKNOWN_BOOL),
            "undecided_sftp": users(local=False, sftp=UNKNOWN_BOOL),
        },
    )


def test_fix() -> None:
    off = {"isLocalUserEnabled": False, "isSftpEnabled": False}
    assert fixed(NAME, users(local=True, sftp=True)) == off
