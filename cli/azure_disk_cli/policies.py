"""The project's policies: packs, their configuration, and the exceptions somebody has reviewed.

``policy/configuration.yaml`` holds presets, levels and parameters; ``policy/exceptions.yaml`` the
exceptions. Either may be missing.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from azure_disk_analysis.check.exceptions import Excuse, InvalidExceptions, read_exceptions
from azure_disk_cli.outcome import wrong_input
from azure_disk_cli.project import Project, read_yaml
from azure_disk_cli.workspace import PACKS as FOLDERS
from azure_disk_policy.configuration import ConfigurationError, PackConfig, read_configuration
from azure_disk_policy.judging import LEVEL, UNDECIDED
from azure_disk_policy.pack import Level
from azure_disk_policy.packs import PACKS

CONFIGURATION = Path("policy") / "configuration.yaml"
EXCEPTIONS = Path("policy") / "exceptions.yaml"


def read_policies(project: Project) -> dict[str, PackConfig]:
    """Return the configuration of each pack, by the pack's name.

    Raises:
        Stop: (exit 2) with every mistake.
    """
    path = project.folder / CONFIGURATION
    try:
        return read_configuration(read_yaml(path) if path.is_file() else {})
    except ConfigurationError as error:
        raise wrong_input(*(f"{path}: {problem}" for problem in error.problems)) from None


def read_excuses(path: Path) -> tuple[Excuse, ...]:
    """Return the exceptions of a file; none when it is missing.

    Raises:
        Stop: (exit 2) with every mistake.
    """
    if not path.is_file():
        return ()
    try:
        return read_exceptions(read_yaml(path))
    except InvalidExceptions as error:
        raise wrong_input(*(f"{path}: {problem}" for problem in error.problems)) from None


def write_configs(
    folder: Path, packs: Iterable[Path], config: Mapping[str, PackConfig]
) -> list[str]:
    """Write what the engine takes, one file a pack folder; return their paths in that order."""
    folder.mkdir(parents=True, exist_ok=True)
    names = {name: pack.name for name, pack in zip(FOLDERS, PACKS, strict=True)}
    paths = []
    for pack in packs:
        path = folder / f"{pack.name}.json"
        path.write_text(json.dumps(config.get(names[pack.name], {})), encoding="utf-8")
        paths.append(str(path))
    return paths


def remarking(config: Mapping[str, PackConfig]) -> dict[str, PackConfig]:
    """Return a configuration under which nothing stops a preview: all is found in one run."""
    made: dict[str, PackConfig] = {}
    for pack in PACKS:
        own = {name: dict(values) for name, values in config.get(pack.name, {}).items()}
        for name in (*pack.names, UNDECIDED):
            given = own.setdefault(name, {})
            default = Level.MANDATORY if name == UNDECIDED else pack.level(name)
            if Level(str(given.get(LEVEL) or default.value)) is Level.MANDATORY:
                given[LEVEL] = Level.ADVISORY.value
        made[pack.name] = {name: values for name, values in own.items() if values}
    return made
