from dataclasses import replace

import pytest

from azure_disk_facts.arm_types import neighbours
from azure_disk_policy.resource import Resource
from azure_disk_policy.verdicts import Violated
from tests.policy.samples import (
    MARK,
    UNKNOWN_BOOL,
    UNKNOWN_LIST,
    UNKNOWN_NUMBER,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    backup_policy,
    backup_rule,
    backup_vault,
    key_vault,
    made,
    retention_rule,
    secret,
    verdicts_of,
)

NAME = "bp-retention-not-shrunk"


def policy(default: object, *more: object) -> Resource:
    return backup_policy(backup_rule("P1D"), retention_rule(keep=default), *more)


def weekly(keep: object, name: object = "Weekly", **props: object) -> dict[str, object]:
    return retention_rule(name, keep, **props)


def cycles(**keep: str) -> list[dict[str, object]]:
    return [
        {"deleteAfter": {"duration": each}, "sourceDataStore": {"dataStoreType": store}}
        for store, each in keep.items()
    ]


def test_bp_retention_not_shrunk() -> None:
    was = policy("P30D", weekly("P12W"))
    renamed = retention_rule("all", "P7D", isDefault=True)
    assert_outcomes(
        NAME,
        {
            "pass_same": was,
            "pass_longer": policy("P60D", weekly("P1Y")),
            "pass_other_spelling": policy("P1M", weekly("P84D")),
            "pass_tier_more": policy("P30D", weekly("P12W"), retention_rule("Daily", "P1D")),
            "pass_odd_case": policy(
                "P30D", weekly("P12W", "WEEKLY", objectType="azureretentionrule")
            ),
            "pass_no_duration": policy("P30D", weekly("12 weeks")),
            "pass_secret": policy(secret("P30D"), weekly("P12W", secret("Weekly"))),
            "fail_default": policy("P7D", weekly("P12W")),
            "fail_default_of_another_name": backup_policy(renamed, weekly("P12W")),
            "fail_tier": policy("P30D", weekly("P11W")),
            "fail_tier_in_odd_case": policy("P30D", weekly("P1W", "weekly")),
            "fail_tier_absent": policy("P30D"),
            "fail_tier_of_another_name": policy("P30D", weekly("P12W", secret())),
            "fail_duration_absent": policy("P30D", weekly(None)),
            "fail_lifecycles_absent": policy("P30D", weekly("", lifecycles=None)),
            "fail_store_absent": policy("P30D", weekly("", lifecycles=cycles(VaultStore="P12W"))),
            "fail_rules_absent": backup_policy(),
            "fail_all_absent": made(was.token, "bp1", {}),
            "fail_secret": policy(secret("P7D"), weekly("P12W")),
            "fail_beside_unknown": policy("P7D", weekly(UNKNOWN_TEXT)),
            "fail_beside_unknown_rule": policy("P7D", UNKNOWN_OBJECT),
            "skip_new": replace(backup_policy(name="bp2"), urn="urn:new"),
            "undecided_duration": policy(UNKNOWN_TEXT, weekly("P12W")),
            "undecided_name": policy("P30D", weekly("P12W", UNKNOWN_TEXT)),
            "undecided_rule": policy("P30D", UNKNOWN_OBJECT),
            "undecided_flag": backup_policy(
                retention_rule("all", "P7D", isDefault=UNKNOWN_BOOL), weekly("P12W")
            ),
            "undecided_rules": backup_policy(policyRules=UNKNOWN_LIST),
            "undecided_properties": made(was.token, "bp1", {"properties": UNKNOWN_OBJECT}),
        },
        previous=[was],
    )


def test_nothing_is_known_of_the_last_deployment() -> None:
    assert_outcomes(NAME, {"skip_all": policy("P1D"), "skip_vault": backup_vault()})


def test_what_was_no_retention_is_not_shrunk() -> None:
    broken = policy("a month", weekly(None), weekly("P12W", "Daily", lifecycles=UNKNOWN_LIST))
    for was in (broken, backup_policy(), made(broken.token, "bp1", {})):
        assert_outcomes(NAME, {"pass_all": policy("P1D")}, previous=[was])


def test_stores_are_told_apart() -> None:
    was = policy("P7D", weekly("", lifecycles=cycles(OperationalStore="P7D", VaultStore="P1Y")))
    one = cycles(operationalstore="P7D", vaultstore="P1Y")
    two = cycles(OperationalStore="P1Y", VaultStore="P7D")
    twice = [*cycles(OperationalStore="P1D", VaultStore="P1Y"), *cycles(OperationalStore="P7D")]
    samples = {
        "pass_odd_case": policy("P7D", weekly("", lifecycles=one)),
        "pass_longest_of_several": policy("P7D", weekly("", lifecycles=twice)),
        "fail_exchanged": policy("P7D", weekly("", lifecycles=two)),
    }
    assert_outcomes(NAME, samples, previous=[was])


def backup(days: object) -> Resource:
    settings = {"softDeleteSettings": {"state": "On", "retentionDurationInDays": days}}
    return backup_vault({"securitySettings": settings})


def recovery(days: object) -> Resource:
    settings = {"softDeleteSettings": {"softDeleteRetentionPeriodInDays": days}}
    return made(
        neighbours.RECOVERY_VAULT.token, "rsv1", {"properties": {"securitySettings": settings}}
    )


def keys(days: object) -> Resource:
    return key_vault({"softDeleteRetentionInDays": days})


@pytest.mark.parametrize("vault", [backup, recovery, keys])
def test_soft_delete_of_vaults(vault: object) -> None:
    assert callable(vault)
    assert_outcomes(
        NAME,
        {
            "pass_same": vault(60.0),
            "pass_more": vault(90),
            "pass_text": vault("60"),
            "pass_no_number": vault("many"),
            "pass_secret_that_is_no_number": vault(secret()),
            "fail_less": vault(59),
            "fail_text": vault("30"),
            "fail_secret": vault(secret(30)),
            "undecided_days": vault(UNKNOWN_NUMBER),
        },
        previous=[vault(60)],
    )


def test_absent_days_are_azures_default() -> None:
    for vault, least in ((backup, 14), (recovery, 14), (keys, 90)):
        absent = {"pass_absent": vault(None), "pass_default": vault(least), "fail_7": vault(7)}
        assert_outcomes(NAME, absent, previous=[vault(None)])
        assert_outcomes(NAME, {"pass_absent": vault(None)}, previous=[vault(least)])
    assert_outcomes(NAME, {"fail_absent": backup(None)}, previous=[backup(30)])
    assert_outcomes(NAME, {"pass_absent": keys(None)}, previous=[keys(30)])


def test_says_what_has_shrunk() -> None:
    was = policy("P30D", weekly("P12W"), weekly("P1Y", secret()))
    (verdict,) = verdicts_of(NAME, policy("P7D"), previous=[was])
    assert isinstance(verdict, Violated)
    assert [(each.path, each.message) for each in verdict.violations] == [
        (
            "properties.policyRules[1].lifecycles[0].deleteAfter.duration",
            "is P7D, after P30D in the last deployment",
        ),
        ("properties.policyRules", "has lost the retention rule Weekly that kept P84D"),
        ("properties.policyRules", "has lost the retention rule that kept P365D"),
    ]
    (verdict,) = verdicts_of(NAME, backup(14), previous=[backup(30.0)])
    assert isinstance(verdict, Violated)
    assert verdict.violations[0].message == "is 14 days, after 30 in the last deployment"
    assert MARK not in str(verdicts_of(NAME, policy("P7D"), previous=[was]))
