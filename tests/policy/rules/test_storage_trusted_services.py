from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    fixed,
    secret,
    storage_account,
)

NAME = "storage-trusted-services"


def bypass(value: object) -> Resource:
    return storage_account(networkRuleSet={"defaultAction": "Deny", "bypass": value})


def test_storage_trusted_services() -> None:
    assert_outcomes(
        NAME,
        {
            "pass_services": bypass("AzureServices"),
            "pass_among_others": bypass("Logging, Metrics, AzureServices"),
            "pass_other_case": bypass("logging,AZURESERVICES"),
            "pass_list": bypass(["Logging", "AzureServices"]),
            "pass_absent": bypass(None),
            "pass_blank": bypass(" , "),
            "pass_absent_firewall": storage_account(),
            "pass_wrong_kind": bypass({}),
            "pass_text_above": storage_account(networkRuleSet="None"),
            "pass_name_of_arm": storage_account(networkAcls={"bypass": "AzureServices"}),
            "pass_secret": bypass(secret("AzureServices")),
            "fail_none": bypass("None"),
            "fail_none_in_other_case": bypass("NONE"),
            "fail_others_only": bypass("Logging, Metrics"),
            "fail_longer_name": bypass("AzureServicesToo"),
            "fail_name_of_arm": storage_account(networkAcls={"bypass": "None"}),
            "fail_secret_text": bypass(secret()),
            "undecided_bypass": bypass(UNKNOWN_TEXT),
            "undecided_firewall": storage_account(networkRuleSet=UNKNOWN_OBJECT),
        },
    )


def test_fix_keeps_who_passes_already() -> None:
    path = "networkRuleSet.bypass"
    assert fixed(NAME, bypass("None")) == {path: "AzureServices"}
    assert fixed(NAME, bypass("metrics, Logging, x")) == {path: "Metrics, Logging, AzureServices"}
    by_arm = storage_account(networkAcls={"bypass": "None"})
    assert fixed(NAME, by_arm) == {"networkAcls.bypass": "AzureServices"}
