"""The dynamic resource behind :class:`~azure_disk_protection.vhd_export.VhdExport`."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pulumi
from pulumi import dynamic
from pulumi.runtime import rpc

from azure_disk_facts.arm_id import same_id
from azure_disk_protection.transfer import arm as arms
from azure_disk_protection.transfer.failure import told_briefly
from azure_disk_protection.transfer.job import Job, read_job

_PLACE = ("storageAccountName", "containerName", "blobName", "blobEndpoint")
_WHAT = ("sourceId", "fileFormat", "guestStateBlobName", "baseSnapshotId", "baseBlobName")
_LATER = ("diskAccessId", "accessHours", "readBack", "retain")
OUTPUTS = (
    "url",
    "sizeBytes",
    "contentHash",
    "completedAt",
    "sourceUniqueId",
    "format",
    "guestStateUrl",
    "changedBytes",
    "changedRanges",
)
_MOST_RANGES = 1000
"""Changed ranges that outputs list; more are joined, so that the state stays small."""


class VhdExportProvider(dynamic.ResourceProvider):
    """Exports once; a finished export is never made again."""

    # Nothing secret is in it: credentials are read when it runs.
    serialize_as_secret_always = False

    def __init__(self) -> None:
        super().__init__()
        self._values: arms.Values | None = None

    def configure(self, req: dynamic.ConfigureRequest) -> None:
        """Read cloud and credential from the variables and the stack's settings."""
        self._values = arms.arm_values(req.config.get)

    def _arm(self) -> arms.Arm:
        return arms.connect(arms.arm_values() if self._values is None else self._values)

    def check(self, _olds: dict[str, Any], news: dict[str, Any]) -> dynamic.CheckResult:
        """Refuse another source for a blob that holds a finished export."""
        same_place = _olds and not any(_differ(_olds, news, name) for name in _PLACE)
        return dynamic.CheckResult(
            news,
            [
                dynamic.CheckFailure(
                    name,
                    f"got {news.get(name)!r}, allowed: {_olds.get(name)!r}, whose export "
                    f"{_olds.get('blobName')!r} holds; give the new export another blobName",
                )
                for name in _WHAT
                if same_place and news.get(name) != rpc.UNKNOWN and _differ(_olds, news, name)
            ],
        )

    def diff(self, _id: str, _olds: dict[str, Any], _news: dict[str, Any]) -> dynamic.DiffResult:
        """What is exported and where to makes another export; all else changes nothing in Azure."""
        replaces = [name for name in (*_WHAT, *_PLACE) if _differ(_olds, _news, name)]
        changed = any(_olds.get(name) != _news.get(name) for name in _LATER)
        return dynamic.DiffResult(changes=bool(replaces) or changed, replaces=replaces)

    @told_briefly
    def create(self, props: dict[str, Any]) -> dynamic.CreateResult:
        """Export, unless an earlier run did."""
        from azure_disk_protection.transfer import export_run, pages  # noqa: PLC0415

        done = export_run.export(self._arm(), read_job(props))
        ranges = pages.at_most(_MOST_RANGES, done.changed)
        outputs = {
            "url": done.url,
            "sizeBytes": done.size_bytes,
            "contentHash": done.content_hash,
            "completedAt": done.completed_at,
            "sourceUniqueId": done.source_unique_id,
            "format": done.file_format,
            "guestStateUrl": done.guest_state_url,
            "changedBytes": sum(size for _, size in done.changed),
            "changedRanges": [{"offset": at, "length": size} for at, size in ranges],
        }
        return dynamic.CreateResult(done.url, {**props, **outputs})

    def update(
        self, _id: str, _olds: dict[str, Any], _news: dict[str, Any]
    ) -> dynamic.UpdateResult:
        """Take over inputs that matter later; the export stays as it is."""
        made = {name: _olds[name] for name in OUTPUTS if name in _olds}
        return dynamic.UpdateResult({**_news, **made})

    @told_briefly
    def read(self, id_: str, props: dict[str, Any]) -> dynamic.ReadResult:
        """Take back what a killed run left open; say whether the blob is there."""
        with self._closed(read_job(props)) as (blob, marker):
            properties = blob.properties()
        if properties is None:
            return dynamic.ReadResult(None, {})
        found = {
            "sizeBytes": int(properties.size),
            "contentHash": "" if marker is None else marker.content_hash,
        }
        return dynamic.ReadResult(id_, {**props, **found})

    @told_briefly
    def delete(self, _id: str, _props: dict[str, Any]) -> None:
        """Take back what a killed run left open; delete the blobs only when told to."""
        from azure_disk_protection.transfer.leftovers import say  # noqa: PLC0415
        from azure_disk_protection.transfer.target_blob import target  # noqa: PLC0415

        job = read_job(_props)
        with self._closed(job) as (blob, _):
            if _props.get("retain") is not False:
                return
            blob.delete(say)
        if job.guest_state_blob_name is not None:
            target(self._arm(), job, job.guest_state_blob_name).delete(say)

    @contextmanager
    def _closed(self, job: Job) -> Iterator[tuple[Any, Any]]:
        """Give the blob and its marker once nothing is open that a killed run opened."""
        from azure_disk_protection.transfer.leftovers import close_leftover  # noqa: PLC0415
        from azure_disk_protection.transfer.target_blob import target  # noqa: PLC0415

        arm = self._arm()
        blob = target(arm, job)
        with blob.lease:
            yield blob, close_leftover(arm, blob)


def _differ(olds: Mapping[str, Any], news: Mapping[str, Any], name: str) -> bool:
    """Tell whether an input changes; what is not known yet is taken for another value."""
    old, new = olds.get(name), news.get(name)
    if new == rpc.UNKNOWN or not isinstance(old, str) or not isinstance(new, str):
        return bool(old != new)
    return not same_id(old, new) if name.endswith("Id") else old != new


class VhdExportResource(dynamic.Resource, module="azure-disk-protection", name="VhdExport"):
    """The export itself; inputs and outputs are in schema case, no URL in them opens anything."""

    def __init__(self, name: str, inputs: Mapping[str, Any], opts: pulumi.ResourceOptions) -> None:
        # Named here as nothing, so that the SDK makes them outputs.
        outputs = dict.fromkeys(OUTPUTS)
        super().__init__(VhdExportProvider(), name, {**inputs, **outputs}, opts)

    def output(self, name: str) -> pulumi.Output[Any]:
        """Return an output by its name in :data:`OUTPUTS`."""
        found: pulumi.Output[Any] = getattr(self, name)
        return found
