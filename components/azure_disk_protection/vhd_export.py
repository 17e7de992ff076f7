"""``VhdExport``: a disk or snapshot as a VHD in a storage account."""

from collections.abc import Mapping
from typing import Any

import pulumi

from azure_disk_facts.vhd import FileFormat
from azure_disk_protection.checks.vhd_export import export_problems
from azure_disk_protection.children import checked_args, child_options, declaring
from azure_disk_protection.reading import schema_case
from azure_disk_protection.transfer.vhd_export import VhdExportResource
from azure_disk_protection.typed import NotRequired, TypedDict


class VhdExportArgs(TypedDict):
    """Inputs of an export. The blob has no encryption by the disk's key: its account's applies."""

    source_id: pulumi.Input[str]
    """Id of the disk or snapshot. Its networkAccessPolicy must not be ``DenyAll`` meanwhile.
    Another source needs another blob name: an export is never overwritten."""
    storage_account_name: pulumi.Input[str]
    """Storage account the blob lies in."""
    container_name: pulumi.Input[str]
    """Blob container, which exists."""
    blob_name: pulumi.Input[str]
    """Name of the page blob to be made. Another name is another export; the old blob stays."""
    blob_endpoint: NotRequired[pulumi.Input[str]]
    """The account's blob endpoint. Omitted: made from its name and the cloud."""
    file_format: NotRequired[FileFormat]
    """Format of the file. Omitted: VHD, and VHDX for sectors of 4096 bytes."""
    access_hours: NotRequired[pulumi.Input[int]]
    """Hours that access is asked for, 1 to 1440; it is taken back when the export ends.
    Omitted: by size, 1 and 1 more for each 40 GiB begun."""
    disk_access_id: NotRequired[pulumi.Input[str]]
    """Id of the disk access whose private endpoint leads to the source. Needed for
    ``AllowPrivate``, and only then. Omitted: the source is read over the public network."""
    guest_state_blob_name: NotRequired[pulumi.Input[str]]
    """Name of a second blob, for the guest state of a confidential or trusted-launch disk.
    Omitted: no guest state is exported, and a confidential disk is refused."""
    base_snapshot_id: NotRequired[pulumi.Input[str]]
    """Id of an older incremental snapshot of the same disk, to transfer only what changed since.
    Omitted: all is transferred."""
    base_blob_name: NotRequired[pulumi.Input[str]]
    """Name, in the same container, of the base snapshot's finished export. It is copied within
    the account and stays as it is. Needed with ``base_snapshot_id``."""
    read_back: NotRequired[bool]
    """Whether the whole blob is read again and compared. Omitted: it is; otherwise each request
    is checked by its MD5 alone. What changed since a base is always read again."""
    retain: NotRequired[bool]
    """Whether the blobs stay when the export leaves the program. Omitted: they stay."""
    protect: NotRequired[bool]
    """Whether Pulumi refuses to delete the export. Omitted: it does not refuse."""


_RESOURCE_INPUTS = tuple(name for name in VhdExportArgs.__annotations__ if name != "protect")


class VhdExport(pulumi.ComponentResource):
    """One export of a disk or snapshot to a page blob, made once, checked, never overwritten.

    Access to the source is time-limited, kept out of state and logs, and taken back however the
    export ends; what a killed run left open the next run, refresh or destroy takes back.
    """

    url: pulumi.Output[str]
    """URL of the blob; it opens nothing without permission on the account."""
    size_bytes: pulumi.Output[int]
    """Length of the file."""
    content_hash: pulumi.Output[str]
    """Hash of what the file holds; of a delta: of the base's hash and what changed."""
    completed_at: pulumi.Output[str]
    """When the export was complete and checked."""
    guest_state_url: pulumi.Output[str]
    """URL of the guest state's blob; empty without one."""
    changed_bytes: pulumi.Output[int]
    """Bytes that a delta transferred; 0 for a whole export."""
    changed_ranges: pulumi.Output[list[dict[str, int]]]
    """Offset and length, in bytes, of what changed since the base; at most 1,000 ranges that
    cover it. Empty for a whole export."""

    def __init__(
        self, name: str, args: VhdExportArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        """Declare the export.

        Raises:
            InvalidInputs: inputs that Azure would refuse, all of them.
        """
        inputs = checked_args(VhdExportArgs, args, export_problems)
        with declaring():
            super().__init__("azure-disk-protection:index:VhdExport", name, None, opts)
            export = declare_export(name, inputs, parent=self)
        self.url = export.output("url")
        self.size_bytes = export.output("sizeBytes").apply(_whole)
        self.content_hash = export.output("contentHash")
        self.completed_at = export.output("completedAt")
        self.guest_state_url = export.output("guestStateUrl").apply(lambda url: url or "")
        self.changed_bytes = export.output("changedBytes").apply(_whole)
        self.changed_ranges = export.output("changedRanges")
        self.register_outputs(
            {
                "url": self.url,
                "sizeBytes": self.size_bytes,
                "contentHash": self.content_hash,
                "completedAt": self.completed_at,
                "guestStateUrl": self.guest_state_url,
                "changedBytes": self.changed_bytes,
                "changedRanges": self.changed_ranges,
            }
        )


def _whole(number: object) -> int:
    """Return a number as the engine gives it, a float, as what it is."""
    return int(number) if isinstance(number, (int, float)) else 0


def declare_export(
    name: str, inputs: Mapping[str, Any], *, parent: pulumi.Resource
) -> VhdExportResource:
    """Declare an export from checked inputs of :class:`VhdExportArgs`."""
    given = {
        schema_case(each): inputs[each] for each in _RESOURCE_INPUTS if inputs.get(each) is not None
    }
    return VhdExportResource(
        f"{name}-export", given, child_options(parent, protect=inputs.get("protect"))
    )
