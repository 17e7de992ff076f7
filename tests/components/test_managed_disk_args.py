from azure_disk_protection import managed_disk
from azure_disk_protection.managed_disk_args import DiskPurchasePlan, ManagedDiskArgs
from azure_disk_protection.reading import fields_of


def test_what_a_disk_cannot_do_without() -> None:
    required = {field.name for field in fields_of(ManagedDiskArgs) if field.is_required}
    assert required == {"resource_group_name", "location", "sku"}


def test_a_plan_is_named_in_full() -> None:
    required = {field.name for field in fields_of(DiskPurchasePlan) if field.is_required}
    assert required == {"publisher", "product", "name"}


def test_inputs_stand_beside_the_component_too() -> None:
    assert managed_disk.ManagedDiskArgs is ManagedDiskArgs
