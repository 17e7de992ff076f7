import pytest
from hypothesis import given
from hypothesis import strategies as st

from azure_disk_facts import arm_id
from azure_disk_facts.arm_id import ArmId, InvalidArmId

SEGMENT = st.text("abcXYZ019-_.", min_size=1, max_size=20)
GROUP = "/subscriptions/s1/resourceGroups/rg"
DISK = f"{GROUP}/providers/Microsoft.Compute/disks/web"


@pytest.mark.parametrize(
    ("text", "resource_type", "name"),
    [
        ("/subscriptions/s1", "Microsoft.Resources/subscriptions", "s1"),
        (GROUP, "Microsoft.Resources/resourceGroups", "rg"),
        (DISK, "Microsoft.Compute/disks", "web"),
        (
            f"{GROUP}/providers/Microsoft.KeyVault/vaults/kv/keys/k",
            "Microsoft.KeyVault/vaults/keys",
            "k",
        ),
        (
            f"{DISK}/providers/Microsoft.Authorization/roleAssignments/g",
            "Microsoft.Authorization/roleAssignments",
            "g",
        ),
        (
            "/providers/Microsoft.Authorization/policyDefinitions/p",
            "Microsoft.Authorization/policyDefinitions",
            "p",
        ),
    ],
)
def test_parse(text: str, resource_type: str, name: str) -> None:
    parsed = arm_id.parse(text)
    assert (parsed.resource_type, parsed.name, str(parsed)) == (resource_type, name, text)


def test_extension_keeps_its_scope() -> None:
    parsed = arm_id.parse(f"{DISK}/providers/Microsoft.Authorization/roleAssignments/g")
    assert parsed.scope == DISK
    assert parsed.subscription == "s1"
    assert parsed.resource_group_id == GROUP


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/",
        "web",
        "/subscriptions",
        "/subscriptions/",
        "/subscriptions/s1/resourceGroups",
        "/subscriptions/s1/vaults/v",
        f"{GROUP}/providers/Microsoft.Compute",
        f"{GROUP}/providers/Microsoft.Compute/disks",
        f"{GROUP}/providers//disks/d",
        f"{GROUP}/providers/Microsoft.Compute/disks//x/y",
    ],
)
def test_not_an_id(text: str) -> None:
    with pytest.raises(InvalidArmId) as error:
        arm_id.parse(text)
    assert str(error.value) == (
        f"{text!r} is not an ARM id: expected "
        "/subscriptions/<id>/resourceGroups/<group>/providers/<namespace>/<type>/<name>"
    )
    assert arm_id.try_parse(text) is None


def test_try_parse_takes_anything() -> None:
    assert arm_id.try_parse(3) is None
    assert arm_id.try_parse(DISK) == arm_id.parse(DISK)


def test_same_id_ignores_case_and_trailing_slash() -> None:
    assert arm_id.same_id(DISK, DISK.upper() + "/")
    assert not arm_id.same_id(DISK, DISK + "2")


def test_has_type_ignores_case() -> None:
    assert arm_id.parse(DISK).has_type("microsoft.compute/DISKS")


def test_resource_id_refuses_a_wrong_number_of_names() -> None:
    with pytest.raises(ValueError, match="takes 2 names, got 1"):
        arm_id.resource_id(GROUP, "Microsoft.KeyVault/vaults/keys", "kv")


@given(SEGMENT, SEGMENT, SEGMENT)
def test_round_trip(subscription: str, group: str, name: str) -> None:
    built = arm_id.resource_id(
        arm_id.resource_group_id(subscription, group), "Microsoft.Compute/disks", name
    )
    parsed = arm_id.parse(built)
    assert parsed == ArmId(subscription, group, "Microsoft.Compute", ("disks",), (name,))
    assert str(parsed) == built


def test_parses_ids_in_any_case() -> None:
    text = "/SUBSCRIPTIONS/S/RESOURCEGROUPS/G/PROVIDERS/MICROSOFT.COMPUTE/DISKS/D"
    parsed = arm_id.parse(text)
    assert parsed.has_type("Microsoft.Compute/disks")
    assert (parsed.subscription, parsed.resource_group, parsed.name) == ("S", "G", "D")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("598da4ff-78eb-56f1-b3e5-479cb1f60087", True),
        ("598DA4FF-78EB-56F1-B3E5-479CB1F60087", True),
        ("/subscriptions/598da4ff-78eb-56f1-b3e5-479cb1f60087", False),
        ("598da4ff-78eb-56f1-b3e5-479cb1f60087 ", False),
        ("", False),
    ],
)
def test_guids(text: str, expected: object) -> None:
    assert arm_id.is_guid(text) is expected


def test_what_lies_in_a_subscription() -> None:
    """Rule 0.5."""
    mine = "abcdef00-0000-0000-0000-000000000001"
    assert arm_id.lies_in(f"/subscriptions/{mine.upper()}/resourceGroups/rg", mine)
    assert not arm_id.lies_in(f"/subscriptions/{mine}2/resourceGroups/rg", mine)
    assert not arm_id.lies_in("/providers/Microsoft.Management/managementGroups/mg", mine)
