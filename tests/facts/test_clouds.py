import pytest
from azure.core import AzureClouds
from azure.mgmt.core.tools import get_arm_endpoints

from azure_disk_facts.clouds import CLOUDS, ENVIRONMENTS
from azure_disk_facts.regions import AzureCloud


@pytest.mark.parametrize(
    ("cloud", "microsofts"),
    [
        (AzureCloud.PUBLIC, AzureClouds.AZURE_PUBLIC_CLOUD),
        (AzureCloud.US_GOVERNMENT, AzureClouds.AZURE_US_GOVERNMENT),
        (AzureCloud.CHINA, AzureClouds.AZURE_CHINA_CLOUD),
    ],
)
def test_endpoints_are_those_of_microsofts_clients(
    cloud: AzureCloud, microsofts: AzureClouds
) -> None:
    expected = get_arm_endpoints(microsofts)
    assert f"{CLOUDS[cloud].resource_manager}/" == expected["resource_manager"]
    assert [CLOUDS[cloud].scope] == expected["credential_scopes"]


def test_every_cloud_has_a_name() -> None:
    assert set(CLOUDS) == set(AzureCloud) == set(ENVIRONMENTS.values())
