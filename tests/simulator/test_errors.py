import copy

from azure_disk_simulator import errors
from azure_disk_simulator.errors import ArmError


def test_an_error_has_status_code_and_message() -> None:
    error = ArmError(409, "OperationNotAllowed", "no")
    assert str(error) == "OperationNotAllowed: no"
    assert error.envelope() == {"error": {"code": "OperationNotAllowed", "message": "no"}}


def test_an_error_can_be_copied() -> None:
    error = copy.copy(errors.not_found("/x"))
    assert (error.status, error.code, error.message) == (
        404,
        "NotFound",
        "Resource /x is not found.",
    )


def test_a_resource_outside_groups_is_not_found_without_a_group() -> None:
    assert errors.resource_not_found("A/b", "c", None).message.startswith(
        "The Resource 'A/b/c' was not found."
    )


def test_every_status_is_one_of_http() -> None:
    made = [errors.bad_request("x"), errors.operation_not_allowed("x"), errors.sku_without_name()]
    assert [error.status for error in made] == [400, 409, 400]
