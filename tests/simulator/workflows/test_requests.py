from azure_disk_simulator.workflows.requests import Sender
from tests.simulator.estate import Estate

HOST = "https://management.azure.com"


def test_lists_come_in_pages(estate: Estate) -> None:
    for name in ("a", "b", "c"):
        estate.disk(name)
    sender, uri = Sender(estate.azure, host=HOST, page=2), f"{HOST}{estate.group}/providers"
    first = sender.send({"method": "GET", "uri": f"{uri}/Microsoft.Compute/disks?api-version=1"})
    assert [each["name"] for each in first["body"]["value"]] == ["a", "b"]
    second = sender.send({"method": "GET", "uri": first["body"]["nextLink"]})
    assert [each["name"] for each in second["body"]["value"]] == ["c"]
    assert "nextLink" not in second["body"]


def test_reads_writes_and_deletes(estate: Estate) -> None:
    disk = estate.disk("a")
    sender, uri = Sender(estate.azure, host=HOST), f"{HOST}{disk['id']}?api-version=1"
    assert sender.send({"method": "GET", "uri": uri})["body"]["name"] == "a"
    body = {"location": "westeurope", "tags": {"a": "b"}, "properties": disk["properties"]}
    assert sender.send({"method": "PUT", "uri": uri, "body": body})["body"]["tags"] == {"a": "b"}
    assert sender.send({"method": "DELETE", "uri": uri}) == {"statusCode": 200, "body": None}
    gone = sender.send({"method": "GET", "uri": uri})
    assert (gone["statusCode"], gone["body"]["error"]["code"]) == (404, "ResourceNotFound")


def test_other_hosts_are_not_there(estate: Estate) -> None:
    answer = Sender(estate.azure, host=HOST).send({"method": "GET", "uri": "https://x.example/a"})
    assert answer["statusCode"] == 502
