"""Kubernetes clusters whose nodes' disks are encrypted."""

from functools import partial

from azure_disk_facts.arm_types.neighbours import MANAGED_CLUSTER
from azure_disk_policy.families.choices import demand_true, is_given
from azure_disk_policy.families.id_lists import elements, objects
from azure_disk_policy.families.together import demand_all
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated

ENCRYPTION_SET = "diskEncryptionSetID"
AT_HOST = "enableEncryptionAtHost"


def _demand_set(cluster: Resource) -> Verdict:
    if is_given(cluster, ENCRYPTION_SET):
        return COMPLIANT
    return violated(ENCRYPTION_SET, "names no disk encryption set")


def aks_node_disks_encrypted(cluster: Resource, _: Context) -> Verdict:
    """Demand a disk encryption set, and encryption at host of the node pools within the cluster.

    Pools that are resources of their own are not seen here.
    """
    pools = objects(elements(cluster, "agentPoolProfiles"))
    at_host = (partial(demand_true, pool, AT_HOST) for pool in pools)
    return demand_all(partial(_demand_set, cluster), *at_host)


RULE = Rule(
    name="aks-node-disks-encrypted",
    title="the nodes of a Kubernetes cluster encrypt at host, and their disks with your key",
    severity=Severity.LOW,
    looks_at=(MANAGED_CLUSTER,),
    check=aks_node_disks_encrypted,
    remediation=f"set {AT_HOST} of each agent pool to true, and {ENCRYPTION_SET} at creation",
    link="https://learn.microsoft.com/azure/aks/azure-disk-customer-managed-keys",
)
