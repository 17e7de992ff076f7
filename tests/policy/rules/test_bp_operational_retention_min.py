from azure_disk_policy.resource import Resource
from azure_disk_policy.verdicts import Violated
from tests.policy.samples import (
    MARK,
    UNKNOWN_BOOL,
    UNKNOWN_LIST,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    backup_policy,
    backup_rule,
    fixed,
    retention_rule,
    secret,
    verdicts_of,
)

NAME = "bp-operational-retention-min"
BLOBS = ["Microsoft.Storage/storageAccounts/blobServices"]


def kept(keep: object, **props: object) -> Resource:
    return backup_policy(backup_rule("P1D"), retention_rule(keep=keep, **props))


def cycle(keep: object, store: object = "OperationalStore") -> dict[str, object]:
    return {"deleteAfter": {"duration": keep}, "sourceDataStore": {"dataStoreType": store}}


def test_bp_operational_retention_min() -> None:
    lower = {"objectType": "azureretentionrule", "lifecycles": cycle("P6D", "operationalstore")}
    assert_outcomes(
        NAME,
        {
            **{f"pass_{keep}": kept(keep) for keep in ("P7D", "P1W", "PT168H", "P1M", "P1Y")},
            **{f"fail_{keep}": kept(keep) for keep in ("P6D", "PT24H", "P0D", "PT167H", "PT0S")},
            "pass_short_tier": backup_policy(retention_rule(), retention_rule("Daily", "P1D")),
            "pass_other_store": kept("", lifecycles=[cycle("P7D"), cycle("P1D", "VaultStore")]),
            "pass_secret": kept(secret("P7D")),
            "fail_secret": kept(secret("P1D")),
            "fail_lower_case_and_object_for_list": kept("", **lower),
            "fail_datasource_in_lower_case": backup_policy(
                retention_rule(keep="P1D"), datasourceTypes="microsoft.compute/DISKS"
            ),
            "fail_datasource_absent": backup_policy(
                retention_rule(keep="P1D"), datasourceTypes=None
            ),
            "fail_store_absent": kept("", lifecycles=[{"deleteAfter": {"duration": "P1D"}}]),
            "fail_flag_as_text": kept("P1D", name="all", isDefault="True"),
            "fail_flag_absent": kept("P1D", isDefault=None),
            "fail_beside_unknown_rule": backup_policy(UNKNOWN_OBJECT, retention_rule(keep="P1D")),
            "fail_beside_unknown_cycle": kept("", lifecycles=[UNKNOWN_OBJECT, cycle("P1D")]),
            "fail_beside_unknown_store": kept(
                "", lifecycles=[cycle("P9D", UNKNOWN_TEXT), cycle("P1D")]
            ),
            "skip_default_absent": backup_policy(retention_rule("Weekly", "P1D")),
            "skip_rules_absent": backup_policy(),
            "skip_lifecycles_absent": kept("", lifecycles=None),
            "skip_duration_absent": kept(None),
            "skip_no_duration": kept("30 days"),
            "skip_secret_that_is_no_duration": kept(secret()),
            "skip_wrong_kinds": kept("", lifecycles="P1D"),
            "skip_blobs": backup_policy(retention_rule(keep="P1D"), datasourceTypes=BLOBS),
            "undecided_duration": kept(UNKNOWN_TEXT),
            "undecided_delete_after": kept("", lifecycles=[{"deleteAfter": UNKNOWN_OBJECT}]),
            "undecided_lifecycles": kept("", lifecycles=UNKNOWN_LIST),
            "undecided_flag": kept("P1D", isDefault=UNKNOWN_BOOL),
            "undecided_rules": backup_policy(policyRules=UNKNOWN_LIST),
            "undecided_datasource": backup_policy(
                retention_rule(keep="P1D"), datasourceTypes=UNKNOWN_LIST
            ),
        },
    )


def test_days_are_configured() -> None:
    samples = {
        "pass_30": kept("P30D"),
        "fail_29": kept("P29D"),
        "undecided_keep": kept(UNKNOWN_TEXT),
    }
    assert_outcomes(NAME, samples, {"minDays": 30.0})


def test_fix_raises_what_is_too_short() -> None:
    path = "properties.policyRules[1].lifecycles[0].deleteAfter.duration"
    assert fixed(NAME, kept("PT24H")) == {path: "P7D"}
    assert fixed(NAME, kept("P7D"), {"minDays": 30}) == {path: "P30D"}
    assert fixed(NAME, kept(secret("P1D"))) == {path: "P7D"}
    assert fixed(NAME, kept("P1D"), {"minDays": None}) == {}


def test_says_how_long() -> None:
    (verdict,) = verdicts_of(NAME, kept("P1D", name=secret(), isDefault=True))
    assert isinstance(verdict, Violated)
    assert verdict.violations[0].message == "is P1D, less than P7D"
    assert MARK not in str(verdict)
