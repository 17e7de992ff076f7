import pytest

from tests.simulator.estate import Estate, Json, refusal, refused

IMAGE: Json = {"createOption": "FromImage", "imageReference": {"id": "/image"}}
CUSTOMER = "ConfidentialVM_DiskEncryptedWithCustomerKey"


def profile(kind: str, set_id: str | None = None, **properties: object) -> Json:
    security = {"securityType": kind, "secureVMDiskEncryptionSetId": set_id}
    return {"properties": {"creationData": IMAGE, "securityProfile": security, **properties}}


def test_trusted_launch_comes_from_an_image(estate: Estate) -> None:
    """A11."""
    assert estate.disk(**profile("TrustedLaunch", osType="Linux", hyperVGeneration="V2"))
    empty = {"securityProfile": {"securityType": "TrustedLaunch"}}
    assert refusal(lambda: estate.disk("e", properties=empty))[2] == (
        "Security type 'TrustedLaunch' of disk 'e' is not supported with createOption 'Empty'."
    )


def test_generation_two_is_needed(estate: Estate) -> None:
    """A10."""
    with refused("InvalidParameter", match="of disk 'd' needs hyperVGeneration 'V2'"):
        estate.disk(**profile("TrustedLaunch", osType="Linux", hyperVGeneration="V1"))


def test_unknown_types(estate: Estate) -> None:
    with refused("InvalidParameter", match="The value 'Safe' of parameter .*securityType'"):
        estate.disk(**profile("Safe"))


def test_a_customer_key_needs_a_confidential_set(estate: Estate) -> None:
    """A11, D5."""
    with refused("InvalidParameter", match="secureVMDiskEncryptionSetId' is missing"):
        estate.disk(**profile(CUSTOMER))
    plain = estate.encryption_set()["id"]
    with refused("InvalidParameter", match="must be of type 'ConfidentialVmEncryptedWithCustomerK"):
        estate.disk(**profile(CUSTOMER, plain))


def test_a_confidential_set_in_use_stays(estate: Estate) -> None:
    """C13."""
    kind = "ConfidentialVmEncryptedWithCustomerKey"
    made = estate.encryption_set(properties={"encryptionType": kind})
    estate.disk(**profile(CUSTOMER, made["id"]))
    with refused("OperationNotAllowed", match="'des' is used by 1 resources"):
        estate.azure.delete(made["id"])


def test_a_profile_stays_when_left_out(estate: Estate) -> None:
    estate.disk(**profile("TrustedLaunch"))
    again = estate.disk(properties={"creationData": IMAGE})
    assert again["properties"]["securityProfile"] == {"securityType": "TrustedLaunch"}


@pytest.mark.parametrize("kind", ["ConfidentialVM_NonPersistedTPM"])
def test_other_confidential_types(estate: Estate, kind: str) -> None:
    assert estate.disk(**profile(kind))


@pytest.mark.parametrize("kind", ["ConfidentialVM_NonPersistedTPM", "TrustedLaunch"])
def test_no_security_type_on_an_empty_disk(estate: Estate, kind: str) -> None:
    """A11."""
    with refused("InvalidParameter", match=f"'{kind}' .* not supported with createOption 'Empty'"):
        estate.disk(properties={"securityProfile": {"securityType": kind}})


def test_a_copy_has_the_security_type_of_its_disk(estate: Estate) -> None:
    """A11."""
    plain = estate.disk("plain")
    trusted = {"properties": {"securityProfile": {"securityType": "TrustedLaunch"}}}
    assert refusal(lambda: estate.restore("r", plain, **trusted))[2] == (
        f"Security type 'TrustedLaunch' of disk 'r' is not that of its source '{plain['id']}': "
        "'Standard'."
    )
    assert estate.restore("r", estate.disk("os", **profile("TrustedLaunch")), **trusted)


def test_a_confidential_set_is_for_a_customer_key(estate: Estate) -> None:
    """A11."""
    with refused(
        "InvalidParameter", match=f"secureVM.*of disk 'd' needs security type '{CUSTOMER}"
    ):
        estate.disk(**profile("TrustedLaunch", "/set"))
