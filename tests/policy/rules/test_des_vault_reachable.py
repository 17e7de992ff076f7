from collections.abc import Sequence

from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    UNKNOWN_TEXT,
    assert_outcomes,
    key_url,
    key_vault,
    keyed_set,
    secret,
)


def behind(bypass: object, action: object = "Deny", **properties: object) -> Sequence[Resource]:
    acls = {"defaultAction": action, "bypass": bypass}
    return [key_vault({"networkAcls": acls, **properties}), keyed_set()]


def test_des_vault_reachable() -> None:
    assert_outcomes(
        "des-vault-reachable",
        {
            "pass_bypass": behind("AzureServices"),
            "pass_bypass_in_other_case": behind("azureservices", "deny"),
            "pass_bypass_absent": behind(None),
            "pass_no_firewall_at_all": [key_vault(), keyed_set()],
            "pass_private_with_bypass_absent": [
                key_vault({"publicNetworkAccess": "Disabled"}),
                keyed_set(),
            ],
            "pass_secret": behind(secret("AzureServices")),
            "skip_open": behind("None", "Allow"),
            "skip_action_absent": behind("None", None, publicNetworkAccess="enabled"),
            "skip_no_set": key_vault({"networkAcls": {"defaultAction": "Deny", "bypass": "None"}}),
            "skip_another_vault": [behind("None")[0], keyed_set(key_url("kv2"))],
            "skip_recovered": behind("None", createMode="recover"),
            "fail_no_bypass": behind("None"),
            "fail_no_bypass_in_other_case": behind("NONE", "DENY"),
            "fail_private_without_bypass": behind("None", "Allow", publicNetworkAccess="disabled"),
            "fail_unknown_action_of_a_private_vault": behind(
                "None", UNKNOWN_TEXT, publicNetworkAccess="Disabled"
            ),
            "fail_secret_text": behind(secret()),
            "undecided_bypass": behind(UNKNOWN_TEXT),
            "undecided_action": behind("None", UNKNOWN_TEXT),
            "undecided_vault_of_the_set": [behind("None")[0], keyed_set(UNKNOWN_TEXT)],
        },
    )
