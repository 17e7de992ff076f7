"""What rules on key vaults have in common."""

from collections.abc import Callable

from azure_disk_policy.inputs import same
from azure_disk_policy.resource import Resource
from azure_disk_policy.verdicts import Compliant, NotApplicable, Verdict, settle

RECOVERED = NotApplicable("createMode is recover: Azure restores the vault as it was")


def unless_recovered(vault: Resource, check: Callable[[], Verdict]) -> Verdict:
    """Return a check's verdict unless ``createMode`` says that a deleted vault is recovered.

    Raises:
        UnknownInputError: the check doesn't comply and ``createMode`` is not known.
    """
    verdict = settle(check)
    if isinstance(verdict, Compliant):
        return verdict
    return RECOVERED if same(vault.text("properties.createMode") or "", "recover") else verdict
