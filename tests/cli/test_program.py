import sys
from pathlib import Path

import pytest

from azure_disk_cli.program import Adoptions, inline_program
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.mocks import run_program
from azure_disk_simulator.doors.results import Result

GROUP = ("azure-native:resources:ResourceGroup", "group")
PROGRAM = """\
import pulumi
from pulumi_azure_native import resources

assert __name__ == "__main__"
for name in ("group", "other"):
    group = resources.ResourceGroup(
        name, resource_group_name=f"rg-{name}", location="westeurope", tags={"owner": "it"}
    )
    pulumi.export(name, group.id)
"""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    path = tmp_path / "__main__.py"
    path.write_text(PROGRAM)
    return path


def group_id(azure: Azure, name: str) -> str:
    return f"/subscriptions/{azure.subscription_id}/resourceGroups/{name}"


def ran(azure: Azure, program: Path, adoptions: Adoptions) -> Result:
    return run_program(azure, inline_program(program, adoptions))


def test_runs_the_projects_own_file_as_the_main_program(program: Path) -> None:
    with Azure.in_memory() as azure:
        result = ran(azure, program, {})
        assert result.error is None
        for name in ("group", "other"):
            assert azure.exists(group_id(azure, f"rg-{name}"))


def test_nothing_is_run_before_the_engine_asks(tmp_path: Path) -> None:
    run = inline_program(tmp_path / "absent.py", {})
    with pytest.raises(FileNotFoundError):
        run()


def test_adopts_what_exists_and_brings_it_to_what_the_program_says(program: Path) -> None:
    with Azure.in_memory() as azure:
        existing = group_id(azure, "rg-group")
        azure.put(existing, {"location": "westeurope", "tags": {"owner": "nobody"}})
        result = ran(azure, program, {GROUP: existing, ("a:b:C", "other"): "/not/this/type"})
        assert result.error is None
        assert azure.get(existing)["tags"] == {"owner": "it"}
        assert azure.exists(group_id(azure, "rg-other"))


def test_without_adoption_what_exists_is_an_error(program: Path) -> None:
    with Azure.in_memory() as azure:
        existing = group_id(azure, "rg-group")
        azure.put(existing, {"location": "westeurope"})
        result = ran(azure, program, {})
        assert f"cannot create already existing resource '{existing}'" in str(result.error)


def test_a_failure_of_the_program_is_its_own(tmp_path: Path) -> None:
    path = tmp_path / "__main__.py"
    path.write_text("raise RuntimeError('the program failed')\n")
    with Azure.in_memory() as azure:
        result = ran(azure, path, {})
        assert "the program failed" in str(result.error)


def test_a_program_may_import_what_lies_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "__main__.py"
    path.write_text("import pulumi, beside_it_only\npulumi.export('x', beside_it_only.X)\n")
    (tmp_path / "beside_it_only.py").write_text("X = 4\n")
    before = list(sys.path)
    with Azure.in_memory() as azure:
        assert ran(azure, path, {}).outputs == {"x": 4}
    assert sys.path == before
