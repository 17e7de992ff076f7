import pytest

from azure_disk_facts.skus import DiskSku
from azure_disk_protection.problems import (
    MISSING,
    InvalidInputs,
    Problem,
    raise_if_any,
    without_secrets,
)

WRONG = Problem("disks.web.sku", DiskSku.PREMIUM_LRS, "another", "choose it")


def test_a_problem_names_path_value_allowed_values_and_what_to_do() -> None:
    assert str(WRONG) == "disks.web.sku: got 'Premium_LRS', allowed: another; choose it"
    absent = Problem("name", MISSING, "a name", "give one")
    assert str(absent) == "name: got nothing, allowed: a name; give one"


def test_a_problem_shows_no_signature_of_a_url() -> None:
    signed = Problem("sourceUri", "https://a.example/b.vhd?sv=1&sig=s3cret", "none", "remove it")
    assert str(signed) == (
        "sourceUri: got 'https://a.example/b.vhd?(left out)', allowed: none; remove it"
    )


def test_all_problems_are_raised_together_once_each() -> None:
    other = Problem("name", 1, "text", "quote it")
    with pytest.raises(InvalidInputs) as caught:
        raise_if_any([WRONG, other, WRONG])
    assert str(caught.value) == f"2 wrong inputs:\n  {WRONG}\n  {other}"
    assert caught.value.errors == [
        {"property_path": "disks.web.sku", "reason": WRONG.reason},
        {"property_path": "name", "reason": other.reason},
    ]
    assert str(InvalidInputs([other])) == f"1 wrong input:\n  {other}"


def test_no_problem_raises_nothing() -> None:
    raise_if_any([])


def test_a_secret_is_not_told() -> None:
    """Neither as what was given, nor in what is said about it."""
    problem = Problem("keyUrl", ["https://kv/keys/a"], "3 of https://kv/keys/a", "take 3")
    told = without_secrets(problem, ["https://kv/keys/a", 3, None])
    assert str(told) == "keyUrl: got a secret, allowed: 3 of a secret; take 3"
    assert without_secrets(problem, ["other", ""]) == problem
