"""Whether there are credentials for the real Azure, told before anything is started."""

import json
import shutil
import subprocess
from collections.abc import Mapping

from azure_disk_cli.outcome import Stop, wrong_input

_AZ_TIMEOUT_SECONDS = 30


def subscription_of(environment: Mapping[str, str]) -> str:
    """Return the subscription id that a run in the real Azure would use.

    Looked for in this order: a service principal (secret or certificate), OIDC, a managed
    identity, all from ``ARM_*`` or ``AZURE_*``; then a logged-in ``az`` on PATH.

    Raises:
        Stop: (exit 2) no credentials; says what was looked for.
    """
    subscription = _value(environment, "SUBSCRIPTION_ID")
    if subscription and _has_principal(environment):
        return subscription
    logged_in = _az_subscription()
    if logged_in is not None:
        return subscription or logged_in
    raise _no_credentials(environment)


def _value(environment: Mapping[str, str], name: str) -> str:
    return environment.get(f"ARM_{name}", "") or environment.get(f"AZURE_{name}", "")


def _has_principal(environment: Mapping[str, str]) -> bool:
    if environment.get("ARM_USE_MSI", "").lower() == "true":
        return True
    if not (_value(environment, "CLIENT_ID") and _value(environment, "TENANT_ID")):
        return False
    secrets = ("CLIENT_SECRET", "CLIENT_CERTIFICATE_PATH", "OIDC_TOKEN", "OIDC_TOKEN_FILE_PATH")
    uses_oidc = environment.get("ARM_USE_OIDC", "").lower() == "true"
    federated = environment.get("AZURE_FEDERATED_TOKEN_FILE", "")
    return uses_oidc or bool(federated) or any(_value(environment, name) for name in secrets)


def _az_subscription() -> str | None:
    command = shutil.which("az")
    if command is None:
        return None
    try:
        shown = subprocess.run(
            [command, "account", "show", "--output", "json"],
            capture_output=True,
            check=True,
            text=True,
            timeout=_AZ_TIMEOUT_SECONDS,
        )
        found = json.loads(shown.stdout).get("id")
    except (OSError, subprocess.SubprocessError, ValueError, AttributeError):
        return None
    return found if isinstance(found, str) else None


def _no_credentials(environment: Mapping[str, str]) -> Stop:
    names = ("SUBSCRIPTION_ID", "TENANT_ID", "CLIENT_ID", "CLIENT_SECRET")
    missing = [f"ARM_{name}" for name in names if not _value(environment, name)]
    az = "az is on PATH but not logged in" if shutil.which("az") else "no az on PATH"
    looked = (
        f"{', '.join(missing)} not set" if missing else "the credentials in ARM_* are not whole"
    )
    return wrong_input(
        f"--cloud: no credentials for Azure ({looked}; no OIDC token; {az}), nothing was started; "
        "set ARM_SUBSCRIPTION_ID, ARM_TENANT_ID, ARM_CLIENT_ID and ARM_CLIENT_SECRET "
        "(or ARM_USE_OIDC=true), or run 'az login', or leave --cloud out to use the simulated Azure"
    )
