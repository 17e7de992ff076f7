"""The files an engine is made from: Go module files pinning versions and hashes, and a launcher."""

import hashlib
import platform
import re
from dataclasses import dataclass
from pathlib import Path

from azure_disk_cli.engine.handle import POLICY_LAUNCHER


@dataclass(frozen=True)
class GoModule:
    """A folder with go.mod and go.sum that builds one published package."""

    folder: Path
    module: str
    """Module whose version is the version of what is built."""
    package: str
    """Import path of the main package."""
    version_variable: str | None = None
    """Go variable that the version is linked into."""

    @property
    def version(self) -> str:
        """The pinned version without v; go.mod is the only place where it stands."""
        return self._stated(rf"^(?:require)?\s+{re.escape(self.module)} v(\S+)")

    @property
    def go_version(self) -> str:
        """Oldest Go that builds this, for example ``1.25.11``."""
        return self._stated(r"^go (\S+)")

    @property
    def linker_flags(self) -> str:
        """Strips symbols, and links the version in where the program reports it."""
        if self.version_variable is None:
            return "-s -w"
        return f"-s -w -X {self.version_variable}=v{self.version}"

    @property
    def fingerprint(self) -> str:
        """Twelve hex digits that change with anything that changes what is built."""
        digest = hashlib.sha256()
        for name in ("go.mod", "go.sum"):
            digest.update((self.folder / name).read_bytes())
        digest.update(f"{self.package} {self.linker_flags} {machine()}".encode())
        digest.update(launcher().read_bytes())
        return digest.hexdigest()[:12]

    def _stated(self, pattern: str) -> str:
        path = self.folder / "go.mod"
        found = re.search(pattern, path.read_text(), re.MULTILINE)
        if found is None:
            raise ValueError(f"{path}: has no line like {pattern}; restore the file")
        return found[1]


def machine() -> str:
    """Operating system and processor, for example ``linux-x86_64``."""
    return f"{platform.system()}-{platform.machine()}".lower()


def files() -> Path:
    """The folder ``engine``: of the checkout, or as it lies in an installed wheel."""
    installed = Path(__file__).parent / "files"
    return installed if installed.is_dir() else Path(__file__).parents[3] / "engine"


def launcher() -> Path:
    """The script that starts Python policy packs."""
    return files() / POLICY_LAUNCHER


def pulumi_module() -> GoModule:
    """The Pulumi CLI. Unless its version is linked in, the Automation API refuses it."""
    return GoModule(
        folder=files(),
        module="github.com/pulumi/pulumi/pkg/v3",
        package="github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
        version_variable="github.com/pulumi/pulumi/sdk/v3/go/common/version.Version",
    )


def language_host_module() -> GoModule:
    """The last Python language host that lies in a module which is served."""
    return GoModule(
        folder=files() / "language-host",
        module="github.com/pulumi/pulumi/sdk/v3",
        package="github.com/pulumi/pulumi/sdk/v3/python/cmd/pulumi-language-python",
    )
