"""Refusals of Azure, in the words azure-native prints them."""

from collections.abc import Mapping
from typing import Any

from azure_disk_simulator.errors import ArmError


def failure_text(error: ArmError) -> str:
    """Return an ARM error as azure-native 3 (its azcore backend) prints it."""
    return f'Status={error.status} Code="{error.code}" Message="{error.message}"'


class OperationRefused(Exception):
    """A deployment step that Azure, or the provider itself, refused."""

    def __init__(self, text: str, code: str, status: int) -> None:
        super().__init__(text)
        self.code = code
        """ARM's error code, or ``AlreadyExists`` and ``InvalidRequest`` of the provider itself."""
        self.status = status
        """HTTP status."""


def refused(error: ArmError) -> OperationRefused:
    """Return an ARM error as a refused step."""
    return OperationRefused(failure_text(error), error.code, error.status)


def already_exists(resource_id: str) -> OperationRefused:
    """Return azure-native's refusal to create over an existing resource."""
    text = f"cannot create already existing resource '{resource_id}'"
    return OperationRefused(text, "AlreadyExists", 409)


class CreatedButFailed(OperationRefused):
    """A resource that exists after its creation was reported as failed."""

    def __init__(
        self, refusal: OperationRefused, resource_id: str, outputs: Mapping[str, Any]
    ) -> None:
        super().__init__(str(refusal), refusal.code, refusal.status)
        self.resource_id = resource_id
        self.outputs = outputs
        """Outputs as Azure reports them now."""


class CheckFailed(Exception):
    """Inputs that azure-native refuses before it calls Azure."""

    def __init__(self, token: str, name: str, failures: list[str]) -> None:
        super().__init__(f"{token} resource '{name}' has a problem: {'; '.join(failures)}")
        self.failures = failures
