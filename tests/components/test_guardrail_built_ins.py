from azure_disk_facts.azure_policies_vaults import built_in_policy
from azure_disk_protection.guardrail_built_ins import BUILT_IN, GUARDRAILS


def test_built_ins_are_known_and_current() -> None:
    for each in BUILT_IN:
        assert each.built_in is not None
        assert built_in_policy(each.built_in.id) is each.built_in
        assert not each.built_in.version.endswith("-deprecated")
        assert not each.built_in.required, f"{each.name}: needs values of its own"
        assert set(each.values or {}) <= set(each.built_in.optional)
        assert each.default in each.built_in.effects


def test_names_are_unique() -> None:
    assert len({each.name for each in GUARDRAILS}) == len(GUARDRAILS)
