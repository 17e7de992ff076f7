"""Where a backup instance names its disk and its policy (rule E17)."""

DISK_ID = "properties.dataSourceInfo.resourceID"
POLICY_ID = "properties.policyInfo.policyId"
