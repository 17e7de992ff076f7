"""Tags, whose names don't differ by case alone in Azure."""

from collections.abc import Iterator, Mapping

from azure_disk_policy.inputs import UNKNOWN, Inputs, same
from azure_disk_policy.resource import Resource

TAGS = "tags"


def _tags(resource: Resource) -> Iterator[tuple[str, Inputs]]:
    """Yield each tag's name and value; one without a value is none.

    Raises:
        UnknownInputError: the tags as a whole are unknown.
    """
    tags = resource.known(TAGS)
    for name, value in tags.items() if isinstance(tags, Mapping) else ():
        if value is not None:
            yield str(name), Inputs(value, f"{TAGS}.{name}")


def has_tags(resource: Resource) -> bool:
    """Tell whether there is a tag, whatever its value.

    Raises:
        UnknownInputError: the tags as a whole are unknown.
    """
    return any(name.strip() for name, _ in _tags(resource))


def is_tagged(resource: Resource, name: str) -> bool:
    """Tell whether a tag has a value; one that isn't known yet counts, a blank one does not.

    Raises:
        UnknownInputError: the tags as a whole are unknown.
    """
    return any(
        same(each, name) and (tag.value is UNKNOWN or tag.scalar() is not None)
        for each, tag in _tags(resource)
    )


def tag_path(resource: Resource, name: str) -> str | None:
    """Return the path that remediation sets a tag at, as the resource spells its name.

    ``None`` where no dotted path leads to it.
    """
    if resource.is_unknown(TAGS):
        return None
    spelt = next((each for each, _ in _tags(resource) if same(each, name)), name)
    return None if set(".[]") & set(spelt) else f"{TAGS}.{spelt}"
