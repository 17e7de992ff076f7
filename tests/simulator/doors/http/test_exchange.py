import pytest

from azure_disk_simulator.doors.http.exchange import Exchange, Target, target_of
from azure_disk_simulator.doors.http.long_running import LongRunning
from tests.simulator.estate import Estate, refused

GROUP = "/subscriptions/s/resourceGroups/g"
VAULT = f"{GROUP}/providers/Microsoft.DataProtection/backupVaults/v"
KEY = "Microsoft.KeyVault/vaults/keys"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (GROUP, Target(GROUP, "Microsoft.Resources/resourceGroups")),
        (
            "/subscriptions/s/resourcegroups",
            Target("/subscriptions/s", "", "resourcegroups", "Microsoft.Resources/resourceGroups"),
        ),
        ("/subscriptions/s", Target("/subscriptions/s", "")),
        (f"{VAULT}/", Target(VAULT, "Microsoft.DataProtection/backupVaults")),
        (
            f"{VAULT}/validateForBackup",
            Target(
                VAULT,
                "Microsoft.DataProtection/backupVaults",
                "validateForBackup",
                "Microsoft.DataProtection/backupVaults/validateForBackup",
            ),
        ),
        (
            f"{GROUP}/providers/Microsoft.Compute/disks",
            Target(GROUP, "", "disks", "Microsoft.Compute/disks"),
        ),
        (
            f"{GROUP}/providers/Microsoft.KeyVault/vaults/v/keys/k%20k",
            Target(f"{GROUP}/providers/Microsoft.KeyVault/vaults/v/keys/k k", KEY),
        ),
        (
            f"{VAULT}/providers/Microsoft.Authorization/locks/l",
            Target(
                f"{VAULT}/providers/Microsoft.Authorization/locks/l",
                "Microsoft.Authorization/locks",
            ),
        ),
    ],
)
def test_what_a_path_is_about(path: str, expected: Target) -> None:
    assert target_of(path) == expected


def test_a_body_that_is_no_object(estate: Estate) -> None:
    exchange = Exchange(estate.azure, LongRunning(), "", "PUT", "/", {}, [1])
    with refused("InvalidRequestContent", match="no JSON object"):
        exchange.json()
