from azure_disk_facts.arm_types.neighbours import ACCESS_POLICY
from azure_disk_policy.resource import Resource
from azure_disk_policy.verdicts import violated
from tests.policy.samples import (
    UNKNOWN_BOOL,
    UNKNOWN_LIST,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    fixed,
    key_vault,
    made,
    secret,
    verdicts_of,
)

NAME = "kv-access-policy-least-privilege"
NEEDED = ["get", "wrapKey", "unwrapKey"]


def granting(**permissions: object) -> Props:
    return {"objectId": "o", "permissions": permissions}


def vault(*entries: object, **properties: object) -> Resource:
    return key_vault({"accessPolicies": list(entries), **properties})


def policy(**permissions: object) -> Resource:
    return made(ACCESS_POLICY.token, "ap1", {"policy": granting(**permissions)})


def test_kv_access_policy_least_privilege() -> None:
    assert_outcomes(
        NAME,
        {
            "pass_needed": vault(granting(keys=NEEDED)),
            "pass_policy": policy(keys=NEEDED, secrets=["get"]),
            "pass_absent": key_vault({}),
            "pass_no_properties": key_vault(),
            "pass_policy_absent": made(ACCESS_POLICY.token, "ap1", {}),
            "pass_null_lists": vault(granting(keys=None, secrets=[None, ""]), {}, None),
            "pass_wrong_kinds": vault(7, "all", granting(keys=[7, ["all"]], other=["all"])),
            "pass_words_that_hold_purge": vault(granting(keys=["purged", "allow"])),
            "pass_secret": vault(granting(keys=secret(NEEDED))),
            "pass_secret_text": vault(granting(keys=[secret()])),
            "skip_roles": vault(granting(keys=["all"]), enableRbacAuthorization=True),
            "skip_roles_beside_unknown": vault(UNKNOWN_OBJECT, enableRbacAuthorization="true"),
            "skip_recovered": vault(granting(keys=["all"]), createMode="recover"),
            "fail_all_keys": vault(granting(keys=["ALL"])),
            "fail_purge_in_other_case": vault(granting(keys=[*NEEDED, "Purge"])),
            "fail_secrets": vault(granting(keys=NEEDED), granting(secrets=["purge"])),
            "fail_certificates": vault(granting(certificates=["purge"])),
            "fail_storage": vault(granting(storage="all")),
            "fail_one_entry_without_a_list": key_vault({"accessPolicies": granting(keys=["all"])}),
            "fail_policy": policy(keys=["get", "purge"]),
            "fail_roles_off": vault(granting(keys=["all"]), enableRbacAuthorization=False),
            "fail_beside_unknown": vault(UNKNOWN_OBJECT, granting(keys=[UNKNOWN_TEXT, "all"])),
            "fail_secret": vault(granting(keys=secret(["purge"]))),
            "undecided_permission": vault(granting(keys=[UNKNOWN_TEXT])),
            "undecided_permissions": vault({"permissions": UNKNOWN_OBJECT}),
            "undecided_entries": key_vault({"accessPolicies": UNKNOWN_LIST}),
            "undecided_policy": made(ACCESS_POLICY.token, "ap1", {"policy": UNKNOWN_OBJECT}),
            "undecided_roles": vault(granting(keys=["all"]), enableRbacAuthorization=UNKNOWN_BOOL),
            "undecided_mode": vault(granting(keys=["all"]), createMode=UNKNOWN_TEXT),
        },
    )


def test_says_what_is_granted_where() -> None:
    (verdict,) = verdicts_of(NAME, vault(granting(), granting(keys=["get", "PURGE"])))
    path = "properties.accessPolicies[1].permissions.keys[1]"
    assert verdict == violated(path, "grants purge")


def test_fix_takes_purge_out_and_nothing_else() -> None:
    broad = vault(granting(keys=NEEDED), granting(keys=["get", "Purge"], secrets=["purge"]))
    assert fixed(NAME, broad) == {
        "properties.accessPolicies[1].permissions.keys": ["get"],
        "properties.accessPolicies[1].permissions.secrets": [],
    }
    assert fixed(NAME, policy(keys=["purge", "get"])) == {"policy.permissions.keys": ["get"]}


def test_fix_leaves_what_is_unknown_or_may_be_needed() -> None:
    assert fixed(NAME, vault(granting(keys=["all"]))) == {}
    assert fixed(NAME, vault(granting(keys=["purge"]), UNKNOWN_OBJECT)) == {}
    assert fixed(NAME, vault(granting(keys=["purge", UNKNOWN_TEXT]))) == {}
