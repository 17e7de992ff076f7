"""A resource as rules see it: plain data, whatever program declared it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from azure_disk_facts import resource_types
from azure_disk_facts.resource_types import ResourceTypeFacts
from azure_disk_policy.inputs import Inputs, UnknownInputError

Value = TypeVar("Value")


@dataclass(frozen=True)
class Options:
    """Pulumi resource options that a rule may ask for."""

    protect: bool = False
    parent: str = ""
    """URN of the parent; empty at the top."""
    retain_on_delete: bool = False
    """Known from a state or a plan only: the engine doesn't tell packs."""


@dataclass(frozen=True, eq=False)
class Resource(Inputs):
    """A resource and its inputs; two are equal only when they are the same object.

    ``path`` is empty; ``value`` holds all inputs as :func:`azure_disk_policy.inputs.plain` data.
    """

    token: str = ""
    """Pulumi type without an API version, for example ``azure-native:compute:Disk``."""
    name: str = ""
    """Logical name in the program."""
    urn: str = ""
    options: Options = field(default_factory=Options)
    property_dependencies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Top-level input to the URNs its value is made from."""

    @cached_property
    def facts(self) -> ResourceTypeFacts | None:
        """What is known of the type, or ``None``."""
        return resource_types.find_type(self.token)

    def is_a(self, facts: ResourceTypeFacts) -> bool:
        """Tell whether the resource is of a type, in any API version."""
        return self.token == facts.token

    @cached_property
    def arm_name(self) -> str | None:
        """Last name in the ARM id; ``None`` when it is absent or not known yet."""
        if self.facts is None:
            return None
        return self.path_name(self.facts.path_inputs[-1]) or self.path_name("name")

    def path_name(self, path_input: str) -> str | None:
        """Return a name that is part of the id; ``None`` when absent or not known yet."""
        try:
            return self.text(path_input)
        except UnknownInputError:
            return None

    def made_from(self, path: str) -> tuple[str, ...]:
        """Return the URNs of the resources that an input was made from, as far as Pulumi tells."""
        top = path.split(".", 1)[0].split("[", 1)[0]
        return self.property_dependencies.get(top, ())

    def as_other(self, read: Callable[[], Value]) -> Value:
        """Return what a reader returns; an unknown it meets is named as this resource's.

        For resources that a rule consults beside the one under judgement.

        Raises:
            UnknownInputError: the reader met an unknown.
        """
        try:
            return read()
        except UnknownInputError as unknown:
            raise UnknownInputError(unknown.path, unknown.resource or self.name) from None

    def tag(self, name: str) -> str | None:
        """Return a tag's value; tag names don't differ by case alone in Azure.

        Raises:
            UnknownInputError: the tags, or the value of this one, are unknown.
        """
        tags = self.known("tags")
        if not isinstance(tags, Mapping):
            return None
        for key in tags:
            if str(key).lower() == name.lower():
                return self.at("tags").at_key(str(key)).scalar()
        return None
