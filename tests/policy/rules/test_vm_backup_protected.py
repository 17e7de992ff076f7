from azure_disk_facts.arm_types.neighbours import PROTECTED_ITEM
from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    UNKNOWN_TEXT,
    assert_outcomes,
    depends,
    machine,
    machine_id,
    made,
    secret,
)


def item(source: object, name: str = "item1", **properties: object) -> Resource:
    given = {"sourceResourceId": source, **properties}
    return made(PROTECTED_ITEM.token, name, {"properties": given})


def test_vm_backup_protected() -> None:
    subject, other = machine(), machine(name="vm2")
    unknown = item(UNKNOWN_TEXT)
    assert_outcomes(
        "vm-backup-protected",
        {
            "pass_protected": [subject, item(machine_id())],
            "pass_id_in_odd_case": [subject, item(machine_id().upper() + "/")],
            "pass_state": [subject, item(machine_id(), protectionState="Protected")],
            "pass_unknown_by_dependency": [subject, depends(unknown, "properties", subject)],
            "pass_second_item": [
                subject,
                item(machine_id(), protectionState="ProtectionStopped"),
                item(machine_id(), "item2"),
            ],
            "pass_secret_id": [subject, item(secret(machine_id()))],
            "pass_no_machine": [item(machine_id())],
            "fail_absent": [subject],
            "fail_other_machine": [subject, item(machine_id("vm2"))],
            "fail_name_is_a_prefix": [subject, item(machine_id("vm11"))],
            "fail_other_group": [subject, item(machine_id().replace("rg-vm", "rg-vm2"))],
            "fail_stopped": [subject, item(machine_id(), protectionState="ProtectionStopped")],
            "fail_stopped_in_odd_case": [
                subject,
                item(machine_id(), protectionState="PROTECTIONSTOPPED"),
            ],
            "fail_source_absent": [subject, item(None)],
            "fail_unknown_made_from_another": [
                subject,
                other,
                item(machine_id("vm2"), "item2"),
                depends(unknown, "properties", other),
            ],
            "fail_secret_text": [subject, item(secret())],
            "undecided_source": [subject, unknown],
            "undecided_state": [subject, item(machine_id(), protectionState=UNKNOWN_TEXT)],
        },
    )
