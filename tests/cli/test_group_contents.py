import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar, TypeAlias

import pytest

from azure_disk_cli.group_contents import HOLDERS, contents
from azure_disk_cli.outcome import Exit, Stop
from azure_disk_facts import resource_types as types
from azure_disk_protection.transfer.arm import SIMULATOR_VARIABLE
from azure_disk_simulator.doors.http import serve_http
from tests.simulator.estate import Estate

Answers: TypeAlias = dict[str, tuple[int, dict[str, Any]]]


@pytest.fixture
def estate() -> Iterator[Estate]:
    made = Estate()
    yield made
    made.azure.close()


@pytest.fixture
def arm(estate: Estate, monkeypatch: pytest.MonkeyPatch) -> Iterator[Estate]:
    """The simulated Azure as Microsoft's clients reach it, in place of the real one."""
    with serve_http(estate.azure) as address:
        monkeypatch.setenv(SIMULATOR_VARIABLE, address.url)
        yield estate


def filled(estate: Estate) -> list[str]:
    """Fill the group, and another one whose name begins alike; return what holds data in it."""
    disk, vault, _, _ = estate.protected()
    taken = estate.snapshot("taken", disk)
    key_vault = estate.vault()
    estate.key(key_vault)
    elsewhere = estate.put_group("rg-2")
    there = f"{elsewhere}/providers/Microsoft.Compute/disks/elsewhere"
    estate.azure.put(there, {**disk, "name": "elsewhere", "id": there})
    return [each["id"] for each in (disk, taken, key_vault, vault)]


def test_what_holds_data_and_lies_in_a_group() -> None:
    assert HOLDERS == (
        types.DISK,
        types.SNAPSHOT,
        types.DISK_ENCRYPTION_SET,
        types.KEY_VAULT,
        types.BACKUP_VAULT,
    )


def test_what_a_group_of_the_simulated_azure_holds(estate: Estate) -> None:
    expected = filled(estate)
    inside = contents(estate.azure, {})
    assert sorted(inside(estate.group)) == sorted(expected)
    assert inside(estate.group_id("rg-gone")) == []


def test_what_a_group_of_the_real_azure_holds(arm: Estate) -> None:
    expected = filled(arm)
    inside = contents(None, {})
    assert sorted(inside(arm.group)) == sorted(expected)
    assert inside(arm.group_id("rg-gone")) == []


class _Canned(BaseHTTPRequestHandler):
    answers: ClassVar[Answers] = {}
    """By path; whatever else is asked for has nothing in it."""

    def do_GET(self) -> None:
        status, body = self.answers.get(self.path.partition("?")[0], (200, {"value": []}))
        sent = json.dumps(body).replace("<here>", f"http://{self.headers['Host']}").encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(sent)))
        self.end_headers()
        self.wfile.write(sent)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


GROUP = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg"
DISKS = f"{GROUP}/providers/Microsoft.Compute/disks"
SNAPSHOTS = f"{GROUP}/providers/Microsoft.Compute/snapshots"


@pytest.fixture
def canned(monkeypatch: pytest.MonkeyPatch) -> Iterator[Answers]:
    """A resource manager whose answers the test gives."""
    monkeypatch.setattr(_Canned, "answers", {})
    with ThreadingHTTPServer(("127.0.0.1", 0), _Canned) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        monkeypatch.setenv(SIMULATOR_VARIABLE, f"http://127.0.0.1:{server.server_port}")
        yield _Canned.answers
        server.shutdown()
        thread.join()


def test_every_page_is_read(canned: Answers) -> None:
    canned[DISKS] = 200, {"value": [{"id": "a"}], "nextLink": "<here>/next?page=2"}
    canned["/next"] = 200, {"value": [{"id": "b"}], "nextLink": None}
    canned[SNAPSHOTS] = 200, {"value": [{"id": "c"}]}
    assert contents(None, {})(GROUP) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("status", "code"), [(404, "ResourceGroupNotFound"), (409, "MissingSubscriptionRegistration")]
)
def test_what_was_never_there_is_nothing(canned: Answers, status: int, code: str) -> None:
    canned[DISKS] = status, {"error": {"code": code, "message": "no"}}
    canned[SNAPSHOTS] = 200, {"value": [{"id": "c"}]}
    assert contents(None, {})(GROUP) == ["c"]


UNSEEN = (
    "cannot see what lies in resource group 'rg', which would be deleted; nothing was changed: "
    "{said}\nsign in as who may read it, or keep the group"
)


def test_what_nobody_may_see_is_not_taken_for_nothing(
    canned: Answers,
) -> None:
    canned[DISKS] = 403, {"error": {"code": "AuthorizationFailed", "message": "You may not."}}
    with pytest.raises(Stop) as stop:
        contents(None, {})(GROUP)
    assert stop.value.code is Exit.STOPPED
    assert str(stop.value) == UNSEEN.format(said="(AuthorizationFailed) You may not.")


def test_an_unknown_cloud(monkeypatch: pytest.MonkeyPatch) -> None:
    """The stack's settings count, but for those that are secret."""
    monkeypatch.delenv("ARM_ENVIRONMENT", raising=False)
    monkeypatch.delenv(SIMULATOR_VARIABLE, raising=False)
    config = {"azure-native:environment": "moon", "azure-native:tenantId": {"secure": "v1:abc"}}
    with pytest.raises(Stop) as stop:
        contents(None, config)(GROUP)
    assert str(stop.value) == UNSEEN.format(
        said="ARM_ENVIRONMENT: got 'moon', allowed: public, usgovernment, china; choose one"
    )
