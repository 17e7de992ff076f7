from collections.abc import Iterator
from typing import Any

import pytest
from pulumi import dynamic
from pulumi.runtime import rpc

from azure_disk_protection.transfer.failure import TransferFailed
from azure_disk_protection.transfer.vault_restore import VaultRestoreProvider
from tests.components.transfer.restores import Restores, restores


@pytest.fixture
def served() -> Iterator[Restores]:
    with restores() as made:
        yield made


def created(served: Restores, **changes: Any) -> tuple[VaultRestoreProvider, dict[str, Any]]:
    provider = VaultRestoreProvider()
    provider.configure(dynamic.ConfigureRequest(dynamic.Config({}, "p")))
    made = provider.create(served.inputs(**changes))
    assert made.id == served.target
    return provider, made.outs or {}


def test_the_point_it_was_restored_from_is_kept(served: Restores) -> None:
    _, outs = created(served)
    assert outs["recoveryPointId"] == served.point["name"]
    assert outs["recoveryPointTime"].startswith("2026-01-01T")
    assert outs["restoredAs"] == served.target


def test_it_runs_once(served: Restores) -> None:
    """Pain 7, 21: another point, another instance or none at all restores nothing again."""
    provider, outs = created(served)
    for change in ({"point": "before 2026-01-01T00:00:00Z"}, {"instanceId": "/gone"}):
        diff = provider.diff(served.target, outs, served.inputs(**change))
        assert diff.changes is False
        assert diff.replaces == []


def test_settings_are_updated(served: Restores) -> None:
    provider, outs = created(served)
    news = served.inputs(settings={"tags": {"a": "b"}}, point="x")
    assert provider.diff(served.target, outs, news).changes is True
    after = provider.update(served.target, outs, news).outs or {}
    assert served.estate.azure.get(served.target)["tags"] == {"a": "b"}
    assert after["settings"] == {"tags": {"a": "b"}}
    assert after["point"] == "latest"
    assert after["recoveryPointId"] == served.point["name"]


def test_a_restored_disk_keeps_its_name(served: Restores) -> None:
    provider, _ = created(served)
    other = served.inputs(targetId=f"{served.target}2", location="northeurope")
    failures = provider.check(served.inputs(), other).failures
    assert [each.property for each in failures] == ["targetId", "location"]
    assert failures[0].reason.endswith("declare another restore for another disk")
    same = served.inputs(targetId=served.target.upper(), location="West Europe")
    assert provider.check(served.inputs(), same).failures == []
    assert provider.check({}, other).failures == []
    unknown = served.inputs(targetId=rpc.UNKNOWN)
    assert provider.check(served.inputs(), unknown).failures == []


def test_a_disk_that_is_gone_is_gone(served: Restores) -> None:
    provider, outs = created(served)
    assert provider.read(served.target, outs).id == served.target
    provider.delete(served.target, outs)
    assert not served.estate.azure.exists(served.target)
    gone = provider.read(served.target, outs)
    assert (gone.id, gone.outs) == (None, {})


def test_failures_are_one_text(served: Restores) -> None:
    served.estate.azure.delete(served.instance["id"])
    with pytest.raises(TransferFailed, match=r"ResourceNotFound"):
        created(served)


def test_without_configuration_variables_count(served: Restores) -> None:
    assert VaultRestoreProvider().create(served.inputs()).id == served.target
