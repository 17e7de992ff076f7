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
    # An import or an upload is one act, not a lasting state of an estate.
    acts = {"source_uri", "storage_account_id", "upload_size_bytes"}
    disk = {field.name for field in fields_of(ManagedDiskArgs)}
    settings = {field.name for field in fields_of(DiskSettings)}
    assert disk - settings == given_by_the_estate | acts


def test_settings_are_spelled_as_in_the_schema() -> None:
    names = [field.schema_name for field in fields_of(DiskEstateArgs)]
    assert {"backupVaults", "retainSnapshots", "keepVersionAliases"} <= set(names)
    assert "hyperVGeneration" in [field.schema_name for field in fields_of(DiskSettings)]
