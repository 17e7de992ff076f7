from dataclasses import replace

from azure_disk_policy.resource import Options, Resource
from tests.policy.samples import (
    ENCRYPTION_SET_ID,
    UNKNOWN_TEXT,
    assert_outcomes,
    group_lock,
    key_url,
    key_vault,
    keyed_set,
    lock,
    secret,
    vault_id,
    vault_key,
)


def kept(resource: Resource) -> Resource:
    return replace(resource, options=Options(protect=True))


SET, VAULT, KEY = keyed_set(), key_vault(), vault_key()


def test_des_protected() -> None:
    assert_outcomes(
        "des-protected",
        {
            "pass_protected": kept(SET),
            "pass_all_protected": [kept(SET), kept(VAULT), kept(KEY)],
            "pass_locks_with_ids_in_other_case": [
                SET,
                lock(ENCRYPTION_SET_ID.upper()),
                kept(VAULT),
                lock(vault_id(), name="lock2"),
                KEY,
            ],
            "pass_lock_on_the_group": [SET, VAULT, KEY, group_lock("RG-Keys")],
            "pass_read_only": [SET, lock(ENCRYPTION_SET_ID, "readonly")],
            "pass_unknown_lock_on_what_is_protected": [kept(SET), lock(UNKNOWN_TEXT)],
            "pass_secret": [SET, lock(secret(ENCRYPTION_SET_ID))],
            "skip_vault_and_key_without_a_set": [VAULT, KEY],
            "skip_of_another_set": [kept(keyed_set(key_url("kv2", "k2"))), VAULT, KEY],
            "fail_protect_absent": SET,
            "fail_vault": [kept(SET), VAULT, kept(KEY)],
            "fail_key": [kept(SET), kept(VAULT), KEY],
            "fail_lock_of_no_level": [SET, lock(ENCRYPTION_SET_ID, "NotSpecified")],
            "fail_lock_on_a_prefix": [SET, lock(ENCRYPTION_SET_ID[:-1])],
            "fail_lock_on_another_group": [SET, group_lock("rg-key")],
            "fail_secret_text": [SET, lock(ENCRYPTION_SET_ID, secret())],
            "undecided_lock": [SET, lock(UNKNOWN_TEXT)],
            "undecided_level": [SET, lock(ENCRYPTION_SET_ID, UNKNOWN_TEXT)],
            "undecided_vault_of_the_set": [kept(keyed_set(UNKNOWN_TEXT)), VAULT],
        },
    )
