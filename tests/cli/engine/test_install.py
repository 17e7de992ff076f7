import time
from pathlib import Path

import pytest

from azure_disk_cli.engine import install
from azure_disk_cli.engine.locate import NotUsable

SUCCEED = """
import pathlib, sys
target = pathlib.Path(sys.argv[1], "bin", "pulumi")
target.parent.mkdir()
target.write_text("#!/bin/sh\\necho v" + {version} + "\\n")
target.chmod(0o755)
"""


def _silent(_line: str) -> None:
    return None


@pytest.mark.usefixtures("machine")
def test_installs_the_version_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(install, "_PROGRAM", SUCCEED.format(version="sys.argv[2]"))
    lines: list[str] = []
    install.install(tmp_path, "3.255.0", lines.append)
    assert (tmp_path / "bin" / "pulumi").exists()
    assert not (tmp_path / ".curlrc").exists()
    assert lines == ["trying Pulumi's installer for version 3.255.0, about a minute"]


@pytest.mark.usefixtures("machine")
def test_another_version_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(install, "_PROGRAM", SUCCEED.format(version="'3.1.0'"))
    with pytest.raises(NotUsable) as caught:
        install.install(tmp_path, "3.255.0", _silent)
    command = tmp_path / "bin" / "pulumi"
    assert str(caught.value) == f"{command} answers as version 3.1.0, expected 3.255.0"


def test_a_refusal_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(install, "_PROGRAM", "raise OSError('connection refused')")
    with pytest.raises(NotUsable) as caught:
        install.install(tmp_path, "3.255.0", _silent)
    assert str(caught.value) == "Pulumi's installer: exit code 1: OSError: connection refused"
    assert list(tmp_path.iterdir()) == []


def test_an_installer_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(install, "_PROGRAM", "import time; time.sleep(60)")
    monkeypatch.setattr(install, "INSTALL_SECONDS", 0.5)
    started = time.monotonic()
    with pytest.raises(NotUsable) as caught:
        install.install(tmp_path, "3.255.0", _silent)
    assert str(caught.value) == "Pulumi's installer: no end after 0.5 s"
    assert time.monotonic() - started < 10


def test_a_network_that_swallows_everything_is_given_up_in_seconds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The real program, with a proxy that accepts and never answers."""
    silent_proxy = """
import socket, sys
proxy = socket.create_server(("127.0.0.1", 0))
import os
os.environ["HTTPS_PROXY"] = os.environ["https_proxy"] = f"http://127.0.0.1:{proxy.getsockname()[1]}"
"""
    program = install._PROGRAM.replace(str(install.CONNECT_SECONDS), "1")
    monkeypatch.setattr(install, "_PROGRAM", silent_proxy + program)
    started = time.monotonic()
    with pytest.raises(NotUsable, match=r"^Pulumi's installer: exit code 1: .*timed out"):
        install.install(tmp_path, "3.255.0", _silent)
    assert time.monotonic() - started < 30
