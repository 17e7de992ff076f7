"""How inputs spell Azure regions: components pass ARM's own spelling on, whatever they are given.

``West Europe`` and ``westeurope`` are one region. azure-native knows that of the ``location`` of a
resource alone; anywhere else, in a name, a tag or the location of what is backed up, another
spelling would be a change.
"""

from azure_disk_facts.regions import find_region

_NAMES_REGIONS = frozenset({"location", "site", "copy_to"})
_KEYED_BY_REGION = frozenset({"sites", "targets"})


def names_regions(field: str) -> bool:
    """Tell whether an input is the name of a region, or a list of such."""
    return field in _NAMES_REGIONS or field.endswith("_location")


def is_keyed_by_region(field: str) -> bool:
    """Tell whether an input is a map whose keys name regions."""
    return field in _KEYED_BY_REGION


def as_arm_writes(value: object) -> object:
    """Return a region, or each of a list, in ARM's spelling; what names none stays as it is."""
    if isinstance(value, list):
        return [as_arm_writes(each) for each in value]
    region = find_region(value) if isinstance(value, str) else None
    return value if region is None else region.name
