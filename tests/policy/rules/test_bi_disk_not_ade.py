from azure_disk_policy.resource import Resource
from azure_disk_policy.verdicts import Undecided, Violated
from tests.policy.samples import (
    UNKNOWN_BOOL,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    depends,
    disk,
    disk_id,
    disk_instance,
    secret,
    verdicts_of,
)

NAME = "bi-disk-not-ade"


def under_ade(*, enabled: object = True) -> Resource:
    return disk(encryptionSettingsCollection={"enabled": enabled})


def test_bi_disk_not_ade() -> None:
    ade, plain = under_ade(), disk("d2")
    unknown = disk_instance(resourceID=UNKNOWN_TEXT)
    assert_outcomes(
        NAME,
        {
            "pass_absent": [disk(), disk_instance()],
            "pass_off": [under_ade(enabled="False"), disk_instance()],
            "pass_other_disk": [ade, plain, disk_instance(resourceID=disk_id("d2"))],
            "pass_no_instance": [ade],
            "pass_unknown_id_of_another_disk": [ade, plain, depends(unknown, "properties", plain)],
            "pass_secret_text": [under_ade(enabled=secret()), disk_instance()],
            "fail_on": [ade, disk_instance()],
            "fail_text": [under_ade(enabled="TRUE"), disk_instance()],
            "fail_id_in_other_case": [ade, disk_instance(resourceID=disk_id().upper() + "/")],
            "fail_secret_id": [ade, disk_instance(resourceID=secret(disk_id()))],
            "fail_unknown_id_by_dependency": [ade, plain, depends(unknown, "properties", ade)],
            "skip_disk_elsewhere": [plain, disk_instance()],
            "skip_name_is_a_prefix": [ade, disk_instance(resourceID=disk_id("d11"))],
            "skip_id_absent": [ade, disk_instance(resourceID=None)],
            "undecided_switch": [under_ade(enabled=UNKNOWN_BOOL), disk_instance()],
            "undecided_block": [
                disk(encryptionSettingsCollection=UNKNOWN_OBJECT),
                disk_instance(),
            ],
            "undecided_id": [ade, unknown],
        },
    )


def test_names_the_disk() -> None:
    (verdict,) = verdicts_of(NAME, [under_ade(), disk_instance()])
    assert isinstance(verdict, Violated)
    assert verdict.violations[0].path == "properties.dataSourceInfo.resourceID"
    assert verdict.violations[0].message == "disk d1 is under Azure Disk Encryption"
    found = verdicts_of(NAME, [under_ade(enabled=UNKNOWN_BOOL), disk_instance()])
    assert found == [Undecided("encryptionSettingsCollection.enabled", "d1")]
