from pulumi_azure_native import compute

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


def test_spelling_of_arm() -> None:
    """Checked against the enums of the installed provider SDK."""
    for ours, theirs in (
        (disks.CreateOption, compute.DiskCreateOption),
        (disks.OsType, compute.OperatingSystemTypes),
        (disks.HyperVGeneration, compute.HyperVGeneration),
        (disks.Architecture, compute.Architecture),
        (disks.SecurityType, compute.DiskSecurityTypes),
        (disks.CopySpeed, compute.ProvisionedBandwidthCopyOption),
    ):
        # Attach happens inside a machine's request, not in a disk's own (A1).
        asked = {member.value for member in theirs} - {"Attach"}
        assert {member.value for member in ours} == asked
    assert disks.EDGE_ZONE in {member.value for member in compute.ExtendedLocationTypes}
    assert set(disks.TRUSTED_LAUNCH_OPTIONS) < set(disks.CreateOption)


def test_images_of_shared_galleries() -> None:
    assert disks.SHARED_GALLERY_IMAGE.match("/sharedGalleries/g/images/i/versions/1.0.0")
    assert not disks.SHARED_GALLERY_IMAGE.match("/SharedGalleries/g/Images/i")
    assert disks.COMMUNITY_GALLERY_IMAGE.match("/CommunityGalleries/g/Images/i/Versions/latest")
    assert not disks.COMMUNITY_GALLERY_IMAGE.match("/SharedGalleries/g/Images/i/Versions/1")


def test_disks_of_site_recovery_are_known_by_name() -> None:
    for name in ("d1-ASRReplica", "d1-asrreplica", "ms-asr-1", "ASRSeedDisk-d1"):
        assert disks.is_made_by_site_recovery(name)
    for name in ("", "asrreplica", "d1-ASRReplica-2", "d1-ms-asr-1"):
        assert not disks.is_made_by_site_recovery(name)
