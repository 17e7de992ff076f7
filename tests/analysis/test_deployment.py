from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azure_disk_analysis.deployment import (
    InvalidDeployment,
    Resource,
    find,
    kept_with,
    of_type,
    read_resources,
)
from azure_disk_facts import resource_types as types
from tests.analysis import samples

STACK = "urn:pulumi:dev::azure-disk-protection::pulumi:pulumi:Stack::azure-disk-protection-dev"
PROVIDER = samples.urn("pulumi:providers:azure-native", "default")


def read(**changed: Any) -> Resource:
    (only,) = samples.resources_of([{**samples.disk(), **changed}])
    return only


@pytest.mark.parametrize(
    ("data", "got"),
    [
        (None, "NoneType"),
        ([], "list"),
        ("text", "str"),
        ({"resources": {}}, "dict"),
        ({"resources": "text"}, "str"),
    ],
)
def test_what_is_no_deployment_is_refused(data: object, got: str) -> None:
    with pytest.raises(InvalidDeployment) as caught:
        read_resources(data)
    assert str(caught.value) == (
        f"deployment: got {got}, allowed: an object with a list 'resources'; "
        "pass what lies under 'deployment' in the output of 'pulumi stack export'"
    )


@pytest.mark.parametrize("data", [{}, {"resources": None}, {"resources": []}])
def test_an_empty_deployment_has_no_resources(data: object) -> None:
    assert read_resources(data) == ()


def test_a_resource_is_read_with_all_that_deleting_has_to_know() -> None:
    found = read(
        type="azure-native:compute/v20230402:Disk",
        parent=STACK,
        protect=True,
        retainOnDelete=True,
        inputs={"diskName": "web"},
    )
    assert found.token == types.DISK.token
    assert found.facts is types.DISK
    assert found.id == samples.disk_id()
    assert found.inputs == {"diskName": "web"}
    assert found.outputs["location"] == samples.HOME
    assert (found.protect, found.retain_on_delete, found.is_custom) == (True, True, True)
    assert found.parent == STACK


def test_a_component_has_no_id_and_the_name_of_the_program() -> None:
    token = "azure-disk-protection:index:DiskEstate"
    (found,) = samples.resources_of([{"urn": samples.urn(token, "estate"), "type": token}])
    assert found == Resource(samples.urn(token, "estate"), token, is_custom=False)
    assert found.facts is None
    assert (found.name, found.logical_name) == ("estate", "estate")


def test_a_resource_has_its_name_in_azure() -> None:
    found = read(urn=samples.urn(types.DISK.token, "logical"))
    assert (found.name, found.logical_name) == ("web", "logical")


def test_what_only_waits_for_its_deletion_is_left_out() -> None:
    rows = [samples.disk("old") | {"delete": True}, samples.disk("new") | {"delete": False}]
    assert [each.name for each in samples.resources_of(rows)] == ["new"]


@pytest.mark.parametrize("missing", ["inputs", "outputs"])
def test_absent_properties_are_empty(missing: str) -> None:
    assert getattr(read(**{missing: None}), missing) == {}


@pytest.mark.parametrize(
    ("given_row", "needs"),
    [
        ({}, set()),
        ({"parent": STACK}, {STACK}),
        ({"parent": "", "provider": ""}, set()),
        ({"provider": f"{PROVIDER}::6f1c"}, {PROVIDER}),
        ({"dependencies": ["urn:a", "urn:b"]}, {"urn:a", "urn:b"}),
        ({"propertyDependencies": {"sku": None, "encryption": ["urn:c"]}}, {"urn:c"}),
        ({"dependencies": None, "propertyDependencies": None}, set()),
    ],
)
def test_a_resource_needs_parent_provider_and_dependencies(
    given_row: dict[str, Any], needs: set[str]
) -> None:
    assert read(**given_row).needs == needs


@pytest.mark.parametrize(
    ("given_row", "made_from"),
    [
        ({}, {}),
        ({"propertyDependencies": None}, {}),
        (
            {"propertyDependencies": {"a": ["urn:1", "urn:2"], "b": None}},
            {"a": ("urn:1", "urn:2"), "b": ()},
        ),
    ],
)
def test_inputs_tell_what_they_were_made_from(
    given_row: dict[str, Any], made_from: dict[str, tuple[str, ...]]
) -> None:
    assert read(**given_row).made_from == made_from


def test_outputs_win_over_inputs_and_absent_ones_do_not() -> None:
    found = read(inputs={"diskSizeGB": 1, "tier": "P4"}, outputs={"diskSizeGB": 2, "tier": None})
    assert found.properties == {"diskSizeGB": 2, "tier": "P4"}


def test_the_envelope_is_opened() -> None:
    found = read(
        inputs={"properties": {"a": 1, "b": 1}},
        outputs={"name": "x", "properties": {"b": 2, "c": None}},
    )
    assert found.properties == {"a": 1, "b": 2, "name": "x"}


def test_an_envelope_that_is_none_is_passed_over() -> None:
    assert read(inputs={"properties": "text"}, outputs={"tier": "P4"}).properties == {"tier": "P4"}


def test_a_body_of_azure_takes_the_place_of_the_outputs() -> None:
    found = read(inputs={"location": "West Europe"}).seen_as(
        {"location": "westeurope", "properties": {"diskSizeGB": 128}}
    )
    assert found.properties == {"location": "westeurope", "diskSizeGB": 128}
    assert found.id == samples.disk_id()


def test_of_type_yields_what_exists_in_azure() -> None:
    waiting = samples.disk("waiting") | {"id": ""}
    resources = samples.resources_of([samples.snapshot(), samples.disk(), waiting])
    assert [each.name for each in of_type(resources, types.DISK)] == ["web"]


@pytest.mark.parametrize(
    "arm_id",
    [samples.disk_id(), samples.disk_id().upper(), samples.disk_id().lower() + "/"],
)
def test_a_resource_is_found_by_its_id_in_any_case(arm_id: str) -> None:
    resources = samples.resources_of([samples.snapshot(), samples.disk()])
    found = find(resources, arm_id)
    assert found is not None
    assert found.name == "web"


@pytest.mark.parametrize("arm_id", [samples.disk_id("other"), ""])
def test_what_is_not_there_is_not_found(arm_id: str) -> None:
    component = {"urn": "urn:component", "type": "azure-disk-protection:index:DiskEstate"}
    assert find(samples.resources_of([component, samples.disk()]), arm_id) is None


def _graph(needs: dict[str, set[str]]) -> tuple[Resource, ...]:
    return tuple(Resource(urn, "t:m:T", needs=frozenset(named)) for urn, named in needs.items())


def test_what_stays_keeps_all_that_it_needs() -> None:
    graph = _graph({"a": set(), "b": {"a"}, "c": {"b"}, "d": {"a"}, "e": {"gone"}})
    assert kept_with(graph, ["c"]) == {"a", "b", "c"}
    assert kept_with(graph, ["d", "e"]) == {"a", "d", "e"}
    assert kept_with(graph, ["unknown"]) == set()
    assert kept_with(graph, []) == set()


_URNS = st.sampled_from("abcdefg")


@given(st.dictionaries(_URNS, st.sets(_URNS)), st.sets(_URNS), st.sets(_URNS))
def test_what_is_kept_is_complete_and_grows_with_what_stays(
    needs: dict[str, set[str]], some: set[str], more: set[str]
) -> None:
    graph = _graph(needs)
    kept = kept_with(graph, some)
    assert some & needs.keys() <= kept <= needs.keys()
    assert all(needs[urn] & needs.keys() <= kept for urn in kept)
    assert kept_with(graph, kept) == kept
    assert kept <= kept_with(graph, some | more)
