"""The project's policies: packs, their configuration, and the exceptions somebody has reviewed.

``policy/configuration.yaml`` holds presets, levels and parameters; ``policy/exceptions.yaml`` the
exceptions. Either may be missing.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from azure_disk_analysis.check.exceptions import Excuse, InvalidExceptions, read_exceptions
from azure_disk_analysis.deployment import Resource, read_resources
from azure_disk_cli.outcome import wrong_input
from azure_disk_cli.project import Project, read_yaml
from azure_disk_cli.workspace import PACKS as FOLDERS
from azure_disk_facts.wire import SIGNATURE_KEY
from azure_disk_policy.configuration import ConfigurationError, PackConfig, read_configuration
from azure_disk_policy.families.previous import PREVIOUS
from azure_disk_policy.judging import LEVEL, UNDECIDED, level_of
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
            if level_of(pack, name, own) is Level.MANDATORY:
                own.setdefault(name, {})[LEVEL] = Level.ADVISORY.value
        made[pack.name] = own
    return made


def with_previous(
    config: Mapping[str, PackConfig], deployment: Mapping[str, Any]
) -> dict[str, PackConfig]:
    """Return a configuration with the last deployment, for the rules that compare with it.

    Each gets the resources of the types it reads, unless the configuration names some itself.
    """
    earlier = [each for each in read_resources(deployment) if each.is_custom and each.id]
    rows = [(each.token, _row(each)) for each in earlier]
    made: dict[str, PackConfig] = {}
    for pack in PACKS:
        own = {name: dict(values) for name, values in config.get(pack.name, {}).items()}
        for rule, _ in pack.rules():
            given = own.get(rule.name, {})
            is_on = level_of(pack, rule.name, own) is not Level.DISABLED
            if PREVIOUS in rule.parameters and is_on and rows:
                read = {facts.token for facts in (*rule.looks_at, *rule.consults)}
                found = [row for token, row in rows if token in read]
                own[rule.name] = {PREVIOUS.name: found, **given}
        made[pack.name] = own
    return made


def _row(resource: Resource) -> dict[str, object]:
    # What Azure filled in does not compare with what a program says, so inputs come first.
    props = {**_open(resource.outputs), **_open(resource.inputs), "id": resource.id}
    return {
        "type": resource.token,
        "name": resource.logical_name,
        "urn": resource.urn,
        "props": props,
    }


def _open(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values without the secrets, which the state holds encrypted, and rules don't read."""
    return {key: _without_secrets(value) for key, value in values.items() if not _is_secret(value)}


def _is_secret(value: object) -> bool:
    return isinstance(value, Mapping) and SIGNATURE_KEY in value


def _without_secrets(value: Any) -> Any:
    if isinstance(value, Mapping):
        return _open(value)
    if isinstance(value, list):
        return [_without_secrets(each) for each in value if not _is_secret(each)]
    return value
