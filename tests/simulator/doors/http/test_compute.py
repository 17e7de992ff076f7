from typing import Any

import pytest
from azure.core.exceptions import ResourceExistsError
from azure.mgmt.compute import ComputeManagementClient

from azure_disk_protection.transfer import arm
from azure_disk_simulator.doors.http import serve_http
from tests.simulator.estate import Estate
from tests.simulator.test_access import OPEN, READ


def client(estate: Estate, url: str) -> Any:
    options = arm.connect({arm.SIMULATOR_VARIABLE: url}).client_options()
    return ComputeManagementClient(subscription_id=estate.azure.subscription_id, **options)


@pytest.mark.parametrize("kind", ["disks", "snapshots"])
def test_microsofts_client_begins_and_ends_access(estate: Estate, kind: str) -> None:
    disk = estate.disk("d", **OPEN)
    estate.snapshot("d", disk, **OPEN)
    with serve_http(estate.azure) as address:
        operations = getattr(client(estate, address.url), kind)
        given = operations.begin_grant_access("rg", "d", READ).result()
        assert given.access_sas.startswith(f"{address.url}/md-simulated/")
        assert given.security_data_access_sas is None
        assert operations.get("rg", "d").disk_state == "ActiveSAS"
        operations.begin_revoke_access("rg", "d").result()
        assert operations.get("rg", "d").disk_state == "Unattached"


def test_refusals_come_at_once(estate: Estate) -> None:
    estate.disk("d", properties={"networkAccessPolicy": "DenyAll"})
    with serve_http(estate.azure) as address:
        disks = client(estate, address.url).disks
        with pytest.raises(ResourceExistsError, match="its networkAccessPolicy is DenyAll"):
            disks.begin_grant_access("rg", "d", READ)
