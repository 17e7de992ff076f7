"""Things of this estate that Azure holds and the state does not: recovered and adopted by ``up``.

Three ways lead there: ``down`` soft-deleted a key vault that purge protection keeps; ``down`` left
retained snapshots; a kill came between Azure's answer and the state. Adopted is only what this
stack itself left: another owner's resource of the same id stays an error.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from azure_disk_cli.run_record import RunRecord, Step
from azure_disk_facts.arm_id import try_parse
from azure_disk_facts.input_ids import id_from_inputs
from azure_disk_facts.resource_types import BY_TOKEN, KEY, KEY_VAULT, RESOURCE_GROUP
from azure_disk_simulator.azure import Azure

_LEFT_FILE = "left-behind.json"


def planned_ids(record: RunRecord, subscription_id: str) -> dict[str, Step]:
    """Return the creations that a preview foresees, by lower-case ARM id."""
    found: dict[str, Step] = {}
    for step in record.planned:
        facts = BY_TOKEN.get(step.token)
        if facts is None or step.operation != "create":
            continue
        arm_id = id_from_inputs(facts, step.inputs, subscription_id)
        if arm_id is not None:
            found[arm_id.lower()] = step
    return found


def recoverable(azure: Azure, planned: Mapping[str, Step]) -> tuple[str, ...]:
    """Return the ids of planned key vaults and keys that are soft-deleted: vaults first."""
    buried = {item.id.lower() for item in azure.deleted()}
    kinds = (KEY_VAULT.token, KEY.token)
    found = [key for key, step in planned.items() if step.token in kinds and key in buried]
    return tuple(sorted(found, key=lambda key: (kinds.index(planned[key].token), key)))


def groups_needed(
    azure: Azure, planned: Mapping[str, Step], recovering: Iterable[str]
) -> tuple[str, ...]:
    """Return the URNs of planned resource groups that must exist before a recovery."""
    groups = {_group(arm_id) for arm_id in recovering}
    return tuple(
        step.urn
        for key, step in planned.items()
        if step.token == RESOURCE_GROUP.token and key in groups and not azure.exists(key)
    )


def recover(azure: Azure, recovering: Iterable[str]) -> tuple[str, ...]:
    """Recover soft-deleted key vaults and keys; a vault brings its keys with it."""
    done = []
    for arm_id in recovering:
        if not azure.exists(arm_id):
            azure.recover(arm_id)
        done.append(arm_id)
    return tuple(done)


def adoptions(
    azure: Azure, planned: Mapping[str, Step], ours: Iterable[str] | None
) -> dict[tuple[str, str], str]:
    """Return what to adopt: planned ids that exist and are in ``ours``; ``None`` means all.

    After a kill everything that exists under a planned id is taken for ours.
    """
    owned = None if ours is None else {arm_id.lower() for arm_id in ours}
    return {
        (step.token, step.name): str(azure.get(key)["id"])
        for key, step in planned.items()
        if (owned is None or key in owned) and azure.exists(key)
    }


def _group(arm_id: str) -> str:
    parsed = try_parse(arm_id)
    return "" if parsed is None else parsed.resource_group_id.lower()


def remember_left(work: Path, arm_ids: Iterable[str]) -> None:
    """Write down what ``down`` leaves in Azure on purpose, for the next ``up``."""
    together = sorted({*read_left(work), *arm_ids})
    if together:
        work.mkdir(parents=True, exist_ok=True)
        (work / _LEFT_FILE).write_text(json.dumps(together, indent=1), encoding="utf-8")


def read_left(work: Path) -> tuple[str, ...]:
    """Return what earlier ``down`` runs left in Azure on purpose."""
    try:
        found = json.loads((work / _LEFT_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ()
    return tuple(str(item) for item in found) if isinstance(found, list) else ()
