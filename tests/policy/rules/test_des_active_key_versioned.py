from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    encryption_set,
    secret,
)

VERSION = "0123456789abcdef0123456789abcdef"
KEY = "https://kv-disks.vault.azure.net/keys/disk-key"


def of_key(url: object) -> Resource:
    return encryption_set(activeKey={"keyUrl": url}, rotationToLatestKeyVersionEnabled=True)


def test_des_active_key_versioned() -> None:
    assert_outcomes(
        "des-active-key-versioned",
        {
            "pass_versioned": of_key(f"{KEY}/{VERSION}"),
            "pass_managed_hsm": of_key(f"https://hsm1.managedhsm.azure.net/keys/k/{VERSION}"),
            "pass_host_in_upper_case": of_key(f"https://KV1.VAULT.AZURE.NET/keys/k/{VERSION}"),
            "pass_secret": of_key(secret(f"{KEY}/{VERSION}")),
            "fail_unversioned": of_key(KEY),
            "fail_unversioned_with_slash": of_key(f"{KEY}/"),
            "fail_http": of_key(f"http://kv-disks.vault.azure.net/keys/disk-key/{VERSION}"),
            "fail_a_secret_of_the_vault": of_key(
                f"https://kv-disks.vault.azure.net/secrets/disk-key/{VERSION}"
            ),
            "fail_absent": encryption_set(),
            "fail_blank": of_key(" "),
            "fail_key_is_a_text": encryption_set(activeKey=f"{KEY}/{VERSION}"),
            "fail_malformed": of_key("https://[kv/keys/a/b"),
            "fail_secret_text": of_key(secret()),
            "undecided_url": of_key(UNKNOWN_TEXT),
            "undecided_key": encryption_set(activeKey=UNKNOWN_OBJECT),
        },
    )
