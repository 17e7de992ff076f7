"""Disk encryption sets that name a version of their key."""

from azure_disk_facts.encryption import is_versioned_key_url
from azure_disk_facts.resource_types import DISK_ENCRYPTION_SET
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated

KEY_URL = "activeKey.keyUrl"


def des_active_key_versioned(encryption_set: Resource, _: Context) -> Verdict:
    """Demand an https key URL that ends in ``/keys/<name>/<version>`` (rule C3).

    Azure wants the version even where the set moves to newer ones by itself.
    """
    url = encryption_set.text(KEY_URL)
    if url is None:
        return violated(KEY_URL, "is absent; Azure refuses a set without a key")
    if not is_versioned_key_url(url):
        return violated(KEY_URL, "is not of the form https://<vault>/keys/<name>/<version>")
    return COMPLIANT


RULE = Rule(
    name="des-active-key-versioned",
    title="a disk encryption set names a key together with its version",
    severity=Severity.HIGH,
    looks_at=(DISK_ENCRYPTION_SET,),
    check=des_active_key_versioned,
    remediation="use the key's keyUriWithVersion, not its keyUri",
    link="https://learn.microsoft.com/azure/virtual-machines/disks-enable-customer-managed-keys-portal",
)
