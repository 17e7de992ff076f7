from azure_disk_facts.arm_types.neighbours import MANAGED_HSM
from azure_disk_policy import rules
from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    UNKNOWN_BOOL,
    UNKNOWN_OBJECT,
    Props,
    assert_outcomes,
    key_vault,
    made,
    secret,
)


def hsm(properties: object = None, **props: object) -> Resource:
    given: Props = {"resourceGroupName": "rg-keys", "name": "hsm1", **props}
    return made(MANAGED_HSM.token, "hsm1", {**given, "properties": properties})


def test_hsm_purge_protection() -> None:
    assert_outcomes(
        "hsm-purge-protection",
        {
            "pass_on": hsm({"enablePurgeProtection": True, "enableSoftDelete": True}),
            "pass_text_in_other_case": hsm({"enablePurgeProtection": "True"}),
            "pass_soft_delete_absent": hsm({"enablePurgeProtection": True}),
            "pass_key_vault": key_vault({}),
            "pass_secret": hsm({"enablePurgeProtection": secret(value=True)}),
            "fail_off": hsm({"enablePurgeProtection": False}),
            "fail_absent": hsm({"enableSoftDelete": True}),
            "fail_no_properties": hsm(),
            "fail_wrong_level": hsm({}, enablePurgeProtection=True),
            "fail_soft_delete_off": hsm(
                {"enablePurgeProtection": True, "enableSoftDelete": "false"}
            ),
            "fail_off_beside_unknown": hsm(
                {"enablePurgeProtection": False, "enableSoftDelete": UNKNOWN_BOOL}
            ),
            "pass_retention": hsm({"enablePurgeProtection": True, "softDeleteRetentionInDays": 7}),
            "fail_retention": hsm({"enablePurgeProtection": True, "softDeleteRetentionInDays": 6}),
            "fail_secret_text": hsm({"enablePurgeProtection": secret()}),
            "undecided_purge_protection": hsm({"enablePurgeProtection": UNKNOWN_BOOL}),
            "undecided_soft_delete": hsm(
                {"enablePurgeProtection": True, "enableSoftDelete": UNKNOWN_BOOL}
            ),
            "undecided_properties": hsm(UNKNOWN_OBJECT),
        },
    )


def test_nothing_is_fixed_that_can_not_be_taken_back() -> None:
    assert rules.load("hsm-purge-protection").fix is None
