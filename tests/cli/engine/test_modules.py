import re
from pathlib import Path

import pytest

from azure_disk_cli.engine import modules
from azure_disk_cli.engine.locate import MINIMUM
from azure_disk_cli.engine.modules import GoModule, language_host_module, pulumi_module


def _module(folder: Path, flags: str | None = None) -> GoModule:
    return GoModule(folder, "example.com/pulumi/pkg/v3", "example.com/pulumi/pkg/v3/cmd", flags)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "go.sum").write_text("sums\n")
    (tmp_path / "go.mod").write_text(
        "module m\n\ngo 1.25.1\n\nrequire (\n\texample.com/pulumi/pkg/v3 v3.9.1 // indirect\n)\n"
    )
    return tmp_path


def test_versions_stand_in_go_mod(folder: Path) -> None:
    assert (_module(folder).version, _module(folder).go_version) == ("3.9.1", "1.25.1")


def test_a_single_requirement_is_understood(folder: Path) -> None:
    (folder / "go.mod").write_text("require example.com/pulumi/pkg/v3 v3.9.2\n")
    assert _module(folder).version == "3.9.2"


def test_a_go_mod_without_the_module_is_an_error(folder: Path) -> None:
    (folder / "go.mod").write_text("module m\n")
    with pytest.raises(ValueError, match=re.escape("example")) as caught:
        _ = _module(folder).version
    assert str(caught.value).startswith(f"{folder / 'go.mod'}: has no line like ")
    assert str(caught.value).endswith("; restore the file")


def test_the_version_is_linked_in(folder: Path) -> None:
    assert _module(folder).linker_flags == "-s -w"
    assert _module(folder, "a/b.Version").linker_flags == "-s -w -X a/b.Version=v3.9.1"


@pytest.mark.parametrize("name", ["go.mod", "go.sum"])
def test_the_fingerprint_follows_each_file(folder: Path, name: str) -> None:
    before = _module(folder).fingerprint
    assert _module(folder).fingerprint == before
    with (folder / name).open("a") as file:
        file.write("// changed\n")
    assert _module(folder).fingerprint != before


def test_the_fingerprint_follows_the_machine(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _module(folder).fingerprint
    monkeypatch.setattr(modules, "machine", lambda: "plan9-pdp11")
    assert _module(folder).fingerprint != before


def test_the_pinned_engine_is_recent_enough() -> None:
    assert MINIMUM.parse(pulumi_module().version) >= MINIMUM
    assert MINIMUM.major == MINIMUM.parse(language_host_module().version).major


def test_files_of_a_wheel_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(modules, "__file__", str(tmp_path / "a/b/engine/modules.py"))
    assert modules.files() == tmp_path / "engine"
    (tmp_path / "a/b/engine/files").mkdir(parents=True)
    assert modules.files() == tmp_path / "a/b/engine/files"
