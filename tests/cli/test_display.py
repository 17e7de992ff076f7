import io
import os
import subprocess
import sys
from typing import Any

import pytest

from azure_disk_cli.display import Display
from azure_disk_cli.run_record import RunRecord, Step


def step(operation: str, name: str = "d", **more: Any) -> Step:
    given = {"is_custom": True, "is_retained": False, **more}
    return Step(operation, "azure-native:compute:Disk", name, f"urn::{name}", {}, **given)


def lines(
    capsys: pytest.CaptureFixture[str], *steps: tuple[str, Step], preview: bool = False
) -> list[str]:
    record = RunRecord()
    with Display().run("working", record, is_preview=preview):
        assert record.listener is not None
        for what, each in steps:
            record.listener(what, each)
    return capsys.readouterr().out.splitlines()


def test_one_plain_line_for_each_thing_done(capsys: pytest.CaptureFixture[str]) -> None:
    assert lines(
        capsys,
        ("begun", step("create")),
        ("done", step("create")),
        ("done", step("same", "e")),
        ("done", step("update", "f")),
        ("failed", step("delete", "g")),
        ("done", step("create", "component", is_custom=False)),
        ("done", step("delete", "h", is_retained=True)),
    ) == [
        "working ...",
        "  + created Disk d",
        "  ~ updated Disk f",
        "  ! failed Disk g",
        "  · left in Azure Disk h",
    ]


def test_a_preview_says_what_would_be_done(capsys: pytest.CaptureFixture[str]) -> None:
    steps = [("done", step(each)) for each in ("create", "delete", "replace", "import")]
    assert lines(capsys, *steps, preview=True)[1:] == [
        "  + to create Disk d",
        "  - to delete Disk d",
        "  ± to replace Disk d",
        "  + to adopt Disk d",
    ]


def test_what_the_program_says_is_shown_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    record = RunRecord()
    with Display().run("working", record):
        assert record.on_info is not None
        record.on_info("waiting 1 s for its grant")
        record.on_info("retrying create due to on-error hook request (1/100)")
    assert capsys.readouterr().out == "working ...\n  … waiting 1 s for its grant\n"


def test_phases_and_messages(capsys: pytest.CaptureFixture[str]) -> None:
    display = Display()
    with display.phase("looking"):
        display.warn("careful")
    display.show("result")
    display.fail("broken")
    seen = capsys.readouterr()
    assert seen.out == "looking ...\nwarning: careful\nresult\n"
    assert seen.err == "error: broken\n"


def test_with_json_stdout_stays_free(capsys: pytest.CaptureFixture[str]) -> None:
    display = Display(as_json=True)
    with display.phase("looking"):
        display.say("found")
    display.show("result")
    seen = capsys.readouterr()
    assert (seen.out, seen.err) == ("", "looking ...\nfound\n")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_a_bar_and_the_same_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    display, record = Display(), RunRecord()
    with display.phase("looking"):
        pass
    with display.run("working", record):
        assert record.listener is not None
        record.listener("begun", step("create"))
        record.listener("done", step("create"))
    seen = terminal.getvalue()
    assert "working" in seen
    assert "+ created Disk d" in seen
    assert "1/1" in seen
    assert "\x1b[32m" not in seen, "NO_COLOR"


def test_nobody_reading_any_more_stops_nothing() -> None:
    script = (
        "import sys\n"
        "from azure_disk_cli.display import Display\n"
        "display = Display()\n"
        "for _ in range(20000): display.say('x' * 100)\n"
        "sys.stderr.write('went on')\n"
    )
    reading, writing = os.pipe()
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=writing, stderr=subprocess.PIPE, text=True
    ) as process:
        os.close(writing)
        os.close(reading)
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (0, "went on")
