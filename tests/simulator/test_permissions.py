import pytest

from azure_disk_simulator import permissions

GROUP = "/subscriptions/s/resourcegroups/rg"


@pytest.mark.parametrize(
    ("resource_id", "expected"),
    [
        ("/subscriptions/S", ["/subscriptions/s"]),
        ("/subscriptions/S/resourceGroups/RG/", [GROUP, "/subscriptions/s"]),
        (
            f"{GROUP}/providers/Microsoft.Compute/disks/D",
            [f"{GROUP}/providers/microsoft.compute/disks/d", GROUP, "/subscriptions/s"],
        ),
        (
            f"{GROUP}/providers/Microsoft.KeyVault/vaults/kv/keys/k",
            [
                f"{GROUP}/providers/microsoft.keyvault/vaults/kv/keys/k",
                f"{GROUP}/providers/microsoft.keyvault/vaults/kv",
                GROUP,
                "/subscriptions/s",
            ],
        ),
    ],
)
def test_the_scopes_of_a_resource(resource_id: str, expected: list[str]) -> None:
    assert list(permissions.scopes(resource_id)) == expected


def test_assignments_are_found_by_scope_and_principal() -> None:
    link = permissions.link("/subscriptions/S/", "ABC")
    assert (link.kind, link.target) == ("assignment", "/subscriptions/s|abc")
