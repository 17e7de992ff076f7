import pytest

from azure_disk_facts.resource_types import STORAGE_ACCOUNT
from azure_disk_policy.families.storage import (
    EXPORTS_ONLY,
    FIREWALL_ACTION,
    as_given,
    of_exports,
    without_exports,
)
from azure_disk_policy.inputs import Inputs, UnknownInputError
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context
from azure_disk_policy.verdicts import COMPLIANT, NotApplicable, Verdict, settle, violated
from tests.policy.samples import UNKNOWN_OBJECT, UNKNOWN_TEXT, storage_account

LEFT_OUT = NotApplicable("the tag purpose does not mark the account as one for exports")


def context(tag: str = "purpose") -> Context:
    defaults = {parameter.name: parameter.default for parameter in EXPORTS_ONLY}
    return Context(Inputs({**defaults, "tag": tag}))


def tagged(**tags: object) -> Resource:
    return storage_account(tags=tags)


def test_accounts_for_exports() -> None:
    assert without_exports(tagged(purpose="vhd-export"), context()) is None
    assert without_exports(tagged(Purpose="VHD-Export"), context()) is None
    assert without_exports(storage_account(), context("")) is None
    assert without_exports(storage_account(), context()) == LEFT_OUT
    assert without_exports(tagged(purpose="logs"), context()) == LEFT_OUT
    with pytest.raises(UnknownInputError, match=r"^stvhdexport: tags.purpose$"):
        without_exports(tagged(purpose=UNKNOWN_TEXT), context())


@of_exports
def closed(account: Resource, _: Context) -> Verdict:
    """Demand that the property is there."""
    return COMPLIANT if account.text("closed") else violated("closed", "is absent")


def test_only_what_complies_needs_no_tag() -> None:
    assert (closed.__name__, closed.__doc__) == ("closed", "Demand that the property is there.")
    assert closed(storage_account(closed="yes"), context()) is COMPLIANT
    assert closed(storage_account(), context()) == LEFT_OUT
    assert closed(storage_account(closed=UNKNOWN_TEXT), context()) == LEFT_OUT
    assert closed(tagged(purpose="vhd-export"), context()) == violated("closed", "is absent")


def test_an_unknown_stays_one_without_a_tag() -> None:
    verdict = closed(storage_account(closed=UNKNOWN_TEXT), context(""))
    assert str(verdict) == "closed"


def test_either_spelling() -> None:
    arms = {"defaultAction": "Deny"}
    for account, path in (
        (storage_account(), FIREWALL_ACTION),
        (storage_account(networkAcls=arms), "networkAcls.defaultAction"),
        (storage_account(networkAcls=arms, networkRuleSet={}), "networkAcls.defaultAction"),
        (storage_account(networkAcls=arms, networkRuleSet=arms), FIREWALL_ACTION),
        (storage_account(networkAcls={}), FIREWALL_ACTION),
    ):
        assert as_given(account, FIREWALL_ACTION) == path
    assert as_given(storage_account(), "enableHttpsTrafficOnly") == "enableHttpsTrafficOnly"
    by_arm = storage_account(supportsHttpsTrafficOnly=False)
    assert as_given(by_arm, "enableHttpsTrafficOnly") == "supportsHttpsTrafficOnly"
    assert as_given(by_arm, "minimumTlsVersion") == "minimumTlsVersion"


@pytest.mark.parametrize("arm", [arm for _, arm in STORAGE_ACCOUNT.renamed if "Acls" in arm])
def test_what_is_unknown_above_stays_unknown(arm: str) -> None:
    account = storage_account(**{arm: UNKNOWN_OBJECT})
    with pytest.raises(UnknownInputError, match=rf"^{arm}$"):
        as_given(account, FIREWALL_ACTION)
    assert str(settle(lambda: violated(as_given(account, FIREWALL_ACTION), "x"))) == arm
