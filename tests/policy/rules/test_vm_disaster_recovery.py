from azure_disk_facts.arm_types.neighbours import REPLICATED_ITEM
from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    attached,
    copy,
    depends,
    disk,
    disk_id,
    machine,
    machine_id,
    made,
    secret,
    snapshot,
)


def replicated(machine_id_given: object) -> Resource:
    details = {"instanceType": "A2A", "fabricObjectId": machine_id_given}
    given = {"properties": {"providerSpecificDetails": details}}
    return made(REPLICATED_ITEM.token, "replica1", given)


def test_vm_disaster_recovery() -> None:
    subject, unknown = machine(), replicated(UNKNOWN_TEXT)
    copied = [disk(), snapshot(incremental=True), copy()]
    on_copied = machine(os_disk=attached(disk_id()))
    assert_outcomes(
        "vm-disaster-recovery",
        {
            "pass_replicated": [subject, replicated(machine_id())],
            "pass_id_in_odd_case": [subject, replicated(machine_id().upper())],
            "pass_by_dependency": [subject, depends(unknown, "properties", subject)],
            "pass_secret_id": [subject, replicated(secret(machine_id()))],
            "skip_copied": [on_copied, *copied],
            "fail_absent": [subject],
            "fail_other_machine": [subject, replicated(machine_id("vm11"))],
            "fail_no_details": [subject, made(REPLICATED_ITEM.token, "replica1", {})],
            "fail_secret_text": [subject, replicated(secret())],
            "fail_one_disk_is_copied": [
                machine(attached(disk_id("d2")), os_disk=attached(disk_id())),
                disk("d2"),
                *copied,
            ],
            "fail_os_disk_is_no_resource": [machine(attached(disk_id())), *copied],
            "fail_copied_within_the_region": [on_copied, *copied[:2], copy(location="westeurope")],
            "undecided_machine": [subject, unknown],
            "undecided_disk": [machine(os_disk=UNKNOWN_OBJECT), *copied],
            "undecided_place_of_the_copy": [on_copied, *copied[:2], copy(location=None)],
        },
    )
