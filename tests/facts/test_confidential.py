import json

import pytest

from azure_disk_facts.confidential import (
    decoded_release_policy,
    default_release_policy,
    encoded_release_policy,
    is_release_policy,
)


def test_keys_are_released_to_compliant_machines_of_the_region() -> None:
    policy = default_release_policy("West Europe")
    assert policy is not None
    assert is_release_policy(policy)
    assert json.loads(policy) == {
        "version": "1.0.0",
        "anyOf": [
            {
                "authority": "https://sharedweu.weu.attest.azure.net",
                "allOf": [{"claim": "x-ms-compliance-status", "equals": "azure-compliant-cvm"}],
            }
        ],
    }


@pytest.mark.parametrize("location", ["norwaywest", "here"])
def test_regions_whose_attestation_is_not_known(location: str) -> None:
    assert default_release_policy(location) is None


@pytest.mark.parametrize(
    "text",
    [
        "no json",
        "[]",
        "{}",
        '{"version": "1.0.0"}',
        '{"version": "1.0.0", "anyOf": []}',
        '{"version": "1.0.0", "anyOf": ["a"]}',
        '{"version": "1.0.0", "anyOf": [{"authority": "http://a"}]}',
    ],
)
def test_what_is_no_policy(text: str) -> None:
    assert not is_release_policy(text)


def test_policies_travel_in_base64_for_urls() -> None:
    text = '{"a": "??>>~~"}'
    data = encoded_release_policy(text)
    assert not set("+/=") & set(data)
    assert decoded_release_policy(data) == text
    assert decoded_release_policy("?") is None
    assert decoded_release_policy("_w") is None
