from pathlib import Path

import pulumi.automation
import pytest
from semver import Version

from azure_disk_cli.engine import locate
from azure_disk_cli.engine.locate import NotUsable
from tests.cli.engine.conftest import Script


def test_a_recent_cli_on_path_is_found(script: Script) -> None:
    command = script("pulumi", "echo v3.255.0")
    assert locate.on_path() == (command, "3.255.0")


@pytest.mark.parametrize("version", ["3.218.9", "3.219.0-alpha.1", "4.0.0"])
def test_a_cli_of_another_age_is_refused(script: Script, version: str) -> None:
    command = script("pulumi", f"echo v{version}")
    with pytest.raises(NotUsable) as caught:
        locate.on_path()
    expected = f"is version {version}, needed is at least 3.219.0 and below 4: upgrade it"
    assert str(caught.value) == f"{command} {expected}"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("echo hello", "answered 'hello', expected a version like v3.219.0"),
        ("echo broken >&2; exit 2", "exit code 2: broken"),
    ],
)
def test_a_cli_that_does_not_answer_is_refused(script: Script, body: str, text: str) -> None:
    command = script("pulumi", body)
    with pytest.raises(NotUsable) as caught:
        locate.on_path()
    assert str(caught.value) == f"{command} version: {text}"


@pytest.mark.usefixtures("machine")
def test_no_cli_on_path() -> None:
    with pytest.raises(NotUsable) as caught:
        locate.on_path()
    assert str(caught.value) == "no pulumi on PATH"


def test_the_automation_api_asks_for_no_more(
    script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    script("pulumi", f"echo v{locate.MINIMUM}")
    monkeypatch.delenv("PULUMI_AUTOMATION_API_SKIP_VERSION_CHECK", raising=False)
    assert Version.parse(str(pulumi.automation.PulumiCommand().version)) == locate.MINIMUM


def test_language_host_beside_the_cli(script: Script) -> None:
    command = script("pulumi", "echo v3.255.0")
    assert locate.language_host(command) is None
    host = script("pulumi-language-python", "")
    assert locate.language_host(command) == host.parent


def test_language_host_beside_what_the_cli_links_to(script: Script, tmp_path: Path) -> None:
    real = tmp_path / "opt"
    real.mkdir()
    for name in ("pulumi", "pulumi-language-python"):
        (real / name).write_text("#!/bin/sh\n")
        (real / name).chmod(0o755)
    link = script("placeholder", "").with_name("pulumi")
    link.symlink_to(real / "pulumi")
    assert locate.language_host(link) == real


def test_language_host_elsewhere_on_path(script: Script, tmp_path: Path) -> None:
    host = script("pulumi-language-python", "")
    assert locate.language_host(tmp_path / "elsewhere" / "pulumi") == host.parent
