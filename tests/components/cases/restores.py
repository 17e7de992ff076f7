"""What Azure holds already in the cases of restores: snapshots, copies, backups, a subnet."""

from typing import Any

from azure_disk_facts.roles import DISK_BACKUP_READER, DISK_RESTORE_OPERATOR, READER
from azure_disk_simulator.azure import Azure
from tests.components.cases.backups import (
    GROUP,
    SUBSCRIPTION,
    VAULT,
    VAULT_PRINCIPAL,
    disk_id,
    policy_id,
    prepare_backups,
    set_id,
)
from tests.simulator.estate import Estate, Json
from tests.simulator.machines import put_interface, put_subnet

AWAY = "northeurope"
INSTANCE = f"{VAULT}/backupInstances/web"
OTHER_INSTANCE = f"{VAULT}/backupInstances/db"
ACCESS = f"{GROUP}/providers/Microsoft.Compute/diskAccesses/access"
NETWORK = f"{GROUP}/providers/Microsoft.Network"
SUBNET = f"{NETWORK}/virtualNetworks/net/subnets/machines"
OTHER_SUBNET = f"{NETWORK}/virtualNetworks/net/subnets/others"
AWAY_SUBNET = f"{NETWORK}/virtualNetworks/net-away/subnets/machines"
INTERFACE = f"{NETWORK}/networkInterfaces/nic"
SETS = {"des": set_id("des"), "other": set_id("des-other")}


def snapshot_id(name: str) -> str:
    """Return the id of one of the snapshots."""
    return f"{GROUP}/providers/Microsoft.Compute/snapshots/{name}"


def prepare_restores(azure: Azure) -> None:
    """Make snapshots of disks, one also away and one under a key, and two backed-up disks."""
    prepare_backups(azure)
    estate = Estate(azure)
    system: Json = {"properties": {"osType": "Linux", "hyperVGeneration": "V2"}}
    trusted: Json = {"securityProfile": {"securityType": "TrustedLaunch"}}
    for name in ("system", "system2"):
        estate.disk(name, **system)
    estate.disk("windows", properties={**system["properties"], "osType": "Windows"})
    image = {"creationData": {"createOption": "FromImage", "imageReference": {"id": "/image"}}}
    estate.disk("trusted", properties={**system["properties"], **trusted, **image})
    estate.disk("keyed", properties={"encryption": encryption("des")})
    for name in ("web", "db", "system", "system2", "windows", "trusted", "keyed"):
        estate.snapshot(name, {"id": disk_id(name)})
    for name in ("web", "system"):
        estate.copy(f"{name}-away", {"id": snapshot_id(name)}, AWAY)
    put_interface(estate, "nic", put_subnet(estate))
    estate.azure.put(OTHER_SUBNET, {"properties": {"addressPrefix": "10.0.2.0/24"}})
    away: Json = {"addressSpace": {"addressPrefixes": ["10.1.0.0/16"]}}
    network = AWAY_SUBNET.rsplit("/", 2)[0]
    estate.azure.put(network, {"location": AWAY, "properties": away})
    estate.azure.put(AWAY_SUBNET, {"properties": {"addressPrefix": "10.1.1.0/24"}})
    estate.put("Microsoft.Compute/diskAccesses", "access", {})
    for name in ("web", "db"):
        _back_up(estate, name)
    # Above the groups that the components grant at, for cases that leave the grant out.
    estate.grant(DISK_RESTORE_OPERATOR, VAULT_PRINCIPAL, f"/subscriptions/{SUBSCRIPTION}")
    for each in SETS.values():
        estate.grant(READER, VAULT_PRINCIPAL, each)


def encryption(name: str) -> Json:
    """Return an encryption under one of the sets."""
    kind = "EncryptionAtRestWithCustomerKey"
    return {"type": kind, "diskEncryptionSetId": SETS[name]}


def _back_up(estate: Estate, name: str) -> None:
    estate.grant(DISK_BACKUP_READER, VAULT_PRINCIPAL, disk_id(name))
    disk: Any = {"id": disk_id(name)}
    body = estate.instance_body(disk, {"id": policy_id("daily")}, GROUP)
    instance = estate.azure.put(f"{VAULT}/backupInstances/{name}", body)
    estate.azure.backup_now(instance["id"])
