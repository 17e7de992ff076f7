from azure_disk_facts.arm_types.neighbours import GALLERY_IMAGE_VERSION, IMAGE
from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    ENCRYPTION_SET_ID,
    UNKNOWN_LIST,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    made,
    secret,
)


def under(set_id: object = ENCRYPTION_SET_ID) -> Props:
    return {"diskEncryptionSet": {"id": set_id}}


def image(*data_disks: object, os_disk: object = None) -> Resource:
    profile = {"osDisk": os_disk, "dataDisks": list(data_disks)}
    return made(IMAGE.token, "i1", {"imageName": "i1", "storageProfile": profile})


def os_set(set_id: object = ENCRYPTION_SET_ID) -> Props:
    return {"diskEncryptionSetId": set_id}


def data_set(lun: object = 0, set_id: object = ENCRYPTION_SET_ID) -> Props:
    return {"lun": lun, "diskEncryptionSetId": set_id}


def region(*data_disks: object, os_disk: object = None, name: str = "westeurope") -> Props:
    encryption = {"osDiskImage": os_disk, "dataDiskImages": list(data_disks)}
    return {"name": name, "encryption": encryption}


def version(*regions: object, luns: object = None) -> Resource:
    given = {
        "galleryImageVersionName": "1.0.0",
        "publishingProfile": {"targetRegions": list(regions)},
        "storageProfile": {"dataDiskImages": luns},
    }
    return made(GALLERY_IMAGE_VERSION.token, "v1", given)


def test_image_disks_cmk_of_images() -> None:
    assert_outcomes(
        "image-disks-cmk",
        {
            "pass_all": image(under(), os_disk=under()),
            "pass_unknown_set": image(os_disk=under(UNKNOWN_TEXT)),
            "pass_secret_set": image(os_disk=under(secret())),
            "pass_id_in_odd_case": image(os_disk=under(ENCRYPTION_SET_ID.upper())),
            "pass_no_object": image(7, "disk", os_disk=under()),
            "fail_absent": image(),
            "fail_no_profile": made(IMAGE.token, "i1", {"imageName": "i1"}),
            "fail_os_disk": image(os_disk={"osType": "Linux"}),
            "fail_data_disk": image(under(), {"lun": 1}, os_disk=under()),
            "fail_blank": image(os_disk=under("")),
            "fail_set_of_a_machine": image(os_disk={"managedDisk": under()}),
            "fail_while_another_is_unknown": image({"lun": 0}, os_disk=UNKNOWN_OBJECT),
            "undecided_os_disk": image(os_disk=UNKNOWN_OBJECT),
            "undecided_data_disk": image(UNKNOWN_OBJECT, os_disk=under()),
        },
    )


def test_image_disks_cmk_of_gallery_image_versions() -> None:
    good = region(data_set(), os_disk=os_set())
    confidential = {"securityProfile": {"secureVMDiskEncryptionSetId": ENCRYPTION_SET_ID}}
    one_disk = [{"lun": 0}]
    assert_outcomes(
        "image-disks-cmk",
        {
            "pass_region": version(region(os_disk=os_set())),
            "pass_regions": version(good, {**good, "name": "northeurope"}, luns=one_disk),
            "pass_number_as_text": version(region(data_set("0"), os_disk=os_set()), luns=one_disk),
            "pass_confidential": version(region(os_disk=confidential)),
            "pass_unknown_set": version(region(data_set(0, UNKNOWN_TEXT), os_disk=os_set())),
            "pass_secret_set": version(region(os_disk=os_set(secret()))),
            "pass_no_object": version(good, "northeurope"),
            "fail_absent": version(),
            "fail_no_profile": made(GALLERY_IMAGE_VERSION.token, "v1", {}),
            "fail_region_without": version({"name": "westeurope"}),
            "fail_second_region": version(good, {"name": "northeurope"}),
            "fail_os_disk": version(region(data_set())),
            "fail_blank": version(region(os_disk=os_set(" "))),
            "fail_data_disk": version(region(data_set(0, None), os_disk=os_set())),
            "fail_data_disk_left_out": version(good, luns=[{"lun": 0}, {"lun": 1}]),
            "fail_while_another_is_unknown": version(UNKNOWN_OBJECT, {"name": "westeurope"}),
            "undecided_region": version(UNKNOWN_OBJECT),
            "undecided_regions": made(
                GALLERY_IMAGE_VERSION.token,
                "v1",
                {"publishingProfile": {"targetRegions": UNKNOWN_LIST}},
            ),
            "undecided_disks": version(good, luns=UNKNOWN_LIST),
        },
    )
