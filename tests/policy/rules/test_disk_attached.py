from tests.policy.samples import (
    UNKNOWN_LIST,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    attached,
    depends,
    disk,
    disk_id,
    instance,
    machine,
    scale_set,
    secret,
)


def test_disk_attached() -> None:
    unknown = machine(attached(UNKNOWN_TEXT))
    profile = "storageProfile"
    assert_outcomes(
        "disk-attached",
        {
            "pass_data_disk": [disk(), machine(attached(disk_id()))],
            "pass_data_disk_in_odd_case": [disk(), machine(attached(disk_id().upper()))],
            "pass_os_disk": [disk(), machine(os_disk=attached(disk_id()))],
            "pass_scale_set": [disk(), scale_set(attached(disk_id()))],
            "pass_one_object": [disk(), machine(storageProfile={"dataDisks": attached(disk_id())})],
            "pass_unknown_by_dependency": [disk(), depends(unknown, profile, disk())],
            "pass_beside_unknown": [disk(), machine(UNKNOWN_OBJECT, attached(disk_id()))],
            "pass_secret": [disk(), machine(attached(secret(disk_id())))],
            "skip_replica": disk("d1-ASRReplica"),
            "skip_replica_in_lower_case": disk("d1-asrreplica"),
            "skip_seeds": [disk("asrseeddisk-d1"), disk("MS-ASR-d1")],
            "fail_absent_machine": disk(),
            "fail_machine_without_disks": [disk(), machine()],
            "fail_other_disk_that_starts_alike": [disk(), machine(attached(disk_id("d11")))],
            "fail_disk_of_another_group": [
                disk(resourceGroupName="rg-other"),
                machine(attached(disk_id())),
            ],
            "fail_wrong_kinds": [disk(), machine("text", 5, os_disk=["text"])],
            "fail_backed_up_only": [disk(), instance()],
            "fail_name_in_the_middle": disk("d1-asrreplica-old"),
            "fail_secret_id": [disk(), machine(attached(secret()))],
            "fail_unknown_of_another_disk": [
                disk(),
                disk("d2"),
                depends(unknown, profile, disk("d2")),
            ],
            "undecided_id": [disk(), unknown],
            "undecided_disks": [disk(), machine(storageProfile={"dataDisks": UNKNOWN_LIST})],
            "undecided_profile": [disk(), machine(storageProfile=UNKNOWN_OBJECT)],
        },
    )
