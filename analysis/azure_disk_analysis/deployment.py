"""The resources of an exported deployment, read without Pulumi.

A deployment is the JSON object under ``deployment`` in ``pulumi stack export``. Its property names
are Pulumi's: flat for compute, with a ``properties`` envelope for key vault and data protection
(azure-facts, "How to read this"). :attr:`Resource.properties` hides that difference, and takes the
body that Azure itself returns just as well.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from azure_disk_facts.arm_id import same_id, try_parse
from azure_disk_facts.resource_types import BY_TOKEN, ResourceTypeFacts, unversioned_token

Properties = Mapping[str, Any]


class InvalidDeployment(ValueError):
    """The data is not a deployment."""

    def __init__(self, got: object) -> None:
        super().__init__(
            f"deployment: got {type(got).__name__}, allowed: an object with a list 'resources'; "
            "pass what lies under 'deployment' in the output of 'pulumi stack export'"
        )


@dataclass(frozen=True)
class Resource:
    """One resource of a deployment."""

    urn: str
    token: str
    """Pulumi type token without an API version, for example ``azure-native:compute:Disk``."""
    id: str = ""
    """ARM id; empty for components and for what is not created yet."""
    inputs: Properties = field(default_factory=dict)
    outputs: Properties = field(default_factory=dict)
    protect: bool = False
    """Pulumi refuses to delete it."""
    retain_on_delete: bool = False
    """Pulumi forgets it instead of deleting it."""
    is_custom: bool = True
    parent: str = ""
    needs: frozenset[str] = frozenset()
    """URNs of what must exist as long as it does: parent, provider, dependencies."""
    made_from: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By input at the top: URNs of what its value was made from, known even while it is not."""

    @property
    def name(self) -> str:
        """Name in Azure where there is one, else the Pulumi name."""
        parsed = try_parse(self.id)
        return parsed.name if parsed is not None else self.logical_name

    @property
    def logical_name(self) -> str:
        """Name in the Pulumi program."""
        return self.urn.rsplit("::", 1)[-1]

    @property
    def facts(self) -> ResourceTypeFacts | None:
        """Facts of its type; ``None`` for components and types this project does not use."""
        return BY_TOKEN.get(self.token)

    @cached_property
    def properties(self) -> Properties:
        """Outputs over inputs, the ``properties`` envelope opened."""
        return {**opened(self.inputs), **opened(self.outputs)}

    def seen_as(self, body: Properties) -> "Resource":
        """Return the resource with the body that Azure holds now in place of its outputs."""
        return replace(self, outputs=body)


def opened(values: Properties) -> dict[str, Any]:
    """Return values with what lies in a ``properties`` envelope beside the rest."""
    flat = {key: value for key, value in values.items() if value is not None}
    envelope = flat.pop("properties", None)
    if isinstance(envelope, dict | Mapping):
        flat.update({key: value for key, value in envelope.items() if value is not None})
    return flat


def read_resources(deployment: object) -> tuple[Resource, ...]:
    """Return the live resources of a deployment, in its order (parents first).

    Resources that only wait for their deletion (``delete: true``) are left out.

    Raises:
        InvalidDeployment: the data is not an object with a list ``resources``.
    """
    if not isinstance(deployment, Mapping):
        raise InvalidDeployment(deployment)
    rows = deployment.get("resources")
    if rows is None:
        return ()
    if not isinstance(rows, list):
        raise InvalidDeployment(rows)
    return tuple(_resource(row) for row in rows if not row.get("delete"))


def _resource(row: Mapping[str, Any]) -> Resource:
    return Resource(
        urn=row["urn"],
        token=unversioned_token(row["type"]),
        id=row.get("id", ""),
        inputs=row.get("inputs") or {},
        outputs=row.get("outputs") or {},
        protect=bool(row.get("protect")),
        retain_on_delete=bool(row.get("retainOnDelete")),
        is_custom=bool(row.get("custom")),
        parent=row.get("parent", ""),
        needs=_needs(row),
        made_from={
            name: tuple(urns or ())
            for name, urns in (row.get("propertyDependencies") or {}).items()
        },
    )


def _needs(row: Mapping[str, Any]) -> frozenset[str]:
    provider = str(row.get("provider", "")).rpartition("::")[0]
    by_property = (row.get("propertyDependencies") or {}).values()
    named = [*(row.get("dependencies") or []), *(urn for urns in by_property for urn in urns or [])]
    return frozenset(urn for urn in (row.get("parent"), provider, *named) if urn)


def kept_with(resources: tuple[Resource, ...], urns: Iterable[str]) -> frozenset[str]:
    """Return the URNs of what stays when these stay: they themselves and all that they need."""
    by_urn = {item.urn: item for item in resources}
    waiting, kept = list(urns), set[str]()
    while waiting:
        urn = waiting.pop()
        if urn not in kept and urn in by_urn:
            kept.add(urn)
            waiting.extend(by_urn[urn].needs)
    return frozenset(kept)


def of_type(resources: tuple[Resource, ...], facts: ResourceTypeFacts) -> Iterator[Resource]:
    """Yield the resources of one type that exist in Azure."""
    for resource in resources:
        if resource.token == facts.token and resource.id:
            yield resource


def find(resources: tuple[Resource, ...], arm_id: str) -> Resource | None:
    """Return the resource with that ARM id, whatever its case (rule 0.5), or ``None``."""
    return next((item for item in resources if item.id and same_id(item.id, arm_id)), None)
