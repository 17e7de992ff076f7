from typing import Any

import pytest

from azure_disk_facts.diagnostics import BACKUP_VAULT_CATEGORIES
from azure_disk_protection.checks.diagnostics import (
    diagnostics_problems,
    nested_diagnostics_problems,
)
from tests.components.recording import GROUP

WORKSPACE = f"{GROUP}/providers/Microsoft.OperationalInsights/workspaces/logs"
LOGS = ", ".join(BACKUP_VAULT_CATEGORIES.logs)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, []),
        ({"log_categories": ["CoreAzureBackup"]}, []),
        ({"log_categories": []}, [f"logCategories: {LOGS}"]),
        ({"log_categories": ["AuditEvent"]}, [f"logCategories: {LOGS}"]),
        ({"workspace_id": GROUP},
         ["workspaceId: the id of a Microsoft.OperationalInsights/workspaces"]),
        ({"storage_account_id": GROUP},
         ["storageAccountId: the id of a Microsoft.Storage/storageAccounts"]),
        ({"event_hub_authorization_rule_id": GROUP},
         ["eventHubAuthorizationRuleId: the id of a "
          "Microsoft.EventHub/namespaces/authorizationRules"]),
        ({"event_hub_name": "x"}, ["eventHubName: nothing without eventHubAuthorizationRuleId"]),
        ({"workspace_id": None, "log_tables": "Dedicated"},
         ["workspaceId: an id here, in storageAccountId or in eventHubAuthorizationRuleId",
          "logTables: nothing without workspaceId"]),
    ],
)  # fmt: skip
def test_diagnostics(values: dict[str, Any], expected: list[str]) -> None:
    given = {"workspace_id": WORKSPACE, **values}
    found = diagnostics_problems(given, BACKUP_VAULT_CATEGORIES)
    assert [f"{each.path}: {each.allowed}" for each in found] == expected


def test_a_component_has_them_below_diagnostics() -> None:
    assert nested_diagnostics_problems({}, BACKUP_VAULT_CATEGORIES) == []
    (found,) = nested_diagnostics_problems({"diagnostics": {}}, BACKUP_VAULT_CATEGORIES, "vault")
    assert found.path == "vault.diagnostics.workspaceId"
