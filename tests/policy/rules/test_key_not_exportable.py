from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    UNKNOWN_BOOL,
    UNKNOWN_OBJECT,
    assert_outcomes,
    fixed,
    secret,
    vault_key,
)

POLICY = {"data": "e30"}


def key(exportable: object, **properties: object) -> Resource:
    return vault_key({"attributes": {"exportable": exportable}, **properties})


def test_key_not_exportable() -> None:
    assert_outcomes(
        "key-not-exportable",
        {
            "pass_off": key(exportable=False),
            "pass_absent": vault_key({}),
            "pass_text_in_other_case": key("False"),
            "pass_wrong_kind": key([True]),
            "pass_wrong_level": vault_key({"exportable": True}),
            "pass_secret": key(secret(value=False)),
            "pass_secret_text": key(secret()),
            "skip_release_policy": key("true", releasePolicy=POLICY),
            "skip_release_policy_as_arm_has_it": key("true", release_policy=POLICY),
            "skip_release_policy_beside": vault_key(
                {"attributes": {"exportable": True}}, release_policy=POLICY
            ),
            "skip_unknown_release_policy": key("true", releasePolicy=UNKNOWN_OBJECT),
            "fail_on": key(exportable=True),
            "fail_text_in_other_case": key("TRUE"),
            "fail_release_policy_is_empty": key("true", releasePolicy={}),
            "undecided_exportable": key(UNKNOWN_BOOL),
            "undecided_attributes": vault_key({"attributes": UNKNOWN_OBJECT}),
        },
    )


def test_it_is_switched_off() -> None:
    off = {"properties.attributes.exportable": False}
    assert fixed("key-not-exportable", key(exportable=True)) == off
