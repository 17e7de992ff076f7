"""Storage accounts without users of their own."""

from functools import partial

from azure_disk_facts.resource_types import STORAGE_ACCOUNT
from azure_disk_policy.families.choices import demand_false, demand_not_true
from azure_disk_policy.families.fixes import setting
from azure_disk_policy.families.storage import EXPORTS_ONLY, of_exports
from azure_disk_policy.families.together import demand_all
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict

LOCAL_USERS = "isLocalUserEnabled"
SFTP = "isSftpEnabled"


@of_exports
def storage_no_local_users(account: Resource, _: Context) -> Verdict:
    """Demand that local users are declared off, and SFTP, which needs them, is not on."""
    return demand_all(
        partial(demand_false, account, LOCAL_USERS), partial(demand_not_true, account, SFTP)
    )


RULE = Rule(
    name="storage-no-local-users",
    title="a storage account has no local users",
    severity=Severity.MEDIUM,
    looks_at=(STORAGE_ACCOUNT,),
    check=storage_no_local_users,
    remediation=f"set {LOCAL_USERS} and {SFTP} to false",
    link="https://learn.microsoft.com/azure/storage/blobs/secure-file-transfer-protocol-support",
    parameters=EXPORTS_ONLY,
    fix=setting({LOCAL_USERS: False, SFTP: False}),
)
