from azure_disk_facts import resource_types as types
from azure_disk_facts.arm_types.neighbours import SCALE_SET
from azure_disk_policy.resource import Resource
from azure_disk_policy.verdicts import Violated
from tests.policy.samples import (
    ENCRYPTION_SET_ID,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    depends,
    disk,
    disk_id,
    key_url,
    key_vault,
    keyed_set,
    made,
    secret,
    snapshot,
    vault_id,
    verdicts_of,
)

HERE: Props = {"location": "westeurope"}
THERE: Props = {"location": "northeurope"}
OF_SET: Props = {"encryption": {"diskEncryptionSetId": ENCRYPTION_SET_ID}}
OF_SECURE_SET: Props = {"securityProfile": {"secureVMDiskEncryptionSetId": ENCRYPTION_SET_ID}}
SET, VAULT = keyed_set(**HERE), key_vault(**HERE)
LATE = disk(**HERE, encryption={"diskEncryptionSetId": UNKNOWN_TEXT})


def machine(managed: object, location: object = "westeurope", *, data: bool = True) -> Resource:
    used: Props = {"managedDisk": managed}
    storage: Props = {"dataDisks": [{}, used]} if data else {"osDisk": used}
    props = {"vmName": "vm1", "location": location, "storageProfile": storage}
    return made(types.VIRTUAL_MACHINE.token, "vm1", props)


def scale_set(location: str) -> Resource:
    used = {"managedDisk": {"diskEncryptionSet": {"id": ENCRYPTION_SET_ID}}}
    profile = {"storageProfile": {"osDisk": used}}
    props = {"vmScaleSetName": "ss1", "location": location, "virtualMachineProfile": profile}
    return made(SCALE_SET.token, "ss1", props)


IN_SET: Props = {"diskEncryptionSet": {"id": ENCRYPTION_SET_ID}}
GUEST_STATE = {"securityProfile": IN_SET}


def test_vaults() -> None:
    assert_outcomes(
        "des-same-region",
        {
            "pass_vault": [SET, key_vault(**HERE)],
            "pass_spelt_otherwise": [keyed_set(location="West Europe"), key_vault(**HERE)],
            "pass_other_case": [keyed_set(location="WestEurope"), key_vault(**HERE)],
            "pass_secret": [keyed_set(location=secret("westeurope")), key_vault(**HERE)],
            "skip_no_vault": SET,
            "skip_another_vault": [keyed_set(key_url("kv2"), **HERE), key_vault(**THERE)],
            "fail_vault": [SET, key_vault(**THERE)],
            "fail_vault_by_id": [
                keyed_set(UNKNOWN_TEXT, vault_id(), **HERE),
                key_vault(**THERE),
            ],
            "fail_vault_by_dependency": [
                depends(keyed_set(UNKNOWN_TEXT, **HERE), "activeKey", key_vault()),
                key_vault(**THERE),
            ],
            "fail_secret_text": [keyed_set(location=secret()), key_vault(**HERE)],
            "undecided_location_absent": [keyed_set(), key_vault(**HERE)],
            "undecided_location": [SET, key_vault(location=UNKNOWN_TEXT)],
            "undecided_vault": [keyed_set(UNKNOWN_TEXT, **HERE), key_vault(**HERE)],
        },
    )


def test_disks_and_snapshots() -> None:
    assert_outcomes(
        "des-same-region",
        {
            "pass_disk": [SET, VAULT, disk(**HERE, **OF_SET)],
            "pass_snapshot_in_other_case": [SET, VAULT, snapshot(location="WESTEUROPE", **OF_SET)],
            "skip_platform_key": [SET, disk(**THERE)],
            "skip_set_elsewhere": disk(**THERE, **OF_SET),
            "fail_disk": [SET, disk(**THERE, **OF_SET)],
            "fail_disk_of_a_secure_machine": [SET, disk(**THERE, **OF_SECURE_SET)],
            "fail_snapshot": [SET, snapshot(**THERE, **OF_SET)],
            "fail_id_in_other_case": [
                SET,
                disk(**THERE, encryption={"diskEncryptionSetId": ENCRYPTION_SET_ID.upper() + "/"}),
            ],
            "fail_unknown_set_by_dependency": [
                SET,
                depends(disk(**THERE, encryption=UNKNOWN_OBJECT), "encryption", SET),
            ],
            "undecided_set": [SET, LATE],
        },
    )


def test_machines() -> None:
    assert_outcomes(
        "des-same-region",
        {
            "pass_machine": [SET, VAULT, machine(IN_SET)],
            "pass_scale_set": [SET, VAULT, scale_set("West Europe")],
            "skip_disk_without_a_set": [
                SET,
                disk(**HERE),
                machine({"id": disk_id()}, "northeurope"),
            ],
            "fail_machine": [SET, machine(IN_SET, "northeurope")],
            "fail_os_disk": [SET, machine(IN_SET, "northeurope", data=False)],
            "fail_guest_state": [SET, machine(GUEST_STATE, "northeurope", data=False)],
            "fail_scale_set": [SET, scale_set("northeurope")],
            "fail_disk_of_the_machine": [
                SET,
                disk(**HERE, **OF_SET),
                machine({"id": disk_id()}, "northeurope"),
            ],
            "undecided_disks": [SET, machine(UNKNOWN_OBJECT)],
            "undecided_location_absent": [SET, machine(IN_SET, None)],
        },
    )


def test_it_is_said_what_is_elsewhere() -> None:
    found = verdicts_of("des-same-region", [SET, machine(IN_SET, "northeurope")])
    (violated,) = [each for each in found if isinstance(each, Violated)]
    (violation,) = violated.violations
    path = "storageProfile.dataDisks[1].managedDisk.diskEncryptionSet.id"
    assert (violation.path, violation.message) == (path, "des1 is in another region")
