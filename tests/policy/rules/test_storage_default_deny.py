from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    fixed,
    secret,
    storage_account,
)


def test_storage_default_deny() -> None:
    assert_outcomes(
        "storage-default-deny",
        {
            "pass_deny": storage_account(networkRuleSet={"defaultAction": "Deny"}),
            "pass_other_case": storage_account(networkRuleSet={"defaultAction": "DENY"}),
            "pass_secret": storage_account(networkRuleSet={"defaultAction": secret("Deny")}),
            "fail_allow": storage_account(networkRuleSet={"defaultAction": "Allow"}),
            "fail_other_case": storage_account(networkRuleSet={"defaultAction": "allow"}),
            "fail_unknown_to_azure": storage_account(networkRuleSet={"defaultAction": "Some"}),
            "fail_secret_text": storage_account(networkRuleSet={"defaultAction": secret()}),
            "fail_absent": storage_account(networkRuleSet={"defaultAction": None}),
            "fail_blank": storage_account(networkRuleSet={"defaultAction": " "}),
            "fail_wrong_kind": storage_account(networkRuleSet={"defaultAction": []}),
            "undecided_unknown": storage_account(networkRuleSet={"defaultAction": UNKNOWN_TEXT}),
            "fail_text_above": storage_account(networkRuleSet="Deny"),
            "fail_absent_above": storage_account(),
            "undecided_above": storage_account(networkRuleSet=UNKNOWN_OBJECT),
            "pass_name_of_arm": storage_account(networkAcls={"defaultAction": "Deny"}),
            "pass_pulumis_name_before_that_of_arm": storage_account(
                networkRuleSet={"defaultAction": "Deny"}, networkAcls={"defaultAction": "Allow"}
            ),
            "fail_name_of_arm": storage_account(networkAcls={"defaultAction": "Allow"}),
            "fail_wrong_level": storage_account(defaultAction="Deny"),
            "undecided_name_of_arm": storage_account(networkAcls=UNKNOWN_OBJECT),
        },
    )


def test_fix() -> None:
    wrong = storage_account(networkRuleSet={"defaultAction": "Allow"})
    assert fixed("storage-default-deny", wrong) == {"networkRuleSet.defaultAction": "Deny"}
