"""``DiskEstate``: all of it from plain data."""

from collections.abc import Mapping
from typing import Any

import pulumi
from pulumi_azure_native import authorization

from azure_disk_facts.disks import marketplace_image_id
from azure_disk_protection.checks.estate import estate_problems
from azure_disk_protection.checks.protection import backup_inputs, copy_inputs, snapshot_inputs
from azure_disk_protection.children import component_options, declaring, imports_below
from azure_disk_protection.estate_args import DiskEstateArgs, DiskSettings
from azure_disk_protection.estate_site import Site, disk_encryption
from azure_disk_protection.problems import raise_if_any
from azure_disk_protection.protected_disk import DeclaredDisk, declare_protected_disk
from azure_disk_protection.reading import read

_NOT_OF_THE_DISK = {"site", "backup_policy", "snapshot", "snapshot_sku", "copy_to", "tags", "image"}


class DiskEstate(pulumi.ComponentResource):
    """An estate of protected disks: resource groups, keys, backup vaults, policies and disks.

    Everything lies directly below the estate, named after it, and after the disk or site.
    """

    disk_ids: pulumi.Output[dict[str, str]]
    """Ids of the disks, by name."""

    def __init__(
        self, name: str, args: DiskEstateArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        """Declare the estate.

        Raises:
            InvalidInputs: settings that Azure would refuse, all of them.
        """
        estate, problems = read(DiskEstateArgs, args, is_settings=False)
        raise_if_any([*problems, *estate_problems(estate)])
        options = component_options(opts, keep_version_aliases=estate.get("keep_version_aliases"))
        with declaring():
            super().__init__("azure-disk-protection:index:DiskEstate", name, None, options)
            sites = {region: Site(name, estate, region, parent=self) for region in estate["sites"]}
            ids = {
                disk: _declare_disk(f"{name}-{disk}", estate, disk, sites).disk.id
                for disk in estate["disks"]
            }
            self.disk_ids = pulumi.Output.all(**ids)
        self.register_outputs({"diskIds": self.disk_ids})


def _declare_disk(
    name: str, estate: DiskEstateArgs, disk: str, sites: Mapping[str, Site]
) -> DeclaredDisk:
    settings = estate["disks"][disk]
    site = sites[settings["site"]]
    own = _disk_inputs(estate, disk, site)
    inputs: dict[str, Any] = {"disk": own, "imports": imports_below(estate, f"{disk}-")}
    if settings.get("snapshot"):
        inputs["snapshot"] = snapshot_inputs(
            own, _snapshot(f"{estate['name']}-{disk}", settings, site)
        )
        inputs["copies"] = [
            copy_inputs(own, _copy(f"{estate['name']}-{disk}", settings, sites[target], own))
            for target in settings.get("copy_to", [])
        ]
    vault, policy = site.vault, settings.get("backup_policy")
    if vault is not None and policy is not None:
        inputs["backup"] = backup_inputs(
            own,
            {
                "resource_group_name": site.group.name,
                "vault_name": vault.name,
                "vault_principal_id": vault.principal_id,
                "policy_id": vault.policies[policy].id,
                "snapshot_resource_group_id": site.snapshot_group.id,
                "instance_name": f"{estate['name']}-{disk}",
                "grant_snapshot_group": False,
                "grant_encryption_set": False,
            },
        )
    grants = vault.grants if vault is not None else []
    return declare_protected_disk(name, inputs, parent=site.parent, grants=grants)


def _image_id(image: str, site: Site) -> pulumi.Output[str]:
    config = authorization.get_client_config_output(pulumi.InvokeOutputOptions(parent=site.parent))
    return config.apply(
        lambda known: marketplace_image_id(known.subscription_id, site.location, image)
    )


def _disk_inputs(estate: DiskEstateArgs, disk: str, site: Site) -> dict[str, Any]:
    settings = estate["disks"][disk]
    kind = disk_encryption(estate, settings)
    tags = {**estate.get("tags", {}), **settings.get("tags", {})}
    return {
        **{name: value for name, value in settings.items() if name not in _NOT_OF_THE_DISK},
        "disk_name": f"{estate['name']}-{disk}",
        "resource_group_name": site.group.name,
        "location": site.location,
        "encryption_type": kind,
        "disk_encryption_set_id": site.sets[kind].id if site.sets else None,
        "tags": tags or None,
        "protect": site.protects,
        **({"image_id": _image_id(settings["image"], site)} if "image" in settings else {}),
    }


def _snapshot(prefix: str, settings: DiskSettings, site: Site) -> dict[str, Any]:
    return {
        "resource_group_name": site.snapshot_group.name,
        "snapshot_name": f"{prefix}-snapshot",
        "sku": settings.get("snapshot_sku"),
        "retain": site.keeps,
    }


def _copy(
    prefix: str, settings: DiskSettings, target: Site, disk: Mapping[str, Any]
) -> dict[str, Any]:
    key = target.sets[disk["encryption_type"]].id if target.sets else None
    return {
        "location": target.location,
        "resource_group_name": target.snapshot_group.name,
        "disk_encryption_set_id": key,
        "snapshot_name": f"{prefix}-copy-{target.location}",
        "sku": settings.get("snapshot_sku"),
        "retain": target.keeps,
    }
