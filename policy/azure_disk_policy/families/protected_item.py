"""Reading what a Recovery Services vault protects (rule E26)."""

from collections.abc import Callable

from azure_disk_facts.recovery_vaults import MACHINE_ITEM_TYPES
from azure_disk_policy.inputs import same
from azure_disk_policy.resource import Resource
from azure_disk_policy.verdicts import NotApplicable, Verdict

OTHER = NotApplicable("the protected item is not a virtual machine")


def for_machines(item: Resource, check: Callable[[], Verdict]) -> Verdict:
    """Return what a check says of a protected item, if it is a virtual machine.

    Raises:
        UnknownInputError: the verdict hangs on something unknown.
    """
    kind = item.text("properties.protectedItemType")
    is_machine = kind is None or any(same(kind, each) for each in MACHINE_ITEM_TYPES)
    return check() if is_machine else OTHER
