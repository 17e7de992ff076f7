"""Pain 17: a key rotates, and neither the plan nor the set holds on to the old version."""

from datetime import timedelta

from azure_disk_simulator.azure import Azure
from tests.conformance.life import Life
from tests.conformance.programs import encryption, groups


def program() -> None:
    encryption("bakery", groups())


def test_a_rotation_is_followed_and_is_no_change(azure: Azure, life: Life) -> None:
    assert life.up(program).error == ""
    made = life.resources()
    set_id, key_id = made["bakery-set"]["id"], made["bakery-key"]["id"]
    old = azure.get(set_id)["properties"]["activeKey"]["keyUrl"]
    for _ in range(2):
        new = azure.rotate_key(key_id)["properties"]["keyUriWithVersion"]
        azure.advance(timedelta(hours=2))
        assert azure.get(set_id)["properties"]["activeKey"]["keyUrl"] == new != old

        assert life.preview(program).steps == [], "before anything is refreshed"
        assert life.up(program).steps == []
        assert azure.get(set_id)["properties"]["activeKey"]["keyUrl"] == new
        life.take_over_what_changed()
        assert life.preview(program).steps == []
        assert life.up(program).steps == []
        assert life.refresh().error == ""
        assert azure.get(set_id)["properties"]["activeKey"]["keyUrl"] == new
        old = new
