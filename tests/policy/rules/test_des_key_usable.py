from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    UNKNOWN_BOOL,
    UNKNOWN_LIST,
    UNKNOWN_NUMBER,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    depends,
    key_url,
    key_vault,
    keyed_set,
    secret,
    vault_id,
    vault_key,
)


def rsa(name: str = "k1", **properties: object) -> Resource:
    return vault_key({"kty": "RSA", **properties}, name)


EC = {"kty": "EC"}
BOTH = ["wrapKey", "unwrapKey"]


def test_a_key_alone() -> None:
    assert_outcomes(
        "des-key-usable",
        {
            "pass_size_and_operations_absent": rsa(),
            "pass_2048": rsa(keySize=2048.0),
            "pass_digits": rsa(keySize="3072"),
            "pass_hsm_in_other_case": rsa(kty="rsa-hsm", keySize=4096, keyOps=["WrapKey", *BOTH]),
            "pass_operations_in_other_case": rsa(keyOps=["WRAPKEY", "unwrapkey", "sign"]),
            "pass_no_operations_listed": rsa(keyOps=[]),
            "pass_enabled": rsa(attributes={"enabled": "True"}),
            "pass_unknown_operation_beside_both": rsa(keyOps=[UNKNOWN_TEXT, *BOTH]),
            "pass_secret": rsa(kty=secret("RSA")),
            "fail_ec": vault_key(EC),
            "fail_kind_absent": vault_key({}),
            "fail_no_properties": vault_key(),
            "fail_wrong_level": vault_key(None, kty="RSA"),
            "fail_1024": rsa(keySize=1024),
            "fail_2049": rsa(keySize=2049),
            "fail_size_is_no_number": rsa(keySize="long"),
            "fail_wrap_only": rsa(keyOps=["wrapKey"]),
            "fail_one_operation_that_is_no_list": rsa(keyOps="unwrapKey"),
            "fail_disabled": rsa(attributes={"enabled": False}),
            "fail_disabled_text": rsa(attributes={"enabled": "FALSE"}),
            "fail_secret_text": rsa(kty=secret(), keySize=secret(), keyOps=[secret()]),
            "fail_unknown_size_of_an_ec_key": vault_key({**EC, "keySize": UNKNOWN_NUMBER}),
            "undecided_kind": rsa(kty=UNKNOWN_TEXT),
            "undecided_size": rsa(keySize=UNKNOWN_NUMBER),
            "undecided_operations": rsa(keyOps=UNKNOWN_LIST),
            "undecided_operation": rsa(keyOps=["wrapKey", UNKNOWN_TEXT]),
            "undecided_enabled": rsa(attributes={"enabled": UNKNOWN_BOOL}),
            "undecided_properties": vault_key(UNKNOWN_OBJECT),
        },
    )


def test_where_there_are_sets_only_their_keys_count() -> None:
    ec, late = vault_key(EC), keyed_set(UNKNOWN_TEXT)
    depending = depends(vault_key(EC, vaultName=UNKNOWN_TEXT), "vaultName", key_vault())
    assert_outcomes(
        "des-key-usable",
        {
            "pass_usable": [rsa(), keyed_set()],
            "skip_another_key": [ec, keyed_set(key_url(key="k11"))],
            "skip_another_vault": [ec, keyed_set(key_url("kv2"))],
            "skip_unknown_url_made_from_another_key": [
                ec,
                rsa("k2"),
                depends(late, "activeKey", rsa("k2")),
            ],
            "skip_key_of_an_unknown_vault_and_a_set_of_another": [
                depending,
                key_vault(),
                keyed_set(key_url("kv2")),
            ],
            "skip_unknown_url_in_a_vault_without_keys": [
                vault_key(EC, vaultName="kv2"),
                key_vault(),
                keyed_set(UNKNOWN_TEXT, vault_id()),
            ],
            "fail_by_url": [ec, keyed_set()],
            "fail_by_url_in_other_case": [ec, keyed_set(key_url("KV1", "K1"))],
            "fail_by_dependency": [ec, depends(late, "activeKey", ec)],
            "fail_key_of_a_vault_of_the_stack": [depending, key_vault(), keyed_set()],
            "undecided_url": [ec, late],
            "undecided_key_of_the_vault": [ec, key_vault(), keyed_set(UNKNOWN_TEXT, vault_id())],
            "undecided_vault_of_the_key": [vault_key(EC, vaultName=UNKNOWN_TEXT), keyed_set()],
        },
    )
