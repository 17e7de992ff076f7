"""What all tests share: the engine, a home for it, and the rule that engine tests never skip."""

import gc
import sys
from collections.abc import Generator, Iterator

import hypothesis
import pytest

from azure_disk_cli.engine import Engine, ensure_engine, keep_connections_apart
from tests.azurite.service import Azurite, running

# Shared machines are slow at times: an example that takes long is no defect.
hypothesis.settings.register_profile("project", deadline=None)
hypothesis.settings.load_profile("project")


@pytest.fixture(scope="session", autouse=True)
def _pulumi_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keeps the engine away from the user's credentials, plugins and stacks."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PULUMI_HOME", str(tmp_path_factory.mktemp("pulumi-home")))
        patch.setenv("PULUMI_SKIP_UPDATE_CHECK", "true")
        # Each run on an existing stack would look for azure-native's plugin, and give up late.
        patch.setenv("PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION", "true")
        patch.setenv("PULUMI_CONFIG_PASSPHRASE", "not a secret: tests only")
        patch.delenv("PULUMI_ACCESS_TOKEN", raising=False)
        patch.delenv("PULUMI_BACKEND_URL", raising=False)
        yield


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The real Pulumi engine, got as ``azdisk`` gets it. Whoever asks for it is an engine test."""
    keep_connections_apart()
    return ensure_engine(lambda line: print(line, file=sys.stderr))  # noqa: T201


@pytest.fixture(scope="session")
def azurite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Azurite]:
    """Azurite, installed into the user's cache folder when it is not there yet."""
    with running(tmp_path_factory.mktemp("azurite")) as service:
        yield service


@pytest.fixture(autouse=True)
def _engine_remains(request: pytest.FixtureRequest) -> Iterator[None]:
    """Drops what the Automation API leaves behind: it ends neither its loops nor its sockets.

    Their finalizers complain, which would fail whatever test runs by then.
    """
    if not request.node.get_closest_marker("engine"):
        yield
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "unraisablehook", lambda _: None)
        yield
        gc.collect()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks each test that uses the engine, so that none is left out by forgetting the marker."""
    for item in items:
        if "engine" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.engine)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turns the skip of an engine test into a failure: what was not run proves nothing."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and item.get_closest_marker("engine"):
        report.outcome = "failed"
        report.longrepr = f"engine test skipped, which counts as failed: {report.longrepr}"
    return report
