"""``SnapshotSchedule``: a Logic App that takes and prunes snapshots of the disks with a tag."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pulumi
from pulumi_azure_native import authorization, logic

from azure_disk_facts.clouds import CLOUDS
from azure_disk_facts.duties import (
    KEEP_SNAPSHOTS,
    READ_DISKS_FOR_SNAPSHOTS,
    USE_ENCRYPTION_SETS,
    Duty,
)
from azure_disk_facts.regions import REGIONS, find_region
from azure_disk_facts.resource_types import SNAPSHOT
from azure_disk_facts.skus import DiskSku, SnapshotSku
from azure_disk_facts.workflows import WeekDay, WorkflowState
from azure_disk_protection.checks.snapshot_schedule import schedule_problems
from azure_disk_protection.children import (
    checked_args,
    child_options,
    component_options,
    declaring,
    given_or,
    imported,
)
from azure_disk_protection.custom_roles import declare_role, default_role_prefix
from azure_disk_protection.grants import declare_assignment
from azure_disk_protection.hooks import hooks
from azure_disk_protection.recurrence import recurrence_of, retention_of
from azure_disk_protection.typed import NotRequired, TypedDict
from azure_disk_protection.workflow_definition import parameter_values, workflow_definition


class SnapshotScheduleArgs(TypedDict):
    """Inputs of a snapshot schedule."""

    resource_group_name: pulumi.Input[str]
    """Resource group of the Logic App."""
    location: pulumi.Input[str]
    """Azure region of the Logic App; the disks may lie in others."""
    workflow_name: NotRequired[pulumi.Input[str]]
    """Name of the Logic App. Omitted: made from the resource's name."""
    disk_scope_ids: dict[str, pulumi.Input[str]]
    """Ids of the resource groups, or of the subscription, whose disks are looked at, by names of
    your own, which become names of resources."""
    snapshot_resource_group_id: pulumi.Input[str]
    """Id of the resource group that takes the snapshots, in the disks' subscription."""
    disk_tag_name: pulumi.Input[str]
    """Name of the tag that a disk carries to be taken."""
    disk_tag_value: pulumi.Input[str]
    """Value of that tag."""
    exclude_tag_name: NotRequired[pulumi.Input[str]]
    """A tag that keeps a disk from being taken, whatever its value. Omitted: there is none."""
    exclude_os_disks: NotRequired[bool]
    """Whether disks with an operating system are left out. Omitted: they are taken too."""
    exclude_skus: NotRequired[list[DiskSku]]
    """Storage types of disks that are left out. Omitted: none."""
    may_be_empty: NotRequired[bool]
    """Whether a run that finds no disk with the tag is in order. Omitted: such a run fails."""
    every: str
    """ISO 8601 time between two runs, in whole minutes, hours, days or weeks: ``PT4H``, ``P1D``.
    At least a minute: Azure takes 7 snapshots of a disk in 5 minutes."""
    start: str
    """First run as local time in ``timeZone``, ``2026-01-01T02:00:00``; the others follow it. May
    be past: the next one in its rhythm is then the first."""
    time_zone: NotRequired[str]
    """Time zone of the schedule, by its Windows name. Omitted: ``UTC``."""
    at_hours: NotRequired[list[int]]
    """Hours of the day, 0 to 23, with ``every`` in days or weeks. Omitted: that of ``start``."""
    at_minutes: NotRequired[list[int]]
    """Minutes of these hours, 0 to 59. Omitted: that of ``start``."""
    on_days: NotRequired[list[WeekDay]]
    """Days of the week, with ``every`` in weeks. Omitted: that of ``start``."""
    keep_count: NotRequired[int]
    """How many snapshots of each disk are kept. Omitted: as ``keepFor`` says. A snapshot goes when
    neither ``keepCount`` nor ``keepFor`` keeps it."""
    keep_for: NotRequired[str]
    """ISO 8601 time that each snapshot is kept. Omitted: as ``keepCount`` says."""
    keep_at_least: NotRequired[int]
    """How many complete snapshots of each disk always stay, however old. Omitted: 2."""
    sku: NotRequired[SnapshotSku]
    """Storage type. Omitted: over three zones where the disk's region has them, else locally
    redundant."""
    copy_tags: NotRequired[bool]
    """Whether snapshots get their disk's tags. Omitted: they do."""
    snapshot_tags: NotRequired[pulumi.Input[dict[str, str]]]
    """Tags of the snapshots beside those of their disk. Omitted: none."""
    owner: NotRequired[pulumi.Input[str]]
    """What marks the snapshots of this schedule, which alone it prunes. Omitted: the Logic App's
    id; give an old schedule's id to take over its snapshots."""
    enabled: NotRequired[bool]
    """Whether the schedule runs. Omitted: it does."""
    identity_id: NotRequired[pulumi.Input[str]]
    """Id of a user-assigned identity that the Logic App acts as. Omitted: one of its own."""
    identity_principal_id: NotRequired[pulumi.Input[str]]
    """Principal id of the identity of ``identityId``, needed with it. Omitted: as ``identityId``
    says."""
    disk_encryption_set_ids: NotRequired[dict[str, pulumi.Input[str]]]
    """Ids of the encryption sets of the disks, which the identity has to see, by names of your own,
    which become names of resources. Omitted: none, for disks with a platform key."""
    role_prefix: NotRequired[pulumi.Input[str]]
    """How the names of the custom roles begin, which are unique in the tenant. Omitted: the
    resource's name and the snapshot resource group."""
    tags: NotRequired[pulumi.Input[dict[str, str]]]
    """Tags of the Logic App. Omitted: none."""
    imports: NotRequired[dict[str, str]]
    """Ids of existing resources to take over, by child: ``workflow``, ``disks-role``,
    ``snapshots-role``, ``sets-role``, ``snapshots-grant``, ``disks-<scope>-grant``,
    ``set-<set>-grant``. Omitted: all are made."""
    keep_version_aliases: NotRequired[bool]
    """Whether children keep their aliases to old API versions, for estates adopted from such.
    Omitted: they do not."""


class SnapshotSchedule(pulumi.ComponentResource):
    """A Logic App that takes incremental snapshots of the disks with a tag, and prunes them.

    It acts as a managed identity with custom roles of just the actions it needs. Azure asks for
    ``beginGetAccess`` on the disks before it takes a snapshot, so the identity could export a disk
    that is open for export: keep them at ``DenyAll`` (rule F10). It cannot export snapshots.

    It prunes its own snapshots only, of a disk whose new one is there; snapshots of disks that are
    gone or lost the tag stay. Missed runs are not made up for.
    """

    workflow_id: pulumi.Output[str]
    """Id of the Logic App."""
    principal_id: pulumi.Output[str]
    """Principal id that it acts as."""

    def __init__(
        self, name: str, args: SnapshotScheduleArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        """Declare the Logic App, its roles and their assignments.

        Raises:
            InvalidInputs: inputs that Azure would refuse, all of them.
        """
        inputs = checked_args(SnapshotScheduleArgs, args, schedule_problems)
        options = component_options(opts, keep_version_aliases=inputs.get("keep_version_aliases"))
        with declaring():
            super().__init__("azure-disk-protection:index:SnapshotSchedule", name, None, options)
            schedule = declare_schedule(name, inputs, parent=self)
            self.workflow_id = schedule.workflow.id
            self.principal_id = schedule.principal_id
        self.register_outputs({"workflowId": self.workflow_id, "principalId": self.principal_id})


@dataclass(frozen=True)
class Schedule:
    """What a schedule is made of."""

    workflow: logic.Workflow
    principal_id: pulumi.Output[str]


def declare_schedule(name: str, inputs: Mapping[str, Any], *, parent: pulumi.Resource) -> Schedule:
    """Declare Logic App, roles and assignments from checked :class:`SnapshotScheduleArgs`."""
    roles = _declare_roles(name, inputs, parent=parent)
    if inputs.get("identity_id") is not None:
        principal = pulumi.Output.from_input(inputs["identity_principal_id"])
        grants = _declare_grants(name, inputs, roles, principal_id=principal, parent=parent)
        # Its first run finds the roles there.
        return Schedule(_declare_workflow(name, inputs, grants, parent=parent), principal)
    workflow = _declare_workflow(name, inputs, (), parent=parent)
    principal = workflow.identity.apply(
        lambda identity: "" if identity is None else identity.principal_id
    )
    _declare_grants(name, inputs, roles, principal_id=principal, parent=parent)
    return Schedule(workflow, principal)


def _declare_workflow(
    name: str,
    inputs: Mapping[str, Any],
    grants: Sequence[pulumi.Resource],
    *,
    parent: pulumi.Resource,
) -> logic.Workflow:
    identity_id = inputs.get("identity_id")
    is_off = inputs.get("enabled") is False
    return logic.Workflow(
        f"{name}-workflow",
        resource_group_name=inputs["resource_group_name"],
        location=inputs["location"],
        workflow_name=inputs.get("workflow_name"),
        state=(WorkflowState.DISABLED if is_off else WorkflowState.ENABLED).value,
        identity=(
            {"type": "SystemAssigned"}
            if identity_id is None
            else {"type": "UserAssigned", "user_assigned_identities": [identity_id]}
        ),
        definition=workflow_definition(recurrence_of(inputs), identity_id),
        parameters=parameter_values(_values(inputs)),
        tags=inputs.get("tags"),
        opts=child_options(
            parent,
            depends_on=grants,
            hooks=hooks(parent),
            import_id=imported(inputs, "workflow"),
        ),
    )


def _values(inputs: Mapping[str, Any]) -> dict[str, Any]:
    keep_newest, keep_seconds = retention_of(inputs)
    cloud = pulumi.Output.from_input(inputs["location"]).apply(_cloud)
    sku = inputs.get("sku")
    return {
        "managementEndpoint": cloud.apply(lambda facts: facts.resource_manager),
        "audience": cloud.apply(lambda facts: facts.scope.removesuffix(".default")),
        "apiVersion": SNAPSHOT.api_version,
        "diskScopes": list(_by_name(inputs, "disk_scope_ids").values()),
        "snapshotGroup": inputs["snapshot_resource_group_id"],
        "tagName": inputs["disk_tag_name"],
        "tagValue": inputs["disk_tag_value"],
        "excludedTagName": given_or(inputs.get("exclude_tag_name"), ""),
        "excludeOsDisks": inputs.get("exclude_os_disks") is True,
        "excludedSkus": [each.value for each in given_or(inputs.get("exclude_skus"), [])],
        "mayBeEmpty": inputs.get("may_be_empty") is True,
        "sku": "" if sku is None else sku.value,
        "zonalRegions": sorted(region.name for region in REGIONS.values() if region.zones),
        "owner": given_or(inputs.get("owner"), ""),
        "tags": given_or(inputs.get("snapshot_tags"), {}),
        "copyTags": inputs.get("copy_tags") is not False,
        "keepNewest": keep_newest,
        "keepSeconds": keep_seconds,
    }


def _cloud(location: str) -> Any:
    region = find_region(location)
    return CLOUDS[region.cloud] if region is not None else None


@dataclass(frozen=True)
class _Roles:
    disks: authorization.RoleDefinition
    snapshots: authorization.RoleDefinition
    sets: authorization.RoleDefinition | None


def _declare_roles(name: str, inputs: Mapping[str, Any], *, parent: pulumi.Resource) -> _Roles:
    group, sets = inputs["snapshot_resource_group_id"], _by_name(inputs, "disk_encryption_set_ids")
    prefix = inputs.get("role_prefix")
    if prefix is None:
        prefix = pulumi.Output.from_input(group).apply(lambda gid: default_role_prefix(name, gid))

    def declare(
        role: str, duty: Duty, scopes: Iterable[pulumi.Input[str]]
    ) -> authorization.RoleDefinition:
        options = child_options(parent, import_id=imported(inputs, role))
        within = [group, *scopes]
        return declare_role(f"{name}-{role}", duty, prefix=prefix, scopes=within, opts=options)

    disks = _by_name(inputs, "disk_scope_ids")
    return _Roles(
        declare("disks-role", READ_DISKS_FOR_SNAPSHOTS, disks.values()),
        declare("snapshots-role", KEEP_SNAPSHOTS, ()),
        declare("sets-role", USE_ENCRYPTION_SETS, sets.values()) if sets else None,
    )


def _by_name(inputs: Mapping[str, Any], name: str) -> dict[str, pulumi.Input[str]]:
    """Return ids by their names, in an order that does not hang on the program's language."""
    return dict(sorted(given_or(inputs.get(name), {}).items()))


def _declare_grants(
    name: str,
    inputs: Mapping[str, Any],
    roles: _Roles,
    *,
    principal_id: pulumi.Input[str],
    parent: pulumi.Resource,
) -> list[authorization.RoleAssignment]:
    scopes: list[tuple[str, pulumi.Input[str], authorization.RoleDefinition]] = [
        (f"disks-{key}-grant", scope, roles.disks)
        for key, scope in _by_name(inputs, "disk_scope_ids").items()
    ]
    scopes.append(("snapshots-grant", inputs["snapshot_resource_group_id"], roles.snapshots))
    if roles.sets is not None:
        scopes += [
            (f"set-{key}-grant", scope, roles.sets)
            for key, scope in _by_name(inputs, "disk_encryption_set_ids").items()
        ]
    return [
        declare_assignment(
            f"{name}-{child}",
            role.id,
            scope=scope,
            principal={"principal_id": principal_id},
            opts=child_options(parent, hooks=hooks(parent), import_id=imported(inputs, child)),
        )
        for child, scope, role in scopes
    ]
