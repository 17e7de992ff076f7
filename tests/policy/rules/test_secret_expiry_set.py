from typing import Any

from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    MARK,
    UNKNOWN_NUMBER,
    UNKNOWN_OBJECT,
    assert_outcomes,
    secret,
    vault_secret,
)

NAME = "secret-expiry-set"


def expiring(expires: object, **props: Any) -> Resource:
    return vault_secret({"value": MARK, "attributes": {"expires": expires}}, **props)


def test_secret_expiry_set() -> None:
    assert_outcomes(
        NAME,
        {
            "pass_set": expiring(1798761600),
            "pass_digits": expiring("1798761600"),
            "pass_secret": expiring(secret(1798761600)),
            "pass_set_whatever_the_tags": expiring(1, tags=UNKNOWN_OBJECT),
            "skip_tag_of_ade": expiring(None, tags={"DiskEncryptionKeyFileName": "disk.bek"}),
            "skip_tag_in_other_case": expiring(None, tags={"diskencryptionkeyfilename": "x"}),
            "fail_absent": vault_secret({"value": MARK}),
            "fail_zero": expiring(0),
            "fail_no_number": expiring("never"),
            "fail_blank_tag": expiring(None, tags={"DiskEncryptionKeyFileName": " "}),
            "fail_another_tag": expiring(None, tags={"owner": "me"}),
            "fail_wrong_level": vault_secret({"value": MARK, "expires": 1798761600}),
            "fail_secret_text": expiring(secret()),
            "undecided_expires": expiring(UNKNOWN_NUMBER),
            "undecided_tags": expiring(None, tags=UNKNOWN_OBJECT),
        },
    )


def test_another_tag() -> None:
    assert_outcomes(
        NAME,
        {
            "skip_tag": expiring(None, tags={"Purpose": "ade"}),
            "fail_absent": expiring(None, tags={"DiskEncryptionKeyFileName": "disk.bek"}),
        },
        {"exemptTag": "purpose"},
    )
    tagged = expiring(None, tags={"DiskEncryptionKeyFileName": "disk.bek"})
    assert_outcomes(NAME, {"fail_none_is_exempt": tagged}, {"exemptTag": ""})
