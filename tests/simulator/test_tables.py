from datetime import datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from azure_disk_simulator.records import Link, Resource, Tombstone
from azure_disk_simulator.store import Store

NOW = datetime(2026, 1, 1, tzinfo=timezone.utc)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


def resource(name: str = "d", arm_type: str = "T/disks") -> Resource:
    return Resource(f"/g/{name}", arm_type, {"properties": {"name": name}}, NOW)


@given(st.dictionaries(st.text(), json_values), st.dictionaries(st.text(), json_values))
def test_bodies_and_states_come_back(body: dict[str, object], state: dict[str, object]) -> None:
    store = Store(None)
    saved = Resource("/G/D", "T/disks", body, NOW, state)
    store.save(saved, ())
    assert store.load("/g/d/") == saved
    store.close()


def test_saving_again_replaces_body_and_links(store: Store) -> None:
    one = resource()
    store.save(one, [Link("uses", "/g/key")])
    one.body = {"new": True}
    store.save(one, [Link("uses", "/g/other")])
    assert store.users("uses", "/g/key") == []
    assert store.users("uses", "/G/OTHER") == [one]
    store.save(one)
    assert store.users("uses", "/g/other") == [one]


def test_links_count_in_time(store: Store) -> None:
    for hour in range(5):
        store.save(resource(f"d{hour}"), [Link("copying", "x", NOW + timedelta(hours=hour))])
    assert store.count_links("copying", "X") == 5
    assert store.count_links("copying", "x", NOW + timedelta(hours=2)) == 2


def test_below_a_scope(store: Store) -> None:
    for one in (resource("a/b"), resource("a"), resource("a0"), resource("a/c", "T/x")):
        store.save(one, ())
    assert [found.id for found in store.below("/G/A")] == ["/g/a/b", "/g/a/c"]
    assert [found.id for found in store.below("/g/a", "T/x")] == ["/g/a/c"]


def test_a_removed_resource_takes_its_links(store: Store) -> None:
    one = resource()
    store.save(one, [Link("uses", "key")])
    store.remove(one)
    assert not store.has(one.id)
    assert store.count_links("uses", "key") == 0


def test_buried_things_wait_for_their_purge(store: Store) -> None:
    one = resource()
    store.save(one, ())
    later = NOW + timedelta(days=7)
    store.bury(one, NOW, Tombstone(later, purge_protected=True, why="w", owner="o", holds="H"))
    (record,) = store.buried(NOW, "holds", "h")
    assert record.shown.purge_at == later
    assert (record.owner, record.shown.why, record.resource.number) == ("o", "w", None)
    assert [len(store.buried(NOW, by, "o")) for by in ("owner", "key")] == [1, 0]
    assert store.buried(later) == []
    store.purge(NOW)
    assert len(store.buried(NOW)) == 1
    store.purge(later)
    assert store.buried(NOW) == []


def test_unburied_things_are_gone_from_the_deleted(store: Store) -> None:
    one = resource()
    store.save(one, ())
    store.bury(one, NOW, Tombstone(NOW + timedelta(1), purge_protected=False, why="w"))
    store.unbury(store.buried(NOW)[0])
    assert store.buried(NOW) == []
