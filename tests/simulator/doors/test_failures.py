from azure_disk_simulator.doors.failures import (
    CreatedButFailed,
    already_exists,
    failure_text,
    refused,
)
from azure_disk_simulator.errors import ArmError

FORBIDDEN = ArmError(400, "KeyVaultAccessForbidden", "Unable to access key vault resource 'k'.")
TEXT = (
    'Status=400 Code="KeyVaultAccessForbidden" Message="Unable to access key vault resource \'k\'."'
)


def test_arm_errors_read_as_azure_native_prints_them() -> None:
    assert failure_text(FORBIDDEN) == TEXT


def test_a_refusal_keeps_code_and_status() -> None:
    refusal = refused(FORBIDDEN)
    assert (str(refusal), refusal.code, refusal.status) == (TEXT, "KeyVaultAccessForbidden", 400)


def test_creating_over_an_existing_resource_reads_as_in_azure_native() -> None:
    assert str(already_exists("/a")) == "cannot create already existing resource '/a'"


def test_a_failed_creation_keeps_what_exists() -> None:
    failure = CreatedButFailed(refused(FORBIDDEN), "/id", {"name": "d"})
    assert (str(failure), failure.resource_id, failure.outputs) == (TEXT, "/id", {"name": "d"})
