from pathlib import Path
from typing import Any

import pytest
from azure import identity
from azure.core.credentials import AccessToken

from azure_disk_facts.clouds import CLOUDS
from azure_disk_facts.regions import AzureCloud
from azure_disk_protection.transfer import arm
from azure_disk_protection.transfer.failure import TransferFailed

PRINCIPAL = {"ARM_TENANT_ID": "tenant", "ARM_CLIENT_ID": "client"}


@pytest.fixture(autouse=True)
def _empty(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*arm._SETTINGS, arm.SIMULATOR_VARIABLE):
        monkeypatch.delenv(name, raising=False)


def test_variables_win_over_the_stacks_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = {"azure-native:tenantId": "settings", "azure-native:clientId": "client"}
    monkeypatch.setenv("ARM_TENANT_ID", "variable")
    assert arm.arm_values(settings.get) == {
        "ARM_TENANT_ID": "variable",
        "ARM_CLIENT_ID": "client",
    }


@pytest.mark.parametrize("url", ["http://127.0.0.1:80/", "http://localhost:80", "http://[::1]:80"])
def test_the_simulated_azure_is_on_this_machine(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv(arm.SIMULATOR_VARIABLE, url)
    found = arm.connect(arm.arm_values())
    assert found.is_simulated
    assert found.url == url.rstrip("/")
    assert isinstance(found.credential, arm.NoCredential)
    options = found.client_options()
    assert options["polling_interval"] == 0
    assert options["authentication_policy"] is not None


@pytest.mark.parametrize("url", ["http://10.0.0.1:80", "https://management.example", "127.0.0.1"])
def test_and_nowhere_else(url: str) -> None:
    with pytest.raises(TransferFailed) as caught:
        arm.connect({arm.SIMULATOR_VARIABLE: url})
    assert str(caught.value) == (
        f"AZURE_DISK_PROTECTION_ARM_URL: got {url!r}, allowed: a URL of this machine such as "
        "http://127.0.0.1:8080; it is for a simulated Azure only, unset it to reach the real one"
    )


@pytest.mark.parametrize(
    ("name", "cloud"),
    [
        ("public", AzureCloud.PUBLIC),
        ("usgovernment", AzureCloud.US_GOVERNMENT),
        ("China", AzureCloud.CHINA),
    ],
)
def test_clouds(name: str, cloud: AzureCloud) -> None:
    found = arm.connect({"ARM_ENVIRONMENT": name})
    assert found.cloud is CLOUDS[cloud]
    options = found.client_options()
    assert options["base_url"] == CLOUDS[cloud].resource_manager
    assert options["credential_scopes"] == [CLOUDS[cloud].scope]
    assert "authentication_policy" not in options


def test_a_cloud_that_is_none() -> None:
    with pytest.raises(TransferFailed) as caught:
        arm.connect({"ARM_ENVIRONMENT": "moon"})
    assert str(caught.value) == (
        "ARM_ENVIRONMENT: got 'moon', allowed: public, usgovernment, china; choose one"
    )


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ({}, identity.DefaultAzureCredential),
        (PRINCIPAL, identity.DefaultAzureCredential),
        ({"ARM_USE_MSI": "true"}, identity.ManagedIdentityCredential),
        ({**PRINCIPAL, "ARM_CLIENT_SECRET": "s"}, identity.ClientSecretCredential),
        ({**PRINCIPAL, "ARM_USE_OIDC": "true"}, identity.ClientAssertionCredential),
    ],
)
def test_credentials(values: dict[str, str], kind: type[Any]) -> None:
    assert isinstance(arm.connect(values).credential, kind)


def test_a_certificate(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Any] = []
    monkeypatch.setattr(
        identity, "CertificateCredential", lambda *args, **options: given.append((args, options))
    )
    arm.connect(
        {
            **PRINCIPAL,
            "ARM_CLIENT_CERTIFICATE_PATH": "c.pem",
            "ARM_CLIENT_CERTIFICATE_PASSWORD": "p",
        }
    )
    options = {"password": "p", "authority": "login.microsoftonline.com"}
    assert given == [(("tenant", "client", "c.pem"), options)]


def test_federated_tokens_are_read_each_time(tmp_path: Path) -> None:
    path = tmp_path / "token"
    values = {"ARM_OIDC_TOKEN_FILE_PATH": str(path)}
    for text in ("first", "second"):
        path.write_text(f"{text}\n")
        assert arm._assertion(values) == text
    assert arm._assertion({"ARM_OIDC_TOKEN": "given"}) == "given"
    with pytest.raises(TransferFailed, match=r"^ARM_OIDC_TOKEN: got nothing, allowed: a token, or"):
        arm._assertion({})


def test_a_token_that_says_nothing() -> None:
    assert isinstance(arm.NoCredential().get_token("any"), AccessToken)
