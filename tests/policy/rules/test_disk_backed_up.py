from azure_disk_facts import resource_types as types
from azure_disk_facts.arm_types import neighbours
from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    SUBSCRIPTION,
    UNKNOWN_LIST,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    depends,
    disk,
    disk_id,
    instance,
    made,
    secret,
    snapshot,
)

MACHINE_ID = f"{SUBSCRIPTION}/resourceGroups/rg-vm/providers/Microsoft.Compute/virtualMachines/vm1"


def machine(**storage: object) -> Resource:
    props: Props = {"resourceGroupName": "rg-vm", "vmName": "vm1", "storageProfile": storage}
    return made(types.VIRTUAL_MACHINE.token, "vm1", props)


def protected(source: object = MACHINE_ID, **properties: object) -> Resource:
    props: Props = {"properties": {"sourceResourceId": source, **properties}}
    return made(neighbours.PROTECTED_ITEM.token, "item1", props)


OS_DISK = machine(osDisk={"managedDisk": {"id": disk_id()}})
DATA_DISK = machine(dataDisks=[7, {"managedDisk": {"id": disk_id()}}])


def test_disk_backed_up() -> None:
    other = disk("d2")
    unknown = instance(UNKNOWN_TEXT)
    assert_outcomes(
        "disk-backed-up",
        {
            "pass_instance": [disk(), instance()],
            "pass_id_in_other_case_with_slash": [disk(), instance(disk_id().upper() + "/")],
            "pass_unknown_id_by_dependency": [disk(), depends(unknown, "properties", disk())],
            "pass_secret_id": [disk(), instance(secret(disk_id()))],
            "pass_no_disk": [instance()],
            "fail_none": [disk()],
            "fail_instance_of_another_disk": [disk(), instance(disk_id("d2"))],
            "fail_name_is_a_prefix": [disk(), instance(disk_id("d11"))],
            "fail_id_of_another_group": [
                disk(),
                instance(disk_id().replace("rg-data", "rg-data2")),
            ],
            "fail_id_is_a_snapshot": [disk(), instance(disk_id().replace("disks", "snapshots"))],
            "fail_unknown_id_made_from_another_disk": [
                disk(),
                other,
                depends(unknown, "properties", other),
                instance(disk_id("d2"), name="bi2"),
            ],
            "fail_no_id": [disk(), instance(7)],
            "fail_id_absent": [disk(), instance(" ")],
            "fail_properties_absent": [disk(), made(types.BACKUP_INSTANCE.token, "bi", {})],
            "fail_snapshot_is_not_accepted": [disk(), snapshot()],
            "fail_machine_is_not_accepted": [disk(), OS_DISK, protected()],
            "fail_tag_exempts_nothing": [disk(tags={"backup-exempt": "yes"})],
            "fail_secret_id": [disk(), instance(secret())],
            "skip_replica": disk("d1-ASRReplica"),
            "undecided_id": [disk(), unknown],
            "undecided_instance": [
                disk(),
                made(types.BACKUP_INSTANCE.token, "bi", {"properties": UNKNOWN_OBJECT}),
            ],
            "undecided_name": [disk(diskName=UNKNOWN_TEXT), instance()],
        },
    )


def test_snapshots_and_machines_count_where_accepted() -> None:
    assert_outcomes(
        "disk-backed-up",
        {
            "pass_snapshot": [disk(), snapshot()],
            "pass_os_disk_of_a_machine": [disk(), OS_DISK, protected()],
            "pass_data_disk_of_a_machine": [disk(), DATA_DISK, protected()],
            "fail_instance_is_not_accepted": [disk(), instance()],
            "fail_machine_without_backup": [disk(), OS_DISK],
            "fail_stopped": [disk(), OS_DISK, protected(protectionState="protectionstopped")],
            "fail_other_machine": [disk(), OS_DISK, protected(MACHINE_ID + "2")],
            "fail_machine_without_the_disk": [disk(), machine(), protected()],
            "undecided_machine": [disk(), machine(dataDisks=UNKNOWN_LIST), protected()],
            "undecided_item": [disk(), OS_DISK, protected(UNKNOWN_TEXT)],
            "undecided_source": [disk(), snapshot(creationData=UNKNOWN_OBJECT)],
        },
        {"accept": ["snapshot", "vmBackup"]},
    )


def test_exempt_tag() -> None:
    assert_outcomes(
        "disk-backed-up",
        {
            "skip_exempt": [disk(tags={"Backup.Exempt": "scratch space"})],
            "fail_blank": [disk(tags={"backup.exempt": " "})],
            "fail_no_tags": [disk(tags=None)],
            "fail_tags_are_a_text": [disk(tags="backup.exempt")],
            "pass_backed_up_and_tags_unknown": [disk(tags=UNKNOWN_OBJECT), instance()],
            "undecided_tags": [disk(tags=UNKNOWN_OBJECT)],
        },
        {"exemptTag": "backup.exempt"},
    )
