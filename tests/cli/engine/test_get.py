import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from azure_disk_cli.engine import (
    Engine,
    EngineUnavailable,
    build_language_host,
    cache,
    ensure_engine,
    get,
    install,
)
from azure_disk_cli.engine.__main__ import main
from azure_disk_cli.engine.locate import NotUsable, version_of
from azure_disk_cli.engine.modules import pulumi_module
from tests.cli.engine.conftest import Script

VERSION = pulumi_module().version


def _silent(_line: str) -> None:
    return None


@pytest.fixture
def no_installer(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """An installer that is refused; returns the versions it was asked for."""
    asked: list[str] = []

    def refuse(folder: Path, version: str, progress: object) -> None:
        asked.append(version)
        raise NotUsable("Pulumi's installer: exit code 1: refused")

    monkeypatch.setattr(install, "install", refuse)
    return asked


def test_the_official_cli_on_path_is_used_as_it_is(script: Script, machine: Path) -> None:
    command = script("pulumi", "echo v3.300.0")
    script("pulumi-language-python", "")
    assert ensure_engine(_silent) == Engine(command=command, bin=machine, version="3.300.0")
    assert not cache.root().exists()


def test_a_bare_cli_on_path_gets_the_launcher_beside_it(script: Script) -> None:
    command = script("pulumi", "echo v3.300.0")
    engine = ensure_engine(_silent)
    assert (engine.command, engine.version) == (command, "3.300.0")
    assert sorted(path.name for path in engine.bin.iterdir()) == [
        "pulumi",
        "pulumi-analyzer-policy-python",
    ]
    assert version_of(engine.bin / "pulumi") == "3.300.0"


def test_an_old_cli_on_path_is_passed_over(
    script: Script, fake_go: Callable[..., Path], no_installer: list[str], engines: Path
) -> None:
    script("pulumi", "echo v3.1.0")
    fake_go(VERSION)
    assert ensure_engine(_silent).command.is_relative_to(engines)
    assert no_installer == [VERSION]


def test_the_installer_comes_before_the_build(
    fake_go: Callable[..., Path], engines: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def put(folder: Path, version: str, progress: object) -> None:
        (folder / "bin").mkdir()
        (folder / "bin" / "pulumi").write_text(version)

    monkeypatch.setattr(install, "install", put)
    log = fake_go(VERSION)
    engine = ensure_engine(_silent)
    assert engine.command.parent.parent.name.startswith(f"{VERSION}-official-")
    assert engine.bin.is_relative_to(engines)
    assert not log.exists()


@pytest.mark.usefixtures("engines")
def test_a_second_call_fetches_and_builds_nothing(
    fake_go: Callable[..., Path], no_installer: list[str]
) -> None:
    log = fake_go(VERSION)
    lines: list[str] = []
    first = ensure_engine(lines.append)
    calls = log.read_text()
    assert lines == [
        "Pulumi's installer: exit code 1: refused",
        f"building Pulumi {VERSION} from Go modules, about 4 minutes the first time",
        f"built Pulumi {VERSION} from Go modules in 0 s",
    ]
    lines.clear()
    assert ensure_engine(lines.append) == first
    assert (lines, no_installer, log.read_text()) == ([], [VERSION], calls)


@pytest.mark.usefixtures("machine", "no_installer")
def test_all_that_was_tried_and_what_to_do_is_said(engines: Path) -> None:
    with pytest.raises(EngineUnavailable) as caught:
        ensure_engine(_silent)
    assert str(caught.value).splitlines() == [
        "no Pulumi engine can be had; tried:",
        "- no pulumi on PATH",
        f"- none got before in {engines}",
        "- Pulumi's installer: exit code 1: refused",
        "- no go on PATH: install Go from your system's packages",
        "do one of these, then run the command again:",
        "- install the Pulumi CLI, 3.219.0 or later, so that `pulumi version` answers",
        "- let this machine reach Pulumi's installer",
        f"- install Go {pulumi_module().go_version} or later and let it reach a Go module proxy:",
        "  the engine is then built once, in about 4 minutes and 3 GB of disk",
    ]


def test_a_cache_folder_that_cannot_be_written_is_named(
    fake_go: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fake_go(VERSION)
    blocked = tmp_path / "blocked"
    blocked.write_text("a file")
    monkeypatch.setenv("AZDISK_CACHE_DIR", str(blocked))
    monkeypatch.setenv("AZDISK_ENGINE_FROM", "build")
    with pytest.raises(EngineUnavailable) as caught:
        ensure_engine(_silent)
    assert f"- {blocked}/engine: Not a directory" in str(caught.value).splitlines()


def test_the_ways_can_be_named(
    fake_go: Callable[..., Path], no_installer: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_go(VERSION)
    monkeypatch.setenv("AZDISK_ENGINE_FROM", "path, build")
    ensure_engine(_silent)
    assert no_installer == []


@pytest.mark.usefixtures("machine")
def test_an_unknown_way_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AZDISK_ENGINE_FROM", "path,luck")
    with pytest.raises(EngineUnavailable) as caught:
        ensure_engine(_silent)
    assert str(caught.value) == (
        "AZDISK_ENGINE_FROM: got 'luck', allowed: path, cache, install, build;"
        " separate several by commas"
    )


def _start_build() -> subprocess.Popen[bytes]:
    arguments = [sys.executable, "-m", "azure_disk_cli.engine"]
    return subprocess.Popen(
        arguments,
        env=os.environ | {"AZDISK_ENGINE_FROM": "path,cache,build"},
        stderr=subprocess.PIPE,
    )


def test_a_builder_killed_in_the_middle_leaves_no_half_engine(
    fake_go: Callable[..., Path],
    engines: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    building = tmp_path / "building"
    fake_go(VERSION, f'echo half > "$2"; echo > "{building}"; sleep 30')
    process = _start_build()
    _await(building)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    monkeypatch.setenv("AZDISK_ENGINE_FROM", "path,cache")
    with pytest.raises(EngineUnavailable):
        ensure_engine(_silent)

    fake_go(VERSION)
    monkeypatch.setenv("AZDISK_ENGINE_FROM", "path,cache,build")
    assert version_of(ensure_engine(_silent).command) == VERSION
    assert [path.name for path in engines.glob("*.unfinished-*")] == []


@pytest.mark.usefixtures("engines")
def test_two_processes_at_once_build_once(fake_go: Callable[..., Path]) -> None:
    log = fake_go(VERSION, "sleep 1")
    processes = [_start_build(), _start_build()]
    outputs = [process.communicate(timeout=60)[1] for process in processes]
    assert [process.returncode for process in processes] == [0, 0], outputs
    assert [line[:5] for line in log.read_text().splitlines()].count("build") == 1


def test_a_language_host_beside_the_engine_is_used(script: Script, machine: Path) -> None:
    command = script("pulumi", "echo v3.300.0")
    script("pulumi-language-python", "")
    assert build_language_host(Engine(command, machine, "3.300.0")) == machine


def test_a_language_host_is_built_once(
    script: Script, fake_go: Callable[..., Path], engines: Path, machine: Path
) -> None:
    engine = Engine(script("pulumi", "echo v3.300.0"), machine, "3.300.0")
    log = fake_go("3.79.0")
    folder = build_language_host(engine)
    calls = log.read_text()
    assert folder.is_relative_to(engines)
    assert build_language_host(engine) == folder
    assert log.read_text() == calls


def test_no_language_host_can_be_had(machine: Path) -> None:
    with pytest.raises(EngineUnavailable) as caught:
        build_language_host(Engine(machine / "pulumi", machine, "3.300.0"))
    assert str(caught.value) == (
        "no Python language host can be had: no go on PATH: install Go from your system's packages;"
        " the official Pulumi CLI has one"
    )


def test_the_program_names_engine_and_language_host(
    script: Script, machine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = script("pulumi", "echo v3.300.0")
    script("pulumi-language-python", "")
    assert main(["--language-host"]) == 0
    assert capsys.readouterr().err.splitlines() == [
        f"Pulumi 3.300.0: {command}",
        f"Python language host: {machine}",
    ]


@pytest.mark.usefixtures("machine")
def test_the_program_ends_with_3_without_an_engine(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(get.WAYS_VARIABLE, "path")
    assert main([]) == 3
    assert capsys.readouterr().err.startswith("no Pulumi engine can be had; tried:\n")


def test_the_real_engine_answers(engine: Engine) -> None:
    assert version_of(engine.command) == engine.version


def _await(path: Path) -> None:
    for _ in range(600):
        if path.exists():
            return
        time.sleep(0.05)
    pytest.fail(f"{path} did not appear")
