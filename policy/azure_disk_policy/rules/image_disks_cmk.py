"""Images whose disks are under a customer-managed key."""

from collections.abc import Callable, Iterator
from functools import partial

from azure_disk_facts.arm_types.neighbours import GALLERY_IMAGE_VERSION, IMAGE
from azure_disk_policy.families.choices import is_given
from azure_disk_policy.families.customer_key import CUSTOMER_KEY_FRAMEWORKS
from azure_disk_policy.families.id_lists import elements, objects
from azure_disk_policy.families.vm_profile import data_disks, os_disk
from azure_disk_policy.inputs import Inputs
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict, Violation, each, violated

Check = Callable[[], Violation | None]

SET_OF_IMAGE = ("diskEncryptionSet.id",)
REGIONS = "publishingProfile.targetRegions"
DISKS_OF_VERSION = "storageProfile.dataDiskImages"
DISKS_IN_REGION = "encryption.dataDiskImages"
SET_OF_DATA_DISK = ("diskEncryptionSetId",)
SETS_OF_OS_DISK = (
    "encryption.osDiskImage.diskEncryptionSetId",
    "encryption.osDiskImage.securityProfile.secureVMDiskEncryptionSetId",
)
"""The second one is that of confidential machines."""


def _names_none(inputs: Inputs, paths: tuple[str, ...]) -> Violation | None:
    if any(is_given(inputs, path) for path in paths):
        return None
    return Violation(inputs.at(paths[0]).path, "names no disk encryption set")


def _misses_a_disk(version: Resource, region: Inputs) -> Violation | None:
    """Tell of a data disk of the version that a region says nothing of."""
    luns = {disk.number("lun") for disk in version.items(DISKS_OF_VERSION)}
    told = {disk.number("lun") for disk in region.items(DISKS_IN_REGION)}
    if luns <= told | {None}:
        return None
    return Violation(region.at(DISKS_IN_REGION).path, "leaves out a data disk of the version")


def _of_image(image: Resource) -> Iterator[Check]:
    for disk in (os_disk(image), *data_disks(image)):
        yield partial(_names_none, disk, SET_OF_IMAGE)


def _of_version(version: Resource, regions: list[Inputs]) -> Iterator[Check]:
    for region in regions:
        yield partial(_names_none, region, SETS_OF_OS_DISK)
        yield partial(_misses_a_disk, version, region)
        for disk in objects(elements(region, DISKS_IN_REGION)):
            yield partial(_names_none, disk, SET_OF_DATA_DISK)


def image_disks_cmk(image: Resource, _: Context) -> Verdict:
    """Demand a disk encryption set for each disk of an image, and of a version in each region."""
    if image.is_a(IMAGE):
        return each(_of_image(image), lambda check: check())
    regions = objects(elements(image, REGIONS))
    if not regions:
        return violated(REGIONS, "names no region, and so no disk encryption set")
    return each(_of_version(image, regions), lambda check: check())


RULE = Rule(
    name="image-disks-cmk",
    title="each disk of an image is encrypted with a customer-managed key",
    severity=Severity.MEDIUM,
    looks_at=(IMAGE, GALLERY_IMAGE_VERSION),
    check=image_disks_cmk,
    remediation=(
        "name a disk encryption set for the OS disk and each data disk; of a gallery image "
        "version below encryption of each target region, a set of that region"
    ),
    link="https://learn.microsoft.com/azure/virtual-machines/image-version-encryption",
    frameworks=CUSTOMER_KEY_FRAMEWORKS,
)
