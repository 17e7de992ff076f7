"""ARM resource ids: parsing, building, comparing (rule 0.5: case never matters)."""

import re
from dataclasses import dataclass
from functools import lru_cache

_GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z", re.IGNORECASE)
_PROVIDERS = "/providers/"
MANAGEMENT_GROUP_TYPE = "Microsoft.Management/managementGroups"
"""ARM type of management groups, which hold subscriptions."""


@dataclass(frozen=True)
class ArmId:
    """A parsed ARM id of a subscription, a resource group or a resource."""

    subscription: str | None
    resource_group: str | None
    provider: str | None
    """Resource provider namespace, for example ``Microsoft.Compute``."""
    types: tuple[str, ...]
    names: tuple[str, ...]
    scope: str = ""
    """For extension resources (role assignments, locks): the id of what they extend."""

    @property
    def name(self) -> str:
        """The last name in the id."""
        if self.names:
            return self.names[-1]
        return self.resource_group or self.subscription or ""

    @property
    def resource_type(self) -> str:
        """Full type, for example ``Microsoft.Compute/disks``."""
        if self.provider is None:
            return (
                "Microsoft.Resources/resourceGroups"
                if self.resource_group
                else "Microsoft.Resources/subscriptions"
            )
        return "/".join((self.provider, *self.types))

    @property
    def resource_group_id(self) -> str:
        """Id of the resource group the resource lies in."""
        return f"/subscriptions/{self.subscription}/resourceGroups/{self.resource_group}"

    def has_type(self, resource_type: str) -> bool:
        """Tell whether the id is of that type, whatever the case."""
        return self.resource_type.lower() == resource_type.lower()

    def __str__(self) -> str:
        text = self.scope
        if not text:
            text = f"/subscriptions/{self.subscription}" if self.subscription else ""
            if self.resource_group:
                text += f"/resourceGroups/{self.resource_group}"
        if self.provider:
            text += f"/providers/{self.provider}"
            for kind, name in zip(self.types, self.names, strict=True):
                text += f"/{kind}/{name}"
        return text


class InvalidArmId(ValueError):
    """The text is not an ARM id."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"{text!r} is not an ARM id: expected "
            "/subscriptions/<id>/resourceGroups/<group>/providers/<namespace>/<type>/<name>"
        )


def _pairs(segments: list[str], text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if len(segments) % 2 or not segments or not all(segments):
        raise InvalidArmId(text)
    return tuple(segments[::2]), tuple(segments[1::2])


def parse(text: str) -> ArmId:
    """Parse an ARM id.

    Raises:
        InvalidArmId: the text does not have the shape of an ARM id.
    """
    return _parse(text)


@lru_cache(maxsize=65536)
def _parse(text: str) -> ArmId:
    stripped = text.rstrip("/")
    head, tail = _split_provider(stripped)
    if tail is None:
        return _parse_container(stripped, text)
    provider, *segments = tail.split("/")
    types, names = _pairs(segments, text)
    if not provider:
        raise InvalidArmId(text)
    scope = "" if _split_provider(head)[1] is None and _is_container(head) else head
    container = _parse(head) if head else ArmId(None, None, None, (), ())
    is_extension = (provider.lower(), types[0].lower()) in _EXTENSIONS or (
        provider.lower() == "microsoft.authorization"
    )
    return ArmId(
        container.subscription,
        container.resource_group,
        provider,
        types,
        names,
        scope=head if is_extension else scope,
    )


_EXTENSIONS = {("microsoft.insights", "diagnosticsettings")}
"""Types, beside all of Microsoft.Authorization, that lie on any other resource."""


def _split_provider(text: str) -> tuple[str, str | None]:
    """Return what stands before and after the last ``/providers/`` of an id, in any case."""
    index = text.lower().rfind(_PROVIDERS)
    return (text, None) if index < 0 else (text[:index], text[index + len(_PROVIDERS) :])


def _is_container(text: str) -> bool:
    return len(text.split("/")) in (1, 3, 5)


def _parse_container(stripped: str, text: str) -> ArmId:
    segments = stripped.split("/")
    lowered = [segment.lower() for segment in segments]
    if lowered[:2] != ["", "subscriptions"] or len(segments) not in (3, 5) or not all(segments[1:]):
        raise InvalidArmId(text)
    if len(segments) == 3:
        return ArmId(segments[2], None, None, (), ())
    if lowered[3] != "resourcegroups":
        raise InvalidArmId(text)
    return ArmId(segments[2], segments[4], None, (), ())


def try_parse(text: object) -> ArmId | None:
    """Parse an ARM id, or return ``None`` when it is none."""
    if not isinstance(text, str):
        return None
    try:
        return parse(text)
    except InvalidArmId:
        return None


def same_id(left: str, right: str) -> bool:
    """Tell whether two ids name one resource: case and a trailing slash do not matter."""
    return left.rstrip("/").lower() == right.rstrip("/").lower()


def lies_in(resource_id: str, subscription: str) -> bool:
    """Tell whether an id names something in a subscription, by its GUID in any case."""
    return str(parse(resource_id).subscription).lower() == subscription.lower()


def is_guid(text: str) -> bool:
    """Tell whether a text is a GUID: how subscriptions, tenants, clients and principals go."""
    return _GUID.match(text) is not None


def resource_group_id(subscription: str, resource_group: str) -> str:
    """Return the id of a resource group."""
    return f"/subscriptions/{subscription}/resourceGroups/{resource_group}"


def resource_id(group_id: str, resource_type: str, *names: str) -> str:
    """Return the id of a resource in a group; ``names`` go from the outermost type inwards."""
    provider, *types = resource_type.split("/")
    if len(types) != len(names):
        raise ValueError(f"{resource_type} takes {len(types)} names, got {len(names)}")
    return (
        group_id.rstrip("/")
        + f"/providers/{provider}"
        + "".join(f"/{kind}/{name}" for kind, name in zip(types, names, strict=True))
    )


def management_group_id(name: str) -> str:
    """Return the id of a management group."""
    return f"/providers/{MANAGEMENT_GROUP_TYPE}/{name}"
