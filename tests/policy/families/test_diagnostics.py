import pytest

from azure_disk_facts import resource_types as types
from azure_disk_policy.families.diagnostics import (
    demand_any_log,
    demand_log,
    enabled_logs,
    settings_of,
)
from azure_disk_policy.inputs import Gaps, UnknownInputError
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated
from tests.policy.samples import (
    SUBSCRIPTION,
    UNKNOWN_BOOL,
    UNKNOWN_LIST,
    UNKNOWN_TEXT,
    key_vault,
    made,
    vault_id,
)


def setting(uri: object, logs: object = None, name: str = "diag") -> Resource:
    given = {"resourceUri": uri, "name": name, "workspaceId": "/w", "logs": logs}
    return made(types.DIAGNOSTIC_SETTING.token, name, given)


def demand(*settings: Resource) -> Verdict:
    stack = Stack([key_vault(), *settings])
    return demand_log(key_vault(), stack, category="AuditEvent", groups=("audit",))


def test_settings_are_those_of_the_resource_alone() -> None:
    own, other = setting(vault_id().upper()), setting(vault_id("kv2"), name="other")
    above = setting(SUBSCRIPTION, name="above")
    gaps = Gaps()
    assert list(settings_of(key_vault(), Stack([own, other, above]), gaps)) == [own]
    assert gaps.first is None
    assert list(settings_of(key_vault(), Stack([setting(UNKNOWN_TEXT), own]), gaps)) == [own]
    assert str(gaps.first) == "diag: resourceUri"


def test_logs_that_are_switched_on() -> None:
    gaps = Gaps()
    logs = [{"enabled": "true"}, {"enabled": False}, {}, 7, None, {"enabled": UNKNOWN_BOOL}]
    found = enabled_logs(setting(vault_id(), logs), gaps)
    assert [log.path for log in found] == ["logs[0]"]
    assert str(gaps.first) == "diag: logs[5].enabled"


def test_a_log_or_a_group_that_holds_it() -> None:
    assert demand(setting(vault_id(), {"category": "auditevent", "enabled": True})) is COMPLIANT
    assert demand(setting(vault_id(), {"categoryGroup": "AUDIT", "enabled": True})) is COMPLIANT
    text = "no diagnostic setting of the stack sends AuditEvent anywhere"
    swapped = [
        {"category": "audit", "enabled": True},
        {"categoryGroup": "AuditEvent", "enabled": True},
    ]
    assert demand(setting(vault_id(), swapped)) == violated("", text)


def test_what_is_not_known_is_named() -> None:
    with pytest.raises(UnknownInputError, match=r"^diag: logs$"):
        demand(setting(vault_id(), UNKNOWN_LIST))
    with pytest.raises(UnknownInputError, match=r"^diag: logs\[0\]\.categoryGroup$"):
        demand(setting(vault_id(), [{"categoryGroup": UNKNOWN_TEXT, "enabled": True}]))


def test_any_log() -> None:
    def demand_any(*settings: Resource) -> Verdict:
        return demand_any_log(key_vault(), Stack([key_vault(), *settings]))

    on = [{"category": "Any", "enabled": True}]
    assert demand_any(setting(UNKNOWN_TEXT, on), setting(vault_id(), on, "own")) is COMPLIANT
    text = "no diagnostic setting of the stack sends its logs anywhere"
    assert demand_any(setting(vault_id(), [])) == violated("", text)
    with pytest.raises(UnknownInputError, match=r"^diag: resourceUri$"):
        demand_any(setting(UNKNOWN_TEXT, on))
