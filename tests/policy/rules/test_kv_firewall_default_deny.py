from azure_disk_policy.verdicts import violated
from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    fixed,
    key_vault,
    secret,
    verdicts_of,
)

NAME = "kv-firewall-default-deny"
CLOSED = {"publicNetworkAccess": "disabled"}


def acls(action: object, **properties: object) -> dict[str, object]:
    return {"networkAcls": {"defaultAction": action}, **properties}


def test_kv_firewall_default_deny() -> None:
    assert_outcomes(
        NAME,
        {
            "pass_deny": key_vault(acls("Deny")),
            "pass_other_case": key_vault(acls("DENY", publicNetworkAccess="Enabled")),
            "pass_closed": key_vault(CLOSED),
            "pass_closed_whatever_the_firewall": key_vault({**acls("Allow"), **CLOSED}),
            "pass_closed_beside_unknown": key_vault({**acls(UNKNOWN_TEXT), **CLOSED}),
            "pass_deny_beside_unknown": key_vault(acls("Deny", publicNetworkAccess=UNKNOWN_TEXT)),
            "pass_secret": key_vault(acls(secret("Deny"))),
            "skip_recovered": key_vault(acls("Allow", createMode="recover")),
            "fail_allow": key_vault(acls("Allow")),
            "fail_absent": key_vault({}),
            "fail_absent_action": key_vault({"networkAcls": {"bypass": "AzureServices"}}),
            "fail_enabled_in_lower_case": key_vault({"publicNetworkAccess": "enabled"}),
            "fail_no_properties": key_vault(),
            "fail_wrong_level": key_vault({}, networkAcls={"defaultAction": "Deny"}),
            "fail_wrong_kind": key_vault({"networkAcls": "Deny"}),
            "fail_secret_text": key_vault(acls(secret())),
            "undecided_action": key_vault(acls(UNKNOWN_TEXT)),
            "undecided_acls": key_vault({"networkAcls": UNKNOWN_OBJECT}),
            "undecided_access": key_vault(acls("Allow", publicNetworkAccess=UNKNOWN_TEXT)),
            "undecided_mode": key_vault(acls("Allow", createMode=UNKNOWN_TEXT)),
        },
    )


def test_the_firewall_is_what_is_reported() -> None:
    (verdict,) = verdicts_of(NAME, key_vault({}))
    path = "properties.networkAcls.defaultAction"
    assert verdict == violated(path, "is absent, which means Allow, not Deny")


def test_fix_lets_encryption_sets_through() -> None:
    assert fixed(NAME, key_vault(acls("Allow"))) == {
        "properties.networkAcls.defaultAction": "Deny",
        "properties.networkAcls.bypass": "AzureServices",
    }
