from azure_disk_facts import resource_types as types
from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    SUBSCRIPTION,
    UNKNOWN_TEXT,
    assert_outcomes,
    depends,
    encryption_set,
    key_vault,
    made,
    resource_group,
    role_assignment,
    secret,
)

ADMINISTRATOR = "00482a5a-887f-4fb3-b363-3b7fe8e74483"
OFFICER = "14b46e9e-c2b7-41b4-b07b-48a6ebf60603"
USER = "e147488a-f6f5-4113-8e2d-b22465e65bf6"
ALICE = "aaaaaaaa-0000-0000-0000-000000000088"
BOB = "aaaaaaaa-0000-0000-0000-000000000089"
GROUP = f"{SUBSCRIPTION}/resourceGroups/rg-keys"
VAULT = f"{GROUP}/providers/Microsoft.KeyVault/vaults/kv1"


def admin(scope: object = VAULT, principal: object = ALICE, role: str = ADMINISTRATOR) -> Resource:
    return role_assignment(role, scope, principal, "admin")


def user(scope: object = VAULT, principal: object = ALICE) -> Resource:
    return role_assignment(USER, scope, principal, "user")


def key() -> Resource:
    props = {"resourceGroupName": "rg-keys", "vaultName": "kv1", "keyName": "key1"}
    return made(types.KEY.token, "key1", props)


def test_role_key_admin_separated() -> None:
    encrypting = encryption_set()
    assert_outcomes(
        "role-key-admin-separated",
        {
            "pass_two_principals": [admin(), user(principal=BOB)],
            "pass_absent": [admin()],
            "pass_user_is_the_encryption_set": [
                encrypting,
                admin(),
                depends(user(principal=UNKNOWN_TEXT), "principalId", encrypting),
            ],
            "pass_secret_principal": [admin(), user(principal=secret())],
            "fail_administrator": [admin(), user()],
            "fail_officer": [admin(role=OFFICER), user()],
            "fail_other_case": [admin(VAULT.upper() + "/", ALICE.upper()), user()],
            "fail_one_origin": [
                encrypting,
                depends(admin(principal=UNKNOWN_TEXT), "principalId", encrypting),
                depends(user(principal=UNKNOWN_TEXT), "principalId", encrypting),
            ],
            "undecided_principal": [admin(), user(principal=UNKNOWN_TEXT)],
        },
    )


def test_scopes_have_to_meet() -> None:
    vault, other, group = key_vault(), key_vault(vaultName="kv2"), resource_group("rg-keys")
    unknown = user(UNKNOWN_TEXT)
    assert_outcomes(
        "role-key-admin-separated",
        {
            "pass_another_vault": [
                admin(),
                user(f"{GROUP}/providers/Microsoft.KeyVault/vaults/kv2"),
            ],
            "pass_longer_name": [admin(), user(VAULT + "1")],
            "pass_scope_absent": [admin(None), user()],
            "pass_made_from_another_vault": [other, admin(), depends(unknown, "scope", other)],
            "fail_key_of_the_vault": [admin(), user(f"{VAULT}/keys/key1")],
            "fail_group_of_the_vault": [admin(GROUP.lower()), user()],
            "fail_vault_in_the_users_group": [admin(), user(GROUP)],
            "fail_root": [admin("/"), user()],
            "fail_made_from_the_vault": [vault, admin(), depends(unknown, "scope", vault)],
            "fail_made_from_its_key": [key(), admin(), depends(unknown, "scope", key())],
            "fail_made_from_its_group": [group, admin(), depends(unknown, "scope", group)],
            "fail_made_from_one_vault": [
                vault,
                depends(admin(UNKNOWN_TEXT), "scope", vault),
                depends(unknown, "scope", vault),
            ],
            "fail_made_from_the_vault_and_its_group": [
                vault,
                group,
                depends(admin(UNKNOWN_TEXT), "scope", group),
                depends(unknown, "scope", vault),
            ],
            "pass_made_from_two_vaults_of_a_group": [
                vault,
                made(types.KEY_VAULT.token, "kv2", {"vaultName": "kv2"}),
                group,
                depends(admin(UNKNOWN_TEXT), "scope", group, vault),
                depends(
                    unknown,
                    "scope",
                    group,
                    made(types.KEY_VAULT.token, "kv2", {"vaultName": "kv2"}),
                ),
            ],
            "undecided_scope": [admin(), unknown],
        },
    )
