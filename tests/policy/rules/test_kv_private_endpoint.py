from azure_disk_facts import resource_types as types
from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    UNKNOWN_LIST,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    depends,
    key_vault,
    made,
    private_endpoint,
    secret,
    vault_id,
)

CONNECTIONS = "privateLinkServiceConnections"


def endpoint(
    service: object = vault_id(), groups: object = ("vault",), name: str = "pe1"
) -> Resource:
    return private_endpoint(service, groups, name)


def bare(**props: object) -> Resource:
    given: Props = {"resourceGroupName": "rg-net", "privateEndpointName": "pe1", **props}
    return made(types.PRIVATE_ENDPOINT.token, "pe1", given)


def manual(**connection: object) -> Resource:
    return bare(manualPrivateLinkServiceConnections=connection)


def other() -> Resource:
    return made(types.KEY_VAULT.token, "kv2", {"resourceGroupName": "rg-keys", "vaultName": "kv2"})


def test_kv_private_endpoint() -> None:
    unknown = endpoint(UNKNOWN_TEXT)
    assert_outcomes(
        "kv-private-endpoint",
        {
            "pass_endpoint": [key_vault(), endpoint()],
            "pass_other_case": [key_vault(), endpoint(vault_id().upper() + "/", ["VAULT"])],
            "pass_manual": [
                key_vault(),
                manual(privateLinkServiceId=vault_id(), groupIds="vault"),
            ],
            "pass_unknown_id_by_dependency": [
                key_vault(),
                depends(unknown, CONNECTIONS, key_vault()),
            ],
            "pass_beside_unknown_group": [key_vault(), endpoint(groups=[UNKNOWN_TEXT, "vault"])],
            "pass_secret_id": [key_vault(), endpoint(secret(vault_id()))],
            "pass_no_vault": [endpoint()],
            "fail_absent": [key_vault()],
            "fail_no_connections": [key_vault(), bare()],
            "fail_wrong_kinds": [key_vault(), bare(privateLinkServiceConnections=[7, None, "x"])],
            "fail_other_group": [key_vault(), endpoint(groups=["blob"])],
            "fail_groups_absent": [key_vault(), endpoint(groups=None)],
            "fail_name_is_a_prefix": [key_vault(), endpoint(vault_id("kv11"))],
            "fail_group_of_the_resource_differs": [
                key_vault(),
                endpoint(vault_id().replace("rg-keys", "rg-keys2")),
            ],
            "fail_same_name_of_another_type": [
                key_vault(),
                endpoint(vault_id().replace("KeyVault/vaults", "Storage/storageAccounts")),
            ],
            "fail_unknown_id_made_from_another_vault": [
                key_vault(),
                other(),
                depends(unknown, CONNECTIONS, other()),
                endpoint(vault_id("kv2"), name="pe2"),
            ],
            "fail_unknown_id_for_another_group": [key_vault(), endpoint(UNKNOWN_TEXT, ["blob"])],
            "fail_secret_id": [key_vault(), endpoint(secret())],
            "undecided_id": [key_vault(), unknown],
            "undecided_group": [key_vault(), endpoint(groups=[UNKNOWN_TEXT])],
            "undecided_groups": [key_vault(), endpoint(groups=UNKNOWN_LIST)],
            "undecided_connection": [
                key_vault(),
                bare(privateLinkServiceConnections=[UNKNOWN_OBJECT]),
            ],
            "undecided_connections": [
                key_vault(),
                bare(privateLinkServiceConnections=UNKNOWN_LIST),
            ],
            "undecided_name": [key_vault(vaultName=UNKNOWN_TEXT), endpoint()],
        },
    )
