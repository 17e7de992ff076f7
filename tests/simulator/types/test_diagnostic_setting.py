from typing import Any

import pytest

from tests.simulator.estate import Estate, Json, refusal, refused

LOGS = [{"categoryGroup": "allLogs", "enabled": True}]
WORKSPACE = (
    "/subscriptions/s/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/a"
)


def put(estate: Estate, scope: str, name: str = "logs", **properties: Any) -> Json:
    body = {"properties": {"workspaceId": WORKSPACE, "logs": LOGS, **properties}}
    return estate.azure.put(f"{scope}/providers/Microsoft.Insights/diagnosticSettings/{name}", body)


def test_a_vault_sends_its_logs(estate: Estate) -> None:
    vault = estate.backup_vault()
    metrics = [{"category": "Health", "enabled": True}]
    made = put(estate, vault["id"], metrics=metrics)
    assert made["properties"]["metrics"] == metrics
    assert put(estate, vault["id"]) == estate.azure.get(made["id"])
    estate.azure.delete(vault["id"])
    assert not estate.azure.exists(made["id"])


@pytest.mark.parametrize(
    ("properties", "text"),
    [
        ({"workspaceId": None}, "At least one data sink needs to be specified."),
        ({"logs": [{"category": "AuditEvent"}]}, "Category 'AuditEvent' is not supported."),
        ({"metrics": [{"category": "Speed"}]}, "Category 'Speed' is not supported."),
    ],
)
def test_what_is_refused(estate: Estate, properties: Json, text: str) -> None:
    vault = estate.backup_vault()
    assert refusal(lambda: put(estate, vault["id"], **properties)) == (400, "BadRequest", text)


def test_the_resource_must_exist(estate: Estate) -> None:
    with refused("NotFound"):
        put(estate, f"{estate.group}/providers/Microsoft.DataProtection/backupVaults/none")


def test_a_category_goes_to_one_place_once(estate: Estate) -> None:
    vault = estate.backup_vault()
    put(estate, vault["id"])
    with refused("Conflict", match="is already used in diagnostic setting 'logs' for category"):
        put(estate, vault["id"], "more")
    put(estate, vault["id"], "more", workspaceId=f"{WORKSPACE}-b")


def test_five_settings_are_the_most(estate: Estate) -> None:
    vault = estate.backup_vault()
    for number in range(5):
        put(estate, vault["id"], f"s{number}", workspaceId=f"{WORKSPACE}-{number}")
    with refused("BadRequest", match="has 5 diagnostic settings, the most there may be"):
        put(estate, vault["id"], "s5", workspaceId=f"{WORKSPACE}-5")
