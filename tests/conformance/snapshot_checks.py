"""What is true of a snapshot, and of what was made of it, at any step of its life."""

from dataclasses import replace
from typing import Any

from azure_disk_simulator.azure import Azure
from tests.conformance.life import Life
from tests.conformance.programs import AWAY, AWAY_GROUP, GROUP, HOME
from tests.conformance.snapshot_life import Content, Declared, compute_id, program

GIB = 1024**3
MIB = 1024**2
Json = dict[str, Any]
_PARTS = ("-disk", "-snapshot", "-copy", "-export")
"""Ends of the names of what has data; the rest is keys and components."""


class Story:
    """One stack in one simulated Azure, and what its disk held at each moment."""

    def __init__(self, azure: Azure, life: Life) -> None:
        self.azure = azure
        self.life = life
        self.declared = Declared(disk_gib=4)
        self.content = Content()
        self.moments: dict[str, Content] = {}

    def step(self, **changes: Any) -> set[tuple[str, str]]:
        """Deploy a change: nothing is replaced, and it is done with the first deployment."""
        self.declared = replace(self.declared, **changes)
        run = self.life.up(program(self.declared, self.azure))
        assert not run.error
        assert not any(step.replacing or "replace" in step.op for step in run.steps)
        again = self.life.up(program(self.declared, self.azure))
        assert (again.error, again.steps) == ("", [])
        assert self.life.refresh().error == ""
        return {(step.name, step.op) for step in run.steps if step.name.endswith(_PARTS)}

    def write(self, offset: int, data: bytes) -> None:
        self.content.write(offset, data)
        self.azure.write_disk(self.id("disks", "orders"), offset, data)

    def moment(self, name: str) -> None:
        self.moments[name] = self.content.now()

    def id(self, kind: str, name: str, *, away: bool = False) -> str:
        return compute_id(self.azure, kind, name, away=away)

    def get(self, kind: str, name: str, *, away: bool = False) -> Json:
        return self.azure.get(self.id(kind, name, away=away))

    def snapshot(self, name: str) -> Json:
        return self.get("snapshots", f"orders-{name}", away=name == "s3-away")

    def family(self, name: str) -> str:
        return str(self.snapshot(name)["properties"]["incrementalSnapshotFamilyId"])

    def unique(self, kind: str, name: str) -> str:
        return str(self.get(kind, name)["properties"]["uniqueId"])


def restored(story: Story, name: str) -> Json:
    return story.get("disks", name, away=name == "from-away")


def series(story: Story, name: str) -> list[Json]:
    """Return the snapshots of a restored disk's series, oldest first."""
    group = AWAY_GROUP if name == "from-away" else GROUP
    scope = f"/subscriptions/{story.azure.subscription_id}/resourceGroups/{group}"
    found = story.azure.list(scope, "Microsoft.Compute/snapshots")
    return [each for each in found if each["name"].startswith(f"{name}-hourly-")]


def assert_of(made: Json, unique_id: str) -> None:
    """Assert the very incarnation that something was made of (B5)."""
    assert made["properties"]["creationData"]["sourceUniqueId"] == unique_id


def check_closed(story: Story, made: Json, *, away: bool) -> None:
    """Assert the key of its region, and that nobody reads it over the network."""
    key = "des-orders-key-away" if away else "des-orders-key"
    properties = made["properties"]
    assert made["location"] == (AWAY if away else HOME)
    assert properties["encryption"] == {
        "type": "EncryptionAtRestWithCustomerKey",
        "diskEncryptionSetId": story.id("diskEncryptionSets", key, away=away),
    }
    assert properties["networkAccessPolicy"] == "DenyAll"
    assert properties["publicNetworkAccess"] == "Disabled"
    assert properties["diskState"] == "Unattached"
    assert properties["provisioningState"] == "Succeeded"


def check_point(story: Story, name: str, *, size: int, tags: dict[str, str]) -> None:
    """Assert all of a snapshot but its family and its source."""
    made = story.snapshot(name)
    properties = made["properties"]
    full = name == "baseline"
    check_closed(story, made, away=name == "s3-away")
    assert (properties["diskSizeGB"], properties["diskSizeBytes"]) == (size, size * GIB)
    assert properties["incremental"] is not full
    assert ("incrementalSnapshotFamilyId" in properties) is not full
    assert properties.get("completionPercent", 100) == 100
    assert made["sku"]["name"] == "Standard_ZRS"
    assert made["tags"] == tags
    assert story.moments[name].holds(story.azure, made["id"])


def check_moments(story: Story, *names: str) -> None:
    for name in names:
        assert story.moments[name].holds(story.azure, story.snapshot(name)["id"]), name


def check_disk(story: Story, disk: Json, *, away: bool) -> None:
    check_closed(story, disk, away=away)
    assert disk["properties"]["diskSizeGB"] == 8
    assert disk["properties"]["diskSizeBytes"] == 8 * GIB
    assert disk["sku"]["name"] == "Premium_LRS"


def check_series(story: Story, name: str, first: Json, second: Json) -> None:
    """Assert two snapshots of one new disk: one family, one source, and each its moment."""
    disk = restored(story, name)
    for made, content in ((first, b"first"), (second, b"secon")):
        check_closed(story, made, away=name == "from-away")
        assert_of(made, disk["properties"]["uniqueId"])
        assert made["properties"]["completionPercent"] == 100
        assert story.azure.read(made["id"], 5 * MIB, 5) == content
    family = "incrementalSnapshotFamilyId"
    assert first["properties"][family] == second["properties"][family]
    assert (first["tags"]["retention"], second["tags"]["retention"]) == ("released", "kept")


def check_vhd(story: Story, blob: Any) -> None:
    """Assert that the file is S3 and a footer: what is no page of it is zeros in both."""
    source, pages = story.id("snapshots", "orders-s3"), list(blob.list_page_ranges())
    assert blob.get_blob_properties().size == 8 * GIB + 512
    assert blob.download_blob(offset=8 * GIB, length=8).readall() == b"conectix"
    found = Content()
    for page in pages:
        length = min(page.end + 1, 8 * GIB) - page.start
        if length > 0:
            data = blob.download_blob(offset=page.start, length=length).readall()
            assert data == story.azure.read(source, page.start, length)
            found.write(page.start, data)
    written = {at: block for at, block in found.blocks.items() if any(block)}
    assert written == story.moments["s3"].blocks
