from datetime import timedelta

from azure_disk_facts.roles import DISK_BACKUP_READER, DISK_SNAPSHOT_CONTRIBUTOR
from tests.simulator.estate import Estate, Json


def shallow(estate: Estate) -> tuple[Json, Json]:
    """A backup vault and an instance's body that Azure accepts without looking at roles."""
    disk, vault = estate.disk(), estate.backup_vault()
    estate.grant(DISK_BACKUP_READER, vault["identity"]["principalId"], disk["id"])
    body = estate.instance_body(disk, estate.policy(vault), estate.group)
    del body["properties"]["validationType"]
    return vault, body


def test_a_put_is_accepted_before_the_disk_is_protected(estate: Estate) -> None:
    """E18."""
    estate.azure.settings.protection_delay = timedelta(minutes=10)
    disk, vault = estate.disk(), estate.backup_vault()
    estate.grant_backup(vault, disk, estate.group)
    accepted = estate.instance(
        vault, estate.instance_body(disk, estate.policy(vault), estate.group)
    )
    properties = accepted["properties"]
    assert properties["currentProtectionState"] == "ConfiguringProtection"
    assert properties["protectionStatus"] == {"status": "ConfiguringProtection"}
    estate.azure.advance(timedelta(minutes=10))
    done = estate.azure.get(accepted["id"])["properties"]
    assert done["currentProtectionState"] == "ProtectionConfigured"


def test_without_deep_validation_it_fails_later(estate: Estate) -> None:
    """E18, E19: with the code that deep validation would have refused it with."""
    vault, body = shallow(estate)
    estate.azure.settings.protection_delay = timedelta(minutes=1)
    accepted = estate.instance(vault, body)["properties"]
    assert accepted["currentProtectionState"] == "ConfiguringProtection"
    assert "protectionErrorDetails" not in accepted
    failed = estate.azure.get(f"{vault['id']}/backupInstances/disk-d")["properties"]
    assert failed["currentProtectionState"] == "ProtectionError"
    assert failed["protectionErrorDetails"]["code"] == (
        "UserErrorDiskBackupSnapshotRGOrMSIPermissionsNotPresent"
    )
    assert failed["protectionStatus"]["status"] == "ConfiguringProtectionFailed"


def test_another_request_configures_it_anew(estate: Estate) -> None:
    vault, body = shallow(estate)
    estate.instance(vault, body)
    principal = vault["identity"]["principalId"]
    estate.grant(DISK_SNAPSHOT_CONTRIBUTOR, principal, estate.group)
    estate.instance(vault, body)
    mended = estate.azure.get(f"{vault['id']}/backupInstances/disk-d")["properties"]
    assert mended["currentProtectionState"] == "ProtectionConfigured"
    assert "protectionErrorDetails" not in mended
