"""Documentation is true: links lead somewhere, commands exist, snippets run, pages are current."""

import re
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from azure_disk_cli.main import app
from azure_disk_policy.packs import PACKS
from azure_disk_protection import COMPONENTS
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.mocks import run_program

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
TARGETS = set(re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def _blocks(page: Path, language: str) -> Iterator[str]:
    fence = rf"```{language}\n(.*?)```"
    yield from re.findall(fence, page.read_text("utf-8"), re.DOTALL)


def _ids(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=_ids)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    local = [link for link in links if "://" not in link]
    assert [link for link in local if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=_ids)
def test_commands_exist(page: Path) -> None:
    text = page.read_text("utf-8")
    made = set(re.findall(r"(?:^|`)make ([a-z]+)", text, re.MULTILINE))
    assert made <= TARGETS
    command: Any = get_command(app)
    for words in re.findall(r"(?:^|`)azdisk ((?:[a-z]+ ?)+)", text, re.MULTILINE):
        found = command
        for word in words.split():
            if not hasattr(found, "commands"):
                break
            assert word in found.commands, f"azdisk {words}"
            found = found.commands[word]


def test_readme_snippets_run(azure_with_groups: Azure) -> None:
    snippets = list(_blocks(ROOT / "README.md", "python"))
    assert snippets
    for snippet in snippets:
        code = compile(snippet, "README.md", "exec")

        def program(code: Any = code) -> None:
            exec(code, {})  # noqa: S102 - the README's own text

        result = run_program(azure_with_groups, program)
        assert result.error is None
        assert any(made.token == "azure-native:compute:Snapshot" for made in result.registrations)


@pytest.fixture
def azure_with_groups() -> Iterator[Azure]:
    with Azure.in_memory() as azure:
        for group in ("rg-shop", "rg-shop-snapshots"):
            scope = f"/subscriptions/{azure.subscription_id}/resourceGroups/{group}"
            azure.put(scope, {"location": "westeurope"})
        yield azure


def test_generated_pages_are_current() -> None:
    generate = runpy.run_path(str(ROOT / "docs" / "generate.py"))
    page = ROOT / "docs" / "settings.md"
    assert page.read_text("utf-8") == generate["settings_page"](), "run python docs/generate.py"


def test_the_reference_is_current() -> None:
    reference = runpy.run_path(str(ROOT / "docs" / "reference.py"))
    page = (ROOT / "docs" / "reference.md").read_text("utf-8")
    assert page == reference["reference_page"](), "run python docs/generate.py"


def test_the_page_of_policies_is_current() -> None:
    policies = runpy.run_path(str(ROOT / "docs" / "policies.py"))
    page = (ROOT / "docs" / "policies.md").read_text("utf-8")
    assert page == policies["policies_page"](), "run python docs/generate.py"


def test_the_page_of_policies_has_a_row_for_each_rule() -> None:
    page = (ROOT / "docs" / "policies.md").read_text("utf-8")
    names = [rule.name for pack in PACKS for rule, _ in pack.rules()]
    assert [name for name in names if page.count(f"[{name}](") != 1] == []


def test_the_reference_has_a_row_and_an_example_for_each_component() -> None:
    page = (ROOT / "docs" / "reference.md").read_text("utf-8")
    rows = re.findall(r"^\| \[(\w+)\]\(#\w+\) \|.*\| `[^`]+` \| (.+) \|$", page, re.MULTILINE)
    assert sorted(name for name, _ in rows) == sorted(each.__name__ for each in COMPONENTS)
    assert [name for name, example in rows if "](" not in example] == []


def test_the_picture_names_no_host() -> None:
    drawn = (ROOT / "docs" / "images" / "up.svg").read_text("utf-8")
    hosts = set(re.findall(r"https?://([^/\"')]+)", drawn))
    assert hosts == {"www.w3.org"}
