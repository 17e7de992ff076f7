"""The layout everyone relies on: what lies where, under which name, and what no file may hold."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = {
    "facts": "azure_disk_facts",
    "components": "azure_disk_protection",
    "policy": "azure_disk_policy",
    "simulator": "azure_disk_simulator",
    "analysis": "azure_disk_analysis",
    "cli": "azure_disk_cli",
}
PACKS = ("encryption", "exposure", "retention")
COMPONENTS = ROOT / "components" / "azure_disk_protection"
MAX_LINES = 300

_MADE = {".git", ".venv", ".azdisk", "__pycache__", "dist", "htmlcov", ".hypothesis"}
_REGISTRIES = (
    r"pypi\.org",
    r"pythonhosted\.org",
    r"proxy\.golang\.org",
    r"sum\.golang\.org",
    r"npmjs\.(org|com)",
    r"crates\.io",
    r"anaconda\.org",
    r"docker\.io",
    r"ghcr\.io",
)
_MACHINE_PATHS = (r"/(work|root|tmp)/(v|eng|wa|main|shared)\b", r"/usr/local/go\b", r"\.pyenv\b")
_FORBIDDEN = re.compile("|".join(f"({pattern})" for pattern in (*_REGISTRIES, *_MACHINE_PATHS)))


def _files(folder: Path = ROOT) -> Iterator[Path]:
    """Every file that is, or would be, committed."""
    for path in sorted(folder.iterdir()):
        if path.name in _MADE or path.name.endswith(("_cache", ".egg-info")):
            continue
        if path.is_dir():
            yield from _files(path)
        elif not path.name.startswith(".coverage"):
            yield path


def _sources() -> Iterator[tuple[Path, Path]]:
    """Each source module with the test file that mirrors it."""
    for folder, package in PACKAGES.items():
        base = ROOT / folder / package
        for path in sorted(base.rglob("*.py")):
            if path.name not in {"__init__.py", "__main__.py"}:
                below = path.relative_to(base)
                yield path, ROOT / "tests" / folder / below.with_name(f"test_{below.name}")


def _relative(paths: Iterator[Path] | list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


def _imports(path: Path) -> Iterator[str]:
    """Names of the top-level packages that a file imports."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def _is(node: ast.ClassDef, base: str) -> bool:
    return any(ast.unparse(parent).rpartition(".")[2] == base for parent in node.bases)


def _classes(base: str) -> list[tuple[Path, ast.ClassDef]]:
    """Classes of the components' package that derive from a base of that name."""
    return [
        (path, node)
        for path in sorted(COMPONENTS.rglob("*.py"))
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.ClassDef) and _is(node, base)
    ]


def _exported() -> list[str]:
    for node in ast.parse((COMPONENTS / "__init__.py").read_text()).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            names = ast.literal_eval(node.value)
            assert isinstance(names, list)
            return [str(name) for name in names]
    return []


def _undocumented(node: ast.ClassDef) -> Iterator[str]:
    """Annotated fields of a class that no string follows."""
    for field, following in zip(node.body, [*node.body[1:], None], strict=True):
        if isinstance(field, ast.AnnAssign) and not _is_text(following):
            yield ast.unparse(field.target)


def _is_text(node: ast.stmt | None) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
        and bool(node.value.value.strip())
    )


@pytest.mark.parametrize("folder", PACKAGES)
def test_every_module_has_its_test(folder: str) -> None:
    missing = [
        f"{source.relative_to(ROOT)} has no {test.relative_to(ROOT)}"
        for source, test in _sources()
        if source.is_relative_to(ROOT / folder) and not test.exists()
    ]
    assert missing == []


@pytest.mark.parametrize("folder", PACKAGES)
def test_every_test_has_its_module(folder: str) -> None:
    mirrored = {test for _, test in _sources()}
    tests = sorted((ROOT / "tests" / folder).rglob("test_*.py"))
    assert _relative([test for test in tests if test not in mirrored]) == []


@pytest.mark.parametrize("package", [f"{folder}/{name}" for folder, name in PACKAGES.items()])
def test_every_package_says_what_it_is_and_is_typed(package: str) -> None:
    text = (ROOT / package / "__init__.py").read_text()
    assert ast.get_docstring(ast.parse(text)), f"{package}/__init__.py has no docstring"
    assert (ROOT / package / "py.typed").exists(), f"{package} has no py.typed"


def test_files_are_short() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in _files()
        if path.suffix == ".py" and (lines := len(path.read_text().splitlines())) > MAX_LINES
    }
    assert long == {}


def test_no_file_names_a_registry_or_a_path_of_one_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {match[0]}"
        for path in _files()
        if path != Path(__file__)
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1)
        if (match := _FORBIDDEN.search(line))
    ]
    assert found == []


def test_locks_pin_by_hash_and_name_no_host() -> None:
    for path in (ROOT / "requirements").glob("*.lock"):
        text = path.read_text()
        assert "://" not in text
        pinned = re.findall(r"^[\w.-]+==.*$", text, re.MULTILINE)
        assert pinned, path
        assert all(line.endswith("\\") for line in pinned), f"{path}: a requirement has no hash"


def test_facts_need_the_standard_library_only() -> None:
    allowed = {*sys.stdlib_module_names, "azure_disk_facts"}
    outside = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in (ROOT / "facts").rglob("*.py")
        for name in _imports(path)
        if name not in allowed
    }
    assert outside == set()


def test_every_component_is_public_under_its_own_token() -> None:
    components = _classes("ComponentResource")
    assert components
    for path, node in components:
        token = f"azure-disk-protection:index:{node.name}"
        texts = {text.value for text in ast.walk(node) if isinstance(text, ast.Constant)}
        assert token in texts, f"{path.relative_to(ROOT)}: {node.name} has no token {token}"
        assert {node.name, f"{node.name}Args"} <= set(_exported()), f"{node.name} is not exported"


def test_public_names_are_unique() -> None:
    names = _exported()
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("path", "node"),
    [pytest.param(path, node, id=node.name) for path, node in _classes("TypedDict")],
)
def test_every_field_of_component_arguments_is_documented(path: Path, node: ast.ClassDef) -> None:
    assert list(_undocumented(node)) == [], f"{path.relative_to(ROOT)}: {node.name}"


def test_every_output_of_a_component_is_documented() -> None:
    bare = {node.name: list(_undocumented(node)) for _, node in _classes("ComponentResource")}
    assert {name: fields for name, fields in bare.items() if fields} == {}


def test_component_annotations_can_be_read_at_run_time() -> None:
    """Pulumi's component host makes the schema of the annotations; it needs them evaluated."""
    postponed = [
        path
        for path in COMPONENTS.rglob("*.py")
        if "from __future__ import annotations" in path.read_text()
    ]
    assert _relative(postponed) == []


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("name", ["PulumiPolicy.yaml", "__main__.py", "requirements.txt"])
def test_policy_packs_can_be_published(pack: str, name: str) -> None:
    assert (ROOT / "policy" / pack / name).is_file()


def test_the_program_is_short() -> None:
    assert len((ROOT / "__main__.py").read_text().splitlines()) <= 30


@pytest.mark.parametrize(
    "name",
    ["LICENSE", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "Makefile", ".ci/run"],
)
def test_the_checkout_has(name: str) -> None:
    assert (ROOT / name).stat().st_size > 0
