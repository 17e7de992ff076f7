"""Azure's clouds: where their resource manager and their blobs are reached."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from azure_disk_facts.regions import AzureCloud
from azure_disk_facts.source import Source

SOURCE = Source(
    rule="0.6",
    reference="azure-mgmt-core 1.6.0, tools.get_arm_endpoints; azure-identity 1.27.0, constants",
    as_of=date(2026, 11, 1),
)


@dataclass(frozen=True)
class CloudFacts:
    """What differs between the clouds for whoever calls them."""

    resource_manager: str
    """Where requests to the resource manager go."""
    scope: str
    """What a token for the resource manager is asked for."""
    authority: str
    """Host that issues tokens."""
    blob_suffix: str
    """What follows an account's name in the host of its blobs."""


CLOUDS: Mapping[AzureCloud, CloudFacts] = MappingProxyType(
    {
        AzureCloud.PUBLIC: CloudFacts(
            "https://management.azure.com",
            "https://management.azure.com/.default",
            "login.microsoftonline.com",
            "blob.core.windows.net",
        ),
        AzureCloud.US_GOVERNMENT: CloudFacts(
            "https://management.usgovcloudapi.net",
            "https://management.core.usgovcloudapi.net/.default",
            "login.microsoftonline.us",
            "blob.core.usgovcloudapi.net",
        ),
        AzureCloud.CHINA: CloudFacts(
            "https://management.chinacloudapi.cn",
            "https://management.chinacloudapi.cn/.default",
            "login.chinacloudapi.cn",
            "blob.core.chinacloudapi.cn",
        ),
    }
)

ENVIRONMENTS: Mapping[str, AzureCloud] = MappingProxyType(
    {
        "public": AzureCloud.PUBLIC,
        "usgovernment": AzureCloud.US_GOVERNMENT,
        "china": AzureCloud.CHINA,
    }
)
"""How azure-native's ``environment`` (``ARM_ENVIRONMENT``) names them."""
