from azure_disk_facts.azure_policies_vaults import VAULT_SOFT_DELETE, built_in_policy


def test_a_built_in_is_found_in_any_case() -> None:
    assert built_in_policy(VAULT_SOFT_DELETE.id.upper() + "/") is VAULT_SOFT_DELETE


def test_own_and_unknown_definitions_are_not_built_in() -> None:
    own = f"/subscriptions/s{VAULT_SOFT_DELETE.id}"
    assert built_in_policy(own) is None
    assert built_in_policy("/providers/Microsoft.Authorization/policyDefinitions/none") is None
