import pytest

from azure_disk_facts.recovery_vaults import MachinePolicyType
from azure_disk_policy.families.vm_policy import (
    OTHER,
    duration,
    for_machines,
    kept_days,
    policy_type,
)
from azure_disk_policy.inputs import UnknownInputError
from azure_disk_policy.verdicts import COMPLIANT
from tests.policy.recovery_samples import policy, tiers, vm_policy
from tests.policy.samples import UNKNOWN_NUMBER, UNKNOWN_TEXT


def test_policies_for_something_else() -> None:
    for kind in (None, "AzureIaasVM", "AZUREIAASVM"):
        assert for_machines(vm_policy(backupManagementType=kind), lambda: COMPLIANT) is COMPLIANT
    other = vm_policy(backupManagementType="AzureStorage")
    assert for_machines(other, lambda: COMPLIANT) is OTHER
    unknown = vm_policy(backupManagementType=UNKNOWN_TEXT)
    with pytest.raises(UnknownInputError, match=r"^properties\.backupManagementType$"):
        for_machines(unknown, lambda: COMPLIANT)


def test_generations() -> None:
    found = [policy_type(vm_policy(policyType=text)) for text in ("V2", "v2", "V1", None, "V3")]
    enhanced, standard = MachinePolicyType.ENHANCED, MachinePolicyType.STANDARD
    assert found == [enhanced, enhanced, standard, standard, standard]


def test_lengths_of_tiers() -> None:
    for length, days in (
        (30, 30),
        ({"count": "2"}, 2),
        ({"count": 2, "durationType": " weeks "}, 14),
        ({"count": 1, "durationType": "Months"}, 30),
        ({"count": 1, "durationType": "YEARS"}, 365),
        ({"count": 1, "durationType": "Fortnights"}, None),
        ({"count": [1]}, None),
        ({"count": 1e308, "durationType": "Years"}, float("inf")),
    ):
        assert kept_days(vm_policy(retentionPolicy=tiers(weekly=length)), "weekly") == days
    assert kept_days(policy(None), "daily") is None


def test_what_is_not_known_is_named() -> None:
    unknown = vm_policy(retentionPolicy=tiers(daily=UNKNOWN_NUMBER))
    with pytest.raises(UnknownInputError) as raised:
        kept_days(unknown, "daily")
    assert str(raised.value) == f"{duration('daily')}.count"
    assert duration("daily") == "properties.retentionPolicy.dailySchedule.retentionDuration"
