"""What one keeps in JSON files beside the program: policy definitions and a workflow."""

import json
from pathlib import Path
from typing import Any

Json = dict[str, Any]

_FOLDER = Path(__file__).parent


def _read(name: str) -> Json:
    read: Json = json.loads((_FOLDER / name).read_text(encoding="utf-8"))
    return read


GUARDRAILS = _read("guardrails.json")
WORKFLOW = _read("workflow.json")
