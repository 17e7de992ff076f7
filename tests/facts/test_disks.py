from azure_disk_facts import disks


def test_the_id_of_a_marketplace_image() -> None:
    made = disks.marketplace_image_id("s", "westeurope", "Canonical:ubuntu:server:24.04.1")
    assert made == (
        "/subscriptions/s/providers/Microsoft.Compute/locations/westeurope/publishers/Canonical"
        "/artifactTypes/vmImage/offers/ubuntu/skus/server/versions/24.04.1"
    )


def test_choices_are_spelled_as_arm_does() -> None:
    assert disks.CreateOption("CopyStart") is disks.CreateOption.COPY_START
    assert [kind.value for kind in disks.Architecture] == ["x64", "Arm64"]
    least, most = disks.UPLOAD_SIZE_BYTES
    assert least == 20 * 1024**2 + 512
    assert most == 32767 * 1024**3 + 512
