from typing import Any

import pulumi
import pytest

from azure_disk_facts.diagnostics import KEY_VAULT_CATEGORIES, LogTables
from azure_disk_protection import InvalidInputs
from azure_disk_protection.diagnostics import declare_diagnostics
from tests.components.recording import GROUP, VAULT_ID, Child, record

WORKSPACE = f"{GROUP}/providers/Microsoft.OperationalInsights/workspaces/logs"
SETTING = f"{VAULT_ID}/providers/Microsoft.Insights/diagnosticSettings/old"


def setting(import_id: str | None = None, **inputs: Any) -> Child:
    def program() -> None:
        declare_diagnostics(
            "a",
            {"workspace_id": WORKSPACE, **inputs},
            parent=pulumi.ComponentResource("pkg:index:Kind", "a"),
            resource_id=VAULT_ID,
            categories=KEY_VAULT_CATEGORIES,
            import_id=import_id,
        )

    return record(program)["a-diagnostics"]


@pytest.mark.parametrize(
    ("inputs", "path", "expected"),
    [
        ({}, "resourceUri", VAULT_ID),
        ({}, "workspaceId", WORKSPACE),
        ({}, "logs", [{"categoryGroup": "allLogs", "enabled": True}]),
        ({}, "metrics", [{"category": "AllMetrics", "enabled": True}]),
        ({"metrics": False}, "metrics", [{"category": "AllMetrics", "enabled": False}]),
        (
            {"log_categories": ["AuditEvent"]},
            "logs",
            [{"category": "AuditEvent", "enabled": True}],
        ),
        ({"log_tables": LogTables.DEDICATED}, "logAnalyticsDestinationType", "Dedicated"),
        ({"setting_name": "to-logs"}, "name", "to-logs"),
        ({"storage_account_id": "s"}, "storageAccountId", "s"),
        ({"event_hub_authorization_rule_id": "r"}, "eventHubAuthorizationRuleId", "r"),
        ({"event_hub_name": "h"}, "eventHubName", "h"),
    ],
)
def test_input_reaches_property(inputs: dict[str, Any], path: str, expected: object) -> None:
    assert setting(**inputs).at(path) == expected


def test_a_setting_can_exist_already() -> None:
    assert setting(import_id=SETTING).request.importId == SETTING


def test_an_id_known_later_is_checked_then() -> None:
    with pytest.raises(InvalidInputs, match="workspaceId: got 'x', allowed: the id of a Microsoft"):
        record_later()


def record_later() -> None:
    def program() -> None:
        declare_diagnostics(
            "a",
            {"workspace_id": pulumi.Output.from_input("x")},
            parent=pulumi.ComponentResource("pkg:index:Kind", "a"),
            resource_id=VAULT_ID,
            categories=KEY_VAULT_CATEGORIES,
        )

    record(program)
