from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azure_disk_analysis.deployment import Resource
from azure_disk_cli.leftovers import (
    Leftover,
    cloud_leftovers,
    held_vaults,
    kept_reasons,
    kept_urns,
    protected,
    retained,
    simulated_leftovers,
)
from azure_disk_facts import resource_types as types
from azure_disk_simulator.azure import Azure
from tests.analysis.samples import (
    Row,
    arm_id,
    backup_instance,
    disk,
    resources_of,
    row,
    snapshot,
    snapshot_id,
    urn,
)
from tests.simulator.estate import Estate

NEEDED = "needed by something else that stays"
PROTECTED = "protected in Pulumi; to let it go set 'protect: false' in the stack's settings"
RETAINED = "retained: the stack has forgotten it, the next up adopts it"
COMPONENT = "azure-disk-protection:index:DiskEstate"


def group(name: str = "rg-bakery", **more: Any) -> Row:
    resource = arm_id(types.DISK, "any", group=name).partition("/providers/")[0]
    return row(types.RESOURCE_GROUP, resource, {}, **more)


def component(**more: Any) -> Row:
    return {"urn": urn(COMPONENT, "estate"), "type": COMPONENT, "custom": False, **more}


def vault(**settings: Any) -> Row:
    outputs = {"properties": {"securitySettings": {"softDeleteSettings": settings}}}
    return row(types.BACKUP_VAULT, arm_id(types.BACKUP_VAULT, "bv-bakery"), outputs)


def key_vault(**properties: Any) -> Row:
    resource = arm_id(types.KEY_VAULT, "kv-bakery")
    return row(types.KEY_VAULT, resource, {"properties": properties})


def as_resource(body: dict[str, Any], facts: types.ResourceTypeFacts, name: str = "") -> Resource:
    """A simulated resource as the stack knows it."""
    return Resource(urn(facts.token, name or str(body["name"])), facts.token, str(body["id"]))


def test_protected_is_what_exists_and_pulumi_refuses_to_delete() -> None:
    unborn = {**disk("c"), "protect": True, "id": ""}
    rows = [{**disk("a"), "protect": True}, disk("b"), component()]
    assert [item.name for item in protected(resources_of([*rows, unborn]))] == ["a"]


def test_components_are_protected_too() -> None:
    """Children may be less so: the engine would delete them, and only then refuse."""
    rows = [component(protect=True), {**disk("a"), "parent": component()["urn"]}]
    assert [item.name for item in protected(resources_of(rows))] == ["estate"]


def test_retained_is_what_pulumi_forgets() -> None:
    kept = {**disk("a"), "retainOnDelete": True}
    both = {**disk("b"), "retainOnDelete": True, "protect": True}
    unborn = {**disk("c"), "retainOnDelete": True, "id": ""}
    rows = [kept, both, unborn, disk("d"), component(retainOnDelete=True)]
    assert [item.name for item in retained(resources_of(rows))] == ["a"]


@pytest.mark.parametrize("state", ["On", "AlwaysOn", None])
def test_a_vault_is_held_by_the_backups_that_are_deleted_with_it(state: str | None) -> None:
    settings = {} if state is None else {"state": state}
    rows = resources_of([vault(**settings), backup_instance()])
    assert [item.name for item in held_vaults(rows, ())] == ["bv-bakery"]


def test_a_vault_without_soft_delete_or_without_backups_is_not_held() -> None:
    assert held_vaults(resources_of([vault(state="Off"), backup_instance()]), ()) == ()
    assert held_vaults(resources_of([vault(state="On"), disk()]), ()) == ()


def test_settings_of_a_vault_that_are_not_known_count_as_soft_delete() -> None:
    unknown = vault()
    unknown["outputs"] = {"properties": {"securitySettings": {"softDeleteSettings": "unknown"}}}
    assert held_vaults(resources_of([unknown, backup_instance()]), ()) != ()
    unknown["outputs"] = {}
    assert held_vaults(resources_of([unknown, backup_instance()]), ()) != ()


def test_a_vault_is_held_by_what_was_deleted_before() -> None:
    estate = Estate()
    _, in_azure, _, instance = estate.protected()
    estate.azure.delete(instance["id"])
    held = as_resource({**in_azure, "id": in_azure["id"].upper()}, types.BACKUP_VAULT)
    assert held_vaults((held,), tuple(estate.azure.deleted())) == (held,)
    estate.azure.close()


def test_what_the_simulated_azure_still_holds_is_told() -> None:
    estate = Estate()
    disk_body, vault_body, _, instance = estate.protected()
    key_vault_body = estate.vault()
    other = estate.vault("kv-of-others")
    before = (
        as_resource(disk_body, types.DISK),
        as_resource(vault_body, types.BACKUP_VAULT),
        as_resource(instance, types.BACKUP_INSTANCE),
        as_resource(key_vault_body, types.KEY_VAULT),
        Resource(urn(COMPONENT, "estate"), COMPONENT, is_custom=False),
        Resource(urn(types.DISK.token, "unborn"), types.DISK.token),
    )
    for body in (instance, key_vault_body, other):
        estate.azure.delete(body["id"])
    left = simulated_leftovers(estate.azure, before, {before[0].urn: "on purpose"})
    told = [(item.kind, item.name, item.until is None) for item in left]
    assert told == [
        ("Disk", "d", True),
        ("BackupVault", "bv-bakery", True),
        ("BackupInstance", "disk-d", False),
        ("Vault", "kv-bakery", False),
    ]
    assert [item.why for item in left[:2]] == ["on purpose", "still there"]
    assert left[2].why.endswith("; until")
    assert left[3].why.endswith("; nobody can remove it before")
    estate.azure.close()


def test_a_backup_that_an_earlier_run_deleted_is_told_with_its_vault() -> None:
    estate = Estate()
    _, vault_body, _, instance = estate.protected()
    estate.azure.delete(instance["id"])
    before = (as_resource(vault_body, types.BACKUP_VAULT),)
    left = simulated_leftovers(estate.azure, before, {})
    assert [(item.kind, item.name) for item in left] == [
        ("BackupVault", "bv-bakery"),
        ("BackupInstance", "disk-d"),
    ]
    estate.azure.advance(timedelta(days=100))
    assert [item.kind for item in simulated_leftovers(estate.azure, before, {})] == ["BackupVault"]
    estate.azure.close()


def test_an_azure_that_holds_nothing_leaves_nothing() -> None:
    with Azure.in_memory() as azure:
        assert simulated_leftovers(azure, resources_of([disk(), group()]), {}) == ()


@pytest.mark.parametrize(("given_days", "days"), [({"softDeleteRetentionInDays": 7}, 7), ({}, 90)])
def test_what_the_real_azure_still_holds_is_told_as_far_as_it_is_known(
    given_days: dict[str, int], days: int
) -> None:
    kept = {**disk("kept"), "retainOnDelete": True}
    unborn = {**disk("unborn"), "id": ""}
    before = resources_of([component(), unborn, disk(), kept, key_vault(**given_days)])
    reasons = {urn(types.DISK.token, "kept"): "on purpose"}
    assert cloud_leftovers(before, reasons) == (
        Leftover("Disk", "kept", "on purpose"),
        Leftover(
            "Vault",
            "kv-bakery",
            f"soft-deleted for {days} days, its name stays taken; before the next up run "
            "'az keyvault recover' and import it, or give the key vault another name",
        ),
    )


def test_a_key_vault_that_stays_on_purpose_says_so() -> None:
    before = resources_of([{**key_vault(), "protect": True}])
    (left,) = cloud_leftovers(before, kept_reasons(before, ()))
    assert left.why == PROTECTED


def test_every_reason() -> None:
    parent = group()
    safe = {**disk("safe"), "protect": True, "dependencies": [parent["urn"]]}
    forgotten = {**snapshot(), "retainOnDelete": True}
    held = {**vault(state="On", retentionDurationInDays=30.0), "parent": component()["urn"]}
    before = resources_of([component(), parent, safe, forgotten, held, disk("going")])
    vaults = tuple(item for item in before if item.token == types.BACKUP_VAULT.token)
    assert kept_reasons(before, vaults) == {
        component()["urn"]: NEEDED,
        parent["urn"]: NEEDED,
        safe["urn"]: PROTECTED,
        forgotten["urn"]: RETAINED,
        held["urn"]: (
            "Azure keeps a backup vault while soft-deleted backups lie in it, 30 days after the "
            "last; run azdisk down again then"
        ),
    }


def test_a_vault_that_does_not_tell_its_days_has_azures_default() -> None:
    before = resources_of([vault()])
    assert "14 days after the last" in kept_reasons(before, before)[before[0].urn]


def test_what_something_protected_needs_is_kept_even_when_it_is_retained() -> None:
    needed = {**snapshot(), "retainOnDelete": True}
    safe = {**disk("safe"), "protect": True, "dependencies": [needed["urn"]]}
    before = resources_of([needed, safe])
    assert kept_reasons(before, ())[needed["urn"]] == NEEDED
    assert snapshot_id() in {item.id for item in retained(before)}


@given(
    st.lists(
        st.tuples(st.booleans(), st.booleans(), st.sets(st.integers(0, 5))), min_size=1, max_size=6
    )
)
def test_whatever_stays_has_a_reason_and_all_it_needs(
    drawn: list[tuple[bool, bool, set[int]]],
) -> None:
    urns = [urn(types.DISK.token, f"d{number}") for number in range(len(drawn))]
    rows = [
        {
            **disk(f"d{number}"),
            "protect": protect,
            "retainOnDelete": retain,
            "dependencies": [urns[need] for need in needs if need < len(urns)],
        }
        for number, (protect, retain, needs) in enumerate(drawn)
    ]
    before = resources_of(rows)
    kept = kept_urns(before, ())
    reasons = kept_reasons(before, ())
    assert set(reasons) == kept | {item.urn for item in retained(before)}
    assert {item.urn for item in protected(before)} <= kept
    for item in before:
        if item.urn in kept:
            assert item.needs <= kept
