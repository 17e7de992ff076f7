from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from azure.core.exceptions import HttpResponseError, ResourceNotFoundError
from azure.mgmt.compute import ComputeManagementClient

from azure_disk_protection.transfer import arm
from azure_disk_simulator.doors.http import serve_http
from tests.simulator.estate import Estate

VERSION = {"api-version": "2024-03-02"}


@pytest.fixture
def door(estate: Estate) -> Iterator[httpx.Client]:
    with (
        serve_http(estate.azure) as address,
        httpx.Client(base_url=address.url, params=VERSION, trust_env=False) as client,
    ):
        yield client


@pytest.fixture
def compute(estate: Estate, door: httpx.Client) -> Any:
    url = str(door.base_url).rstrip("/")
    options = arm.connect({arm.SIMULATOR_VARIABLE: url}).client_options()
    return ComputeManagementClient(subscription_id=estate.azure.subscription_id, **options)


def error(answer: httpx.Response) -> tuple[int, str]:
    code = answer.json()["error"]["code"]
    assert answer.headers["x-ms-error-code"] == code
    return answer.status_code, code


def test_microsofts_client_makes_and_deletes_a_disk(estate: Estate, compute: Any) -> None:
    body = {
        "location": "westeurope",
        "sku": {"name": "Premium_LRS"},
        "properties": {"creationData": {"createOption": "Empty"}, "diskSizeGB": 4},
    }
    made = compute.disks.begin_create_or_update("rg", "d", body).result()
    assert (made.disk_size_gb, made.provisioning_state) == (4, "Succeeded")
    changed = compute.disks.begin_update("rg", "d", {"tags": {"a": "b"}}).result()
    assert changed.tags == {"a": "b"}
    assert [each.name for each in compute.disks.list()] == ["d"]
    assert [each.name for each in compute.disks.list_by_resource_group("rg")] == ["d"]
    compute.disks.begin_delete("rg", "d").result()
    compute.disks.begin_delete("rg", "d").result()
    with pytest.raises(ResourceNotFoundError, match="ResourceNotFound"):
        compute.disks.get("rg", "d")


def test_refusals_keep_their_code(compute: Any) -> None:
    body = {"location": "westeurope", "properties": {"creationData": {"createOption": "No"}}}
    with pytest.raises(HttpResponseError) as caught:
        compute.disks.begin_create_or_update("rg", "d", body)
    assert caught.value.error is not None
    assert caught.value.error.code == "InvalidParameter"


def test_versions_are_asked_for(estate: Estate, door: httpx.Client) -> None:
    assert error(door.get(estate.group, params={"api-version": ""})) == (
        400,
        "MissingApiVersionParameter",
    )
    assert error(door.get(estate.group, params={"api-version": "latest"})) == (
        400,
        "InvalidApiVersionParameter",
    )
    assert door.get(estate.group, params={"api-version": "2024-03-02-preview"}).is_success


def test_methods(estate: Estate, door: httpx.Client) -> None:
    new = estate.group_id("new")
    assert door.head(new).status_code == 404
    assert door.put(new, json={"location": "westeurope"}).status_code == 201
    assert door.put(new, json={"location": "westeurope"}).status_code == 200
    assert door.head(new).status_code == 204
    groups = door.get(f"/subscriptions/{estate.azure.subscription_id}/resourceGroups").json()
    assert {each["name"] for each in groups["value"]} == {"rg", "new"}
    assert error(door.post(new)) == (405, "HttpMethodNotAllowed")
    assert error(door.put(new, content=b"not json")) == (400, "InvalidRequestContent")


def test_what_is_not_there(estate: Estate, door: httpx.Client) -> None:
    disk = estate.disk()["id"]
    assert error(door.post(f"{disk}/fly")) == (404, "InvalidResourceType")
    assert error(door.get(f"{disk}x/parts")) == (404, "ResourceNotFound")
    assert error(door.get(f"{estate.group}/providers/Not.There/things")) == (
        404,
        "InvalidResourceType",
    )
    assert error(door.get("/subscriptions/x")) == (404, "InvalidResourceType")


def test_operations_tell_how_they_stand(estate: Estate, door: httpx.Client) -> None:
    answer = door.delete(estate.disk()["id"])
    assert answer.status_code == 202
    result, status = answer.headers["Location"], answer.headers["Azure-AsyncOperation"]
    waiting = door.get(result)
    assert waiting.status_code == 202
    assert waiting.headers["Location"] == result
    assert door.get(status).json()["status"] == "Succeeded"
    assert door.get(result).status_code == 204
    assert error(door.get(f"{result.split('/operationResults')[0]}/operations/none")) == (
        404,
        "OperationNotFound",
    )
