"""The protection of an estate as a rich table: one row a disk."""

from rich.table import Table
from rich.text import Text

from azure_disk_analysis.estate import Snapshot
from azure_disk_analysis.protection import Copy, Protection
from azure_disk_analysis.reporters.words import duration_words, rpo_words
from azure_disk_facts.encryption import EncryptionType

_COLUMNS = ("Disk", "Key", "Snapshots", "Copies", "Backup policy", "RPO")

_CAPTION = (
    "RPO here (in the disk's region): the backup interval and the two hours within which a backup "
    "starts.\nRPO elsewhere: a copy made once bounds nothing; lost is what was written since the "
    "copied snapshot was taken."
)


def protection_table(rows: tuple[Protection, ...], title: str = "") -> Table:
    """Return the table of rows as :func:`azure_disk_analysis.protection.protections` gives them."""
    table = Table(
        title=title or None,
        title_justify="left",
        caption=_CAPTION,
        caption_justify="left",
        show_lines=True,
    )
    for column in _COLUMNS:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(_disk(row), _key(row), _snapshots(row), _copies(row), _backup(row), _rpo(row))
    return table


def _disk(row: Protection) -> Text:
    size = "" if row.disk.size_gib is None else f" {row.disk.size_gib} GiB"
    return Text(f"{row.disk.name}\n{row.disk.sku}{size}\n{row.disk.location}")


def _key(row: Protection) -> Text:
    if row.encryption_set is not None:
        used = row.encryption_set
        doubled = row.disk.encryption_type == EncryptionType.PLATFORM_AND_CUSTOMER_KEYS.value
        extra = "\n+ platform key" if doubled else ""
        return Text(f"{used.name}\n{used.key_vault}/\n{used.key}{extra}")
    if row.disk.encryption_set_id:
        return Text(row.disk.encryption_set_id.rstrip("/").rsplit("/", 1)[-1])
    return Text("platform key")


def _snapshots(row: Protection) -> Text:
    return Text("\n".join(_snapshot(item) for item in row.snapshots) or "none")


def _snapshot(snapshot: Snapshot) -> str:
    if snapshot.error:
        return f"{snapshot.name} (failed: {snapshot.error})"
    percent = snapshot.completion_percent
    if percent not in (None, 100):
        return f"{snapshot.name} ({percent:g} %)"
    return snapshot.name if snapshot.is_complete else f"{snapshot.name} (not ready)"


def _copies(row: Protection) -> Text:
    return Text("\n".join(_copy(copy) for copy in row.copies) or "none")


def _copy(copy: Copy) -> str:
    state = f"failed: {copy.error}" if copy.error else f"{copy.percent:g} %"
    return f"{copy.location} {state}"


def _backup(row: Protection) -> Text:
    if row.backup is None:
        return Text("none")
    every = "" if row.backup.every is None else f"\nevery {duration_words(row.backup.every)}"
    state = "" if row.backup.is_running else f"\nnot running: {row.backup.status or 'no state'}"
    return Text(f"{row.backup.policy}{every}{state}")


def _rpo(row: Protection) -> Text:
    here, elsewhere = rpo_words(row.rpo_in_region), rpo_words(row.rpo_other_region)
    return Text(f"here: {here}\nelsewhere: {elsewhere}")
