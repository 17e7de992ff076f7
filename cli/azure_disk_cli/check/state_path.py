"""An audit of a deployed stack: what ``pulumi stack export`` wrote, without program and engine."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from azure_disk_analysis.check.change import Change
from azure_disk_analysis.deployment import InvalidDeployment, read_resources
from azure_disk_analysis.deployment import Resource as Deployed
from azure_disk_cli.check.judged import judged
from azure_disk_cli.check.seen import Seen, counted
from azure_disk_cli.outcome import wrong_input
from azure_disk_policy.configuration import PackConfig
from azure_disk_policy.inputs import plain
from azure_disk_policy.resource import Options, Resource


def see(path: Path, config: Mapping[str, PackConfig]) -> Seen:
    """Read a stack export, and return what the rules say of what it holds.

    Raises:
        Stop: (exit 2) it is none.
    """
    rows = _rows(path)
    try:
        found = read_resources({"resources": rows})
    except (InvalidDeployment, KeyError, TypeError, AttributeError) as error:
        raise _no_export(path, error) from None
    made_from = {str(row.get("urn")): row.get("propertyDependencies") or {} for row in rows}
    said = tuple(judged((_resource(each, made_from[each.urn]) for each in found), config))
    return Seen(Change(found, found), said, counted(found))


def _rows(path: Path) -> list[dict[str, Any]]:
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        rows = given["deployment"].get("resources") or []
        return [dict(row) for row in rows]
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise _no_export(path, error) from None


def _no_export(path: Path, error: Exception) -> Exception:
    return wrong_input(
        f"--state: {path}: no stack export ({type(error).__name__}: {error}), allowed: what "
        "'pulumi stack export' wrote"
    )


def _resource(deployed: Deployed, made_from: Mapping[str, Any]) -> Resource:
    return Resource(
        plain({**deployed.inputs, "id": deployed.id}),
        token=deployed.token,
        name=deployed.logical_name,
        urn=deployed.urn,
        options=Options(deployed.protect, deployed.parent, deployed.retain_on_delete),
        property_dependencies={name: tuple(urns or ()) for name, urns in made_from.items()},
    )
