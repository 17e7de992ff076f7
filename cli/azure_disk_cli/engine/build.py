"""Builds the engine from its published Go modules, where only package registries are reachable."""

import os
import shutil
import time
from pathlib import Path

from azure_disk_cli.engine.handle import (
    DYNAMIC_PROVIDER,
    LANGUAGE_HOST,
    POLICY_LAUNCHER,
    Progress,
)
from azure_disk_cli.engine.install import check
from azure_disk_cli.engine.locate import NotUsable
from azure_disk_cli.engine.modules import (
    GoModule,
    language_host_module,
    launcher,
    pulumi_module,
)
from azure_disk_cli.engine.run import Command, CommandFailed, output_of

TOOLCHAIN_SECONDS = 300
BUILD_SECONDS = 3600

_SDK = "github.com/pulumi/pulumi/sdk/v3"


def build_engine(folder: Path, progress: Progress) -> None:
    """Builds ``pulumi`` into ``folder/bin``, with its launchers beside it.

    Raises:
        NotUsable: Go is absent or too old, the build fails, or its result answers with another
            version.
    """
    module = pulumi_module()
    target = folder / "bin" / "pulumi"
    title = f"Pulumi {module.version} from Go modules"
    _go_build(module, target, _Told(progress, title, "about 4 minutes the first time"))
    check(target, module.version)
    source = Path(_go(module, "list", "-m", "-f", "{{.Dir}}", _SDK)) / "python" / "dist"
    _copy_script(source / DYNAMIC_PROVIDER, target.parent)
    place_policy_launcher(target.parent)


def build_host(folder: Path, progress: Progress) -> None:
    """Builds the Python language host into ``folder/bin``.

    Raises:
        NotUsable: Go is absent or too old, or the build fails.
    """
    module = language_host_module()
    target = folder / "bin" / LANGUAGE_HOST
    title = f"Pulumi's Python language host {module.version} from Go modules"
    _go_build(module, target, _Told(progress, title, "about a minute the first time"))
    source = Path(_go(module, "list", "-m", "-f", "{{.Dir}}", _SDK)) / "python" / "cmd"
    _copy_script(source / f"{LANGUAGE_HOST}-exec", target.parent)


def place_policy_launcher(bin_folder: Path) -> None:
    """Puts the script that starts Python policy packs into a folder."""
    bin_folder.mkdir(parents=True, exist_ok=True)
    _copy_script(launcher(), bin_folder / POLICY_LAUNCHER)


class _Told:
    """Tells what is built and how long it may take, then how long it took."""

    def __init__(self, progress: Progress, title: str, expectation: str) -> None:
        self.progress = progress
        self.title = title
        self._expectation = expectation
        self._started = time.monotonic()

    def begin(self) -> None:
        self.progress(f"building {self.title}, {self._expectation}")

    def end(self) -> None:
        self.progress(f"built {self.title} in {time.monotonic() - self._started:.0f} s")


def _go_build(module: GoModule, target: Path, told: _Told) -> None:
    _require_go(module)
    told.begin()
    arguments = ("-mod=readonly", "-trimpath", "-buildvcs=false", "-ldflags", module.linker_flags)
    command = Command(
        ["go", "build", *arguments, "-o", target, module.package],
        BUILD_SECONDS,
        folder=module.folder,
        environment=_go_environment(),
        activity=f"building {told.title}",
    )
    try:
        output_of(command, told.progress)
    except CommandFailed as error:
        raise NotUsable(f"go build {module.package}: {error}") from error
    told.end()


def _require_go(module: GoModule) -> None:
    """In the module's folder Go checks the version that go.mod asks for, and gets it if it may."""
    if shutil.which("go") is None:
        raise NotUsable("no go on PATH: install Go from your system's packages")
    _go(module, "env", "GOVERSION")


def _go(module: GoModule, *arguments: str) -> str:
    command = Command(
        ["go", *arguments], TOOLCHAIN_SECONDS, folder=module.folder, environment=_go_environment()
    )
    try:
        return output_of(command)
    except CommandFailed as error:
        raise NotUsable(f"go {arguments[0]}: {error}") from error


def _go_environment() -> dict[str, str]:
    """What is built depends on the module files alone; where modules come from is the user's."""
    return os.environ | {"GOFLAGS": "-mod=readonly", "GOWORK": "off", "CGO_ENABLED": "0"}


def _copy_script(source: Path, target: Path) -> None:
    copied = Path(shutil.copyfile(source, target / source.name if target.is_dir() else target))
    copied.chmod(0o755)
