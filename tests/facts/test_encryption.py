import pytest

from azure_disk_facts import encryption
from azure_disk_facts.regions import AzureCloud

VERSION = "0123456789abcdef0123456789abcdef"


@pytest.mark.parametrize(
    "url",
    [
        f"https://kv-disks.vault.azure.net/keys/disk-key/{VERSION}",
        f"https://KV-disks.vault.azure.net/keys/disk-key/{VERSION}",
        f"https://hsm.managedhsm.azure.net/keys/k/{VERSION}",
        f"https://kv.vault.azure.cn/keys/k/{VERSION}",
        f"https://kv.vault.usgovcloudapi.net/keys/k/{VERSION}",
    ],
)
def test_versioned(url: str) -> None:
    assert encryption.is_versioned_key_url(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://kv.vault.azure.net/keys/k",
        "https://kv.vault.azure.net/keys/k/",
        f"http://kv.vault.azure.net/keys/k/{VERSION}",
        f"https://kv.vault.azure.net/secrets/k/{VERSION}",
        f"https://kv.example.com/keys/k/{VERSION}",
        f"https://kv.vault.azure.net.example.com/keys/k/{VERSION}",
    ],
)
def test_not_versioned(url: str) -> None:
    assert not encryption.is_versioned_key_url(url)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://kv-a.vault.azure.net/keys/a", True),
        ("https://kv-a.vault.usgovcloudapi.net/keys/a/", True),
        ("https://kv-a.vault.azure.net/keys/a/0123456789abcdef", False),
        ("https://hsm-a.managedhsm.azure.net/keys/a", False),
        ("https://kv-a.vault.azure.net/keys/", False),
        ("http://kv-a.vault.azure.net/keys/a", False),
    ],
)
def test_keys_that_follow_rotation(url: str, *, expected: bool) -> None:
    """E12."""
    assert encryption.is_key_url_without_version(url) is expected


def test_url_without_version() -> None:
    url = f"https://KV.vault.azure.net/keys/Disk-Key/{VERSION}"
    assert encryption.key_url_without_version(url) == "https://kv.vault.azure.net/keys/disk-key"


def test_hosts_of_keys_by_cloud() -> None:
    url = f"https://hsm-disks.managedhsm.azure.cn/keys/disk-key/{VERSION}"
    assert encryption.is_managed_hsm_url(url)
    assert not encryption.is_managed_hsm_url(url.replace("managedhsm", "vault"))
    assert not encryption.is_managed_hsm_url("https://[")
    assert encryption.key_host_name(url) == "hsm-disks"
    assert encryption.key_name(url) == "disk-key"
    assert set(encryption.KEY_HOSTS) == set(AzureCloud)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (f"https://KV-a.vault.azure.net/keys/Disk-Key/{VERSION}", ("kv-a", "disk-key")),
        ("https://kv-a.vault.azure.net", ("kv-a", "")),
        (f"https://hsm.managedhsm.azure.net/keys/k/{VERSION}", None),
        ("https://[kv-a/keys/k", None),
        ("kv-a", None),
        ("", None),
    ],
)
def test_vault_and_key_in_a_url(url: str, expected: tuple[str, str] | None) -> None:
    assert encryption.key_address(url) == expected
