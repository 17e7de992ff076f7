from typing import Any

import pytest

from azure_disk_facts.confidential import ORCHESTRATOR_APPLICATION_ID
from tests.components.checks.keys import CONFIDENTIAL, EXISTS, IN_HSM, problems
from tests.components.recording import KEY_URL

KIND = "ConfidentialVmEncryptedWithCustomerKey"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (
            {"confidential_vm_orchestrator_id": "p"},
            f"confidentialVmOrchestratorId: nothing without {KIND}",
        ),
        ({"key_release_policy": "{}"}, f"keyReleasePolicy: nothing without {KIND}"),
        ({**CONFIDENTIAL, "key_type": "RSA"}, "keyType: RSA-HSM"),
        ({**CONFIDENTIAL, "rotate_every": "P90D"}, f"rotateEvery: nothing with {KIND}"),
        ({**CONFIDENTIAL, "key_lifetime": "P1Y"}, f"keyLifetime: nothing with {KIND}"),
        ({**CONFIDENTIAL, "follow_rotation": True}, f"followRotation: false with {KIND}"),
        (
            {"encryption_type": KIND},
            "confidentialVmOrchestratorId: the object id of the service principal Confidential VM "
            "Orchestrator",
        ),
        (
            {**CONFIDENTIAL, "confidential_vm_orchestrator_id": ORCHESTRATOR_APPLICATION_ID},
            "confidentialVmOrchestratorId: the object id of the service principal, which each "
            "tenant has its own of",
        ),
        (
            {**CONFIDENTIAL, **EXISTS, "key_url": KEY_URL, "grant": False},
            "confidentialVmOrchestratorId: nothing where no grant is made here",
        ),
        (
            {**CONFIDENTIAL, **IN_HSM},
            "confidentialVmOrchestratorId: nothing where no grant is made here",
        ),
        (
            {**CONFIDENTIAL, "key_release_policy": '{"version": "1.0.0"}'},
            'keyReleasePolicy: JSON with "version" and "anyOf", each with an https "authority"',
        ),
        (
            {**CONFIDENTIAL, "location": "norwaywest"},
            "keyReleasePolicy: a release policy, the attestation provider of norwaywest is not "
            "known here",
        ),
    ],
)
def test_confidential_keys_that_azure_refuses(values: dict[str, Any], expected: str) -> None:
    assert problems(**values) == [expected]


def test_confidential_keys_that_azure_takes() -> None:
    policy = '{"version": "1.0.0", "anyOf": [{"authority": "https://a.attest.azure.net"}]}'
    given = {**CONFIDENTIAL, "key_release_policy": policy}
    assert problems(**given, location="norwaywest") == []
    assert problems(**CONFIDENTIAL, **EXISTS, key_url=KEY_URL) == []
