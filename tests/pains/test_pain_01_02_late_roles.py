"""Pains 1 and 2: key before set before disk, and grants that count only later, on the engine."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace

import pytest

from azure_disk_facts.arm_id import parse
from azure_disk_facts.encryption import EncryptionType
from azure_disk_protection import retries
from azure_disk_simulator.azure import Azure
from tests.conformance.life import Life
from tests.conformance.programs import encryption, groups, web_disk
from tests.pains.backups import back_up


@pytest.fixture
def pauses(azure: Azure, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Waits of the retries, which take simulated time."""
    noted: list[float] = []

    async def pause(seconds: float) -> None:
        noted.append(seconds)
        azure.advance(timedelta(seconds=seconds))

    monkeypatch.setattr(retries, "asyncio", SimpleNamespace(sleep=pause))
    return noted


def encrypted_and_backed_up(azure: Azure) -> Callable[[], None]:
    """A disk under a customer key that has just been made, in a backup vault just made."""

    def program() -> None:
        ready = groups()
        keys = encryption("bakery", ready)
        disk = web_disk(
            ready,
            encryption_type=EncryptionType.CUSTOMER_KEY,
            disk_encryption_set_id=keys.ready,
        )
        back_up(
            azure,
            disk,
            ready,
            vault_inputs={"vault_name": "bv-one"},
            disk_encryption_set_id=keys.disk_encryption_set_id,
        )

    return program


def test_nothing_is_slept_for_when_grants_count_at_once(
    azure: Azure, life: Life, pauses: list[float]
) -> None:
    assert life.up(encrypted_and_backed_up(azure)).error == ""
    assert pauses == []


def test_grants_that_count_late_are_waited_for(
    azure: Azure, life: Life, pauses: list[float]
) -> None:
    """Twenty minutes: tried again on the refusal's code, each wait twice as long up to 30 s."""
    azure.settings.role_delay = timedelta(minutes=20)
    assert life.up(encrypted_and_backed_up(azure)).error == ""
    assert pauses[:5] == [1, 2, 4, 8, 16]
    assert max(pauses) == 30
    assert sum(pauses) > 10 * 60, "the rest passed with other requests"
    made = life.resources()
    assert made["web-disk"]["outputs"]["encryption"]["diskEncryptionSetId"]
    assert life.up(encrypted_and_backed_up(azure)).steps == []


def test_a_grant_that_never_counts_fails_with_azures_code(
    azure: Azure, life: Life, pauses: list[float]
) -> None:
    azure.settings.role_delay = timedelta(days=1)
    error = life.up(encrypted_and_backed_up(azure)).error
    assert "KeyVaultAccessForbidden" in error
    assert sum(pauses) <= retries.GRANT.deadline.total_seconds()


def test_identity_key_and_grant_come_before_the_set_and_the_set_before_the_disk(
    azure: Azure, life: Life
) -> None:
    run = life.up(encrypted_and_backed_up(azure))
    assert run.error == ""
    begun = [step.name for step in run.steps if step.op == "create"]
    order = ["bakery-identity", "bakery-key", "bakery-key-grant", "bakery-set", "web-disk"]
    places = [begun.index(name) for name in order]
    assert places[0] < places[2] < places[3] < places[4]
    assert places[1] < places[2]
    made = life.resources()
    assert (
        parse(made["bakery-key-grant"]["inputs"]["scope"]).name
        == parse(made["bakery-key"]["id"]).name
    ), "the key alone, not the key vault"
    grant = made["bakery-key-grant"]["urn"]
    assert grant in made["bakery-set"]["dependencies"]
    assert made["bakery-set"]["urn"] in made["web-disk"]["dependencies"]
