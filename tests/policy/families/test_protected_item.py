import pytest

from azure_disk_policy.families.protected_item import OTHER, for_machines
from azure_disk_policy.inputs import UnknownInputError
from azure_disk_policy.resource import Resource
from azure_disk_policy.verdicts import COMPLIANT
from tests.policy.recovery_samples import protected_item
from tests.policy.samples import UNKNOWN_TEXT


def item(kind: object) -> Resource:
    return protected_item({"protectedItemType": kind})


def test_items_of_something_else() -> None:
    for kind in (None, "microsoft.compute/VIRTUALMACHINES", "AzureIaaSVMProtectedItem"):
        assert for_machines(item(kind), lambda: COMPLIANT) is COMPLIANT
    assert for_machines(protected_item(), lambda: COMPLIANT) is COMPLIANT
    assert for_machines(item("AzureVmWorkloadSQLDatabase"), lambda: COMPLIANT) is OTHER
    with pytest.raises(UnknownInputError, match=r"^properties\.protectedItemType$"):
        for_machines(item(UNKNOWN_TEXT), lambda: COMPLIANT)
