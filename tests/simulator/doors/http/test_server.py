import httpx
import pytest
import uvicorn

from azure_disk_simulator.doors.http import server
from azure_disk_simulator.doors.http.server import serve_http
from tests.simulator.estate import Estate


def test_it_listens_on_this_machine_only_and_stops(estate: Estate) -> None:
    with serve_http(estate.azure) as address:
        assert address.url.startswith("http://127.0.0.1:")
        assert address.environment == {"AZURE_DISK_PROTECTION_ARM_URL": address.url}
        assert httpx.get(address.url, trust_env=False).status_code == 400
    with pytest.raises(httpx.ConnectError):
        httpx.get(address.url, trust_env=False)


def test_two_doors_at_once(estate: Estate) -> None:
    with serve_http(estate.azure) as one, serve_http(estate.azure) as other:
        assert one.url != other.url


def test_a_server_that_does_not_start(estate: Estate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uvicorn.Server, "run", lambda *_, **__: None)
    text = "the http door did not start: look for what uvicorn wrote above"
    with pytest.raises(RuntimeError, match=text), serve_http(estate.azure):
        pass


def test_services_are_registered() -> None:
    assert "compute" in {each.__name__.rsplit(".", 1)[-1] for each in server.SERVICES}
