from azure_disk_facts.arm_types.neighbours import ACCESS_POLICY
from azure_disk_policy.families.access_policies import granted, without
from azure_disk_policy.inputs import Gaps
from tests.policy.samples import UNKNOWN_LIST, UNKNOWN_OBJECT, UNKNOWN_TEXT, key_vault, made

KEYS = {"permissions": {"keys": ["Get", "Purge"], "secrets": "purge", "other": ["purge"]}}
ENTRY = "properties.accessPolicies[1].permissions"


def test_permissions_of_each_kind() -> None:
    gaps = Gaps()
    found = granted(key_vault({"accessPolicies": [7, KEYS, UNKNOWN_OBJECT]}), gaps)
    paths = [f"{ENTRY}.keys[0]", f"{ENTRY}.keys[1]", f"{ENTRY}.secrets"]
    assert [permission.path for permission in found] == paths
    assert str(gaps.first) == "properties.accessPolicies[2]"
    alone = granted(made(ACCESS_POLICY.token, "ap", {"policy": KEYS}), Gaps())
    assert next(alone).path == "policy.permissions.keys[0]"


def test_lists_without_a_permission() -> None:
    vault = key_vault({"accessPolicies": [{}, KEYS]})
    assert without(vault, "purge") == {f"{ENTRY}.keys": ["Get"], f"{ENTRY}.secrets": []}
    assert without(vault, "list") == {}


def test_nothing_is_taken_out_beside_an_unknown() -> None:
    for unknown in (UNKNOWN_OBJECT, {"permissions": {"keys": [UNKNOWN_TEXT]}}):
        assert without(key_vault({"accessPolicies": [KEYS, unknown]}), "purge") == {}
    assert without(key_vault({"accessPolicies": UNKNOWN_LIST}), "purge") == {}
