"""Microsoft's own client against the simulated backup vault."""

from collections.abc import Iterator
from typing import Any

import pytest
from azure.core.exceptions import HttpResponseError
from azure.core.pipeline.policies import SansIOHTTPPolicy
from azure.mgmt.dataprotection import DataProtectionMgmtClient

from azure_disk_simulator.doors.http import serve_http
from tests.simulator.backups import backed_up, restore_request
from tests.simulator.estate import Estate, Json


class _Nobody:
    def get_token(self, *_: str, **__: Any) -> None:
        """Never asked: requests carry no token."""


@pytest.fixture
def client(estate: Estate) -> Iterator[Any]:
    with serve_http(estate.azure) as address:
        yield DataProtectionMgmtClient(
            _Nobody(),  # type: ignore[arg-type]  # never asked
            estate.azure.subscription_id,
            base_url=address.url,
            authentication_policy=SansIOHTTPPolicy(),
            polling_interval=0,
        )


def _name(started: Any) -> str:
    return str(started.job_id).rsplit("/", 1)[-1]


INSTANCE = ("rg", "bv-bakery", "disk-d")


def test_a_backup_on_demand(estate: Estate, client: Any) -> None:
    _, _, instance, first = backed_up(estate)
    request: Json = {"backupRuleOptions": {"ruleName": "BackupHourly", "triggerOption": {}}}
    job: Any = client.backup_instances.begin_adhoc_backup(*INSTANCE, request).result()
    shown: Any = client.jobs.get("rg", "bv-bakery", _name(job))
    assert (shown.properties.status, shown.properties.operation) == ("Completed", "Backup")
    points: list[Any] = list(client.recovery_points.list(*INSTANCE))
    assert len(points) == 2
    assert points[-1].name == first["name"]
    one: Any = client.recovery_points.get(*INSTANCE, first["name"])
    assert one.properties.recovery_point_time == points[-1].properties.recovery_point_time
    assert [each["name"] for each in estate.azure.recovery_points(instance["id"])] == [
        each.name for each in points
    ]
    assert next(each.name for each in client.jobs.list("rg", "bv-bakery")) == _name(job)


def test_a_backup_names_its_rule(estate: Estate, client: Any) -> None:
    backed_up(estate)
    with pytest.raises(HttpResponseError, match=r"backupRuleOptions\.ruleName' is missing"):
        client.backup_instances.begin_adhoc_backup(*INSTANCE, {"backupRuleOptions": {}})


def test_a_restore(estate: Estate, client: Any) -> None:
    _, _, _, point = backed_up(estate)
    target = estate.id("Microsoft.Compute/disks", "restored")
    request: Any = restore_request(point, target)
    checked: Any = {"restoreRequestObject": request}
    client.backup_instances.begin_validate_for_restore(*INSTANCE, checked).result()
    assert not estate.azure.exists(target)
    done: Any = client.backup_instances.begin_trigger_restore(*INSTANCE, request).result()
    assert client.jobs.get("rg", "bv-bakery", _name(done)).properties.operation == "Restore"
    assert estate.azure.exists(target)
    with pytest.raises(HttpResponseError, match="UserErrorSameNameDiskAlreadyExists"):
        client.backup_instances.begin_validate_for_restore(*INSTANCE, checked).result()


def test_a_validation_needs_a_restore(estate: Estate, client: Any) -> None:
    backed_up(estate)
    with pytest.raises(HttpResponseError, match="'restoreRequestObject' is missing"):
        client.backup_instances.begin_validate_for_restore(*INSTANCE, {})


def test_what_is_not_there(estate: Estate, client: Any) -> None:
    backed_up(estate)
    with pytest.raises(HttpResponseError, match="ResourceNotFound"):
        client.recovery_points.get(*INSTANCE, "none")
    with pytest.raises(HttpResponseError, match="ResourceNotFound"):
        client.jobs.get("rg", "bv-bakery", "none")
