from datetime import timedelta

from tests.simulator.estate import Estate, refusal


def test_recovery_needs_a_deleted_thing(estate: Estate) -> None:
    disk = estate.disk()
    assert refusal(lambda: estate.azure.recover(disk["id"])) == (
        404,
        "DeletedResourceNotFound",
        f"Nothing of id {disk['id']} is in deleted state.",
    )


def test_recovery_never_overwrites(estate: Estate) -> None:
    estate.azure.settings.backup_api_version = "2025-09-01"
    vault = estate.backup_vault()
    estate.azure.delete(vault["id"])
    estate.backup_vault()
    assert refusal(lambda: estate.azure.recover(vault["id"])) == (
        409,
        "Conflict",
        f"Resource {vault['id']} exists; nothing was recovered.",
    )


def test_recovery_needs_group_and_parent(estate: Estate) -> None:
    vault = estate.vault()
    key = estate.key(vault)
    estate.azure.delete(key["id"])
    estate.azure.delete(vault["id"])
    assert refusal(lambda: estate.azure.recover(key["id"]))[1] == "ParentResourceNotFound"
    estate.azure.delete(estate.group)
    assert refusal(lambda: estate.azure.recover(vault["id"]))[1] == "ResourceGroupNotFound"


def test_a_key_deleted_before_its_key_vault_stays_deleted(estate: Estate) -> None:
    vault = estate.vault()
    key = estate.key(vault)
    estate.azure.delete(key["id"])
    estate.azure.delete(vault["id"])
    estate.azure.recover(vault["id"])
    assert [thing.name for thing in estate.azure.deleted()] == ["disks"]
    assert estate.azure.recover(key["id"]) == key


def test_purge_protection_keeps_what_was_deleted(estate: Estate) -> None:
    """C9."""
    vault = estate.vault()
    estate.azure.delete(vault["id"])
    assert refusal(lambda: estate.azure.purge(vault["id"])) == (
        409,
        "MethodNotAllowed",
        "Operation \"Purge\" is not allowed on 'kv-bakery' because purge protection is enabled for "
        "this vault.",
    )


def test_without_it_a_purge_frees_the_name_and_takes_the_keys(estate: Estate) -> None:
    vault = estate.vault(properties={"enablePurgeProtection": None})
    estate.key(vault)
    estate.azure.delete(vault["id"])
    assert len(estate.azure.deleted()) == 2
    estate.azure.purge(vault["id"])
    assert estate.azure.deleted() == []
    assert estate.vault()


def test_what_is_over_cannot_be_recovered(estate: Estate) -> None:
    vault = estate.vault()
    estate.azure.delete(vault["id"])
    estate.azure.advance(timedelta(days=90))
    assert refusal(lambda: estate.azure.recover(vault["id"]))[1] == "DeletedResourceNotFound"
