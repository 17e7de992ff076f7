from azure_disk_policy.resource import Resource
from azure_disk_policy.verdicts import violated
from tests.policy.samples import (
    UNKNOWN_LIST,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    secret,
    storage_account,
    verdicts_of,
)

NAME = "storage-no-ip-rules"
WIDE = {"mode": "wide"}


def rules(entries: object) -> Resource:
    return storage_account(networkRuleSet={"defaultAction": "Deny", "ipRules": entries})


def rule(address: object) -> Resource:
    return rules([{"iPAddressOrRange": address, "action": "Allow"}])


def test_storage_no_ip_rules() -> None:
    assert_outcomes(
        NAME,
        {
            "pass_absent": storage_account(),
            "pass_none": rules([]),
            "pass_null": rules(None),
            "pass_empty_entries": rules([{}, None, {"iPAddressOrRange": " "}]),
            "pass_wrong_kinds": rules([7, [], {"iPAddressOrRange": {}}]),
            "pass_text_above": storage_account(networkRuleSet="203.0.113.7"),
            "pass_wrong_level": storage_account(ipRules=[{"value": "203.0.113.7"}]),
            "fail_address": rule("203.0.113.7"),
            "fail_range": rule("203.0.113.0/24"),
            "fail_name_of_arm": rules([{"value": "203.0.113.7"}]),
            "fail_firewall_name_of_arm": storage_account(
                networkAcls={"ipRules": [{"value": "0/0"}]}
            ),
            "fail_without_a_list": rules({"iPAddressOrRange": "203.0.113.7"}),
            "fail_action_in_other_case": rules(
                [{"iPAddressOrRange": "203.0.113.7", "action": "ALLOW"}]
            ),
            "fail_text": rules(["203.0.113.7"]),
            "fail_unknown_address": rule(UNKNOWN_TEXT),
            "fail_unknown_entry": rules([UNKNOWN_OBJECT]),
            "fail_secret": rule(secret()),
            "undecided_rules": rules(UNKNOWN_LIST),
            "undecided_firewall": storage_account(networkRuleSet=UNKNOWN_OBJECT),
        },
    )


def test_wide_ranges_only() -> None:
    assert_outcomes(
        NAME,
        {
            "pass_absent": storage_account(),
            "pass_address": rule("203.0.113.7"),
            "pass_range": rule("203.0.113.0/24"),
            "pass_just_narrow_enough": rule("203.0.0.0/8"),
            "pass_no_address": rule("everywhere"),
            "pass_secret": rule(secret()),
            "fail_everything": rule("0.0.0.0/0"),
            "fail_half": rules([{"value": "128.0.0.0/1"}]),
            "fail_just_too_wide": rule("203.0.0.0/7"),
            "fail_text": rules(["0.0.0.0/0"]),
            "fail_beside_unknown": rules([UNKNOWN_OBJECT, {"iPAddressOrRange": "0.0.0.0/0"}]),
            "fail_secret": rule(secret("0.0.0.0/0")),
            "undecided_address": rule(UNKNOWN_TEXT),
            "undecided_entry": rules([UNKNOWN_OBJECT]),
        },
        WIDE,
    )


def test_messages() -> None:
    path = "networkRuleSet.ipRules[0]"
    assert verdicts_of(NAME, rule("8.8.8.8")) == [violated(path, "lets public addresses in")]
    text = "lets a range with the prefix /7 in"
    assert verdicts_of(NAME, rule("8.0.0.0/7"), WIDE) == [violated(path, text)]
