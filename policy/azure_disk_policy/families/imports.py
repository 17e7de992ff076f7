"""Disks and snapshots that come from blobs of a storage account (rule A1)."""

from functools import partial

from azure_disk_facts.disks import IMPORT_OPTIONS, IMPORTED_URIS
from azure_disk_facts.exports import carries_sas
from azure_disk_policy.families.choices import is_given
from azure_disk_policy.inputs import same
from azure_disk_policy.resource import Resource
from azure_disk_policy.verdicts import NotApplicable, Verdict, Violation, each

OPTION = "creationData.createOption"
ACCOUNT = "creationData.storageAccountId"
SOURCE_URI = "creationData.sourceUri"

_URIS = tuple(f"creationData.{uri}" for uri in IMPORTED_URIS)
_NEEDED = (ACCOUNT, SOURCE_URI)


def demand_safe_import(resource: Resource) -> Verdict:
    """Demand that an import names its account, and its blobs by HTTPS without a SAS.

    Raises:
        UnknownInputError: nothing known is wrong, and something is unknown.
    """
    option = resource.text(OPTION) or ""
    if not any(same(option, imports.value) for imports in IMPORT_OPTIONS):
        return NotApplicable("is not imported")
    return each((ACCOUNT, *_URIS), partial(_wrong, resource))


def _wrong(resource: Resource, path: str) -> Violation | None:
    if not is_given(resource, path):
        return Violation(path, "is absent") if path in _NEEDED else None
    return _wrong_url(resource.text(path) or "", path) if path in _URIS else None


def _wrong_url(url: str, path: str) -> Violation | None:
    if carries_sas(url):
        return Violation(path, "carries a SAS, which stays in the state of the stack")
    return None if url.lower().startswith("https://") else Violation(path, "is no https URL")
