from azure_disk_protection.estate_args import DiskEstateArgs, DiskSettings
from azure_disk_protection.managed_disk import ManagedDiskArgs
from azure_disk_protection.reading import fields_of


def test_a_disk_of_an_estate_has_every_input_of_a_disk_that_settings_can_give() -> None:
    given_by_the_estate = {
        "resource_group_name",
        "location",
        "disk_name",
        "encryption_type",
        "disk_encryption_set_id",
        "protect",
        "retain",
        "keep_version_aliases",
    }
    # An import, an upload or a restore is one act, not a lasting state of an estate.
    acts = {
        "source_uri",
        "storage_account_id",
        "security_data_uri",
        "upload_size_bytes",
        "upload_guest_state",
        "copy_start",
        "copy_speed",
        "restore_point_id",
        "elastic_san_snapshot_id",
        "imports",
    }
    # What only OS disks of confidential machines, galleries, edge zones and clusters need.
    of_single_disks = {
        "gallery_image_id",
        "shared_gallery_image_id",
        "community_gallery_image_id",
        "image_lun",
        "edge_zone",
        "disk_controllers",
        "accelerated_network",
        "supports_hibernation",
        "purchase_plan",
        "security_type",
        "secure_vm_disk_encryption_set_id",
        "read_only_iops",
        "read_only_mbps",
        "performance_plus",
        "optimized_for_frequent_attach",
    }
    disk = {field.name for field in fields_of(ManagedDiskArgs)}
    settings = {field.name for field in fields_of(DiskSettings)}
    assert disk - settings == given_by_the_estate | acts | of_single_disks


def test_settings_are_spelled_as_in_the_schema() -> None:
    names = [field.schema_name for field in fields_of(DiskEstateArgs)]
    assert {"backupVaults", "retainSnapshots", "keepVersionAliases"} <= set(names)
    assert "hyperVGeneration" in [field.schema_name for field in fields_of(DiskSettings)]
