from azure_disk_facts.arm_types import neighbours
from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    ENCRYPTION_SET_ID,
    UNKNOWN_LIST,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    attached,
    disk,
    disk_id,
    fixed,
    machine,
    made,
    scale_set,
    secret,
)

NAME = "disk-des-allow-list"
OTHER = f"{ENCRYPTION_SET_ID}2"
ALLOWED = {"allowed": [ENCRYPTION_SET_ID, OTHER.replace("des12", "des3")]}


def encrypted(set_id: object = ENCRYPTION_SET_ID, **encryption: object) -> Resource:
    return disk(encryption={"diskEncryptionSetId": set_id, **encryption})


def managed(set_id: object = ENCRYPTION_SET_ID) -> Props:
    return {"managedDisk": {"diskEncryptionSet": {"id": set_id}}}


def image(os_set: object, *data_sets: object) -> Resource:
    profile = {
        "osDisk": {"diskEncryptionSet": {"id": os_set}, "managedDisk": {"id": disk_id()}},
        "dataDisks": [{"diskEncryptionSet": {"id": set_id}} for set_id in data_sets],
    }
    return made(neighbours.IMAGE.token, "image", {"imageName": "i", "storageProfile": profile})


def test_disks() -> None:
    assert_outcomes(
        NAME,
        {
            "pass_allowed": encrypted(),
            "pass_odd_case_and_slash": encrypted(f"{ENCRYPTION_SET_ID.upper()}/"),
            "fail_absent": disk(),
            "fail_blank": encrypted(" "),
            "fail_other_set_that_starts_alike": encrypted(OTHER),
            "fail_set_is_a_list": encrypted([ENCRYPTION_SET_ID]),
            "fail_secret": encrypted(secret()),
            "undecided_set": encrypted(UNKNOWN_TEXT),
            "undecided_encryption": disk(encryption=UNKNOWN_OBJECT),
        },
        ALLOWED,
    )


def test_machines_scale_sets_and_images() -> None:
    assert_outcomes(
        NAME,
        {
            "pass_machine": machine(managed(), os_disk=managed()),
            "pass_machine_that_attaches": machine(attached(disk_id()), os_disk=attached("id")),
            "pass_machine_that_attaches_an_unknown_disk": machine(
                attached(UNKNOWN_TEXT), os_disk=managed()
            ),
            "pass_data_disk_in_one_object": machine(
                storageProfile={"osDisk": managed(), "dataDisks": managed()}
            ),
            "fail_machine_absent_set": machine(),
            "fail_machine_os_disk": machine(managed(), os_disk=managed(OTHER)),
            "fail_machine_data_disk": machine(managed(), managed(OTHER), os_disk=managed()),
            "pass_machine_data_disk_of_wrong_kind": machine("text", os_disk=managed()),
            "fail_machine_other_set_beside_unknown": machine(
                UNKNOWN_OBJECT, managed(OTHER), os_disk=managed()
            ),
            "undecided_machine_disks": machine(
                storageProfile={"osDisk": managed(), "dataDisks": UNKNOWN_LIST}
            ),
            "pass_scale_set": scale_set(managed(), os_disk=managed()),
            "fail_scale_set": scale_set(managed(OTHER), os_disk=managed()),
            "fail_scale_set_at_the_wrong_level": made(
                neighbours.SCALE_SET.token, "s", {"storageProfile": {"osDisk": managed()}}
            ),
            "pass_image": image(ENCRYPTION_SET_ID, ENCRYPTION_SET_ID),
            "fail_image_os_disk": image(None, ENCRYPTION_SET_ID),
            "fail_image_data_disk": image(ENCRYPTION_SET_ID, OTHER),
        },
        ALLOWED,
    )


def test_without_a_list_the_rule_is_off() -> None:
    samples = {"skip_absent": disk(), "skip_any": encrypted(OTHER), "skip_unknown": encrypted("")}
    assert_outcomes(NAME, samples)
    for empty in ([], [" "], " "):
        assert_outcomes(NAME, samples, {"allowed": empty})
    assert_outcomes(NAME, {"pass_one": encrypted()}, {"allowed": ENCRYPTION_SET_ID})


def test_the_only_set_is_named_and_none_is_replaced() -> None:
    only = {"allowed": [ENCRYPTION_SET_ID]}
    named = {"encryption.diskEncryptionSetId": ENCRYPTION_SET_ID}
    platform = disk(encryption={"type": "EncryptionAtRestWithPlatformKey"})
    assert fixed(NAME, disk(), only) == named
    assert fixed(NAME, platform, only) == {**named, "encryption.type": None}
    assert fixed(NAME, disk(), ALLOWED) == {}
    assert fixed(NAME, encrypted(OTHER), only) == {}
    assert fixed(NAME, machine(), only) == {}
