"""``SnapshotSeries``: the incremental snapshots of a disk over time, and how long each stays."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

import pulumi
from pulumi_azure_native import compute

from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.network import DataAccessAuthMode, NetworkAccessPolicy, PublicNetworkAccess
from azure_disk_facts.retention import Planned, plan, point_stamp
from azure_disk_facts.skus import SnapshotSku
from azure_disk_facts.snapshot_tags import KEPT, POINT_TAG, RELEASED, RETENTION_TAG
from azure_disk_protection.checks.series import (
    default_prefix_problems,
    read_series,
    series_problems,
)
from azure_disk_protection.children import checked_args, component_options, declaring, imported
from azure_disk_protection.hooks import Hook, hooks
from azure_disk_protection.incremental_snapshot import declare_snapshot, tags_of
from azure_disk_protection.typed import NotRequired, TypedDict

_TAKEN_WITHIN = timedelta(hours=1)
"""A snapshot stands for its point when it is taken so soon after it."""


class WhenDiskGoes(str, Enum):
    """What becomes of a series when its disk is gone."""

    KEEP_ALL = "KeepAll"
    """No point is released any more: nothing can be taken again."""
    APPLY_RETENTION = "ApplyRetention"
    """Points are released as their schedules say, but for the newest."""


class SeriesScheduleArgs(TypedDict):
    """How often a point is due, and how long points stay: as long as any of the rules wants."""

    name: str
    """Name, which tells in the outputs why a point is kept."""
    every: str
    """Time between two points as an ISO 8601 duration, for example ``PT4H`` or ``P1D``."""
    at: NotRequired[str]
    """Time of day that the first one is due at, in the series' time zone. Omitted: ``00:00``."""
    keep_last: NotRequired[int]
    """Newest points to keep, one for each time a point was due. Omitted: none."""
    keep_for: NotRequired[str]
    """Age up to which points stay, as an ISO 8601 duration. Omitted: none stays for its age."""
    keep_daily: NotRequired[int]
    """Newest days of which the first point is kept. Omitted: none."""
    keep_weekly: NotRequired[int]
    """Newest weeks, from Monday, of which the first point is kept. Omitted: none."""
    keep_monthly: NotRequired[int]
    """Newest months of which the first point is kept. Omitted: none."""
    keep_yearly: NotRequired[int]
    """Newest years of which the first point is kept. Omitted: none."""


class SnapshotSeriesArgs(TypedDict):
    """Inputs of a series of snapshots."""

    resource_group_name: pulumi.Input[str]
    """Resource group the snapshots lie in; it may differ from the disk's."""
    location: pulumi.Input[str]
    """Azure region of the disk, where its snapshots lie."""
    source_disk_id: pulumi.Input[str]
    """Id of the disk, in the same subscription."""
    schedules: list[SeriesScheduleArgs]
    """Schedules, each with its own retention; a point stays while any of them wants it."""
    points: list[str]
    """Moments of which there is a snapshot, for example ``2026-01-01T02:00:00Z``. Add the moment
    of the deployment to take one. Leave a released one out to delete its snapshot; a kept one
    that is left out stays in Azure."""
    as_of: str
    """Moment that the schedules are applied for: that of the deployment. Nothing reads a clock."""
    time_zone: NotRequired[str]
    """Time zone of days, weeks, months and years, for example ``Europe/Berlin``. Omitted: UTC."""
    copying: NotRequired[list[str]]
    """Points that are being copied elsewhere: not released while they stand here. Omitted: none."""
    disk_is_gone: NotRequired[bool]
    """Whether the disk has been deleted; its snapshots stay. Omitted: it is there."""
    when_disk_goes: NotRequired[WhenDiskGoes]
    """What becomes of the points once ``diskIsGone``. Omitted: ``KeepAll``, all stay."""
    name_prefix: NotRequired[str]
    """What the names in Azure begin with, before the moment. Omitted: the resource's name."""
    sku: NotRequired[SnapshotSku]
    """Storage type. Omitted: over three zones where the region has them, else locally redundant."""
    encryption_type: NotRequired[EncryptionType]
    """Encryption at rest. Omitted: with a customer key."""
    disk_encryption_set_id: NotRequired[pulumi.Input[str]]
    """Id of the disk's own encryption set. Needed unless a platform key is chosen."""
    network_access_policy: NotRequired[NetworkAccessPolicy]
    """Whether export URLs may be made. Omitted: ``DenyAll``; a snapshot does not inherit it."""
    disk_access_id: NotRequired[pulumi.Input[str]]
    """Id of the disk access that ``AllowPrivate`` needs. Omitted: none."""
    public_network_access: NotRequired[PublicNetworkAccess]
    """Whether data may be read over the public network. Omitted: ``Disabled``, it may not."""
    data_access_auth_mode: NotRequired[DataAccessAuthMode]
    """What an export asks for beside its URL. Omitted: nothing."""
    tags: NotRequired[pulumi.Input[dict[str, str]]]
    """Tags beside ``point`` and ``retention``; they win over the disk's. Omitted: none."""
    source_tags: NotRequired[pulumi.Input[dict[str, str]]]
    """Tags of the disk, which the snapshots get too. Omitted: none; Azure copies no tags."""
    protect: NotRequired[bool]
    """Whether Pulumi refuses to delete kept points. Omitted: it does not; they stay in Azure."""
    imports: NotRequired[dict[str, str]]
    """Ids of existing resources to take over, by child: ``20260101T020000Z-snapshot``. Omitted:
    all are made."""
    keep_version_aliases: NotRequired[bool]
    """Whether children keep their aliases to old API versions, for estates adopted from such.
    Omitted: they do not."""


class SnapshotSeries(pulumi.ComponentResource):
    """The incremental snapshots of a disk over time, kept by several schedules.

    Which points there are is plain data, and so is the moment: a preview shows what is taken,
    released and deleted. A point goes in two steps: one deployment marks it as released, and it
    is deleted once it is left out of ``points`` after that.
    """

    snapshot_ids: pulumi.Output[dict[str, str]]
    """Ids of the snapshots by point."""
    kept_by: pulumi.Output[dict[str, str]]
    """Schedules and levels that keep a point, by point; released points are missing."""
    kept_until: pulumi.Output[dict[str, str]]
    """Earliest moment at which a kept point may be released, by point; those of which nobody can
    tell are missing, such as the newest."""
    released: pulumi.Output[list[str]]
    """Points that no schedule wants: left out of ``points``, their snapshots are deleted."""

    def __init__(
        self, name: str, args: SnapshotSeriesArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        """Declare a snapshot for each point.

        Raises:
            InvalidInputs: points, schedules or other inputs that cannot be, all of them.
        """
        inputs = checked_args(
            SnapshotSeriesArgs,
            args,
            lambda values: [*series_problems(values), *default_prefix_problems(name, values)],
        )
        options = component_options(opts, keep_version_aliases=inputs.get("keep_version_aliases"))
        with declaring():
            super().__init__("azure-disk-protection:index:SnapshotSeries", name, None, options)
            planned = _planned(inputs)
            made = _declare_points(name, inputs, planned, parent=self)
            ids = {stamp: snapshot.id for stamp, snapshot in made.items()}
            self.snapshot_ids = pulumi.Output.all(**ids)
            self.kept_by = pulumi.Output.from_input(_reasons(planned))
            self.kept_until = pulumi.Output.from_input(_ends(planned))
            gone = [point_stamp(each.point) for each in planned if not each.is_kept]
            self.released = pulumi.Output.from_input(gone)
        self.register_outputs(
            {
                "snapshotIds": self.snapshot_ids,
                "keptBy": self.kept_by,
                "keptUntil": self.kept_until,
                "released": self.released,
            }
        )


def _planned(inputs: Mapping[str, Any]) -> tuple[Planned, ...]:
    schedules, series = read_series(inputs)
    planned = plan(schedules, series)
    fate = inputs.get("when_disk_goes")
    if inputs.get("disk_is_gone") and fate is not WhenDiskGoes.APPLY_RETENTION:
        return tuple(each.keeping_on() for each in planned)
    return planned


def _reasons(planned: tuple[Planned, ...]) -> dict[str, str]:
    return {
        point_stamp(each.point): ", ".join(
            f"{hold.schedule} {hold.level.value}".strip() for hold in each.holds
        )
        for each in planned
        if each.is_kept
    }


def _ends(planned: tuple[Planned, ...]) -> dict[str, str]:
    return {
        point_stamp(each.point): each.until.isoformat()
        for each in planned
        if each.until is not None
    }


def _declare_points(
    name: str,
    inputs: Mapping[str, Any],
    planned: tuple[Planned, ...],
    *,
    parent: pulumi.Resource,
) -> dict[str, compute.Snapshot]:
    _, series = read_series(inputs)
    binding = hooks(parent, before_create=[_only_of_now(series.as_of)])
    prefix = inputs.get("name_prefix")
    made: dict[str, compute.Snapshot] = {}
    for each in planned:
        stamp = point_stamp(each.point)
        made[stamp] = declare_snapshot(
            f"{name}-{stamp}",
            {
                **inputs,
                "snapshot_name": f"{name if prefix is None else prefix}-{stamp}",
                "tags": tags_of(inputs.get("tags"), _tags(each)),
                # What is released goes when it is left out of the points; all else stays.
                "retain": each.is_kept,
                "protect": inputs.get("protect") if each.is_kept else None,
            },
            parent=parent,
            import_id=imported(inputs, f"{stamp}-snapshot"),
            binding=binding,
        )
    return made


def _tags(planned: Planned) -> dict[str, str]:
    return {
        POINT_TAG: point_stamp(planned.point),
        RETENTION_TAG: KEPT if planned.is_kept else RELEASED,
    }


def _only_of_now(as_of: datetime) -> Hook:
    earliest = point_stamp(as_of - _TAKEN_WITHIN)

    async def refuse_points_of_the_past(args: pulumi.ResourceHookArgs) -> None:
        """Take no snapshot now for a point long before: it would not be of that moment."""
        stamp = args.name.removesuffix("-snapshot").rsplit("-", 1)[-1]
        if stamp < earliest:
            raise ValueError(
                f"{args.name}: a snapshot taken now is not of that moment, allowed: points from "
                f"{earliest} on, an hour before asOf; remove the point, or give the id of its "
                f"snapshot in imports as {stamp}-snapshot"
            )

    return refuse_points_of_the_past
