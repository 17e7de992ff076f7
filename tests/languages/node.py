"""The TypeScript example, built against the SDK that today's schema gives, on the engine."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from azure_disk_cli.engine import Engine, cache
from azure_disk_cli.engine.modules import GoModule, files

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "typescript"
SCHEMA = ROOT / "components" / "schema.json"
PACKAGE = Path("@pulumi", "azure-disk-protection")

_LOCKED = ("package.json", "package-lock.json")
_RUNNER = Path(__file__).with_name("run.js")


class Refused(Exception):
    """A program of Node's failed; the text is what it said."""


def generator() -> Path:
    """Return the program that writes SDKs, built once into the user's cache folder."""
    module = GoModule(files(), "github.com/pulumi/pulumi/pkg/v3", "./gen-sdk")
    source = (module.folder / "gen-sdk" / "main.go").read_bytes()
    mark = hashlib.sha256(module.fingerprint.encode() + source).hexdigest()[:16]

    def build(folder: Path) -> None:
        flags = {"GOFLAGS": "-mod=readonly", "GOWORK": "off", "CGO_ENABLED": "0"}
        command = ["go", "build", "-trimpath", "-buildvcs=false", "-ldflags", module.linker_flags]
        subprocess.run(
            [*command, "-o", str(folder / "gen-sdk"), module.package],
            cwd=module.folder,
            env={**os.environ, **flags},
            check=True,
            stdout=sys.stderr,
        )

    return cache.provide(cache.Entry(cache.root() / "gen-sdk" / mark, build), _say) / "gen-sdk"


def modules() -> Path:
    """Return the example's ``node_modules``, installed once by lock file and hashes."""
    text = b"".join((EXAMPLE / name).read_bytes() for name in _LOCKED)
    path = cache.root() / "typescript" / hashlib.sha256(text).hexdigest()[:16]

    def install(folder: Path) -> None:
        for name in _LOCKED:
            shutil.copy(EXAMPLE / name, folder / name)
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run([*command, "--prefix", str(folder)], check=True, stdout=sys.stderr)

    return cache.provide(cache.Entry(path, install), _say) / "node_modules"


def _say(line: str) -> None:
    print(line, file=sys.stderr)  # noqa: T201 - a first run takes a minute


@dataclass(frozen=True)
class Project:
    """A copy of the example with its SDK, outside the checkout."""

    folder: Path

    @classmethod
    def make(cls, folder: Path) -> "Project":
        """Copy the example, generate its SDK and compile that as its own install script does."""
        for name in ("index.ts", "package.json", "tsconfig.json"):
            shutil.copy(EXAMPLE / name, folder / name)
        installed, below = modules(), folder / "node_modules"
        (below / PACKAGE.parent).mkdir(parents=True)
        for each in installed.iterdir():
            if each.name != PACKAGE.parent.name:
                (below / each.name).symlink_to(each)
        for each in (installed / PACKAGE.parent).iterdir():
            (below / PACKAGE.parent / each.name).symlink_to(each)
        sdk = below / PACKAGE
        _run([str(generator()), str(SCHEMA), "nodejs", str(sdk)])
        path = f"{installed / '.bin'}{os.pathsep}{os.environ['PATH']}"
        _run(["node", "scripts/postinstall.js"], cwd=sdk, env={**os.environ, "PATH": path})
        return cls(folder)

    def compile(self, program: str | None = None) -> None:
        """Type-check and compile the example, or another program in its place.

        Raises:
            Refused: what the compiler found wrong.
        """
        if program is not None:
            (self.folder / "index.ts").write_text(program)
        compiler = modules() / "typescript" / "bin" / "tsc"
        _run(["node", str(compiler), "--project", str(self.folder)])


@dataclass(frozen=True)
class NodeStack:
    """One stack of a compiled project."""

    project: Project
    folder: Path
    """Where it keeps its state and settings."""
    engine: Engine
    environment: Mapping[str, str]
    config: Mapping[str, str]

    def run(self, operation: str) -> dict[str, Any]:
        """Run ``preview``, ``up``, ``refresh``, ``unprotect`` or ``destroy``.

        Raises:
            Refused: what the engine said.
        """
        state = self.folder / "state"
        state.mkdir(exist_ok=True)
        environment = self.engine.environment({**os.environ, **self.environment})
        settings = {
            "project": "bakery",
            "folder": str(self.folder),
            "backend": state.as_uri(),
            "engine": str(self.engine.bin.parent),
            "environment": environment,
            "config": dict(self.config),
        }
        said = _run(
            ["node", str(_RUNNER), str(self.project.folder), operation],
            input=json.dumps(settings),
            env=environment,
        )
        done: dict[str, Any] = json.loads(said)
        return done


def _run(command: list[str], **options: Any) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    if done.returncode:
        raise Refused(f"{command[1]}\n{done.stdout}\n{done.stderr}")
    said: str = done.stdout
    return said
