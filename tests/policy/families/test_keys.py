from datetime import timedelta

import pytest

from azure_disk_policy.families import keys
from azure_disk_policy.inputs import Inputs, UnknownInputError
from azure_disk_policy.rule import Context
from azure_disk_policy.verdicts import COMPLIANT, NotApplicable, violated
from tests.policy.samples import UNKNOWN_BOOL, UNKNOWN_TEXT, vault_key

BROKEN = violated("properties.x", "is broken")


@pytest.mark.parametrize(
    ("given", "expected"),
    [(1, 1), ("2", 2), (1.5, 1.5), (0, None), (-1, None), ("", None), ("x", None), (True, None)],
)
def test_times(given: object, expected: float | None) -> None:
    assert keys.seconds(vault_key({"attributes": {"expires": given}}), keys.EXPIRES) == expected


@pytest.mark.parametrize(
    ("given", "days"),
    [("P1Y", 365), ("p2w", 14), ("P0D", None), ("", None), ("soon", None), (7, None), ([], None)],
)
def test_lengths(given: object, days: int | None) -> None:
    key = vault_key({"rotationPolicy": {"attributes": {"expiryTime": given}}})
    assert keys.length(key, keys.LIFETIME) == (None if days is None else timedelta(days=days))


def test_parameters() -> None:
    given = {"maxDays": "2", "allowed": ["a", 5, None, " "], "now": "1970-01-02T00:00:00Z"}
    context = Context(Inputs(given))
    assert keys.in_days(context, "maxDays") == 172800
    assert keys.in_days(context, "minDays") == 0
    assert keys.words_of(context, "allowed") == ["a", "5"]
    assert keys.present_time(context) == 86400


def test_a_disabled_key_is_exempt() -> None:
    off = vault_key({"attributes": {"enabled": "FALSE"}})
    late = vault_key({"attributes": {"enabled": UNKNOWN_BOOL}})
    other = NotApplicable("is something else")
    assert keys.unless_disabled(off, lambda: BROKEN) is keys.DISABLED
    assert keys.unless_disabled(vault_key(), lambda: BROKEN) is BROKEN
    assert keys.unless_disabled(late, lambda: COMPLIANT) is COMPLIANT
    assert keys.unless_disabled(late, lambda: other) is other
    with pytest.raises(UnknownInputError, match=r"^properties\.attributes\.enabled$"):
        keys.unless_disabled(late, lambda: BROKEN)


def test_kinds() -> None:
    key = vault_key({"kty": "rsa-hsm"})
    assert keys.is_kind(key, "RSA", "RSA-HSM")
    assert not keys.is_kind(key, "RSA")
    assert keys.demand_kind(key, ["EC", "RSA-Hsm"]) is COMPLIANT
    assert keys.demand_kind(key, ["ec", "RSA"]) == violated(
        "properties.kty", "is RSA-HSM, not RSA or EC"
    )
    other = vault_key({"kty": "DSA"})
    assert keys.demand_kind(other, ["RSA"]) == violated("properties.kty", "is another, not RSA")
    assert keys.demand_kind(vault_key(), ["RSA"]) == violated("properties.kty", "is absent")


def test_expiry() -> None:
    assert keys.demand_expiry(vault_key({"attributes": {"expires": 1}})) is COMPLIANT
    assert keys.demand_expiry(vault_key()) == violated(
        "properties.attributes.expires", "names no time, which means never"
    )


def rotation(*actions: object, life: object = None) -> object:
    policy = {"lifetimeActions": list(actions), "attributes": {"expiryTime": life}}
    return {"rotationPolicy": policy}


def test_rotation() -> None:
    after = {"action": {"type": "rotate"}, "trigger": {"timeAfterCreate": "P30D"}}
    before = {"action": {"type": "rotate"}, "trigger": {"timeBeforeExpiry": "P30D"}}
    month = timedelta(days=30)
    assert keys.rotates(vault_key(rotation(after)))
    assert keys.rotates(vault_key(rotation(after)), month)
    assert not keys.rotates(vault_key(rotation(after)), month - timedelta(1))
    assert keys.rotates(vault_key(rotation(before, life="P60D")), month)
    assert not keys.rotates(vault_key(rotation(before)), month)
    assert keys.rotates(vault_key(rotation(before)))
    assert not keys.rotates(vault_key())


def test_what_makes_a_key_rotate() -> None:
    month = timedelta(days=30)
    added = {"action": {"type": "rotate"}, "trigger": {"timeAfterCreate": "P30D"}}
    path = "properties.rotationPolicy.lifetimeActions"
    single = {"rotationPolicy": {"lifetimeActions": {"action": {"type": "ROTATE"}}}}
    assert keys.rotating(vault_key(), month) == {path: [added]}
    assert keys.rotating(vault_key(single), month) == {f"{path}.trigger": added["trigger"]}
    assert keys.rotating(vault_key(rotation(life="P36D")), month) == {}
    assert keys.rotating(vault_key(rotation(UNKNOWN_TEXT)), month) == {}
