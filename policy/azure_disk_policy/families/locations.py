"""Where resources are."""

from functools import partial

from azure_disk_policy.inputs import UnknownInputError
from azure_disk_policy.resource import Resource


def location_of(resource: Resource) -> str:
    """Return a location; one that is absent comes from provider or group and is not known here.

    Raises:
        UnknownInputError: it is absent or not known yet.
    """
    location = resource.as_other(partial(resource.text, "location"))
    if location is None:
        raise UnknownInputError("location", resource.name)
    return location
