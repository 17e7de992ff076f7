from azure_disk_facts.arm_types import compute
from azure_disk_facts.arm_types.row import ResourceTypeFacts

ROWS = [row for row in vars(compute).values() if isinstance(row, ResourceTypeFacts)]


def test_every_row_is_of_compute_in_a_region() -> None:
    assert len(ROWS) == 5
    for row in ROWS:
        assert row.arm_type.startswith("Microsoft.Compute/")
        assert row.token.startswith("azure-native:compute:")
        assert row.has_location
        assert "location" in row.create_only


def test_names() -> None:
    assert compute.DISK.name_rule is not None
    assert compute.DISK.name_rule.accepts("d" * 80)
    assert compute.VIRTUAL_MACHINE.name_rule is not None
    assert compute.VIRTUAL_MACHINE.name_rule.accepts("m" * 64)
    assert not compute.VIRTUAL_MACHINE.name_rule.accepts("m" * 65)


def test_what_a_disk_and_a_snapshot_are_made_from_is_fixed() -> None:
    """A12, B16."""
    for row in (compute.DISK, compute.SNAPSHOT):
        assert "creationData" in row.create_only
