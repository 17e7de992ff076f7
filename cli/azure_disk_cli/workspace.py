"""The folder the engine works in, and the environment it gets.

A simulated stack works on copies below ``.azdisk``, so that the checkout stays clean. A stack in
the real Azure works in the project itself: what the engine writes there (the salt of a passphrase)
belongs to the project.
"""

import importlib.util
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from azure_disk_cli.engine import Engine
from azure_disk_cli.project import PROJECT_FILE, Project, StackFile

PACKS = ("encryption", "exposure", "retention")
_SECRETS_KEYS = ("secretsprovider", "encryptedkey", "encryptionsalt")
_SALT = "encryptionsalt"
_NO_SIDECARS = "?metadata=skip"
"""The engine puts a file of metadata beside each state file, and does not write it in one step:
torn by a kill, it makes the state unreadable ("failed to load checkpoint: EOF")."""


@dataclass(frozen=True)
class Layout:
    """Where a project keeps what stays on this machine."""

    project: Project
    stack: str
    is_cloud: bool

    @property
    def database(self) -> Path:
        """The simulated Azure."""
        return self.project.local / "azure.db"

    @property
    def state(self) -> Path:
        """The engine's file backend."""
        return self.project.local / "state"

    @property
    def work(self) -> Path:
        """Folder for files about this stack's runs."""
        return self.project.local / ("cloud" if self.is_cloud else "work") / self.stack

    @property
    def engine_folder(self) -> Path:
        """Folder the engine is started in."""
        return self.project.folder if self.is_cloud else self.work


def policy_packs(project: Project) -> tuple[Path, ...]:
    """Return the folders of the packs: the project's own, else those installed with the CLI."""
    homes = (project.folder / "policy", Path(_policy_folder()) / "folders")
    found = (next((home / pack for home in homes if _is_pack(home / pack)), None) for pack in PACKS)
    return tuple(path for path in found if path is not None)


def _policy_folder() -> str:
    spec = importlib.util.find_spec("azure_disk_policy")
    locations = spec.submodule_search_locations if spec is not None else None
    return locations[0] if locations else ""


def _is_pack(folder: Path) -> bool:
    return (folder / "PulumiPolicy.yaml").is_file()


def write_copies(layout: Layout, stack: StackFile) -> None:
    """Write Pulumi.yaml and the stack's settings into the work folder of a simulated stack."""
    layout.work.mkdir(parents=True, exist_ok=True)
    layout.state.mkdir(parents=True, exist_ok=True)
    project = {"name": layout.project.name, "runtime": "python", "main": str(layout.project.folder)}
    _write(layout.work / PROJECT_FILE, project)
    path = layout.work / f"Pulumi.{stack.name}.yaml"
    _write(path, simulated_settings(stack.settings, _present(path)))


def _present(path: Path) -> Mapping[str, Any]:
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, yaml.YAMLError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def simulated_settings(settings: Mapping[str, Any], earlier: Mapping[str, Any]) -> dict[str, Any]:
    """Return a stack's settings for the simulated Azure.

    How the real stack keeps its secrets is left out, unless it has secrets: then they can only be
    read that way. A salt that the engine wrote into the copy before is kept.
    """
    result = dict(settings)
    if not _has_secret(settings.get("config")):
        for key in _SECRETS_KEYS:
            result.pop(key, None)
        if _SALT in earlier:
            result[_SALT] = earlier[_SALT]
    return result


def _has_secret(value: object) -> bool:
    if isinstance(value, Mapping):
        return "secure" in value or any(_has_secret(item) for item in value.values())
    return isinstance(value, list) and any(_has_secret(item) for item in value)


def _write(path: Path, data: Mapping[str, Any]) -> None:
    fresh = path.with_suffix(".new")
    fresh.write_text(yaml.safe_dump(dict(data), sort_keys=False), encoding="utf-8")
    fresh.replace(path)


def engine_environment(layout: Layout, engine: Engine) -> dict[str, str]:
    """Return the environment that the engine is run in."""
    result = engine.environment()
    if not layout.is_cloud:
        result |= simulated_environment(layout.project)
    return result


def simulated_environment(project: Project) -> dict[str, str]:
    """Return what keeps a run in the simulated Azure on this machine, in the project's folder.

    A passphrase and a Pulumi home that the user has set stay.
    """
    return {
        "PULUMI_BACKEND_URL": (project.local / "state").as_uri() + _NO_SIDECARS,
        "PULUMI_HOME": os.environ.get("PULUMI_HOME", str(project.local / "home")),
        "PULUMI_CONFIG_PASSPHRASE": os.environ.get("PULUMI_CONFIG_PASSPHRASE", ""),
        "PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION": "true",
    }
