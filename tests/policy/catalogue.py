"""The rule catalogue's own cases, one file a rule in ``cases/``, named for their outcome."""

import json
from pathlib import Path
from typing import Any

CASES = Path(__file__).with_name("cases")


def catalogue() -> list[tuple[str, str, dict[str, Any]]]:
    """Return rule, name and content of each case; ``resources`` hold type, name and props."""
    return [
        (path.stem, name, case)
        for path in sorted(CASES.glob("*.json"))
        for name, case in json.loads(path.read_text(encoding="utf-8")).items()
    ]
