from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    fixed,
    key_vault,
    secret,
)

NAME = "kv-public-network-access-disabled"


def test_kv_public_network_access_disabled() -> None:
    assert_outcomes(
        NAME,
        {
            "pass_disabled": key_vault({"publicNetworkAccess": "Disabled"}),
            "pass_other_case": key_vault({"publicNetworkAccess": "DISABLED"}),
            "pass_secret": key_vault({"publicNetworkAccess": secret("disabled")}),
            "skip_recovered": key_vault({"createMode": "recover"}),
            "skip_recovered_unknown": key_vault(
                {"createMode": "recover", "publicNetworkAccess": UNKNOWN_TEXT}
            ),
            "fail_enabled_in_lower_case": key_vault({"publicNetworkAccess": "enabled"}),
            "fail_absent": key_vault({}),
            "fail_blank": key_vault({"publicNetworkAccess": " "}),
            "fail_no_properties": key_vault(),
            "fail_wrong_level": key_vault({}, publicNetworkAccess="Disabled"),
            "fail_wrong_kind": key_vault({"publicNetworkAccess": ["Disabled"]}),
            "fail_perimeter": key_vault({"publicNetworkAccess": "SecuredByPerimeter"}),
            "fail_address_does_not_count": key_vault(
                {"networkAcls": {"defaultAction": "Deny", "ipRules": [{"value": "203.0.113.7"}]}}
            ),
            "fail_secret_text": key_vault({"publicNetworkAccess": secret()}),
            "undecided_access": key_vault({"publicNetworkAccess": UNKNOWN_TEXT}),
            "undecided_mode": key_vault({"createMode": UNKNOWN_TEXT}),
            "undecided_properties": key_vault(UNKNOWN_OBJECT),
        },
    )


def test_fix() -> None:
    open_vault = key_vault({"publicNetworkAccess": "enabled"})
    assert fixed(NAME, open_vault) == {"properties.publicNetworkAccess": "Disabled"}
