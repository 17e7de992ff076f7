"""Wrong settings: each row breaks one rule of Azure, and the message is asserted to the letter."""

from pathlib import Path

import pytest
import yaml

from azure_disk_facts.skus import DiskSku
from azure_disk_protection import InvalidInputs, read_estate
from tests.components.good_settings import GOOD, changed
from tests.components.wrong_disks import WRONG_DISKS
from tests.components.wrong_sites import WRONG_SITES

STACKS = Path(__file__).parents[2] / "stacks"
WRONG = [*WRONG_DISKS, *WRONG_SITES]


def problems(data: object) -> list[str]:
    with pytest.raises(InvalidInputs) as caught:
        read_estate(data)
    return [str(problem) for problem in caught.value.problems]


def test_good_settings_are_read() -> None:
    estate = read_estate(GOOD)
    assert estate["disks"]["os"]["sku"] is DiskSku.PREMIUM_LRS
    assert estate["disks"]["os"]["copy_to"] == ["northeurope"]
    assert estate["backup_policies"]["daily"] == {"every": "P1D", "keep": "P30D"}


@pytest.mark.parametrize(("rule", "path", "value", "message"), WRONG, ids=[row[0] for row in WRONG])
def test_a_wrong_setting(rule: str, path: str, value: object, message: str) -> None:
    assert problems(changed(path, value)) == [message], rule


def test_all_wrong_settings_are_reported_at_once() -> None:
    estate = changed("disks.data.sku", "Premium")
    estate["disks"]["os"]["sizeGib"] = 8192
    estate["encryption"]["rotateEvry"] = estate["encryption"].pop("rotateEvery")
    estate["backupPolicies"]["daily"]["every"] = "PT3H"
    estate["backupVaults"]["softDelete"] = True
    assert [problem.partition(":")[0] for problem in problems(estate)] == [
        "disks.data.sku",
        "encryption.rotateEvry",
        "backupVaults.softDelete",
        "backupPolicies.daily.every",
        "disks.os.sizeGib",
    ]


def test_settings_of_the_wrong_shape_do_not_hide_the_others() -> None:
    assert problems({"name": 7, "sites": [], "disks": {"web": "big"}}) == [
        "name: got 7, allowed: text; put it in quotes",
        "sites: got [], allowed: a mapping of names to values; write keys and values",
        "disks.web: got 'big', allowed: a mapping of names to values; write keys and values",
    ]
    assert problems(None) == [
        "estate: got nothing, allowed: the settings of an estate, as keys and values; "
        "write them in the stack file"
    ]
    spoilt = changed("disks.os.copyTo", [1])
    spoilt["disks"]["data"].update(site=2, backupPolicy=3)
    assert [each.partition(":")[0] for each in problems(spoilt)] == [
        "disks.os.copyTo[0]",
        "disks.data.site",
        "disks.data.backupPolicy",
    ]
    assert [each.partition(":")[0] for each in problems({})] == ["name", "sites", "disks"]


@pytest.mark.parametrize("path", sorted(STACKS.glob("Pulumi.*.yaml")), ids=lambda path: path.name)
def test_every_stack_is_right(path: Path) -> None:
    config = yaml.safe_load(path.read_text())["config"]
    assert read_estate(config["azure-disk-protection:estate"])["disks"]
