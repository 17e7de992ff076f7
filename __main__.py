"""Declares the estate that the stack's settings describe."""

import pulumi

from azure_disk_protection import DiskEstate, InvalidInputs, read_estate


def declare() -> None:
    """Declare the estate, or say everything that is wrong with its settings."""
    try:
        settings = read_estate(pulumi.Config().require_object("estate"))
    except InvalidInputs as wrong:
        raise pulumi.RunError(str(wrong)) from wrong
    estate = DiskEstate("estate", settings)
    pulumi.export("diskIds", estate.disk_ids)


declare()
