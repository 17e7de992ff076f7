"""The workflow that takes and prunes snapshots (rules I2, I3, I5).

It lists the disks, takes a snapshot of each that carries the tag, lists the snapshots, and lets go
of those that no retention rule keeps: of disks only whose new snapshot is there. Whatever fails is
collected, the rest is done, and the run ends as failed.
"""

from collections.abc import Mapping
from typing import Any

import pulumi

from azure_disk_facts.disks import CreateOption
from azure_disk_facts.network import NetworkAccessPolicy, PublicNetworkAccess
from azure_disk_facts.workflows import CONTENT_VERSION, DEFINITION_SCHEMA
from azure_disk_protection.workflow_actions import (
    ALWAYS,
    Json,
    add_error,
    after,
    compose,
    foreach,
    http,
    listing,
    query,
    succeeded,
    variable,
)

OWNER_TAG = "snapshot-schedule"
"""Tag of the snapshots of a schedule: which one took them."""
RUN_TAG = "snapshot-run"
"""Tag that says in which run a snapshot was taken."""

PARAMETERS: Mapping[str, str] = {
    "managementEndpoint": "String",
    "audience": "String",
    "apiVersion": "String",
    "diskScopes": "Array",
    "snapshotGroup": "String",
    "tagName": "String",
    "tagValue": "String",
    "excludedTagName": "String",
    "excludeOsDisks": "Bool",
    "excludedSkus": "Array",
    "mayBeEmpty": "Bool",
    "sku": "String",
    "zonalRegions": "Array",
    "owner": "String",
    "tags": "Object",
    "copyTags": "Bool",
    "keepNewest": "Int",
    "keepSeconds": "Int",
}
"""What a schedule is told, with the types; empty texts stand for nothing."""

_STAMP = "'yyyyMMddHHmmssfff'"
_DISK = "items('Take_each')"
_WANTED = (
    "@and(equals(item()?['tags']?[parameters('tagName')], parameters('tagValue')),"
    " or(empty(parameters('excludedTagName')),"
    " empty(item()?['tags']?[parameters('excludedTagName')])),"
    " or(not(parameters('excludeOsDisks')), empty(item()?['properties']?['osType'])),"
    " not(contains(parameters('excludedSkus'), item()?['sku']?['name'])))"
)
_CREATION = "item()?['properties']?['creationData']"
_OWNED = (
    f"@and(equals(item()?['tags']?['{OWNER_TAG}'], outputs('Owner')),"
    f" equals({_CREATION}?['createOption'], '{CreateOption.COPY.value}'),"
    f" contains(toLower(coalesce({_CREATION}?['sourceResourceId'], '')),"
    " '/providers/microsoft.compute/disks/'))"
)
_POINT_OF_DISK = (
    f"@and(equals({_CREATION}?['sourceUniqueId'],"
    " items('Prune_each')?['properties']?['creationData']?['sourceUniqueId']),"
    " equals(item()?['properties']?['provisioningState'], 'Succeeded'),"
    " not(less(coalesce(item()?['properties']?['completionPercent'], 100), 100)))"
)
_SNAPSHOT_URI = (
    "@{parameters('managementEndpoint')}@{parameters('snapshotGroup')}"
    "/providers/Microsoft.Compute/snapshots/"
    f"@{{take({_DISK}['name'], 31)}}-@{{take({_DISK}['properties']['uniqueId'], 8)}}"
    "-@{take(workflow()['name'], 20)}-@{outputs('Run')}"
    "?api-version=@{parameters('apiVersion')}"
)


def workflow_definition(recurrence: Json, identity_id: pulumi.Input[str] | None) -> Json:
    """Return the definition of a schedule's workflow.

    Args:
        recurrence: When it runs: ``{"frequency", "interval", "startTime", "timeZone"}`` and
            perhaps ``schedule``.
        identity_id: Id of the user-assigned identity it acts as; its own identity otherwise.
    """
    as_whom: Json = {"type": "ManagedServiceIdentity", "audience": "@parameters('audience')"}
    if identity_id is not None:
        as_whom["identity"] = identity_id
    return {
        "$schema": DEFINITION_SCHEMA,
        "contentVersion": CONTENT_VERSION,
        "parameters": {name: {"type": kind} for name, kind in PARAMETERS.items()},
        "triggers": {"Recurrence": {"type": "Recurrence", "recurrence": recurrence}},
        "actions": _beginning()
        | {
            "Work": {
                "type": "Scope",
                "actions": _taking(as_whom) | _pruning(as_whom),
                "runAfter": after("Cutoff"),
            },
            "End": _end(),
        },
        "outputs": {},
    }


def _beginning() -> Json:
    return {
        "Errors": variable("errors"),
        "Disks": variable("disks", after_="Errors"),
        "Snapshots": variable("snapshots", after_="Disks"),
        "Pending": variable("pending", after_="Snapshots"),
        "Owner": compose(
            "@if(empty(parameters('owner')), toLower(workflow()['id']), parameters('owner'))",
            after_="Pending",
        ),
        # From the trigger's time, so that a request sent twice makes one snapshot (rule I5).
        "Run": compose(f"@formatDateTime(trigger()['startTime'], {_STAMP})", after_="Owner"),
        "Cutoff": compose(
            "@formatDateTime(addSeconds(trigger()['startTime'],"
            f" mul(-1, parameters('keepSeconds'))), {_STAMP})",
            after_="Run",
        ),
    }


def _list_uri(of: str, kind: str) -> str:
    return (
        f"@concat(parameters('managementEndpoint'), {of}, '/providers/Microsoft.Compute/{kind}"
        "?api-version=', parameters('apiVersion'))"
    )


def _taking(as_whom: Json) -> Json:
    return {
        "Disk_lists": {
            "type": "Select",
            "inputs": {"from": "@parameters('diskScopes')", "select": _list_uri("item()", "disks")},
            "runAfter": {},
        },
        **listing("disks", "@body('Disk_lists')", _WANTED, as_whom=as_whom, after_="Disk_lists"),
        "Any_disks": {
            "type": "If",
            "expression": "@or(parameters('mayBeEmpty'), not(empty(variables('disks'))))",
            "actions": {},
            "else": {
                "actions": {
                    "Note_no_disks": add_error(
                        "@concat('no disk has the tag ', parameters('tagName'), ' with the value ',"
                        " parameters('tagValue'))"
                    )
                }
            },
            "runAfter": after("All_disks_listed"),
        },
        "Take_each": foreach("@variables('disks')", _take(as_whom), after_="Any_disks", at_once=20),
    }


def _take(as_whom: Json) -> Json:
    return {
        "Own_tags": compose({OWNER_TAG: "@outputs('Owner')", RUN_TAG: "@outputs('Run')"}),
        "Take": http("PUT", _SNAPSHOT_URI, as_whom=as_whom, after_="Own_tags", body=_snapshot()),
        "Taken": succeeded(
            "Take", f"@concat('taking ', {_DISK}['id'], ': ', string(body('Take')))"
        ),
    }


def _snapshot() -> Json:
    return {
        "location": f"@{_DISK}['location']",
        "sku": {
            "name": "@if(not(empty(parameters('sku'))), parameters('sku'),"
            f" if(contains(parameters('zonalRegions'), {_DISK}['location']),"
            " 'Standard_ZRS', 'Standard_LRS'))"
        },
        "tags": f"@union(if(parameters('copyTags'), coalesce({_DISK}?['tags'], json('{{}}')),"
        " json('{}')), parameters('tags'), outputs('Own_tags'))",
        "properties": {
            "creationData": {
                "createOption": CreateOption.COPY.value,
                "sourceResourceId": f"@{_DISK}['id']",
            },
            "incremental": True,
            "encryption": f"@{_DISK}?['properties']?['encryption']",
            "networkAccessPolicy": NetworkAccessPolicy.DENY_ALL.value,
            "publicNetworkAccess": PublicNetworkAccess.DISABLED.value,
        },
    }


def _pruning(as_whom: Json) -> Json:
    uris = _list_uri("parameters('snapshotGroup')", "snapshots").replace(
        "@concat", "@createArray(concat"
    )
    return {
        **listing("snapshots", f"{uris})", _OWNED, as_whom=as_whom, after_="Take_each"),
        # A disk whose new snapshot is not there loses none of its old ones.
        "Made_now": query(
            "@variables('snapshots')",
            f"@and(equals(item()?['tags']?['{RUN_TAG}'], outputs('Run')),"
            " equals(item()?['properties']?['provisioningState'], 'Succeeded'))",
            after_="All_snapshots_listed",
        ),
        "Prune_each": foreach("@body('Made_now')", _prune(as_whom), after_="Made_now", at_once=20),
    }


def _prune(as_whom: Json) -> Json:
    deleting = {
        "Delete": http(
            "DELETE",
            "@{parameters('managementEndpoint')}@{items('Delete_each')['id']}"
            "?api-version=@{parameters('apiVersion')}",
            as_whom=as_whom,
        ),
        "Deleted": succeeded(
            "Delete",
            "@concat('deleting ', items('Delete_each')['id'], ': ', string(body('Delete')))",
            # Gone already is as good as deleted.
            or_=[{"equals": ["@outputs('Delete')?['statusCode']", 404]}],
        ),
    }
    return {
        "Points": query("@variables('snapshots')", _POINT_OF_DISK),
        "Shown": {
            "type": "Select",
            "inputs": {
                "from": "@body('Points')",
                "select": {
                    "id": "@item()['id']",
                    "taken": f"@formatDateTime(item()['properties']['timeCreated'], {_STAMP})",
                    "state": "@coalesce(item()['properties']?['diskState'], '')",
                },
            },
            "runAfter": after("Points"),
        },
        "Newest_first": compose("@reverse(sort(body('Shown'), 'taken'))", after_="Shown"),
        "Expired": query(
            "@skip(outputs('Newest_first'), parameters('keepNewest'))",
            "@and(less(item()['taken'], outputs('Cutoff')),"
            " not(startsWith(item()['state'], 'ActiveSAS')))",
            after_="Newest_first",
        ),
        "Delete_each": foreach("@body('Expired')", deleting, after_="Expired", at_once=1),
    }


def _end() -> Json:
    return {
        "type": "If",
        "expression": {
            "and": [
                {"equals": ["@actions('Work')?['status']", "Succeeded"]},
                {"equals": ["@length(variables('errors'))", 0]},
            ]
        },
        "actions": {},
        "else": {
            "actions": {
                "Fail": {
                    "type": "Terminate",
                    "inputs": {
                        "runStatus": "Failed",
                        "runError": {
                            "code": "SnapshotScheduleFailed",
                            "message": "@concat('work ', actions('Work')?['status'], '; ',"
                            " join(variables('errors'), '; '))",
                        },
                    },
                    "runAfter": {},
                }
            }
        },
        "runAfter": {"Work": [*ALWAYS, "Skipped"]},
    }


def parameter_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of :data:`PARAMETERS` as the workflow takes them."""
    return {name: {"type": kind, "value": values[name]} for name, kind in PARAMETERS.items()}
