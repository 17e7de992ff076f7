"""A small estate: two regions with a disk, its snapshot copied from one to the other."""

import pulumi
from pulumi_azure_native import authorization, compute, resources

from benchmarks.hand_written.backups import back_up, backup_policy, backup_vault, principal_of
from benchmarks.hand_written.keys import Names, encryption_set
from benchmarks.hand_written.roles import READER, SNAPSHOT_CONTRIBUTOR, assign, built_in
from benchmarks.hand_written.storage import copy, empty_disk, snapshot
from benchmarks.shared import AWAY, HOME, Shared


def declare_estate(shared: Shared) -> None:
    """Declare it."""
    home, snapshots = _groups("rg-bakery", HOME)
    away, copies = _groups("rg-bakery-away", AWAY)
    own = _encryption_set(shared, home, HOME, "kv-bakery-home")
    theirs = _encryption_set(shared, away, AWAY, "kv-bakery-away")
    vault = backup_vault("bakery-backup-vault", "bv-bakery", home.name)
    policy = backup_policy("bakery-hourly-policy", "hourly", home.name, vault, keep="P7D")
    principal_id = principal_of(vault)
    guid = shared.subscription_id
    grants: list[pulumi.Resource] = [
        assign(
            "bakery-snapshots-grant",
            built_in(guid, SNAPSHOT_CONTRIBUTOR),
            snapshots.id,
            principal_id,
        ),
        assign("bakery-set-grant", built_in(guid, READER), own.id, principal_id),
    ]
    disk = empty_disk("bakery-orders", home.name, own.id, size_gib=256, zone="1")
    taken = snapshot("bakery-orders-snapshot", snapshots.name, disk.id, own.id)
    copy(f"bakery-orders-copy-{AWAY}", copies.name, taken, theirs.id)
    back_up(
        "bakery-orders",
        disk,
        guid,
        group=home.name,
        vault=vault.name,
        principal_id=principal_id,
        policy_id=policy.id,
        snapshots_id=snapshots.id,
        depends_on=grants,
    )


def _groups(name: str, region: str) -> tuple[resources.ResourceGroup, resources.ResourceGroup]:
    own, snapshots = (
        resources.ResourceGroup(
            each,
            resource_group_name=each,
            location=region,
            opts=pulumi.ResourceOptions(protect=True, retain_on_delete=True),
        )
        for each in (name, f"{name}-snapshots")
    )
    return own, snapshots


def _encryption_set(
    shared: Shared, group: resources.ResourceGroup, region: str, vault: str
) -> compute.DiskEncryptionSet:
    config = authorization.get_client_config_output()
    return encryption_set(
        f"bakery-{region}",
        Names(vault, "bakery-disks", f"bakery-{region}-disks", f"bakery-{region}-set"),
        group=group.name,
        region=region,
        subscription_id=shared.subscription_id,
        tenant_id=config.tenant_id,
    )
