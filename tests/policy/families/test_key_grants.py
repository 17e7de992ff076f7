import pytest

from azure_disk_facts.arm_types.neighbours import ACCESS_POLICY
from azure_disk_facts.roles import KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER
from azure_disk_policy.families.key_grants import may_use_key
from azure_disk_policy.inputs import UnknownInputError
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack
from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    depends,
    disk,
    key_vault,
    keyed_set,
    made,
    role_assignment,
    vault_id,
)

SET, VAULT = keyed_set(), key_vault()
ROLE = KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER.guid


def to(owner: Resource, scope: object, name: str = "ra1") -> Resource:
    assigned = role_assignment(ROLE, scope, UNKNOWN_TEXT, name)
    return depends(assigned, "principalId", owner)


def test_a_key_that_the_stack_does_not_declare() -> None:
    on_key = to(SET, f"{vault_id()}/keys/K1/")
    assert may_use_key(SET, VAULT, Stack([SET, VAULT, on_key]))
    vault = key_vault(id=vault_id())
    assert may_use_key(SET, vault, Stack([SET, vault, on_key]))
    grouped = depends(key_vault(resourceGroupName=UNKNOWN_TEXT), "resourceGroupName", VAULT)
    with pytest.raises(UnknownInputError, match=r"^kv1: resourceGroupName$|^resourceGroupName$"):
        may_use_key(SET, grouped, Stack([SET, grouped, on_key]))


def test_a_grant_is_found_behind_what_can_not_be_told() -> None:
    policy = made(
        ACCESS_POLICY.token,
        "ap1",
        {
            "resourceGroupName": "rg-keys",
            "vaultName": "kv1",
            "policy": {"objectId": UNKNOWN_TEXT, "permissions": {"keys": ["all"]}},
        },
    )
    others = [to(SET, UNKNOWN_TEXT), depends(policy, "policy", SET)]
    with pytest.raises(UnknownInputError, match=r"^ra1: scope$"):
        may_use_key(SET, VAULT, Stack([SET, VAULT, others[0]]))
    vault = key_vault(UNKNOWN_OBJECT)
    with pytest.raises(UnknownInputError, match=r"^kv1: properties$"):
        may_use_key(SET, vault, Stack([SET, vault, *others]))
    known = key_vault({"accessPolicies": UNKNOWN_TEXT})
    assert may_use_key(SET, known, Stack([SET, known, *others]))


def test_whose_principal_it_is_what_it_is_made_from_tells() -> None:
    strange = depends(to(SET, vault_id()), "principalId", disk())
    assert not may_use_key(SET, VAULT, Stack([SET, VAULT, disk(), strange]))
    with pytest.raises(UnknownInputError, match=r"^ra1: principalId$"):
        may_use_key(SET, VAULT, Stack([SET, VAULT, strange]))
