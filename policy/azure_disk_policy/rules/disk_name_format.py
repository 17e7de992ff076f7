"""Disks whose name Azure takes."""

from azure_disk_facts.names import COMPUTE_NAME
from azure_disk_facts.resource_types import DISK
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated

NAME = "diskName"


def disk_name_format(disk: Resource, _: Context) -> Verdict:
    """Demand a name of the form Azure takes (rule A18); absent complies, Pulumi makes one then."""
    name = disk.text(NAME)
    given = disk.known(NAME)
    # Blanks around a name are a part of it.
    whole = given if isinstance(given, str) else name
    if name is None or whole is None or COMPUTE_NAME.accepts(whole):
        return COMPLIANT
    return violated(NAME, "is no name that Azure takes")


RULE = Rule(
    name="disk-name-format",
    title="a disk has a name that Azure takes",
    severity=Severity.LOW,
    looks_at=(DISK,),
    check=disk_name_format,
    remediation=f"give the disk a {NAME} of {COMPUTE_NAME.words}; another name replaces the disk",
    link="https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules",
)
