"""What the resource manager cannot do about keys, said as the commands that a person runs."""

import json
from collections.abc import Mapping
from typing import Any

import pulumi
from pulumi_azure_native import authorization

from azure_disk_facts.clouds import CLOUDS
from azure_disk_facts.confidential import ORCHESTRATOR_APPLICATION_ID
from azure_disk_facts.encryption import (
    FEDERATION_AUDIENCE,
    MANAGED_HSM_ENCRYPTION_ROLE,
    MANAGED_HSM_RELEASE_ROLE,
    EncryptionSetType,
    is_managed_hsm_url,
    key_host_name,
    key_name,
)
from azure_disk_facts.regions import AzureCloud, find_region
from azure_disk_facts.roles import KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER


def grant_command(
    name: str,
    inputs: Mapping[str, Any],
    key_url: pulumi.Output[str],
    principal_id: pulumi.Output[str],
    *,
    parent: pulumi.Resource,
) -> pulumi.Output[str]:
    """Return the commands that let an identity use a key where nothing is granted here.

    They are shown during the deployment too where nobody but a person can run them: the set waits
    for the grant.
    """
    is_shown = is_out_of_reach(inputs)
    config = authorization.get_client_config_output(pulumi.InvokeOutputOptions(parent=parent))
    client_id = inputs.get("federated_client_id")
    known = pulumi.Output.all(key_url, principal_id, client_id, config, inputs["location"])

    def write(values: list[Any]) -> str:
        url, principal, client, own, location = values
        is_confidential = inputs.get("encryption_type") is EncryptionSetType.CONFIDENTIAL_VM
        commands = _key_grant(url, principal, client, is_confidential=is_confidential)
        if client is not None:
            commands.append(_federation(client, principal, own.tenant_id, location))
        text = "\n".join(commands)
        if is_shown and not pulumi.runtime.is_dry_run():
            pulumi.log.info(f"{name}: its key is granted by hand, unless it is already:\n{text}")
        return text

    return known.apply(write)


def is_out_of_reach(inputs: Mapping[str, Any]) -> bool:
    """Tell whether the key lies where the resource manager does not reach (rules C4, C11)."""
    elsewhere = ("managed_hsm_key_url", "federated_client_id")
    return any(inputs.get(name) is not None for name in elsewhere)


def _key_grant(url: str, principal: str, client: str | None, *, is_confidential: bool) -> list[str]:
    who = f"--assignee {client}" if client is not None else _principal(principal)
    if is_managed_hsm_url(url):
        commands = [_hsm_grant(url, who, MANAGED_HSM_ENCRYPTION_ROLE)]
        if is_confidential:
            orchestrator = f"--assignee {ORCHESTRATOR_APPLICATION_ID}"
            commands.append(_hsm_grant(url, orchestrator, MANAGED_HSM_RELEASE_ROLE))
        return commands
    vault = f"$(az keyvault show --name {key_host_name(url)} --query id --output tsv)"
    role = KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER.name
    return [
        f'az role assignment create {who} --role "{role}" --scope "{vault}/keys/{key_name(url)}"'
    ]


def _principal(principal: str) -> str:
    return f"--assignee-object-id {principal} --assignee-principal-type ServicePrincipal"


def _hsm_grant(url: str, who: str, role: str) -> str:
    return (
        f"az keyvault role assignment create --hsm-name {key_host_name(url)} {who} "
        f'--role "{role}" --scope /keys/{key_name(url)}'
    )


def _federation(client: str, principal: str, tenant: str, location: str) -> str:
    region = find_region(location)
    authority = CLOUDS[AzureCloud.PUBLIC if region is None else region.cloud].authority
    credential = {
        "name": f"disks-{principal}",
        "issuer": f"https://{authority}/{tenant}/v2.0",
        "subject": principal,
        "audiences": [FEDERATION_AUDIENCE],
    }
    parameters = json.dumps(credential)
    return f"az ad app federated-credential create --id {client} --parameters '{parameters}'"


async def warn_of_fixed_rotation(args: pulumi.ResourceHookArgs) -> None:
    """Say that the resource manager leaves the rotation policy of a key as it is (rule C19)."""
    old, new = (
        given.get("properties", {}).get("rotationPolicy")
        for given in (args.old_inputs or {}, args.new_inputs or {})
    )
    if old != new:
        pulumi.log.warn(
            f"{args.name}: Azure's resource manager leaves the rotation policy of a key that "
            f"exists as it is; run: {_rotation_command(args.new_inputs or {}, new)}"
        )


def _rotation_command(inputs: Mapping[str, Any], policy: object) -> str:
    vault, key = inputs.get("vaultName"), inputs.get("keyName")
    value = json.dumps(policy)
    return (
        f"az keyvault key rotation-policy update --vault-name {vault} --name {key} "
        f"--value '{value}'"
    )
