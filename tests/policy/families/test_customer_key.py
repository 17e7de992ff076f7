from azure_disk_policy.families.customer_key import demand_customer_key
from azure_disk_policy.verdicts import violated
from tests.policy.samples import disk


def test_says_what_to_look_at() -> None:
    platform = "EncryptionAtRestWithPlatformKey"
    assert demand_customer_key(disk(encryption={"type": platform.lower()})) == violated(
        "encryption.type", f"is {platform}, a key that Azure keeps"
    )
    assert demand_customer_key(disk()) == violated(
        "encryption.diskEncryptionSetId",
        "names no disk encryption set, so Azure's own key is used",
    )
