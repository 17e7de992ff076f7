from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pulumi
import pytest
from pulumi_azure_native import authorization, compute, resources

from azure_disk_facts import roles
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.failures import CheckFailed, OperationRefused
from azure_disk_simulator.doors.mocks import AzureMocks, run_program
from azure_disk_simulator.doors.results import Result
from azure_disk_simulator.doors.schema import UnknownResourceType
from azure_disk_simulator.doors.values import UNKNOWN
from tests.simulator.doors.estate_program import Estate

DISK = "azure-native:compute:Disk"


@pytest.fixture
def azure() -> Iterator[Azure]:
    with Azure.in_memory() as azure:
        yield azure


def disk(**changed: Any) -> compute.Disk:
    group = resources.ResourceGroup("group", resource_group_name="rg", location="westeurope")
    given = {"disk_size_gb": 8, "creation_data": {"create_option": "Empty"}, **changed}
    return compute.Disk("disk", resource_group_name=group.name, **given)


def _one_disk() -> None:
    disk()


def _named(name: str) -> None:
    disk(disk_name=name)


def test_a_whole_estate_is_created(azure: Azure) -> None:
    result = run_program(azure, Estate())
    assert result.outputs["disk"] == result.find("disk").id
    assert azure.exists(result.find("disk").id)
    assert len([entry for entry in result.registrations if entry.id]) == 19
    assert len(result.of_type("azure-native:compute:Snapshot")) == 2
    copy = azure.get(result.find("copy").id)
    assert copy["location"] == "northeurope"


def test_role_assignments_are_settled_before_the_next_creation(azure: Azure) -> None:
    azure.settings.role_delay = timedelta(hours=1)
    before = azure.clock.now()
    assert run_program(azure, Estate(backup=False)).error is None
    assert azure.clock.now() - before > timedelta(hours=1)


def test_outputs_are_those_azure_reports(azure: Azure) -> None:
    def program() -> None:
        made = disk()
        pulumi.export("name", made.name)
        pulumi.export("size", made.disk_size_gb)

    result = run_program(azure, program)
    assert result.outputs == {"name": result.find("disk").outputs["name"], "size": 8}
    assert result.find("disk").inputs["location"] == "westeurope"


def test_a_program_may_be_asynchronous_and_return_outputs(azure: Azure) -> None:
    async def program() -> dict[str, Any]:
        return {"size": disk().disk_size_gb}

    assert run_program(azure, program).outputs == {"size": 8}


def test_a_refusal_is_kept_and_raised_when_outputs_are_asked_for(azure: Azure) -> None:
    result = run_program(azure, lambda: pulumi.export("x", disk(disk_size_gb=99999).name))
    assert isinstance(result.error, OperationRefused)
    assert result.error.code == "InvalidParameter"
    assert 'Code="InvalidParameter"' in str(result.error)
    with pytest.raises(OperationRefused):
        _ = result.outputs
    assert [entry.name for entry in result.registrations] == ["group"]


def test_a_refusal_nobody_waits_for_is_kept_too(azure: Azure) -> None:
    def program() -> None:
        disk(disk_size_gb=99999)

    assert isinstance(run_program(azure, program).error, OperationRefused)


def test_a_failed_check_names_the_resource(azure: Azure) -> None:
    result = run_program(azure, lambda: pulumi.export("x", disk(creation_data={}).name))
    assert isinstance(result.error, CheckFailed)
    assert str(result.error) == (
        "azure-native:compute:Disk resource 'disk' has a problem: "
        "missing required property 'creationData.createOption'"
    )


def test_assertions_in_the_program_are_raised(azure: Azure) -> None:
    def program() -> None:
        disk().disk_size_gb.apply(_never)

    with pytest.raises(AssertionError, match="seen"):
        run_program(azure, program)


def _never(size: int | None) -> None:
    raise AssertionError(f"seen: {size}")


def test_a_preview_creates_nothing_and_knows_the_inputs(azure: Azure) -> None:
    def program() -> None:
        made = disk(location="westeurope")
        pulumi.export("size", made.disk_size_gb)
        pulumi.export("unique", made.unique_id)
        pulumi.export("id", made.id)

    result = run_program(azure, program, preview=True)
    assert result.outputs == {"size": 8, "unique": UNKNOWN, "id": UNKNOWN}
    assert result.find("disk").inputs["resourceGroupName"] is UNKNOWN
    assert azure.list(f"/subscriptions/{azure.subscription_id}", "Microsoft.Compute/disks") == []


def test_an_identitys_principal_is_unknown_in_a_preview(azure: Azure) -> None:
    result = run_program(azure, Estate(), preview=True)
    assert result.error is None
    assert result.find("grant").inputs["principalId"] is UNKNOWN
    assert result.find("grant-reader").inputs["principalId"] is UNKNOWN


def test_secrets_stay_secret_and_reach_azure_plain(azure: Azure) -> None:
    seen: list[bool] = []

    async def program() -> None:
        made = disk(
            tags={"token": pulumi.Output.secret("hush")}, tier="P2", sku={"name": "Premium_LRS"}
        )
        seen.append(await made.tags.is_secret())
        seen.append(await made.tier.is_secret())

    result = run_program(azure, program)
    assert result.error is None
    assert seen == [True, False]
    found = result.find("disk")
    assert found.inputs["tags"] == {"token": "hush"}
    assert azure.get(found.id)["tags"] == {"token": "hush"}


class Component(pulumi.ComponentResource):
    def __init__(self, name: str) -> None:
        super().__init__("my:index:Component", name, {"note": "n"})
        self.group = resources.ResourceGroup(
            f"{name}-group", location="westeurope", opts=pulumi.ResourceOptions(parent=self)
        )
        self.register_outputs({})


def test_components_pass_and_urns_name_the_parents(azure: Azure) -> None:
    def program() -> None:
        Component("one")
        Component("two")

    result = run_program(azure, program, project="bakery", stack="dev")
    assert result.find("one").token == "my:index:Component"
    urn = (
        "urn:pulumi:dev::bakery::my:index:Component$azure-native:resources:ResourceGroup::one-group"
    )
    assert result.find(urn).name == "one-group"


def test_a_resource_is_looked_up_by_name_and_type(azure: Azure) -> None:
    result = run_program(azure, _one_disk)
    assert result.find("disk", DISK).token == DISK
    with pytest.raises(LookupError) as error:
        result.find("disc")
    assert str(error.value) == (
        "'disc': found 0 resources, registered: azure-native:resources:ResourceGroup group, "
        "azure-native:compute:Disk disk"
    )


def test_existing_resources_are_read(azure: Azure) -> None:
    made = run_program(azure, _one_disk).find("disk")

    def program() -> None:
        pulumi.export("size", compute.Disk.get("found", made.id).disk_size_gb)

    assert run_program(azure, program).outputs == {"size": 8}


def test_what_does_not_exist_cannot_be_read(azure: Azure) -> None:
    made = run_program(azure, _one_disk).find("disk")
    azure.delete(made.id)
    result = run_program(azure, lambda: pulumi.export("x", compute.Disk.get("y", made.id).name))
    assert str(result.error) == f"resource '{made.id}' does not exist"


def _imported(azure: Azure, **changed: Any) -> Result:
    made = run_program(azure, lambda: _named("d")).find("disk")

    def program() -> None:
        given = {"disk_name": "d", "resource_group_name": "RG", "disk_size_gb": 8, **changed}
        compute.Disk(
            "disk",
            creation_data={"create_option": "Empty"},
            opts=pulumi.ResourceOptions(import_=made.id),
            **given,
        )

    return run_program(azure, program)


def test_an_import_takes_what_matches(azure: Azure) -> None:
    assert _imported(azure, public_network_access="Enabled").error is None


def test_what_an_import_changes_is_updated_at_once(azure: Azure) -> None:
    result = _imported(azure, disk_size_gb=16, tags={"a": "b"})
    assert result.error is None
    found = azure.get(result.find("disk").id)
    assert (found["properties"]["diskSizeGB"], found["tags"]) == (16, {"a": "b"})


def test_an_import_replaces_nothing(azure: Azure) -> None:
    result = _imported(azure, location="northeurope", zones=["1"])
    assert str(result.error) == "an import may not replace: location, zones"


def test_the_form_of_imported_inputs_is_checked(azure: Azure) -> None:
    assert isinstance(_imported(azure, zones=["1", 2]).error, CheckFailed)


def test_functions_and_configuration_answer(azure: Azure) -> None:
    def program() -> None:
        client = authorization.get_client_config_output()
        pulumi.export("tenant", client.tenant_id)
        pulumi.export("size", pulumi.Config("bakery").require_int("size"))

    result = run_program(azure, program, config={"bakery:size": "4"})
    assert result.outputs == {"tenant": azure.tenant_id, "size": 4}


def test_other_packages_are_refused(azure: Azure) -> None:
    def program() -> None:
        pulumi.CustomResource("random:index:RandomId", "r", {"byteLength": 4})

    assert isinstance(run_program(azure, program).error, UnknownResourceType)


def test_runs_do_not_see_each_other(azure: Azure) -> None:
    run_program(azure, lambda: pulumi.export("a", 1))
    assert run_program(azure, lambda: pulumi.export("b", 2)).outputs == {"b": 2}


def test_the_mocks_serve_pulumis_own_test_decorator(azure: Azure) -> None:
    mocks = AzureMocks(azure)
    pulumi.runtime.set_mocks(mocks, project="p", stack="s")

    checked = pulumi.runtime.test(  # type: ignore[no-untyped-call]
        lambda: disk().disk_size_gb.apply(lambda size: _equal(size, 8))
    )
    checked()
    assert [entry.name for entry in mocks.registrations] == ["group", "disk"]
    assert mocks.azure is azure


def _equal(left: Any, right: Any) -> None:
    assert left == right


def test_unknown_inputs_outside_of_a_preview_are_refused(azure: Azure) -> None:
    with pytest.raises(ValueError, match="an input is unknown") as error:
        AzureMocks(azure)._created(DISK, {"diskName": UNKNOWN})
    assert str(error.value) == (
        "azure-native:compute:Disk: an input is unknown outside of a preview; await it first"
    )


def test_a_missing_grant_is_refused_as_on_the_engine(azure: Azure) -> None:
    def program() -> None:
        Estate(backup=False)()

    azure.settings.role_delay = timedelta(0)
    real_put = azure.put

    def without_grants(resource_id: str, body: dict[str, Any]) -> dict[str, Any]:
        role = roles.KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER.guid
        if role in str(body):
            body["properties"]["roleDefinitionId"] = roles.READER.definition_id(
                azure.subscription_id
            )
        return real_put(resource_id, body)

    azure.put = without_grants  # type: ignore[method-assign]
    result = run_program(azure, program)
    assert isinstance(result.error, OperationRefused)
    assert result.error.code == "KeyVaultAccessForbidden"
