from tests.policy.samples import (
    UNKNOWN_BOOL,
    UNKNOWN_LIST,
    UNKNOWN_OBJECT,
    assert_outcomes,
    backup_policy,
    backup_rule,
    retention_rule,
    secret,
)


def test_bp_default_retention_rule() -> None:
    default = retention_rule()
    assert_outcomes(
        "bp-default-retention-rule",
        {
            "pass_one": backup_policy(default, retention_rule("Weekly")),
            "pass_text": backup_policy(retention_rule(isDefault="True")),
            "pass_other_name": backup_policy(retention_rule("standard", isDefault=True)),
            "pass_kind_in_lower_case": backup_policy(
                retention_rule(objectType="azureretentionrule")
            ),
            "pass_single_object_for_list": backup_policy(policyRules=default),
            "pass_secret_name": backup_policy(retention_rule(secret(), isDefault=True)),
            "fail_none": backup_policy(backup_rule("P1D"), retention_rule("Weekly")),
            "fail_named_default_only": backup_policy(retention_rule(isDefault=None)),
            "fail_two": backup_policy(default, retention_rule("Weekly", isDefault=True)),
            "fail_two_beside_unknown": backup_policy(default, default, UNKNOWN_OBJECT),
            "fail_no_rules": backup_policy(),
            "fail_rules_absent": backup_policy(policyRules=None),
            "fail_flag_on_a_backup_rule": backup_policy({**backup_rule("P1D"), "isDefault": True}),
            "fail_texts_for_objects": backup_policy("AzureRetentionRule", ["isDefault"]),
            "fail_secret_flag": backup_policy(retention_rule(isDefault=secret())),
            "undecided_rules": backup_policy(policyRules=UNKNOWN_LIST),
            "undecided_flag": backup_policy(retention_rule(isDefault=UNKNOWN_BOOL)),
            "undecided_second_flag": backup_policy(
                default, retention_rule("Weekly", isDefault=UNKNOWN_BOOL)
            ),
            "undecided_rule": backup_policy(default, UNKNOWN_OBJECT),
        },
    )
