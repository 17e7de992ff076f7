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
