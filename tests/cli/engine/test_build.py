from collections.abc import Callable
from pathlib import Path

import pytest

from azure_disk_cli.engine import build
from azure_disk_cli.engine.locate import NotUsable
from azure_disk_cli.engine.modules import language_host_module, pulumi_module
from tests.cli.engine.conftest import Script


def _silent(_line: str) -> None:
    return None


def test_builds_the_engine_with_its_launchers(fake_go: Callable[..., Path], tmp_path: Path) -> None:
    version = pulumi_module().version
    log = fake_go(version)
    lines: list[str] = []
    build.build_engine(tmp_path / "engine", lines.append)
    assert sorted(path.name for path in (tmp_path / "engine" / "bin").iterdir()) == [
        "pulumi",
        "pulumi-analyzer-policy-python",
        "pulumi-resource-pulumi-python",
    ]
    assert lines == [
        f"building Pulumi {version} from Go modules, about 4 minutes the first time",
        f"built Pulumi {version} from Go modules in 0 s",
    ]
    command = next(line for line in log.read_text().splitlines() if line.startswith("build "))
    assert command.startswith("build -mod=readonly -trimpath -buildvcs=false -ldflags -s -w -X ")
    assert f"version.Version=v{version} -o " in command


def test_what_is_built_does_not_depend_on_the_users_go_settings(
    fake_go: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOFLAGS", "-mod=mod -tags=mine")
    monkeypatch.setenv("GOWORK", "/mine/go.work")
    seen = tmp_path / "seen"
    fake_go(
        pulumi_module().version,
        f'echo "$GOFLAGS $GOWORK $CGO_ENABLED" > "{seen}"; mkdir -p "${{2%/*}}"',
    )
    build.build_engine(tmp_path / "engine", _silent)
    assert seen.read_text() == "-mod=readonly off 0\n"


def test_builds_the_language_host(fake_go: Callable[..., Path], tmp_path: Path) -> None:
    fake_go(language_host_module().version)
    build.build_host(tmp_path / "host", _silent)
    names = sorted(path.name for path in (tmp_path / "host" / "bin").iterdir())
    assert names == ["pulumi-language-python", "pulumi-language-python-exec"]
    assert all(path.stat().st_mode & 0o111 for path in (tmp_path / "host" / "bin").iterdir())


@pytest.mark.usefixtures("machine")
def test_no_go(tmp_path: Path) -> None:
    with pytest.raises(NotUsable) as caught:
        build.build_engine(tmp_path, _silent)
    assert str(caught.value) == "no go on PATH: install Go from your system's packages"


def test_go_that_is_too_old_says_so_itself(script: Script, tmp_path: Path) -> None:
    script("go", "echo 'go: go.mod requires go >= 1.25.11 (running go 1.20)' >&2; exit 1")
    with pytest.raises(NotUsable) as caught:
        build.build_engine(tmp_path, _silent)
    expected = "go env: exit code 1: go: go.mod requires go >= 1.25.11 (running go 1.20)"
    assert str(caught.value) == expected


def test_a_build_that_fails_is_told_in_one_line(
    fake_go: Callable[..., Path], tmp_path: Path
) -> None:
    fake_go("1.0.0", "echo downloading >&2; echo 'dial tcp: refused' >&2; exit 1")
    with pytest.raises(NotUsable) as caught:
        build.build_engine(tmp_path, _silent)
    package = pulumi_module().package
    assert str(caught.value) == f"go build {package}: exit code 1: dial tcp: refused"


def test_a_build_of_another_version_is_refused(
    fake_go: Callable[..., Path], tmp_path: Path
) -> None:
    fake_go("3.1.0")
    with pytest.raises(NotUsable) as caught:
        build.build_engine(tmp_path, _silent)
    expected = f"answers as version 3.1.0, expected {pulumi_module().version}"
    assert str(caught.value) == f"{tmp_path / 'bin' / 'pulumi'} {expected}"
