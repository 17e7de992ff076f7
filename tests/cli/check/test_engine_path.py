"""The engine's look at programs, and that the one without an engine says just the same."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from azure_disk_analysis.check.change import Action
from azure_disk_analysis.check.findings import Said
from azure_disk_analysis.check.report import Position
from azure_disk_cli.check import engine_path, fast_path
from azure_disk_cli.check.recording import MadeFrom
from azure_disk_cli.check.seen import Seen
from azure_disk_cli.display import Display
from azure_disk_cli.engine import Engine
from azure_disk_cli.outcome import Exit, Stop
from azure_disk_cli.session import Session, Target, open_session, read_target
from tests.cli.check.programs import ODD, line_of, make_project

pytestmark = pytest.mark.timeout(120)


def target_of(folder: Path, stack: str = "dev") -> Target:
    return read_target(folder, stack, cloud=False, any_program=True)


@contextmanager
def opened(target: Target) -> Iterator[Session]:
    with open_session(target, Display(as_json=True)) as session:
        yield session


def on_engine(target: Target) -> Seen:
    with opened(target) as session:
        return engine_path.see(session, target.policies)


def of_azure(said: tuple[Said, ...]) -> list[Said]:
    return sorted(set(said), key=lambda each: (each.policy, each.urn, each.message))


def made_from(seen: Seen) -> dict[str, MadeFrom]:
    found = {each.urn: each.made_from for each in seen.change.after if each.facts is not None}
    assert len(found) == seen.resources
    return found


@pytest.mark.parametrize("stack", ["dev", "prod"])
def test_both_ways_say_the_same_of_the_projects_own_stacks(
    engine: Engine, tmp_path: Path, stack: str
) -> None:
    target = target_of(make_project(tmp_path / "bakery"), stack)
    slow, fast = on_engine(target), fast_path.see(target, target.policies)
    assert of_azure(slow.said) == of_azure(fast.said)
    assert slow.resources == fast.resources
    assert slow.change.positions == fast.change.positions
    assert len(slow.said) > 10, "the presets find something"


def test_both_ways_say_the_same_of_a_program_with_violations(
    engine: Engine, tmp_path: Path
) -> None:
    target = target_of(make_project(tmp_path / "shop", ODD))
    slow, fast = on_engine(target), fast_path.see(target, target.policies)
    assert of_azure(slow.said) == of_azure(fast.said)
    assert {"disk-cmk", "undecided"} <= {each.policy for each in slow.said}
    assert slow.change.positions == fast.change.positions
    assert made_from(slow) == made_from(fast)
    by_name = {each.logical_name: each for each in slow.change.after}
    web, group = by_name["web"].urn, by_name["store-group"].urn
    assert slow.change.positions[web] == Position(
        file="__main__.py", line=line_of(ODD, "compute.Disk(")
    )
    assert slow.change.positions[group].line == line_of(ODD, "        self.group = ")
    assert {step.action for step in slow.change.steps.values()} == {Action.CREATE}


def test_a_program_that_raises_fails_the_preview(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(Stop) as stop:
        on_engine(target_of(make_project(tmp_path / "shop", 'raise ValueError("no flour")\n')))
    assert stop.value.code is Exit.STOPPED
    first, *rest = stop.value.messages
    assert first == "the preview failed"
    assert any("ValueError: no flour" in text for text in rest)


def test_without_its_packs_there_is_no_check(tmp_path: Path) -> None:
    target = target_of(make_project(tmp_path / "shop", ODD))
    session = Session(target, Display(), None, None, (Path("exposure"),))  # type: ignore[arg-type]
    needed = "needed: encryption, exposure, retention"
    for packs, found in (((Path("exposure"),), "exposure"), ((), "none")):
        with pytest.raises(Stop) as stop:
            engine_path.see(replace(session, packs=packs), {})
        assert stop.value.code is Exit.WRONG_INPUT
        assert str(stop.value) == (
            f"{tmp_path / 'shop' / 'policy'}: got the policy packs {found}, {needed}; copy the "
            "project's folder policy, or install the wheel"
        )
