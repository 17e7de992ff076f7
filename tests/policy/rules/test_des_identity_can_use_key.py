from collections.abc import Sequence

from azure_disk_facts import resource_types as types
from azure_disk_facts import roles
from azure_disk_facts.arm_types.neighbours import ACCESS_POLICY
from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    SUBSCRIPTION,
    UNKNOWN_BOOL,
    UNKNOWN_LIST,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    depends,
    disk,
    key_url,
    key_vault,
    keyed_set,
    made,
    resource_group,
    role_assignment,
    role_definition,
    secret,
    vault_id,
    vault_key,
)

NAME = "des-identity-can-use-key"
USER_ROLE = roles.KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER.guid
GROUP_ID = f"{SUBSCRIPTION}/resourceGroups/rg-keys"
SET, KEY = keyed_set(), vault_key()
VAULT = key_vault({"enableRbacAuthorization": True})
USER_ID = f"{GROUP_ID}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id1"
USER = made(
    types.USER_ASSIGNED_IDENTITY.token,
    "id1",
    {"resourceGroupName": "rg-keys", "resourceName": "id1"},
)


def users(ids: object) -> Props:
    return {"type": "UserAssigned", "userAssignedIdentities": ids}


USERS_SET = keyed_set(identity=users([USER_ID]))


def to(owner: Resource, scope: object = None, role: object = USER_ROLE) -> Resource:
    """Return an assignment to the identity of a resource, on the vault unless told otherwise."""
    assigned = role_assignment(role, vault_id() if scope is None else scope, UNKNOWN_TEXT)
    return depends(assigned, "principalId", owner)


def entry(*permissions: object, who: object = "someone") -> Props:
    return {"objectId": who, "tenantId": "t", "permissions": {"keys": list(permissions)}}


def under(*entries: object, **properties: object) -> Resource:
    return key_vault({"accessPolicies": list(entries), **properties})


def access_policy(*permissions: object, vault: object = "kv1", owner: Resource = SET) -> Resource:
    given = {
        "resourceGroupName": "rg-keys",
        "vaultName": vault,
        "policy": entry(*permissions, who=UNKNOWN_TEXT),
    }
    return depends(made(ACCESS_POLICY.token, "ap1", given), "policy", owner)


ALL_THREE = ("get", "wrapKey", "unwrapKey")


def test_roles() -> None:
    stack = [SET, VAULT]
    elsewhere = to(SET, vault_id("kv11"))
    assert_outcomes(
        NAME,
        {
            "pass_on_the_vault": [*stack, to(SET)],
            "pass_ids_in_other_case": [*stack, to(SET, vault_id().upper(), USER_ROLE.upper())],
            "pass_on_the_group": [*stack, to(SET, GROUP_ID)],
            "pass_on_the_subscription": [*stack, to(SET, SUBSCRIPTION)],
            "pass_on_a_key_of_the_stack": [*stack, KEY, to(SET, f"{vault_id()}/keys/K1")],
            "pass_on_a_key_elsewhere": [*stack, to(SET, f"{vault_id()}/keys/k1")],
            "pass_with_a_wider_role": [
                *stack,
                to(SET, role=roles.KEY_VAULT_CRYPTO_OFFICER.guid),
            ],
            "pass_model_absent": [SET, key_vault({}), to(SET)],
            "pass_unknown_scope_by_dependency": [
                *stack,
                depends_on(to(SET, UNKNOWN_TEXT), scope=VAULT),
            ],
            "pass_user_assigned": [USERS_SET, VAULT, USER, to(USER)],
            "pass_unknown_user_assigned": [
                depends(
                    keyed_set(
                        identity={"type": "UserAssigned", "userAssignedIdentities": UNKNOWN_LIST}
                    ),
                    "identity",
                    USER,
                ),
                VAULT,
                USER,
                to(USER),
            ],
            "pass_secret": [*stack, to(SET, secret(vault_id()))],
            "skip_vault_absent": [SET, to(SET)],
            "skip_another_vault": [keyed_set(key_url("kv2")), VAULT],
            "skip_no_identity": [keyed_set(identity=None), VAULT],
            "fail_absent": stack,
            "fail_key_can_not_be_read": [keyed_set("https://[", vault_id()), VAULT],
            "fail_identities_made_from_something_else": [
                depends(USERS_SET, "identity", resource_group()),
                VAULT,
                resource_group(),
            ],
            "fail_another_role": [*stack, to(SET, role=roles.READER.guid)],
            "fail_another_vault": [*stack, elsewhere],
            "fail_another_key": [*stack, to(SET, f"{vault_id()}/keys/k11")],
            "fail_another_group": [*stack, to(SET, GROUP_ID + "2")],
            "fail_another_identity": [*stack, to(disk()), disk()],
            "fail_another_user": [USERS_SET, VAULT, disk(), to(disk())],
            "fail_vault_goes_by_policies": [
                SET,
                key_vault({"enableRbacAuthorization": False}),
                to(SET),
            ],
            "fail_secret_text": [*stack, to(SET, role=roles.READER.guid, scope=secret())],
            "undecided_principal": [*stack, role_assignment(USER_ROLE, vault_id(), UNKNOWN_TEXT)],
            "undecided_principal_by_id": [*stack, role_assignment(USER_ROLE, vault_id())],
            "undecided_scope": [*stack, to(SET, UNKNOWN_TEXT)],
            "undecided_scope_and_principal": [
                *stack,
                role_assignment(roles.READER.guid, UNKNOWN_TEXT, UNKNOWN_TEXT),
                role_assignment(USER_ROLE, UNKNOWN_TEXT, UNKNOWN_TEXT, name="ra2"),
            ],
            "undecided_role": [*stack, to(SET, role=UNKNOWN_TEXT)],
            "undecided_model": [SET, key_vault({"enableRbacAuthorization": UNKNOWN_BOOL}), to(SET)],
            "undecided_key": [
                keyed_set(UNKNOWN_TEXT, vault_id()),
                VAULT,
                KEY,
                to(SET, f"{vault_id()}/keys/k1"),
            ],
        },
    )


def depends_on(assignment: Resource, **origins: Resource) -> Resource:
    """Return an assignment with further inputs made from others."""
    (prop, owner), *_ = assignment.property_dependencies.items()
    given = {prop: owner, **{key: (each.urn,) for key, each in origins.items()}}
    object.__setattr__(assignment, "property_dependencies", given)
    return assignment


def test_custom_roles() -> None:
    actions = roles.KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER.data_actions

    def stack(*data_actions: object) -> Sequence[Resource]:
        permissions = [{"dataActions": list(data_actions)}]
        definition = role_definition(permissions=permissions)
        assigned = depends_on(to(SET, role=UNKNOWN_TEXT), roleDefinitionId=definition)
        return [SET, VAULT, definition, assigned]

    assert_outcomes(
        NAME,
        {
            "pass_all_actions": stack(*actions),
            "pass_wildcard_in_other_case": stack("microsoft.keyvault/vaults/KEYS/*"),
            "fail_reading_only": stack(actions[0]),
            "undecided_actions": stack(actions[0], UNKNOWN_TEXT),
        },
    )


def test_access_policies() -> None:
    plain = key_vault({})
    assert_outcomes(
        NAME,
        {
            "pass_policy_beside_the_vault": [SET, plain, access_policy(*ALL_THREE)],
            "pass_permissions_in_other_case": [
                SET,
                plain,
                access_policy("Get", "WrapKey", "UNWRAPKEY", "list"),
            ],
            "pass_all": [SET, plain, access_policy("All")],
            "pass_vault_in_other_case": [SET, plain, access_policy("all", vault="KV1")],
            "pass_unknown_beside_all_three": [
                SET,
                plain,
                access_policy(UNKNOWN_TEXT, *ALL_THREE),
            ],
            "pass_within_the_vault": [
                USERS_SET,
                USER,
                depends(under(entry(*ALL_THREE, who=UNKNOWN_TEXT)), "properties", USER),
            ],
            "pass_secret": [SET, plain, access_policy(*map(secret, ALL_THREE))],
            "fail_absent": [SET, plain],
            "fail_unwrap_absent": [SET, plain, access_policy("get", "wrapKey")],
            "fail_within_the_vault": [SET, under(entry("get", "list"))],
            "fail_no_object": [SET, under(entry(*ALL_THREE, who=None))],
            "fail_another_vault": [SET, plain, access_policy("all", vault="kv11")],
            "fail_another_identity": [SET, plain, disk(), access_policy("all", owner=disk())],
            "fail_vault_goes_by_roles": [SET, VAULT, access_policy(*ALL_THREE)],
            "fail_secret_text": [SET, plain, access_policy(secret(), "get")],
            "undecided_permission": [SET, plain, access_policy("get", UNKNOWN_TEXT)],
            "undecided_whose_entry_in_the_vault": [
                SET,
                resource_group(),
                depends(under(entry(*ALL_THREE)), "properties", resource_group()),
            ],
            "undecided_policies": [SET, key_vault({"accessPolicies": UNKNOWN_LIST})],
            "undecided_vault": [SET, key_vault(UNKNOWN_OBJECT)],
        },
    )


def test_many_sets_take_no_walk_over_all_grants() -> None:
    sets = [keyed_set(name=f"s{number}") for number in range(300)]
    assert_outcomes(NAME, {"pass_all": [VAULT, *sets, *map(to, sets)]})
