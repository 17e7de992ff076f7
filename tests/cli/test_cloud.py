import stat
from pathlib import Path

import pytest

from azure_disk_cli.cloud import subscription_of
from azure_disk_cli.outcome import Exit, Stop

PRINCIPAL = {"ARM_SUBSCRIPTION_ID": "s", "ARM_TENANT_ID": "t", "ARM_CLIENT_ID": "c"}


@pytest.fixture(autouse=True)
def _no_az(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))


def put_az(tmp_path: Path, script: str) -> None:
    command = tmp_path / "az"
    command.write_text(f"#!/bin/sh\n{script}\n")
    command.chmod(command.stat().st_mode | stat.S_IXUSR)


@pytest.mark.parametrize(
    "more",
    [
        {"ARM_CLIENT_SECRET": "x"},
        {"ARM_CLIENT_CERTIFICATE_PATH": "x"},
        {"ARM_USE_OIDC": "true"},
        {"ARM_OIDC_TOKEN": "x"},
        {"AZURE_FEDERATED_TOKEN_FILE": "x"},
    ],
)
def test_a_principal_in_the_environment(more: dict[str, str]) -> None:
    assert subscription_of({**PRINCIPAL, **more}) == "s"


def test_azure_names_and_a_managed_identity_count_too() -> None:
    azure = {key.replace("ARM_", "AZURE_"): value for key, value in PRINCIPAL.items()}
    assert subscription_of({**azure, "AZURE_CLIENT_SECRET": "x"}) == "s"
    assert subscription_of({"ARM_SUBSCRIPTION_ID": "s", "ARM_USE_MSI": "true"}) == "s"


def test_a_logged_in_az(tmp_path: Path) -> None:
    put_az(tmp_path, """echo '{"id": "from-az"}'""")
    assert subscription_of({}) == "from-az"
    assert subscription_of({"ARM_SUBSCRIPTION_ID": "s"}) == "s"


@pytest.mark.parametrize("script", ["exit 1", "echo no json", "echo []", "echo '{}'"])
def test_an_az_that_is_not_logged_in(tmp_path: Path, script: str) -> None:
    put_az(tmp_path, script)
    with pytest.raises(Stop) as stop:
        subscription_of({})
    assert stop.value.code is Exit.WRONG_INPUT
    assert "az is on PATH but not logged in" in str(stop.value)


def test_no_credentials_says_what_is_missing_and_what_to_do() -> None:
    with pytest.raises(Stop) as stop:
        subscription_of({"ARM_SUBSCRIPTION_ID": "s"})
    assert str(stop.value) == (
        "--cloud: no credentials for Azure (ARM_TENANT_ID, ARM_CLIENT_ID, ARM_CLIENT_SECRET not "
        "set; no OIDC token; no az on PATH), nothing was started; set ARM_SUBSCRIPTION_ID, "
        "ARM_TENANT_ID, ARM_CLIENT_ID and ARM_CLIENT_SECRET (or ARM_USE_OIDC=true), or run "
        "'az login', or leave --cloud out to use the simulated Azure"
    )
