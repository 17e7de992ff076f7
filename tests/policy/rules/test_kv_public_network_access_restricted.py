from tests.policy.samples import (
    UNKNOWN_LIST,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    fixed,
    key_vault,
    secret,
)

NAME = "kv-public-network-access-restricted"


def rules(*entries: object, **properties: object) -> dict[str, object]:
    return {"networkAcls": {"ipRules": list(entries)}, **properties}


def test_kv_public_network_access_restricted() -> None:
    assert_outcomes(
        NAME,
        {
            "pass_disabled": key_vault({"publicNetworkAccess": "Disabled"}),
            "pass_disabled_in_lower_case": key_vault({"publicNetworkAccess": "disabled"}),
            "pass_address": key_vault(rules({"value": "203.0.113.0/24"})),
            "pass_address_as_text": key_vault(rules("203.0.113.7")),
            "pass_one_address_without_a_list": key_vault(
                {"networkAcls": {"ipRules": {"value": "203.0.113.7"}}}
            ),
            "pass_unknown_address": key_vault(rules({"value": UNKNOWN_TEXT})),
            "pass_unknown_entry": key_vault(rules(UNKNOWN_OBJECT)),
            "pass_address_beside_unknown_access": key_vault(
                rules("203.0.113.7", publicNetworkAccess=UNKNOWN_TEXT)
            ),
            "pass_disabled_beside_unknown_rules": key_vault(
                {"publicNetworkAccess": "Disabled", "networkAcls": UNKNOWN_OBJECT}
            ),
            "pass_secret_address": key_vault(rules(secret("203.0.113.7"))),
            "skip_recovered": key_vault({"createMode": "recover"}),
            "fail_enabled": key_vault({"publicNetworkAccess": "Enabled"}),
            "fail_absent": key_vault({}),
            "fail_no_properties": key_vault(),
            "fail_no_rules": key_vault(rules()),
            "fail_blank_rules": key_vault(rules("", " ", {"value": ""}, {}, None)),
            "fail_wrong_kinds": key_vault(rules(7, [], {"iPAddressOrRange": "203.0.113.7"})),
            "fail_subnets_are_not_addresses": key_vault(
                {"networkAcls": {"virtualNetworkRules": [{"id": "/subscriptions/x"}]}}
            ),
            "fail_secret_access": key_vault({"publicNetworkAccess": secret()}),
            "undecided_access": key_vault({"publicNetworkAccess": UNKNOWN_TEXT}),
            "undecided_rules": key_vault({"networkAcls": {"ipRules": UNKNOWN_LIST}}),
            "undecided_mode": key_vault({"createMode": UNKNOWN_TEXT}),
        },
    )


def test_fix() -> None:
    assert fixed(NAME, key_vault({})) == {"properties.publicNetworkAccess": "Disabled"}
