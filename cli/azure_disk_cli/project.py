"""The project in a folder: its Pulumi.yaml and the settings of its stacks.

Everything here reads only; nothing is started. Every error is a :class:`Stop` with exit code 2.
"""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from azure_disk_cli.outcome import Stop, wrong_input

PROJECT_FILE = "Pulumi.yaml"
ESTATE_KEY = "azure-disk-protection:estate"
LOCAL_FOLDER = ".azdisk"
_STACK_NAME = re.compile(r"^[A-Za-z0-9_.-]{1,100}\Z")
_STACK_FILE = re.compile(r"^Pulumi\.(?P<stack>.+)\.ya?ml$")


@dataclass(frozen=True)
class StackFile:
    """The settings of one stack, as they lie in its file."""

    name: str
    path: Path
    settings: Mapping[str, Any]

    @property
    def config(self) -> Mapping[str, Any]:
        """The values under ``config``."""
        values = self.settings.get("config")
        return values if isinstance(values, Mapping) else {}


@dataclass(frozen=True)
class Project:
    """A Pulumi project that lies in a folder."""

    folder: Path
    name: str
    stacks_folder: Path

    @property
    def local(self) -> Path:
        """Folder of everything that stays on this machine: simulated Azure, state, work."""
        return self.folder / LOCAL_FOLDER

    @property
    def program(self) -> Path:
        """The project's own program."""
        return self.folder / "__main__.py"

    def stack_names(self) -> tuple[str, ...]:
        """Return the stacks that have a settings file."""
        if not self.stacks_folder.is_dir():
            return ()
        found = (_STACK_FILE.match(path.name) for path in self.stacks_folder.iterdir())
        return tuple(sorted(match["stack"] for match in found if match is not None))


def find_project(start: Path) -> Project:
    """Return the project that a folder lies in: the nearest Pulumi.yaml, upwards.

    Raises:
        Stop: (exit 2) there is none, or it is not what Pulumi takes.
    """
    folder = start.resolve()
    if not folder.is_dir():
        raise wrong_input(f"--project: got '{start}', allowed: a folder; name one that exists")
    for candidate in (folder, *folder.parents):
        if (candidate / PROJECT_FILE).is_file():
            return _read_project(candidate)
    raise wrong_input(
        f"--project: no {PROJECT_FILE} in '{folder}' or above it; "
        "go to the project's folder or name it with --project"
    )


def _read_project(folder: Path) -> Project:
    path = folder / PROJECT_FILE
    settings = read_yaml(path)
    name = settings.get("name")
    if not isinstance(name, str) or not name:
        raise wrong_input(f"{path}: name: got {name!r}, allowed: a text; give the project a name")
    stacks = settings.get("stackConfigDir")
    return Project(folder, name, folder / stacks if isinstance(stacks, str) else folder)


def read_stack(project: Project, name: str) -> StackFile:
    """Return a stack's settings.

    Raises:
        Stop: (exit 2) the name is none, no such stack exists, or its file is not YAML.
    """
    if _STACK_NAME.match(name) is None:
        raise wrong_input(
            f"--stack: got '{name}', allowed: 1 to 100 letters, digits, '_', '.' or '-'; "
            "write the name as it stands in the stack's file name"
        )
    for suffix in (".yaml", ".yml"):
        path = project.stacks_folder / f"Pulumi.{name}{suffix}"
        if path.is_file():
            return StackFile(name, path, read_yaml(path))
    raise _unknown_stack(project, name)


def _unknown_stack(project: Project, name: str) -> Stop:
    names = project.stack_names()
    if not names:
        return wrong_input(
            f"--stack: got '{name}', but '{project.stacks_folder}' holds no stack; "
            f"write its settings into Pulumi.{name}.yaml there"
        )
    near = difflib.get_close_matches(name, names, n=1)
    hint = f"did you mean '{near[0]}'?" if near else "choose one of them"
    return wrong_input(f"--stack: got '{name}', allowed: {', '.join(names)}; {hint}")


def read_yaml(path: Path) -> Mapping[str, Any]:
    """Return the mapping that a YAML file holds; an empty file is an empty mapping.

    Raises:
        Stop: (exit 2) not readable, not YAML (with line and column), or no mapping.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise wrong_input(f"{path}: cannot be read: {error}") from None
    try:
        data = yaml.load(text, _Loader)  # noqa: S506 - a safe loader that takes no key twice
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise wrong_input(_not_yaml(path, error)) from None
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise wrong_input(
            f"{path}: got {type(data).__name__}, allowed: a mapping of settings; "
            "write 'key: value' lines"
        )
    return data


class _Loader(yaml.SafeLoader):
    """Reads plain data; a key that stands twice is an error, where YAML's reader takes the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 - as it is called
        """Return a mapping's data."""
        seen = set()
        for key_node, _ in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
            if key is not None and key in seen and key != "<<":
                problem = f"the key '{key}' stands here a second time"
                raise yaml.constructor.ConstructorError(None, None, problem, key_node.start_mark)
            seen.add(key)
        return super().construct_mapping(node, deep=deep)


def _not_yaml(path: Path, error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or (str(error).splitlines() or ["?"])[0]
    where = f"line {mark.line + 1}, column {mark.column + 1}: " if mark is not None else ""
    return f"{path}: {where}not YAML: {problem}; correct the file there"


def estate_settings(stack: StackFile) -> Any:
    """Return the estate's settings, as they stand under ``config``.

    Raises:
        Stop: (exit 2) the file has none.
    """
    estate = stack.config.get(ESTATE_KEY)
    if estate is None:
        raise wrong_input(
            f"{stack.path}: config.{ESTATE_KEY} is missing, allowed: the settings of an estate; "
            "see stacks/Pulumi.dev.yaml for an example"
        )
    return estate
