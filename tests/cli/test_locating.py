from collections.abc import Callable

import pytest

from azure_disk_cli import locating
from azure_disk_cli.display import Display
from azure_disk_cli.engine import Engine, EngineUnavailable
from azure_disk_cli.outcome import Exit, Stop


def test_shows_what_getting_the_engine_does(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    engine = object()

    def ensure(progress: Callable[[str], None]) -> object:
        progress("building it")
        return engine

    monkeypatch.setattr(locating, "ensure_engine", ensure)
    found: Engine = locating.locate_engine(Display())
    assert found is engine
    assert capsys.readouterr().out == "building it\n"


def test_an_engine_that_cannot_be_had_ends_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    missing = EngineUnavailable.__new__(EngineUnavailable)
    missing.args = ("no engine: everything was tried",)

    def ensure(progress: Callable[[str], None]) -> Engine:
        raise missing

    monkeypatch.setattr(locating, "ensure_engine", ensure)
    with pytest.raises(Stop) as caught:
        locating.locate_engine(Display())
    assert caught.value.code is Exit.NO_ENGINE
    assert caught.value.messages == (str(missing),)
