"""A machine of fakes: its PATH holds only what a test puts there."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from azure_disk_cli.engine import cache

Script: TypeAlias = Callable[[str, str], Path]

_GO = """\
echo "$*" >> "{log}"
case "$1" in
  env) echo go1.99.0 ;;
  list) echo "{sdk}" ;;
  build)
    while [ "$1" != -o ]; do shift; done
    mkdir -p "${{2%/*}}"
    {build}
    printf '#!/bin/sh\\necho v%s\\n' "{version}" > "$2"
    chmod +x "$2" ;;
esac
"""


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty machine: the folder that is its PATH. Its cache folder is empty, too."""
    folder = tmp_path / "path"
    folder.mkdir()
    # The shell's own commands stay; neither pulumi nor go lies in these.
    for tool in ("sh", "env", "cat", "chmod", "mkdir", "sleep", "dirname"):
        found = next(
            Path(place, tool) for place in ("/bin", "/usr/bin") if Path(place, tool).exists()
        )
        (folder / tool).symlink_to(found)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("AZDISK_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.delenv("AZDISK_ENGINE_FROM", raising=False)
    return folder


@pytest.fixture
def script(machine: Path) -> Script:
    """Puts a shell script of that name and text on the machine's PATH."""

    def put(name: str, text: str) -> Path:
        path = machine / name
        path.write_text(f"#!/bin/sh\n{text}\n")
        path.chmod(0o755)
        return path

    return put


@pytest.fixture
def fake_go(script: Script, tmp_path: Path) -> Callable[..., Path]:
    """Puts a Go on PATH that "builds" a script answering with a version; returns its log."""

    def put(version: str, build: str = ":") -> Path:
        sdk = tmp_path / "sdk"
        for name in ("dist/pulumi-resource-pulumi-python", "cmd/pulumi-language-python-exec"):
            file = sdk / "python" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("#!/bin/sh\n")
        log = tmp_path / "go.log"
        script("go", _GO.format(log=log, sdk=sdk, build=build, version=version))
        return log

    return put


@pytest.fixture
def engines(machine: Path) -> Path:
    """The folder that engines are kept in."""
    return cache.root() / "engine"
