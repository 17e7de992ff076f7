from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    UNKNOWN_LIST,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    backup_policy,
    backup_rule,
    retention_rule,
    secret,
)


def kept(keep: object, *more: object) -> Resource:
    return backup_policy(backup_rule("P1D"), retention_rule(keep=keep), *more)


def test_bp_operational_retention_max() -> None:
    vaulted = {
        "deleteAfter": {"duration": "P9Y"},
        "sourceDataStore": {"dataStoreType": "VaultStore"},
    }
    weekly = retention_rule("Weekly", "P2Y", objectType="AZURERETENTIONRULE")
    assert_outcomes(
        "bp-operational-retention-max",
        {
            **{f"pass_{keep}": kept(keep) for keep in ("P1Y", "P12M", "P365D", "PT24H", "P52W")},
            **{f"fail_{keep}": kept(keep) for keep in ("P13M", "P2Y", "P366D", "P53W", "PT8761H")},
            "pass_other_store": kept("P7D", retention_rule("Weekly", lifecycles=vaulted)),
            "pass_secret": kept(secret("P1Y")),
            "skip_no_duration": kept("a year"),
            "skip_secret_that_is_no_duration": kept(secret()),
            "skip_duration_absent": kept(None),
            "skip_rules_absent": backup_policy(),
            "skip_blobs": backup_policy(weekly, datasourceTypes=["Microsoft.Storage/blobs"]),
            "fail_tier_in_upper_case": kept("P7D", weekly),
            "fail_secret_name": kept("P7D", retention_rule(secret(), "P2Y")),
            "fail_beside_unknown": kept(UNKNOWN_TEXT, weekly),
            "fail_beside_unknown_rule": kept("P7D", UNKNOWN_OBJECT, weekly),
            "undecided_duration": kept("P7D", retention_rule("Weekly", UNKNOWN_TEXT)),
            "undecided_rules": backup_policy(policyRules=UNKNOWN_LIST),
        },
    )


def test_days_are_configured() -> None:
    samples = {"pass_7": kept("P1W"), "fail_8": kept("P8D"), "undecided_keep": kept(UNKNOWN_TEXT)}
    assert_outcomes("bp-operational-retention-max", samples, {"maxDays": 7})
