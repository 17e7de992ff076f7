import pytest

from azure_disk_facts.arm_types import data_protection as rows
from azure_disk_facts.arm_types.row import ResourceTypeFacts


@pytest.mark.parametrize(
    ("row", "create_only"),
    [
        (rows.BACKUP_VAULT, {"location", "properties.storageSettings"}),
        (rows.BACKUP_POLICY, {"properties.datasourceTypes"}),
        (
            rows.BACKUP_INSTANCE,
            {"properties.dataSourceInfo", "properties.policyInfo.policyParameters"},
        ),
        (rows.RESOURCE_GUARD, {"location"}),
        (rows.RESOURCE_GUARD_PROXY, set()),
    ],
)
def test_what_azure_takes_at_creation_only(row: ResourceTypeFacts, create_only: set[str]) -> None:
    """E3, E4: a policy may be exchanged, the disk and its snapshot group may not."""
    assert set(row.create_only) == create_only
    assert row.keeps_properties


def test_what_lies_in_a_backup_vault_has_no_region() -> None:
    inside = (rows.BACKUP_POLICY, rows.BACKUP_INSTANCE, rows.RESOURCE_GUARD_PROXY)
    for row in inside:
        assert row.arm_type.startswith(f"{rows.BACKUP_VAULT.arm_type}/")
        assert row.path_inputs[:2] == rows.BACKUP_VAULT.path_inputs
        assert not row.has_location
