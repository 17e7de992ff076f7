from typing import Any

import pytest

from azure_disk_protection.checks.access import ACCESS_CHECKS, check_backup_auth_mode
from azure_disk_protection.checks.given import run
from tests.components.recording import DISK_ID, GROUP

ACCESS = f"{GROUP}/providers/Microsoft.Compute/diskAccesses/a"


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"network_access_policy": "DenyAll"},
        {"network_access_policy": "AllowAll"},
        {"network_access_policy": "AllowPrivate", "disk_access_id": ACCESS},
    ],
)
def test_pairs_that_azure_takes(values: dict[str, Any]) -> None:
    assert run(ACCESS_CHECKS, values) == []


@pytest.mark.parametrize(
    ("values", "allowed"),
    [
        ({"network_access_policy": "AllowPrivate"}, "the id of a disk access"),
        ({"disk_access_id": ACCESS}, "nothing, unless networkAccessPolicy is AllowPrivate"),
        (
            {"network_access_policy": "AllowPrivate", "disk_access_id": DISK_ID},
            "the id of a Microsoft.Compute/diskAccesses",
        ),
    ],
)
def test_pairs_that_azure_refuses(values: dict[str, Any], allowed: str) -> None:
    (problem,) = run(ACCESS_CHECKS, values)
    assert (problem.path, problem.allowed) == ("diskAccessId", allowed)


def test_azure_backup_takes_no_entra_tokens() -> None:
    check = [check_backup_auth_mode]
    assert run(check, {}) == run(check, {"data_access_auth_mode": "None"}) == []
    (problem,) = run(check, {"data_access_auth_mode": "AzureActiveDirectory"})
    assert problem.path == "dataAccessAuthMode"
