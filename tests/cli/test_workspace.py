import copy
import importlib.util
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from azure_disk_cli.engine import Engine
from azure_disk_cli.project import Project, StackFile, find_project
from azure_disk_cli.workspace import (
    PACKS,
    Layout,
    engine_environment,
    policy_packs,
    simulated_environment,
    simulated_settings,
    write_copies,
)

SECRETS = {"secretsprovider": "azurekeyvault://x", "encryptedkey": "k", "encryptionsalt": "theirs"}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path, "bakery", tmp_path / "stacks")


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text())


def engine() -> Engine:
    return cast("Engine", SimpleNamespace(environment=lambda: {"PATH": "bin", "OTHER": "1"}))


def test_a_simulated_stack_stays_below_the_local_folder(project: Project) -> None:
    layout = Layout(project, "dev", is_cloud=False)
    local = project.folder / ".azdisk"
    assert layout.database == local / "azure.db"
    assert layout.state == local / "state"
    assert layout.work == layout.engine_folder == local / "work" / "dev"


def test_a_real_stack_is_worked_on_in_the_project_itself(project: Project) -> None:
    layout = Layout(project, "dev", is_cloud=True)
    assert layout.work == project.folder / ".azdisk" / "cloud" / "dev"
    assert layout.engine_folder == project.folder


def test_writes_copies_and_leaves_the_checkout_alone(project: Project) -> None:
    layout = Layout(project, "dev", is_cloud=False)
    settings = {**SECRETS, "config": {"a:b": {"z": 1, "a": [True]}}}
    write_copies(layout, StackFile("dev", Path("Pulumi.dev.yaml"), settings))
    assert [path.name for path in project.folder.iterdir()] == [".azdisk"]
    assert sorted(path.name for path in layout.work.iterdir()) == ["Pulumi.dev.yaml", "Pulumi.yaml"]
    assert layout.state.is_dir()
    assert read(layout.work / "Pulumi.yaml") == {
        "name": "bakery",
        "runtime": "python",
        "main": str(project.folder),
    }
    assert read(layout.work / "Pulumi.dev.yaml") == {"config": settings["config"]}


def test_a_salt_that_the_engine_wrote_into_the_copy_is_kept(project: Project) -> None:
    layout = Layout(project, "dev", is_cloud=False)
    stack = StackFile("dev", Path("Pulumi.dev.yaml"), {"config": {"a:b": 1}})
    write_copies(layout, stack)
    path = layout.work / "Pulumi.dev.yaml"
    path.write_text("{encryptionsalt: ours, config: {old: 1}}")
    write_copies(layout, stack)
    assert read(path) == {"config": {"a:b": 1}, "encryptionsalt": "ours"}


@pytest.mark.parametrize("text", ["", "[a]", "{a: "])
def test_a_copy_that_was_spoilt_is_written_anew(project: Project, text: str) -> None:
    layout = Layout(project, "dev", is_cloud=False)
    layout.work.mkdir(parents=True)
    path = layout.work / "Pulumi.dev.yaml"
    path.write_text(text)
    write_copies(layout, StackFile("dev", Path("Pulumi.dev.yaml"), {"config": {"a:b": 1}}))
    assert read(path) == {"config": {"a:b": 1}}


@pytest.mark.parametrize(
    "config",
    [{"a:b": {"secure": "v1:x"}}, {"a:b": [1, {"c": {"secure": "v1:x"}}]}],
    ids=["value", "nested"],
)
def test_a_stack_with_secrets_keeps_the_way_to_read_them(config: dict[str, Any]) -> None:
    settings = {**SECRETS, "config": config}
    assert simulated_settings(settings, {"encryptionsalt": "ours"}) == settings


plain_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.text("abc", min_size=1, max_size=3), inner, max_size=3),
    ),
    max_leaves=8,
)


@given(config=plain_values, given_secrets=st.sets(st.sampled_from(sorted(SECRETS))))
def test_without_secrets_only_the_way_to_keep_them_is_left_out(
    config: Any, given_secrets: set[str]
) -> None:
    settings = {"config": config, **{key: SECRETS[key] for key in given_secrets}}
    before = copy.deepcopy(settings)
    assert simulated_settings(settings, {}) == {"config": config}
    kept = simulated_settings(settings, {"encryptionsalt": "ours", "config": {"old": 1}})
    assert kept == {"config": config, "encryptionsalt": "ours"}
    assert settings == before


def test_the_projects_own_packs_are_used() -> None:
    project = find_project(Path(__file__).parent)
    assert policy_packs(project) == tuple(project.folder / "policy" / pack for pack in PACKS)


def test_packs_that_the_project_lacks_are_those_installed(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = project.folder / "policy" / "exposure"
    installed = tmp_path / "installed" / "folders" / "encryption"
    for folder in (own, installed, installed.parent / "exposure"):
        folder.mkdir(parents=True)
        (folder / "PulumiPolicy.yaml").touch()
    found = SimpleNamespace(submodule_search_locations=[str(tmp_path / "installed")])
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: found)
    assert policy_packs(project) == (installed, own)


@pytest.mark.parametrize("spec", [None, SimpleNamespace(submodule_search_locations=None)])
def test_no_packs_at_all(project: Project, monkeypatch: pytest.MonkeyPatch, spec: object) -> None:
    monkeypatch.chdir(project.folder)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: spec)
    assert policy_packs(project) == ()


def test_the_simulated_environment_stays_on_this_machine(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PULUMI_HOME")
    monkeypatch.delenv("PULUMI_CONFIG_PASSPHRASE")
    assert simulated_environment(project) == {
        "PULUMI_BACKEND_URL": (project.folder / ".azdisk" / "state").as_uri() + "?metadata=skip",
        "PULUMI_HOME": str(project.folder / ".azdisk" / "home"),
        "PULUMI_CONFIG_PASSPHRASE": "",
        "PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION": "true",
    }


def test_a_home_and_a_passphrase_of_the_user_stay(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PULUMI_HOME", "mine")
    monkeypatch.setenv("PULUMI_CONFIG_PASSPHRASE", "my words")
    environment = simulated_environment(project)
    assert environment["PULUMI_HOME"] == "mine"
    assert environment["PULUMI_CONFIG_PASSPHRASE"] == "my words"


def test_the_engines_environment(project: Project) -> None:
    simulated = engine_environment(Layout(project, "dev", is_cloud=False), engine())
    assert simulated == {"PATH": "bin", "OTHER": "1", **simulated_environment(project)}
    real = engine_environment(Layout(project, "dev", is_cloud=True), engine())
    assert real == {"PATH": "bin", "OTHER": "1"}
