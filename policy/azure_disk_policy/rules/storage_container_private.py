"""Containers without anonymous access."""

from azure_disk_facts.resource_types import BLOB_CONTAINER
from azure_disk_facts.storage import AnonymousAccess
from azure_disk_policy.families.choices import demand_choice
from azure_disk_policy.families.fixes import setting
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict

ACCESS = "publicAccess"


def storage_container_private(container: Resource, _: Context) -> Verdict:
    """Demand ``None``, as absent means; neither blobs nor their list may be public."""
    none = AnonymousAccess.NONE
    return demand_choice(container, ACCESS, wanted=(none,), absent=none)


RULE = Rule(
    name="storage-container-private",
    title="a blob container can't be read anonymously",
    severity=Severity.HIGH,
    looks_at=(BLOB_CONTAINER,),
    check=storage_container_private,
    remediation=f"set {ACCESS} to {AnonymousAccess.NONE.value}",
    link="https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-configure",
    frameworks=(
        Framework("CIS Azure Foundations 1.4", "3.5", "Regula FG_R00207"),
        Framework("CIS Azure Foundations 2.0", "3.7", "by intent"),
    ),
    fix=setting({ACCESS: AnonymousAccess.NONE.value}),
)
