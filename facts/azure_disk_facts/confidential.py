"""Keys of confidential virtual machines: who may release them, and to what (rules C1, D5)."""

import base64
import binascii
import json
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from azure_disk_facts.regions import find_region
from azure_disk_facts.source import Certainty, Source

SOURCE = Source(
    rule="C1, C10, D5",
    reference="quick-create-confidential-vm-portal.md; azure-cli keyvault --default-cvm-policy; "
    "azure-sdk-for-python#29945",
    as_of=date(2026, 11, 1),
)

ORCHESTRATOR_APPLICATION_ID = "bf7b6499-ff71-4aa2-97a4-f372087be7f0"
"""Application "Confidential VM Orchestrator": it releases keys to confidential machines."""

RELEASE_POLICY_CONTENT_TYPE = "application/json; charset=utf-8"

ATTESTATION_SOURCE = Source(
    rule="D5",
    reference="shared attestation providers as the Azure CLI's default policies name them",
    as_of=date(2026, 11, 1),
    certainty=Certainty.KNOWLEDGE,
)

ATTESTATION_AUTHORITIES: Mapping[str, str] = MappingProxyType(
    {
        region: f"https://shared{short}.{short}.attest.azure.net"
        for region, short in {
            "australiaeast": "eau",
            "centralindia": "cin",
            "centralus": "cus",
            "eastasia": "easia",
            "eastus": "eus",
            "eastus2": "eus2",
            "germanywestcentral": "dewc",
            "italynorth": "itn",
            "japaneast": "jpe",
            "northeurope": "neu",
            "southcentralus": "scus",
            "southeastasia": "sasia",
            "switzerlandnorth": "swn",
            "uaenorth": "uaen",
            "westeurope": "weu",
            "westus": "wus",
            "westus3": "wus3",
        }.items()
    }
)
"""Microsoft's shared attestation provider by region, where confidential machines run."""


def default_release_policy(location: str) -> str | None:
    """Return the policy that releases a key to Azure's compliant confidential machines alone.

    As the Azure CLI writes it: attested by the region's shared provider. ``None`` where that is
    not known.
    """
    region = find_region(location)
    authority = ATTESTATION_AUTHORITIES.get(region.name) if region else None
    if authority is None:
        return None
    claim = {"claim": "x-ms-compliance-status", "equals": "azure-compliant-cvm"}
    policy = {"version": "1.0.0", "anyOf": [{"authority": authority, "allOf": [claim]}]}
    return json.dumps(policy, separators=(",", ":"))


def is_release_policy(text: str) -> bool:
    """Tell whether a text is a release policy: JSON with a version, and authorities with claims."""
    try:
        policy: Any = json.loads(text)
    except ValueError:
        return False
    if not isinstance(policy, dict) or not policy.get("version"):
        return False
    choices = policy.get("anyOf")
    return bool(choices) and isinstance(choices, list) and all(map(_has_authority, choices))


def _has_authority(choice: object) -> bool:
    return isinstance(choice, dict) and str(choice.get("authority", "")).startswith("https://")


def encoded_release_policy(text: str) -> str:
    """Return a policy as ARM takes it: base64 for URLs, without padding."""
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decoded_release_policy(data: str) -> str | None:
    """Return the text of an encoded policy; ``None`` when it is not encoded so."""
    try:
        padded = data + "=" * (-len(data) % 4)
        return base64.b64decode(padded, altchars=b"-_", validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return None
