from pathlib import Path

import pytest

from azure_disk_cli.outcome import Exit, Stop
from azure_disk_cli.project import (
    Project,
    StackFile,
    estate_settings,
    find_project,
    read_stack,
    read_yaml,
)


def make(tmp_path: Path, text: str = "name: p\nruntime: python\nstackConfigDir: stacks\n") -> Path:
    (tmp_path / "Pulumi.yaml").write_text(text)
    return tmp_path


def message(stop: pytest.ExceptionInfo[Stop]) -> str:
    assert stop.value.code is Exit.WRONG_INPUT
    return str(stop.value)


def test_the_project_is_looked_for_upwards(tmp_path: Path) -> None:
    below = make(tmp_path) / "a" / "b"
    below.mkdir(parents=True)
    project = find_project(below)
    assert (project.folder, project.name) == (tmp_path, "p")
    assert project.stacks_folder == tmp_path / "stacks"
    assert project.local == tmp_path / ".azdisk"
    assert project.program == tmp_path / "__main__.py"


def test_without_a_folder_for_stacks_they_lie_in_the_project(tmp_path: Path) -> None:
    assert find_project(make(tmp_path, "name: p\n")).stacks_folder == tmp_path


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(Stop) as stop:
        find_project(tmp_path / "no")
    assert message(stop) == (
        f"--project: got '{tmp_path / 'no'}', allowed: a folder; name one that exists"
    )


def test_no_project_above(tmp_path: Path) -> None:
    with pytest.raises(Stop) as stop:
        find_project(tmp_path)
    assert message(stop) == (
        f"--project: no Pulumi.yaml in '{tmp_path}' or above it; "
        "go to the project's folder or name it with --project"
    )


def test_a_project_without_a_name(tmp_path: Path) -> None:
    with pytest.raises(Stop) as stop:
        find_project(make(tmp_path, "runtime: python\n"))
    assert message(stop) == (
        f"{tmp_path / 'Pulumi.yaml'}: name: got None, allowed: a text; give the project a name"
    )


@pytest.fixture
def stacks(tmp_path: Path) -> Project:
    folder = make(tmp_path) / "stacks"
    folder.mkdir()
    (folder / "Pulumi.dev.yaml").write_text("config: {a: 1}\n")
    (folder / "Pulumi.prod.yml").write_text("config: {a: 2}\n")
    (folder / "notes.txt").write_text("")
    return find_project(tmp_path)


def test_stacks_by_both_endings(stacks: Project) -> None:
    assert stacks.stack_names() == ("dev", "prod")
    assert read_stack(stacks, "dev").config == {"a": 1}
    assert read_stack(stacks, "prod").config == {"a": 2}


@pytest.mark.parametrize(
    ("name", "hint"), [("prd", "did you mean 'prod'?"), ("x", "choose one of them")]
)
def test_an_unknown_stack_names_those_there_are(stacks: Project, name: str, hint: str) -> None:
    with pytest.raises(Stop) as stop:
        read_stack(stacks, name)
    assert message(stop) == f"--stack: got '{name}', allowed: dev, prod; {hint}"


def test_no_stacks_at_all(tmp_path: Path) -> None:
    project = find_project(make(tmp_path))
    with pytest.raises(Stop) as stop:
        read_stack(project, "dev")
    assert message(stop) == (
        f"--stack: got 'dev', but '{tmp_path / 'stacks'}' holds no stack; "
        "write its settings into Pulumi.dev.yaml there"
    )


@pytest.mark.parametrize("name", ["../secret", "", "a b", "x" * 101])
def test_a_stack_name_is_no_path(stacks: Project, name: str) -> None:
    with pytest.raises(Stop) as stop:
        read_stack(stacks, name)
    assert message(stop) == (
        f"--stack: got '{name}', allowed: 1 to 100 letters, digits, '_', '.' or '-'; "
        "write the name as it stands in the stack's file name"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\nb: [1,\nc: 2\n", "line 4, column 1: not YAML: expected ',' or ']', but got"),
        ("a: b: c\n", "line 1, column 5: not YAML: mapping values are not allowed here"),
        ("- 1\n", "got list, allowed: a mapping of settings; write 'key: value' lines"),
    ],
)
def test_not_yaml_names_line_and_column(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text)
    with pytest.raises(Stop) as stop:
        read_yaml(path)
    assert message(stop).startswith(f"{path}: {said}")


def test_a_control_character_is_told_without_a_mark(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("a: \x07\n")
    with pytest.raises(Stop) as stop:
        read_yaml(path)
    assert "not YAML" in message(stop)


def test_an_unreadable_file(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"\xff\xfe\xfa")
    with pytest.raises(Stop) as stop:
        read_yaml(path)
    assert message(stop).startswith(f"{path}: cannot be read: ")


def test_an_empty_file_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("# nothing\n")
    assert read_yaml(path) == {}


def test_estate_settings(tmp_path: Path) -> None:
    path = tmp_path / "Pulumi.dev.yaml"
    there = StackFile("dev", path, {"config": {"azure-disk-protection:estate": {"name": "n"}}})
    assert estate_settings(there) == {"name": "n"}
    for settings in ({}, {"config": None}, {"config": {"x:y": 1}}):
        with pytest.raises(Stop) as stop:
            estate_settings(StackFile("dev", path, settings))
        assert message(stop) == (
            f"{path}: config.azure-disk-protection:estate is missing, allowed: the settings of "
            "an estate; see stacks/Pulumi.dev.yaml for an example"
        )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "disks:\n  web: {size: 1}\n  web: {size: 2}\n",
            "line 3, column 3: not YAML: the key 'web' stands here a second time; "
            "correct the file there",
        ),
        (
            "start: 2026-02-30T00:00:00Z\n",
            "not YAML: day is out of range for month; correct the file there",
        ),
    ],
)
def test_what_the_yaml_reader_would_take_or_crash_on(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "Pulumi.dev.yaml"
    path.write_text(text)
    with pytest.raises(Stop) as stop:
        read_yaml(path)
    assert message(stop) == f"{path}: {said}"


def test_merged_and_nested_keys_are_no_repetition(tmp_path: Path) -> None:
    path = tmp_path / "Pulumi.dev.yaml"
    path.write_text("a: &a {x: 1}\nb:\n  <<: *a\n  x: 2\n")
    assert read_yaml(path) == {"a": {"x": 1}, "b": {"x": 2}}
