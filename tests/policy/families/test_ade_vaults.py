import pytest

from azure_disk_facts import resource_types as types
from azure_disk_facts.arm_types.neighbours import MACHINE_EXTENSION
from azure_disk_policy.families.ade_vaults import serves_ade
from azure_disk_policy.inputs import UnknownInputError
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack
from tests.policy.samples import (
    UNKNOWN_BOOL,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    ade_disk,
    disk,
    key_vault,
    made,
    vault_id,
)


def machine(**settings: object) -> Resource:
    props: Props = {"storageProfile": {"osDisk": {"encryptionSettings": settings}}}
    return made(types.VIRTUAL_MACHINE.token, "vm1", props)


def extension(kind: object = "AzureDiskEncryption", **props: object) -> Resource:
    given = {
        "publisher": "Microsoft.Azure.Security",
        "type": kind,
        "settings": {"KeyVaultResourceId": vault_id(), "EncryptionOperation": "EnableEncryption"},
    }
    return made(MACHINE_EXTENSION.token, "ade", {**given, **props})


def serves(*others: Resource) -> bool:
    return serves_ade(key_vault(), Stack([key_vault(), *others]))


KEY = {"sourceVault": {"id": vault_id()}}


@pytest.mark.parametrize(
    "user",
    [
        ade_disk(vault_id()),
        ade_disk(vault_id("kv2"), vault_id().upper()),
        disk(
            encryptionSettingsCollection={
                "enabled": "True",
                "encryptionSettings": {"diskEncryptionKey": KEY},
            }
        ),
        machine(enabled=True, diskEncryptionKey=KEY),
        machine(enabled=True, keyEncryptionKey=KEY),
        extension(),
        extension("azurediskencryptionforlinux", publisher="MICROSOFT.azure.security"),
        extension(settings={"KekVaultResourceId": vault_id()}),
    ],
)
def test_disks_machines_and_extensions_tell(user: Resource) -> None:
    assert serves(disk("d2"), user)


@pytest.mark.parametrize(
    "other",
    [
        disk(),
        ade_disk(vault_id("kv2")),
        ade_disk(vault_id(), enabled=False),
        ade_disk(UNKNOWN_TEXT, enabled=False),
        machine(),
        machine(enabled=False, diskEncryptionKey=KEY),
        extension("CustomScript"),
        extension("CustomScript", settings=UNKNOWN_OBJECT),
        extension(publisher="Contoso"),
        extension(publisher="Contoso", type=UNKNOWN_TEXT),
        extension(settings=None),
    ],
)
def test_others_do_not(other: Resource) -> None:
    assert not serves(other)


@pytest.mark.parametrize(
    ("user", "path"),
    [
        (ade_disk(vault_id(), enabled=UNKNOWN_BOOL), r"d1: encryptionSettingsCollection\.enabled"),
        (disk(encryptionSettingsCollection=UNKNOWN_OBJECT), r"d1: encryptionSettingsCollection"),
        (machine(enabled=True, diskEncryptionKey=UNKNOWN_OBJECT), r"vm1: storageProfile\..*Key"),
        (extension(settings=UNKNOWN_OBJECT), r"ade: settings"),
        (extension(UNKNOWN_TEXT), r"ade: type"),
    ],
)
def test_what_is_not_known(user: Resource, path: str) -> None:
    with pytest.raises(UnknownInputError, match=f"^{path}$"):
        serves(user)
    assert serves(user, ade_disk(vault_id(), name="d9"))
