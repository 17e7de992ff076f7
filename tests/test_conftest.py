"""The suite's own promise: an engine test that is skipped counts as failed."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

SAMPLE = """
import pytest

@pytest.mark.engine
def test_marked():
    pytest.skip("no engine here")

def test_asks_for_the_engine(engine):
    pass

def test_other():
    pytest.skip("not today")
"""


def test_a_skipped_engine_test_fails(tmp_path: Path) -> None:
    sample = tmp_path / "test_sample.py"
    sample.write_text(SAMPLE.replace("(engine):\n    pass", "(engine):\n    pytest.skip('no')"))
    options = ["-p", "tests.conftest", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "-c", ROOT / "pyproject.toml", "-q", sample],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "2 failed, 1 skipped" in done.stdout, done.stdout + done.stderr
    assert "engine test skipped, which counts as failed" in done.stdout
    assert done.returncode == 1
