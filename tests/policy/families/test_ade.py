import pytest

from azure_disk_policy.families.ade import is_ade_extension
from azure_disk_policy.inputs import UnknownInputError
from tests.policy.samples import UNKNOWN_TEXT, machine_extension

PUBLISHER = "Microsoft.Azure.Security"


def test_publisher_and_type_make_it_ade() -> None:
    for ade in ("AzureDiskEncryption", "azurediskencryptionforlinux"):
        assert is_ade_extension(machine_extension(PUBLISHER.upper(), ade))
    others: tuple[tuple[object, object], ...] = (
        (PUBLISHER, "AntimalwareConfiguration"),
        (PUBLISHER, None),
        (None, "AzureDiskEncryption"),
        ("Other", "AzureDiskEncryption"),
        ("Other", UNKNOWN_TEXT),
        (UNKNOWN_TEXT, "CustomScript"),
    )
    for publisher, kind in others:
        assert not is_ade_extension(machine_extension(publisher, kind))


def test_it_can_not_be_told_yet() -> None:
    with pytest.raises(UnknownInputError, match=r"^type$"):
        is_ade_extension(machine_extension(PUBLISHER, UNKNOWN_TEXT))
    with pytest.raises(UnknownInputError, match=r"^publisher$"):
        is_ade_extension(machine_extension(UNKNOWN_TEXT, "AzureDiskEncryption"))
