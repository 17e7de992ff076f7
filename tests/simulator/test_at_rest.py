from tests.simulator.estate import Estate, Json, refusal, refused

CUSTOMER = "EncryptionAtRestWithCustomerKey"
DOUBLE = "EncryptionAtRestWithPlatformAndCustomerKeys"


def encrypted(set_id: object, kind: str | None = None) -> Json:
    return {"encryption": {"diskEncryptionSetId": set_id, "type": kind}}


def test_a_customer_key_needs_a_set(estate: Estate) -> None:
    """C14."""
    with refused(
        "InvalidParameter", match="'properties.encryption.diskEncryptionSetId' is missing"
    ):
        estate.disk(properties=encrypted(None, CUSTOMER))


def test_unknown_types(estate: Estate) -> None:
    with refused("InvalidParameter", match="The value 'None' of parameter 'properties.encryption"):
        estate.disk(properties=encrypted(None, "None"))


def test_the_id_must_be_that_of_a_set(estate: Estate) -> None:
    disk = estate.disk()
    assert refusal(lambda: estate.disk("e", properties=encrypted(disk["id"])))[2] == (
        f"The value '{disk['id']}' of parameter 'properties.encryption.diskEncryptionSetId' is not "
        "the id of a disk encryption set."
    )


def test_the_set_must_exist_in_the_region_and_subscription(estate: Estate) -> None:
    """C5."""
    absent = estate.id("Microsoft.Compute/diskEncryptionSets", "none")
    with refused("NotFound", match=f"Resource {absent} is not found"):
        estate.disk(properties=encrypted(absent))
    made = estate.encryption_set()
    with refused("NotFound", match=f"Resource {made['id']} is not found"):
        estate.disk(location="northeurope", properties=encrypted(made["id"]))
    other = made["id"].replace(estate.azure.subscription_id, "other")
    with refused("InvalidParameter", match=f"'{other}' must be in the subscription of 'd'"):
        estate.disk(properties=encrypted(other))


def test_the_type_is_that_of_the_set(estate: Estate) -> None:
    """C14."""
    made = estate.encryption_set()
    assert refusal(lambda: estate.disk(properties=encrypted(made["id"], DOUBLE)))[2] == (
        f"Encryption type '{DOUBLE}' of 'd' does not match type '{CUSTOMER}' of disk encryption "
        f"set '{made['id']}'."
    )
    assert estate.disk(properties=encrypted(made["id"], CUSTOMER.lower()))


def test_double_encryption_is_not_for_premium_v2_and_ultra(estate: Estate) -> None:
    """D2."""
    made = estate.encryption_set(properties={"encryptionType": DOUBLE})
    assert estate.disk(properties=encrypted(made["id"]))["properties"]["encryption"]["type"] == (
        DOUBLE
    )
    assert refusal(lambda: estate.v2_disk(properties=encrypted(made["id"])))[2] == (
        f"Encryption type '{DOUBLE}' of 'v2' is not supported for Premium SSD v2 and Ultra disks."
    )


def test_confidential_sets_are_for_security_profiles(estate: Estate) -> None:
    """D5."""
    kind = "ConfidentialVmEncryptedWithCustomerKey"
    made = estate.encryption_set(properties={"encryptionType": kind})
    with refused("InvalidParameter", match=f"of type '{kind}' can only be used by the security"):
        estate.disk(properties=encrypted(made["id"]))
