"""Reading a Recovery Services vault's policy for virtual machines (rule E26)."""

from collections.abc import Callable

from azure_disk_facts.recovery_vaults import MACHINE_BACKUP, MachinePolicyType, RetentionUnit
from azure_disk_policy.inputs import same
from azure_disk_policy.resource import Resource
from azure_disk_policy.verdicts import NotApplicable, Verdict

INSTANT_RESTORE_DAYS = "properties.instantRpRetentionRangeInDays"
CONSISTENCY = "properties.snapshotConsistencyType"
OTHER = NotApplicable("the policy is not for virtual machines")


def for_machines(policy: Resource, check: Callable[[], Verdict]) -> Verdict:
    """Return what a check says of a policy, if it is one for virtual machines.

    Raises:
        UnknownInputError: the verdict hangs on something unknown.
    """
    kind = policy.text("properties.backupManagementType")
    return check() if kind is None or same(kind, MACHINE_BACKUP) else OTHER


def policy_type(policy: Resource) -> MachinePolicyType:
    """Return the generation of a policy; absent means the older one.

    Raises:
        UnknownInputError: it is not known yet.
    """
    enhanced = MachinePolicyType.ENHANCED
    is_enhanced = same(policy.text("properties.policyType") or "", enhanced.value)
    return enhanced if is_enhanced else MachinePolicyType.STANDARD


def duration(tier: str) -> str:
    """Return where it stands how long a tier is kept; for example that of ``weekly``."""
    return f"properties.retentionPolicy.{tier}Schedule.retentionDuration"


def kept_days(policy: Resource, tier: str) -> float | None:
    """Return the days for which a tier is kept; ``None`` when absent or no length of time.

    Raises:
        UnknownInputError: they are not known yet.
    """
    found = policy.at(duration(tier))
    count = found.number("count")
    name = found.text("durationType") or RetentionUnit.DAYS.value
    unit = next((unit for unit in RetentionUnit if same(unit.value, name)), None)
    return None if count is None or unit is None else count * unit.days
