"""What a program has once."""

import pulumi
from pulumi_azure_native import authorization, compute, dataprotection, logic, privatedns

from benchmarks.hand_written.backups import backup_policy, backup_vault
from benchmarks.hand_written.guardrails import declare_guardrails
from benchmarks.hand_written.keys import Names, encryption_set
from benchmarks.hand_written.network import blob_zone, disk_access, zone_group
from benchmarks.hand_written.policies import WORKFLOW, Json
from benchmarks.hand_written.roles import (
    COMPUTE,
    DISKS,
    GROUP_READ,
    SNAPSHOTS,
    assign,
    custom_role,
    people,
)
from benchmarks.shared import HOME, PEOPLE, Shared

SCHEDULE_DUTIES: list[tuple[str, str, list[str]]] = [
    (
        "disks",
        "Reads disks so as to take snapshots of them. Azure asks for the right to export them too.",
        [f"{DISKS}/read", f"{DISKS}/beginGetAccess/action"],
    ),
    (
        "snapshots",
        "Takes, lists and deletes snapshots; exports none.",
        [GROUP_READ, *(f"{SNAPSHOTS}/{each}" for each in ("read", "write", "delete"))],
    ),
    (
        "sets",
        "Names encryption sets in snapshots and disks.",
        [f"{COMPUTE}/diskEncryptionSets/read"],
    ),
]
"""The role, what it is for and its actions."""


def declare_once(shared: Shared) -> privatedns.PrivateZone:
    """Declare it; return the private DNS zone, which further disk accesses use."""
    config = authorization.get_client_config_output()
    own = encryption_set(
        "keys",
        Names("kv-bench-own", "disks", "id-own", "des-own"),
        group=shared.disks.name,
        region=HOME,
        subscription_id=shared.subscription_id,
        tenant_id=config.tenant_id,
    )
    _backup(shared)
    _schedule(shared, own)
    people(
        "people",
        shared.subscription_id,
        PEOPLE,
        scopes={
            "snapshots": shared.snapshots.id,
            "disks": shared.disks.id,
            "restored": shared.restored.id,
        },
    )
    declare_guardrails(f"/subscriptions/{shared.subscription_id}")
    access = disk_access("exports", shared.disks.name, shared.exports_subnet_id)
    zone, link = blob_zone(shared.disks.name, shared.exports_subnet_id)
    zone_group("exports", shared.disks.name, access, zone.id, depends_on=[link])
    return zone


def _backup(shared: Shared) -> None:
    guard = dataprotection.ResourceGuard(
        "guard",
        resource_guards_name="guard",
        resource_group_name=shared.snapshots.name,
        location=HOME,
        properties=dataprotection.ResourceGuardArgs(vault_critical_operation_exclusion_list=[]),
        opts=pulumi.ResourceOptions(protect=True),
    )
    vault = backup_vault("own-backup-vault", "bv-own", shared.disks.name)
    dataprotection.DppResourceGuardProxy(
        "own-guard",
        resource_group_name=shared.disks.name,
        vault_name=vault.name,
        resource_guard_proxy_name="DppResourceGuardProxy",
        properties=dataprotection.ResourceGuardProxyBaseArgs(resource_guard_resource_id=guard.id),
        opts=pulumi.ResourceOptions(retain_on_delete=True),
    )
    policy = backup_policy(
        "own-policy", "four-hourly", shared.disks.name, vault, keep="P7D", keep_daily="P30D"
    )
    authorization.ManagementLockByScope(
        "own-lock",
        lock_name="own",
        scope=vault.id,
        level="CanNotDelete",
        notes="Made by Pulumi: lift it there, not by hand.",
        opts=pulumi.ResourceOptions(depends_on=[policy]),
    )


def _schedule(shared: Shared, own: compute.DiskEncryptionSet) -> None:
    workflow = logic.Workflow(
        "nightly-workflow",
        workflow_name="nightly",
        resource_group_name=shared.snapshots.name,
        location=HOME,
        state="Enabled",
        identity=logic.ManagedServiceIdentityArgs(type="SystemAssigned"),
        definition=WORKFLOW["definition"],
        parameters=_parameters(shared),
    )
    principal_id = workflow.identity.apply(lambda known: known.principal_id if known else "")
    places: dict[str, pulumi.Input[str]] = {
        "disks": shared.disks.id,
        "snapshots": shared.snapshots.id,
        "sets": own.id,
    }
    for what, description, actions in SCHEDULE_DUTIES:
        role = custom_role(f"nightly-{what}-role", shared.subscription_id, description, actions)
        assign(f"nightly-{what}-grant", role.id, places[what], principal_id)


def _parameters(shared: Shared) -> Json:
    return {
        **WORKFLOW["parameters"],
        "diskScopes": {"type": "Array", "value": [shared.disks.id]},
        "snapshotGroup": {"type": "String", "value": shared.snapshots.id},
    }
