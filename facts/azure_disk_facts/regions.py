"""Azure regions: names, pairs, availability zones."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from azure_disk_facts.source import Source

SOURCE = Source(
    rule="A8, B9, B10",
    reference="Azure regions list and cross-region replication pairs, Microsoft Learn",
    as_of=date(2026, 11, 1),
)


class AzureCloud(str, Enum):
    """The clouds that regions belong to, by the names of the Azure CLI."""

    PUBLIC = "AzureCloud"
    """The public cloud."""
    US_GOVERNMENT = "AzureUSGovernment"
    """The cloud of the United States' government."""
    CHINA = "AzureChinaCloud"
    """The cloud in China."""


@dataclass(frozen=True)
class Region:
    """One Azure region."""

    name: str
    """ARM spelling: lower case, no spaces."""
    display_name: str
    pair: str | None
    """Name of the paired region; ``None`` for regions without a pair."""
    zones: tuple[str, ...]
    """Availability zones a zonal resource may name; empty where the region has none."""

    @property
    def cloud(self) -> AzureCloud:
        """The cloud the region belongs to; it decides the names of hosts."""
        for start, cloud in _SOVEREIGN.items():
            if self.name.startswith(start):
                return cloud
        return AzureCloud.PUBLIC


_SOVEREIGN = {
    "usgov": AzureCloud.US_GOVERNMENT,
    "usdod": AzureCloud.US_GOVERNMENT,
    "china": AzureCloud.CHINA,
}
"""How the names of regions outside the public cloud begin."""


def _region(name: str, display_name: str, pair: str | None, zones: int = 3) -> Region:
    return Region(name, display_name, pair, tuple(str(zone + 1) for zone in range(zones)))


REGIONS: dict[str, Region] = {
    region.name: region
    for region in (
        _region("australiacentral", "Australia Central", "australiacentral2", 0),
        _region("australiacentral2", "Australia Central 2", "australiacentral", 0),
        _region("australiaeast", "Australia East", "australiasoutheast"),
        _region("australiasoutheast", "Australia Southeast", "australiaeast", 0),
        _region("austriaeast", "Austria East", None),
        _region("brazilsouth", "Brazil South", "southcentralus"),
        _region("canadacentral", "Canada Central", "canadaeast"),
        _region("canadaeast", "Canada East", "canadacentral", 0),
        _region("centralindia", "Central India", "southindia"),
        _region("centralus", "Central US", "eastus2"),
        _region("eastasia", "East Asia", "southeastasia"),
        _region("eastus", "East US", "westus"),
        _region("eastus2", "East US 2", "centralus"),
        _region("francecentral", "France Central", "francesouth"),
        _region("francesouth", "France South", "francecentral", 0),
        _region("germanynorth", "Germany North", "germanywestcentral", 0),
        _region("germanywestcentral", "Germany West Central", "germanynorth"),
        _region("indonesiacentral", "Indonesia Central", None),
        _region("israelcentral", "Israel Central", None),
        _region("italynorth", "Italy North", None),
        _region("japaneast", "Japan East", "japanwest"),
        _region("japanwest", "Japan West", "japaneast"),
        _region("koreacentral", "Korea Central", "koreasouth"),
        _region("koreasouth", "Korea South", "koreacentral", 0),
        _region("mexicocentral", "Mexico Central", None),
        _region("newzealandnorth", "New Zealand North", None),
        _region("northcentralus", "North Central US", "southcentralus", 0),
        _region("northeurope", "North Europe", "westeurope"),
        _region("norwayeast", "Norway East", "norwaywest"),
        _region("norwaywest", "Norway West", "norwayeast", 0),
        _region("polandcentral", "Poland Central", None),
        _region("qatarcentral", "Qatar Central", None),
        _region("southafricanorth", "South Africa North", "southafricawest"),
        _region("southafricawest", "South Africa West", "southafricanorth", 0),
        _region("southcentralus", "South Central US", "northcentralus"),
        _region("southeastasia", "Southeast Asia", "eastasia"),
        _region("southindia", "South India", "centralindia", 0),
        _region("spaincentral", "Spain Central", None),
        _region("swedencentral", "Sweden Central", "swedensouth"),
        _region("swedensouth", "Sweden South", "swedencentral", 0),
        _region("switzerlandnorth", "Switzerland North", "switzerlandwest"),
        _region("switzerlandwest", "Switzerland West", "switzerlandnorth", 0),
        _region("uaecentral", "UAE Central", "uaenorth", 0),
        _region("uaenorth", "UAE North", "uaecentral"),
        _region("uksouth", "UK South", "ukwest"),
        _region("ukwest", "UK West", "uksouth", 0),
        _region("westcentralus", "West Central US", "westus2", 0),
        _region("westeurope", "West Europe", "northeurope"),
        _region("westindia", "West India", "southindia", 0),
        _region("westus", "West US", "eastus", 0),
        _region("westus2", "West US 2", "westcentralus"),
        _region("westus3", "West US 3", "eastus"),
        _region("usgovarizona", "USGov Arizona", "usgovtexas", 0),
        _region("usgovtexas", "USGov Texas", "usgovarizona", 0),
        _region("usgovvirginia", "USGov Virginia", "usgovtexas"),
        _region("usdodcentral", "USDoD Central", "usdodeast", 0),
        _region("usdodeast", "USDoD East", "usdodcentral", 0),
        _region("chinaeast", "China East", "chinanorth", 0),
        _region("chinaeast2", "China East 2", "chinanorth2", 0),
        _region("chinaeast3", "China East 3", "chinanorth3", 0),
        _region("chinanorth", "China North", "chinaeast", 0),
        _region("chinanorth2", "China North 2", "chinaeast2", 0),
        _region("chinanorth3", "China North 3", "chinaeast3"),
    )
}
"""Every region known here, by ARM name; pairs and zones outside the public cloud are knowledge
(K)."""


def normalize_region(name: str) -> str:
    """Return the ARM spelling of a region: ``"West Europe"`` becomes ``"westeurope"``."""
    return "".join(name.split()).lower()


def find_region(name: str) -> Region | None:
    """Return the region of that name in any spelling, or ``None`` when it is not known here."""
    return REGIONS.get(normalize_region(name))


def cloud_of(location: str) -> AzureCloud:
    """Return the cloud of a region; one that is not known here counts as public."""
    region = find_region(location)
    return AzureCloud.PUBLIC if region is None else region.cloud


def same_region(left: str, right: str) -> bool:
    """Tell whether two spellings name one region."""
    return normalize_region(left) == normalize_region(right)
