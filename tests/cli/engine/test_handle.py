import os
import subprocess
import sys
from pathlib import Path

import pytest

from azure_disk_cli.engine import Engine, build_language_host

ENGINE = Engine(command=Path("/e/bin/pulumi"), bin=Path("/e/bin"), version="3.255.0")

PROGRAM = """\
import pulumi


class Named(pulumi.ComponentResource):
    def __init__(self, name: str) -> None:
        super().__init__("sample:index:Named", name)


Named(pulumi.Config().require("name"))
"""
PACK = """\
from pulumi_policy import EnforcementLevel, PolicyPack, ResourceValidationPolicy


def check(args, report):
    if args.name == "bad":
        report("a name must not be bad")


PolicyPack("names", policies=[
    ResourceValidationPolicy("no-bad-name", "names", check, EnforcementLevel.MANDATORY)
])
"""


def test_environment_puts_the_engine_first_and_names_this_interpreter() -> None:
    variables = ENGINE.environment({"PATH": "/usr/bin", "KEPT": "yes"})
    assert variables == {
        "PATH": f"/e/bin{os.pathsep}/usr/bin",
        "KEPT": "yes",
        "AZDISK_PYTHON": sys.executable,
        "PULUMI_PYTHON_CMD": sys.executable,
        "PULUMI_SKIP_UPDATE_CHECK": "true",
    }


def test_environment_starts_from_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OF_THIS_PROCESS", "1")
    assert ENGINE.environment()["OF_THIS_PROCESS"] == "1"


def test_environment_without_a_path_keeps_the_system_default() -> None:
    assert ENGINE.environment({})["PATH"] == f"/e/bin{os.pathsep}{os.defpath}"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A Pulumi program in Python, and a policy pack."""
    folder = tmp_path / "project"
    (folder / "pack").mkdir(parents=True)
    (folder / "Pulumi.yaml").write_text("name: sample\nruntime: python\n")
    (folder / "__main__.py").write_text(PROGRAM)
    (folder / "pack" / "PulumiPolicy.yaml").write_text("runtime: python\nversion: 0.0.1\n")
    (folder / "pack" / "__main__.py").write_text(PACK)
    return folder


def _pulumi(engine: Engine, project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = engine.environment() | {"PULUMI_BACKEND_URL": f"file://{project}"}
    host = build_language_host(engine)
    environment["PATH"] = os.pathsep.join((str(host), environment["PATH"]))
    return subprocess.run(
        [engine.command, *arguments, "--non-interactive"],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_the_engine_runs_a_python_program_through_the_language_host(
    engine: Engine, project: Path
) -> None:
    assert _pulumi(engine, project, "stack", "init", "dev").returncode == 0
    assert _pulumi(engine, project, "config", "set", "name", "good").returncode == 0
    done = _pulumi(engine, project, "up", "--yes", "--skip-preview")
    assert "+ 2 created" in done.stdout, done.stdout + done.stderr
    assert done.returncode == 0


INLINE = """\
import os, sys
from pulumi import automation

workspace = automation.LocalWorkspaceOptions(
    pulumi_command=automation.PulumiCommand(root=os.environ["ENGINE_ROOT"]),
    env_vars={"PULUMI_BACKEND_URL": f"file://{os.getcwd()}"},
)
stack = automation.create_or_select_stack(
    "dev", project_name="sample", program=lambda: exec(open("__main__.py").read()), opts=workspace
)
stack.set_config("name", automation.ConfigValue(sys.argv[1]))
stack.up(policy_packs=[os.path.abspath("pack")], on_output=print)
"""


@pytest.mark.parametrize(("name", "code"), [("good", 0), ("bad", 1)])
def test_the_engine_runs_policy_packs_through_the_launcher(
    engine: Engine, project: Path, name: str, code: int
) -> None:
    root = engine.bin.parent
    done = subprocess.run(
        [sys.executable, "-c", INLINE, name],
        cwd=project,
        env=engine.environment() | {"ENGINE_ROOT": str(root)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == code, done.stdout + done.stderr
    assert ("a name must not be bad" in done.stdout) == bool(code)
    assert "names@v0.0.1" in done.stdout
