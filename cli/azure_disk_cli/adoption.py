"""Things of this estate that Azure holds and the state does not: recovered and adopted by ``up``.

Three ways lead there: ``down`` soft-deleted what Azure keeps for a while (key vaults, keys, backup
instances); ``down`` left retained snapshots; a kill came between Azure's answer and the state.
Adopted is only what this stack itself left, as ``down`` wrote it down, and after a kill what
exists under a planned id. Another owner's resource of the same id stays an error.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from azure_disk_analysis.deployment import Resource
from azure_disk_cli.run_record import RunRecord, Step
from azure_disk_cli.subscriptions import named_subscription, simulated_subscription
from azure_disk_facts.arm_id import same_id, try_parse
from azure_disk_facts.input_ids import id_from_inputs
from azure_disk_facts.resource_types import BACKUP_INSTANCE, BY_TOKEN, KEY, KEY_VAULT
from azure_disk_facts.wire import UNKNOWN_TEXT
from azure_disk_simulator.azure import Azure

_LEFT_FILE = "left-behind.json"
_GROUP_INPUT = "resourceGroupName"
SOFT_DELETED = (KEY_VAULT.token, KEY.token, BACKUP_INSTANCE.token)
"""Types whose names stay taken by what was deleted, so that it has to be recovered."""

Left = Mapping[tuple[str, str], str]
"""What ``down`` left in Azure: ARM id by (type token, Pulumi name)."""


@dataclass(frozen=True)
class Adoption:
    """A planned creation of something that Azure holds."""

    step: Step
    arm_id: str
    is_deleted: bool
    """Soft-deleted: it is recovered when the engine asks for it, inside its resource group."""

    @property
    def words(self) -> str:
        """How it is told to the user."""
        parsed = try_parse(self.arm_id)
        return f"{self.step.kind} {'/'.join(parsed.names) if parsed is not None else self.arm_id}"


def find_adoptions(
    azure: Azure, plan: RunRecord, left: Left, *, interrupted: bool
) -> tuple[Adoption, ...]:
    """Return what of a preview's planned creations the simulated Azure already holds for us."""
    buried = {item.id.lower(): item.id for item in azure.deleted()}
    found = []
    for step in plan.planned:
        if step.operation != "create" or step.token not in BY_TOKEN:
            continue
        planned = _planned_id(azure, plan, step)
        for arm_id in _candidates(step, planned, (left, buried)):
            ours = interrupted or same_id(left.get((step.token, step.name), ""), arm_id)
            if ours and azure.exists(arm_id):
                found.append(Adoption(step, str(azure.get(arm_id)["id"]), is_deleted=False))
                break
            if arm_id.lower() in buried:
                found.append(Adoption(step, buried[arm_id.lower()], is_deleted=True))
                break
    return tuple(found)


def _planned_id(azure: Azure, plan: RunRecord, step: Step) -> str | None:
    named = named_subscription(plan.providers.get(step.provider, {}))
    subscription = simulated_subscription(azure, named or "")
    return id_from_inputs(BY_TOKEN[step.token], step.inputs, subscription)


def _candidates(
    step: Step, planned: str | None, known: tuple[Left, Mapping[str, str]]
) -> list[str]:
    """Return the ids a planned creation may have: the planned one, or one we left there."""
    left, buried = known
    if planned is not None:
        return [planned]
    remembered = left.get((step.token, step.name))
    by_name = [arm_id for arm_id in buried.values() if _is_named_so(step, arm_id)]
    return [remembered] if remembered is not None else by_name


def _is_named_so(step: Step, arm_id: str) -> bool:
    """Tell whether a soft-deleted key vault is meant; its name is unique in the world (C21)."""
    parsed = try_parse(arm_id)
    if step.token != KEY_VAULT.token or parsed is None or not parsed.has_type(KEY_VAULT.arm_type):
        return False
    group = step.inputs.get(_GROUP_INPUT)
    unknown = not isinstance(group, str) or UNKNOWN_TEXT in group
    inputs = {**step.inputs, _GROUP_INPUT: parsed.resource_group} if unknown else step.inputs
    planned = id_from_inputs(KEY_VAULT, inputs, parsed.subscription or "")
    return planned is not None and same_id(planned, arm_id)


def remember_left(work: Path, resources: Iterable[Resource]) -> None:
    """Write down what ``down`` is about to leave in Azure, for the next ``up``."""
    together = {**read_left(work), **{(it.token, it.logical_name): it.id for it in resources}}
    rows = [
        {"token": token, "name": name, "id": arm_id} for (token, name), arm_id in together.items()
    ]
    work.mkdir(parents=True, exist_ok=True)
    fresh = work / f"{_LEFT_FILE}.new"
    fresh.write_text(json.dumps(rows, indent=1), encoding="utf-8")
    fresh.replace(work / _LEFT_FILE)


def read_left(work: Path) -> dict[tuple[str, str], str]:
    """Return what earlier ``down`` runs left in Azure."""
    try:
        rows = json.loads((work / _LEFT_FILE).read_text(encoding="utf-8"))
        return {(row["token"], row["name"]): row["id"] for row in rows}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
