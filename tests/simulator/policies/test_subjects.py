from azure_disk_simulator.policies.subjects import Subject

DISK = Subject(
    "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/disks/d",
    "Microsoft.Compute/disks",
    {
        "location": "westeurope",
        "tags": {"Backup": "gold"},
        "sku": {"name": "Premium_LRS"},
        "properties": {"encryption": {"type": "x"}},
    },
)


def test_fields() -> None:
    assert DISK.field("type") == "Microsoft.Compute/disks"
    assert DISK.field("name") == "d"
    assert DISK.field("id") == DISK.id
    assert DISK.field("location") == "westeurope"
    assert DISK.field("tags[backup]") == DISK.field("tags['Backup']") == "gold"


def test_aliases_lie_in_properties_or_beside() -> None:
    assert DISK.field("Microsoft.Compute/disks/sku.name") == "Premium_LRS"
    assert DISK.field("microsoft.compute/disks/Encryption.Type") == "x"
    assert DISK.field("Microsoft.Compute/disks/encryption.type.deeper") is None
    assert DISK.field("Microsoft.Compute/snapshots/sku.name") is None


def test_a_change_leaves_the_request_alone() -> None:
    changed = DISK.with_field("Microsoft.Compute/disks/encryption.type", "y")
    assert changed.field("Microsoft.Compute/disks/encryption.type") == "y"
    assert DISK.field("Microsoft.Compute/disks/encryption.type") == "x"
    assert DISK.with_field("Microsoft.Compute/snapshots/incremental", "y") is DISK
