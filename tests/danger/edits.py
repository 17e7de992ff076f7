"""Edits to the program of :mod:`tests.danger.program`, and what a check says of each."""

from tests.danger.editing import (
    BLOCKS,
    DISK,
    DISK_REMOVED,
    ELSEWHERE,
    KEY,
    KEY_ELSEWHERE,
    MONDAY,
    PASSES,
    RENAMED,
    SAME_NAME,
    SAME_PARENT,
    Edit,
    block,
    disk,
    options,
)

_POINT = "the point in time that the snapshot holds"
_BACKUPS = "the backups of the disk, and further ones"
_KEYS = "all that the key encrypts: disks, snapshots, backups"
_VAULT = "every key in the key vault, and with them all that they encrypt"
_SET = "the way to the key of every disk and snapshot under this set"
_RIGHT = "a right that disks, backups or keys below may need"


def _snapshots(because: str, away: str = "creationData") -> tuple[str, ...]:
    return tuple(
        f"replace {name}: {_POINT}; because of {away if name == 'monday-away' else because}"
        for name in ("released", "expired", "sunday", "monday", "monday-away")
    )


def _made_anew(because: str) -> tuple[str, ...]:
    """Return what is said when the disk is made anew in an edit of its create-only inputs."""
    return (
        f"replace data: all data on the disk; because of {because}",
        f"replace data-backup: {_BACKUPS}; because of properties",
        *_snapshots("creationData"),
    )


_GONE_AND_MADE = (
    "delete data: all data on the disk",
    f"replace data-backup: {_BACKUPS}; because of properties.dataSourceInfo.resourceID",
    *_snapshots("creationData.sourceResourceId"),
)
_SOURCE = (
    'creation_data={"create_option": "Copy", "source_resource_id": "/subscriptions/'
    "00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Compute/"
    'snapshots/other"}'
)
EDITS = (
    Edit("nothing", "Nothing is edited", PASSES),
    Edit(
        "rename", "The disk is renamed, without an alias", BLOCKS, _GONE_AND_MADE, {DISK: RENAMED}
    ),
    Edit(
        "rename-alias",
        "The disk is renamed, with an alias",
        PASSES,
        replacing={DISK: RENAMED.replace("ResourceOptions()", f"ResourceOptions({SAME_NAME})")},
    ),
    Edit(
        "parent",
        "The disk is put under a parent, without an alias",
        BLOCKS,
        _GONE_AND_MADE,
        disk(opts=options("parent=keys")),
    ),
    Edit(
        "parent-alias",
        "The disk is put under a parent, with an alias",
        PASSES,
        replacing=disk(opts=options(f"parent=keys, {SAME_PARENT}")),
    ),
    Edit(
        "source",
        "The disk gets another source",
        BLOCKS,
        _made_anew("creationData.createOption, creationData.sourceResourceId"),
        disk(creation_data=_SOURCE),
    ),
    Edit(
        "region",
        "The disk is put into another region",
        BLOCKS,
        (
            *_made_anew("location"),
            "des-same-region: data: encryption.diskEncryptionSetId: home-set is in another region",
            "bi-same-region: data-backup: properties.dataSourceInfo.resourceID: lies in another "
            "region than vault safe",
        ),
        disk(location="location=AWAY"),
    ),
    Edit(
        "zone",
        "The disk is put into another zone",
        BLOCKS,
        _made_anew("zones[0]"),
        disk(zones='zones=["2"]'),
    ),
    Edit(
        "zone-ignored",
        "The disk is put into another zone, with changes of the zone ignored",
        PASSES,
        replacing=disk(zones='zones=["2"]', opts=options('ignore_changes=["zones"]')),
    ),
    Edit(
        "key-name",
        "The keys get other names",
        BLOCKS,
        (
            f"replace home-key: {_KEYS}; because of keyName",
            f"replace away-key: {_KEYS}; because of keyName",
        ),
        {'key_name=f"{name}-disks"': 'key_name=f"{name}-data"'},
    ),
    Edit(
        "encryption",
        "Set, disks and snapshots get Azure's key beside the own one",
        PASSES,
        replacing={
            'OWN_TYPE = "EncryptionAtRestWithCustomerKey"': (
                'OWN_TYPE = "EncryptionAtRestWithPlatformAndCustomerKeys"'
            )
        },
    ),
    Edit(
        "platform-key",
        "The disk goes back to Azure's key",
        BLOCKS,
        (
            "disk-cmk: data: encryption.type: is EncryptionAtRestWithPlatformKey, a key that "
            "Azure keeps",
        ),
        disk(encryption='encryption={"type": "EncryptionAtRestWithPlatformKey"}'),
    ),
    Edit("grow", "The disk is grown", PASSES, replacing=disk(disk_size_gb="disk_size_gb=128")),
    Edit("tags", "The disk gets other tags", PASSES, replacing=disk(tags='tags={"a": "b"}')),
    Edit(
        "tags-replace",
        "The disk gets other tags, which are said to replace it",
        BLOCKS,
        (
            "replace data: all data on the disk; because of tags",
            f"replace data-backup: {_BACKUPS}; because of properties.dataSourceInfo.resourceID",
            *_snapshots("creationData.sourceResourceId"),
        ),
        disk(tags='tags={"a": "b"}', opts=options('replace_on_changes=["tags"]')),
    ),
    Edit(
        "disk",
        "The disk is removed",
        BLOCKS,
        ("delete data: all data on the disk; newer copy: monday",),
        DISK_REMOVED,
    ),
    Edit(
        "disk-retained",
        "A disk with `retain_on_delete` is removed",
        PASSES,
        replacing={block("archive = compute.Disk("): ""},
    ),
    Edit(
        "disk-approved",
        "The disk is removed, with `--approve data`",
        PASSES,
        ("delete data: all data on the disk; newer copy: monday; allowed by approval",),
        DISK_REMOVED,
        ("data",),
    ),
    Edit(
        "snapshot",
        "The last snapshot is removed, with its copy",
        BLOCKS,
        (f"delete monday: {_POINT}", f"delete monday-away: {_POINT}"),
        {MONDAY: "", block("monday_away = "): ""},
    ),
    Edit(
        "snapshot-copied",
        "The last snapshot is removed, its copy stays",
        BLOCKS,
        (f"delete monday: {_POINT}; newer copy: monday-away",),
        {
            MONDAY: ELSEWHERE.format(name="monday", path="Microsoft.Compute/snapshots/monday"),
        },
    ),
    Edit(
        "snapshot-older",
        "A snapshot is removed, a complete newer one stays",
        BLOCKS,
        (f"delete sunday: {_POINT}; newer copy: monday",),
        {block("sunday = ", "\n"): "", "after=[sunday]": "after=[]"},
    ),
    Edit(
        "snapshot-released",
        "A snapshot that its retention tag releases is removed",
        PASSES,
        (f"delete released: {_POINT}; newer copy: monday; allowed by retention",),
        {block("released = ", "\n"): "", "[released, expired]": "[expired]"},
    ),
    Edit(
        "snapshot-expired",
        "An expired snapshot is removed",
        PASSES,
        (f"delete expired: {_POINT}; newer copy: monday; allowed by retention",),
        {block("expired = ", "\n"): "", "[released, expired]": "[released]"},
    ),
    Edit(
        "instance",
        "The backup instance is removed",
        BLOCKS,
        (f"delete data-backup: {_BACKUPS}",),
        {block("dataprotection.BackupInstance("): ""},
    ),
    Edit(
        "retention",
        "The backup policy's retention is shortened",
        BLOCKS,
        (
            "bp-retention-not-shrunk: nightly: "
            "properties.policyRules[1].lifecycles[0].deleteAfter.duration: "
            "is P7D, after P30D in the last deployment",
        ),
        {"P30D": "P7D"},
    ),
    Edit(
        "soft-delete",
        "The backup vault's soft delete is weakened",
        BLOCKS,
        (
            "vault-protection-not-weakened: safe: "
            "properties.securitySettings.softDeleteSettings.state: "
            "is On, after AlwaysOn in the last deployment",
        ),
        {'"state": "AlwaysOn"': '"state": "On"'},
    ),
    Edit(
        "moved",
        "Everything is moved to another stack",
        BLOCKS,
        (
            "delete home-group: everything in the resource group, whoever made it",
            "delete safe: the backup vault with its policies and what they protect",
            *(f"delete {name}-vault: {_VAULT}" for name in ("home", "away")),
            *(f"delete {name}-key: {_KEYS}" for name in ("home", "away")),
            *(f"delete {name}-set: {_SET}" for name in ("home", "away")),
            "delete data: all data on the disk",
            f"delete released: {_POINT}; allowed by retention",
            f"delete expired: {_POINT}; allowed by retention",
            f"delete sunday: {_POINT}",
            f"delete data-backup: {_BACKUPS}",
            f"delete monday: {_POINT}",
            f"delete monday-away: {_POINT}",
        ),
        is_emptied=True,
    ),
    Edit(
        "same-right",
        "A role assignment is replaced by one of the same right",
        PASSES,
        replacing={'"vault-reads-disk", 3': '"vault-reads-data", 5'},
    ),
    Edit(
        "other-principal",
        "A role assignment goes to somebody else",
        BLOCKS,
        (f"replace vault-reads-disk: {_RIGHT}: vault-reads-disk; because of principalId",),
        {"BACKUP_READER, data.id, robot": "BACKUP_READER, data.id, client.object_id"},
    ),
    Edit(
        "right",
        "A role assignment is removed, what it is on stays",
        BLOCKS,
        (f"delete vault-keeps-snapshots: {_RIGHT}: vault-keeps-snapshots",),
        {block("keeps_snapshots = ", "\n"): "", "reads_disk, keeps_snapshots]": "reads_disk]"},
    ),
    Edit(
        "key",
        "The keys are removed, the sets that use them stay",
        BLOCKS,
        (f"delete home-key: {_KEYS}", f"delete away-key: {_KEYS}"),
        {KEY: KEY_ELSEWHERE},
    ),
)
