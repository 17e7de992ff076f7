"""Tries each way to an engine in turn, cheapest first."""

import hashlib
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from azure_disk_cli.engine import build, cache, install, locate
from azure_disk_cli.engine.handle import LANGUAGE_HOST, Engine, EngineUnavailable, Progress
from azure_disk_cli.engine.locate import NotUsable
from azure_disk_cli.engine.modules import language_host_module, launcher, machine, pulumi_module

WAYS_VARIABLE = "AZDISK_ENGINE_FROM"
"""Names the ways to try, in order: ``path,cache,build`` where the installer is out of reach."""


def ensure_engine(progress: Progress) -> Engine:
    """Returns an engine, getting one first if need be.

    Tried in turn: the CLI on PATH, what was got before, Pulumi's installer, a build from Go
    modules.

    Args:
        progress: told what is tried and how long it may take, one line each.

    Raises:
        EngineUnavailable: none of these worked; the text has one line for each, and what to do.
    """
    tried: list[str] = []
    for way in _ways():
        try:
            return _WAYS[way](progress)
        except NotUsable as error:
            tried.append(str(error))
            if way in {"install", "build"}:
                progress(str(error))
        except OSError as error:
            tried.append(f"{error.filename or cache.root()}: {error.strerror or error}")
    raise EngineUnavailable(_report(tried))


def build_language_host(engine: Engine, progress: Progress = lambda _: None) -> Path:
    """Returns the folder of a Python language host, which ``pulumi up`` itself needs.

    Builds one if there is none beside the engine or on PATH.

    Args:
        engine: the engine that is to start it.
        progress: as for ensure_engine.

    Raises:
        EngineUnavailable: there is none, and none can be built.
    """
    found = locate.language_host(engine.command)
    if found is not None:
        return found
    module = language_host_module()
    name = f"{LANGUAGE_HOST}-{module.version}-{module.fingerprint}"
    entry = cache.Entry(_engines() / name, partial(build.build_host, progress=progress))
    try:
        return cache.provide(entry, progress) / "bin"
    except NotUsable as error:
        message = f"no Python language host can be had: {error}; the official Pulumi CLI has one"
        raise EngineUnavailable(message) from error


def _ways() -> list[str]:
    named = os.environ.get(WAYS_VARIABLE)
    if named is None:
        return list(_WAYS)
    ways = [way.strip() for way in named.split(",")]
    unknown = [way for way in ways if way not in _WAYS]
    if unknown:
        allowed = ", ".join(_WAYS)
        raise EngineUnavailable(
            f"{WAYS_VARIABLE}: got {unknown[0]!r}, allowed: {allowed}; separate several by commas"
        )
    return ways


def _from_path(progress: Progress) -> Engine:
    command, version = locate.on_path()
    if locate.language_host(command) is not None:
        return Engine(command=command, bin=command.parent, version=version)
    # A bare CLI, for example one built from source: what it starts beside itself is ours to give.
    mark = hashlib.sha256(f"{command.resolve()} {version}".encode() + launcher().read_bytes())
    entry = cache.Entry(
        _engines() / f"path-{version}-{mark.hexdigest()[:12]}", partial(_link, command)
    )
    return Engine(command=command, bin=cache.provide(entry, progress) / "bin", version=version)


def _link(command: Path, folder: Path) -> None:
    build.place_policy_launcher(folder / "bin")
    (folder / "bin" / "pulumi").symlink_to(command)


def _from_cache(_progress: Progress) -> Engine:
    for path in (_installed_path(), _built_path()):
        if cache.is_whole(path):
            return _engine_in(path)
    raise NotUsable(f"none got before in {_engines()}")


def _from_installer(progress: Progress) -> Engine:
    make = partial(install.install, version=pulumi_module().version, progress=progress)
    return _engine_in(cache.provide(cache.Entry(_installed_path(), make), progress))


def _from_modules(progress: Progress) -> Engine:
    make = partial(build.build_engine, progress=progress)
    return _engine_in(cache.provide(cache.Entry(_built_path(), make), progress))


_WAYS: dict[str, Callable[[Progress], Engine]] = {
    "path": _from_path,
    "cache": _from_cache,
    "install": _from_installer,
    "build": _from_modules,
}


def _engines() -> Path:
    return cache.root() / "engine"


def _installed_path() -> Path:
    return _engines() / f"{pulumi_module().version}-official-{machine()}"


def _built_path() -> Path:
    module = pulumi_module()
    return _engines() / f"{module.version}-{module.fingerprint}"


def _engine_in(path: Path) -> Engine:
    folder = path / "bin"
    return Engine(command=folder / "pulumi", bin=folder, version=pulumi_module().version)


def _report(tried: list[str]) -> str:
    module = pulumi_module()
    lines = [
        "no Pulumi engine can be had; tried:",
        *(f"- {line}" for line in tried),
        "do one of these, then run the command again:",
        f"- install the Pulumi CLI, {locate.MINIMUM} or later, so that `pulumi version` answers",
        "- let this machine reach Pulumi's installer",
        f"- install Go {module.go_version} or later and let it reach a Go module proxy:",
        "  the engine is then built once, in about 4 minutes and 3 GB of disk",
    ]
    return "\n".join(lines)
