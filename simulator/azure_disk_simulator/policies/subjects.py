"""A resource as policy rules see it: fields and aliases (rule H4)."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from azure_disk_simulator.paths import TOP_LEVEL, Json, set_path

_TOP_LEVEL = frozenset(name.lower() for name in TOP_LEVEL)


@dataclass(frozen=True)
class Subject:
    """One resource, or the request for one."""

    id: str
    arm_type: str
    body: Json

    def field(self, name: str) -> Any:
        """Return the value of a field or an alias; ``None`` when there is none."""
        lowered = name.lower()
        if lowered == "type":
            return self.arm_type
        if lowered in {"id", "name"}:
            return self.id if lowered == "id" else self.id.rsplit("/", 1)[-1]
        if lowered.startswith("tags["):
            return _lookup(self.body, ["tags", name[5:-1].strip("'")])
        path = self.path(name)
        return None if path is None else _lookup(self.body, path.split("."))

    def path(self, name: str) -> str | None:
        """Return the ARM path of a field or an alias; ``None`` for an alias of another type."""
        if "/" not in name:
            return name
        prefix = f"{self.arm_type}/".lower()
        if not name.lower().startswith(prefix):
            return None
        path = name[len(prefix) :]
        is_top = path.split(".", 1)[0].lower() in _TOP_LEVEL
        return path if is_top else f"properties.{path}"

    def with_field(self, name: str, value: Any) -> "Subject":
        """Return the subject with another value of an alias."""
        path = self.path(name)
        if path is None:
            return self
        body = deepcopy(self.body)
        set_path(body, path, value)
        return Subject(self.id, self.arm_type, body)


def _lookup(value: Any, steps: list[str]) -> Any:
    """Aliases ignore case, as ``immutabilitySettings.State`` shows."""
    for step in steps:
        if not isinstance(value, Mapping):
            return None
        if step in value:
            value = value[step]
        else:
            value = next((value[key] for key in value if key.lower() == step.lower()), None)
    return value
