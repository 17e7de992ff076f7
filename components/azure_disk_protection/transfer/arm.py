"""How code that runs in a dynamic provider reaches Azure: which cloud, as whom.

It reads what azure-native reads: ``ARM_...`` variables, then the stack's ``azure-native:...``
settings, and signs in as the Azure CLI and others do where neither says as whom.
"""

import ipaddress
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from azure_disk_facts.clouds import CLOUDS, ENVIRONMENTS, CloudFacts
from azure_disk_facts.regions import AzureCloud
from azure_disk_protection.transfer.failure import TransferFailed

if TYPE_CHECKING:
    from azure.core.credentials import AccessToken, TokenCredential

SIMULATOR_VARIABLE = "AZURE_DISK_PROTECTION_ARM_URL"
"""URL of a simulated resource manager, on this machine only; requests to it carry no token."""

_SETTINGS: Mapping[str, str] = {
    "ARM_ENVIRONMENT": "environment",
    "ARM_TENANT_ID": "tenantId",
    "ARM_CLIENT_ID": "clientId",
    "ARM_CLIENT_SECRET": "clientSecret",
    "ARM_CLIENT_CERTIFICATE_PATH": "clientCertificatePath",
    "ARM_CLIENT_CERTIFICATE_PASSWORD": "clientCertificatePassword",
    "ARM_USE_MSI": "useMsi",
    "ARM_USE_OIDC": "useOidc",
    "ARM_OIDC_TOKEN": "oidcToken",
    "ARM_OIDC_TOKEN_FILE_PATH": "oidcTokenFilePath",
}
"""Variables, and what the stack's settings call the same below ``azure-native:``."""

Values = Mapping[str, str]


class NoCredential:
    """Stands for a credential where none is asked for: in the simulated Azure."""

    def get_token(self, *_scopes: str, **_: Any) -> "AccessToken":
        """Return a token that says nothing."""
        from azure.core.credentials import AccessToken  # noqa: PLC0415 - extra `transfer`

        return AccessToken("simulated", 2**31)


@dataclass(frozen=True)
class Arm:
    """A resource manager, and the credential that requests to it carry."""

    url: str
    cloud: CloudFacts
    credential: "TokenCredential"
    is_simulated: bool = False

    def client_options(self) -> dict[str, Any]:
        """Return the keyword arguments that any client of ``azure-mgmt-...`` takes."""
        options: dict[str, Any] = {
            "credential": self.credential,
            "base_url": self.url,
            "credential_scopes": [self.cloud.scope],
        }
        if self.is_simulated:
            from azure.core.pipeline.policies import SansIOHTTPPolicy  # noqa: PLC0415

            # Tokens are for https only; a simulated Azure has none and answers at once.
            options["authentication_policy"] = SansIOHTTPPolicy()
            options["polling_interval"] = 0
        return options


def arm_values(config: Callable[[str], Any] | None = None) -> Values:
    """Return what is said about cloud and credential; variables win over the stack's settings.

    ``config`` returns a setting by its full key, as ``pulumi.dynamic.Config.get`` does.
    """
    found: dict[str, str] = {}
    for variable, key in _SETTINGS.items():
        value = os.environ.get(variable)
        if not value and config is not None:
            value = config(f"azure-native:{key}")
        if value:
            found[variable] = str(value)
    simulator = os.environ.get(SIMULATOR_VARIABLE)
    if simulator:
        found[SIMULATOR_VARIABLE] = simulator
    return found


def connect(values: Values) -> Arm:
    """Return the resource manager that some values lead to.

    Raises:
        TransferFailed: a simulated Azure elsewhere than on this machine, or an unknown cloud.
    """
    simulator = values.get(SIMULATOR_VARIABLE)
    if simulator is not None:
        check_local(SIMULATOR_VARIABLE, simulator)
        return Arm(simulator.rstrip("/"), CLOUDS[AzureCloud.PUBLIC], NoCredential(), True)  # noqa: FBT003
    cloud = CLOUDS[_cloud(values)]
    return Arm(cloud.resource_manager, cloud, _credential(values, cloud))


def check_local(name: str, url: str) -> None:
    """Refuse a URL that leads elsewhere than to this machine.

    Raises:
        TransferFailed: what is sent there without a token would leave the machine.
    """
    host = urlsplit(url).hostname or ""
    try:
        is_local = ipaddress.ip_address(host).is_loopback
    except ValueError:
        is_local = host == "localhost"
    if not is_local:
        raise TransferFailed(
            f"{name}: got {url!r}, allowed: a URL of this machine such as http://127.0.0.1:8080; "
            "it is for a simulated Azure only, unset it to reach the real one"
        )


def _cloud(values: Values) -> AzureCloud:
    name = values.get("ARM_ENVIRONMENT", "public").lower()
    if name not in ENVIRONMENTS:
        raise TransferFailed(
            f"ARM_ENVIRONMENT: got {name!r}, allowed: {', '.join(ENVIRONMENTS)}; choose one"
        )
    return ENVIRONMENTS[name]


def _credential(values: Values, cloud: CloudFacts) -> "TokenCredential":
    from azure import identity  # noqa: PLC0415 - extra `transfer`

    if _is_on(values, "ARM_USE_MSI"):
        return identity.ManagedIdentityCredential(client_id=values.get("ARM_CLIENT_ID"))
    tenant, client = values.get("ARM_TENANT_ID"), values.get("ARM_CLIENT_ID")
    if tenant is None or client is None:
        return identity.DefaultAzureCredential(authority=cloud.authority)
    if _is_on(values, "ARM_USE_OIDC"):
        return identity.ClientAssertionCredential(
            tenant, client, lambda: _assertion(values), authority=cloud.authority
        )
    certificate = values.get("ARM_CLIENT_CERTIFICATE_PATH")
    if certificate is not None:
        password = values.get("ARM_CLIENT_CERTIFICATE_PASSWORD")
        return identity.CertificateCredential(
            tenant, client, certificate, password=password, authority=cloud.authority
        )
    secret = values.get("ARM_CLIENT_SECRET")
    if secret is not None:
        return identity.ClientSecretCredential(tenant, client, secret, authority=cloud.authority)
    return identity.DefaultAzureCredential(authority=cloud.authority)


def _is_on(values: Values, name: str) -> bool:
    return values.get(name, "").lower() in {"1", "true"}


def _assertion(values: Values) -> str:
    """Return the token of a federated identity; a file's is read each time, as it is renewed."""
    path = values.get("ARM_OIDC_TOKEN_FILE_PATH")
    if path is not None:
        return Path(path).read_text(encoding="utf-8").strip()
    token = values.get("ARM_OIDC_TOKEN")
    if token is None:
        raise TransferFailed(
            "ARM_OIDC_TOKEN: got nothing, allowed: a token, or the path of one in "
            "ARM_OIDC_TOKEN_FILE_PATH; ARM_USE_OIDC needs either, or turn it off"
        )
    return token
