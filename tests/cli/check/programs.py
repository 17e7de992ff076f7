"""Programs to check, and projects around them."""

import shutil
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[3]
MARK = "MARKED"

ODD = '''"""A disk that many rules find wrong, one of a component, and one that is not known yet."""

import pulumi
from pulumi_azure_native import compute, resources


class Store(pulumi.ComponentResource):
    def __init__(self, name):
        super().__init__("shop:index:Store", name)
        own = pulumi.ResourceOptions(parent=self)
        self.group = resources.ResourceGroup(f"{name}-group", location="westeurope", opts=own)


store = Store("store")
compute.Disk(
    "web",
    resource_group_name=store.group.name,
    location="westeurope",
    sku={"name": "Premium_LRS"},
    disk_size_gb=64,
    creation_data={"create_option": "Empty"},
    encryption={"type": "EncryptionAtRestWithPlatformKey"},
    tags={"owner": "bakery"},
)
compute.Disk(
    "later",
    resource_group_name=store.group.name,
    location="westeurope",
    creation_data={"create_option": "Empty"},
    encryption={"type": store.group.id, "disk_encryption_set_id": store.group.id},
)
'''
SECRETS = f"""import pulumi
from pulumi_azure_native import compute, resources

marked = lambda text: pulumi.Output.secret("{MARK}-" + text)
group = resources.ResourceGroup(
    "group", resource_group_name=marked("group"), location="westeurope", tags={{"a": marked("tag")}}
)
disk = compute.Disk(
    "web",
    disk_name=marked("disk"),
    resource_group_name=group.name,
    location="westeurope",
    sku={{"name": "Premium_LRS"}},
    disk_size_gb=64,
    creation_data={{"create_option": "Empty"}},
    encryption={{"type": marked("type")}},
    network_access_policy=marked("policy"),
    tags={{"owner": marked("owner"), "expires-on": marked("day")}},
)
compute.Snapshot(
    "monday",
    snapshot_name=marked("snapshot"),
    resource_group_name=group.name,
    location="westeurope",
    creation_data={{"create_option": "Copy", "source_resource_id": disk.id}},
    tags={{"full-snapshot-reason": marked("reason"), "expires-on": marked("day")}},
)
"""
PRESETS = {"presets": ["cis", "mcsb", "nist-800-53"]}


def make_project(folder: Path, program: str | None = None) -> Path:
    """Make a project of a program; without one it is this repository's own, with its stacks."""
    folder.mkdir()
    shutil.copy(ROOT / "Pulumi.yaml", folder)
    shutil.copytree(ROOT / "policy", folder / "policy", ignore=shutil.ignore_patterns("*cache*"))
    if program is None:
        shutil.copy(ROOT / "__main__.py", folder)
        shutil.copytree(ROOT / "stacks", folder / "stacks")
    else:
        (folder / "__main__.py").write_text(program)
        (folder / "stacks").mkdir()
        (folder / "stacks" / "Pulumi.dev.yaml").write_text("config: {}\n")
    configure(folder, PRESETS)
    return folder


def configure(folder: Path, configuration: object) -> None:
    (folder / "policy" / "configuration.yaml").write_text(yaml.safe_dump(configuration))


def line_of(program: str, start: str) -> int:
    return next(
        number for number, line in enumerate(program.splitlines(), 1) if line.startswith(start)
    )
