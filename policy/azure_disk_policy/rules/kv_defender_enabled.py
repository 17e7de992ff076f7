"""Microsoft Defender for Key Vault switched on."""

from azure_disk_facts.arm_types.neighbours import DEFENDER_PLAN
from azure_disk_facts.key_vaults import DEFENDER_PLAN_NAME, DefenderTier
from azure_disk_policy.families.choices import demand_choice
from azure_disk_policy.families.fixes import setting
from azure_disk_policy.inputs import same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import NotApplicable, Verdict

TIER = "pricingTier"


def kv_defender_enabled(plan: Resource, _: Context) -> Verdict:
    """Demand, of the plan for key vaults, tier ``Standard``; absent means ``Free``.

    A stack without the plan says nothing: it is the whole subscription's.
    """
    if not same(plan.text("pricingName") or "", DEFENDER_PLAN_NAME):
        return NotApplicable("the plan is not for key vaults")
    return demand_choice(plan, TIER, wanted=(DefenderTier.STANDARD,), absent=DefenderTier.FREE)


RULE = Rule(
    name="kv-defender-enabled",
    title="the key vaults of a subscription are watched by Microsoft Defender",
    severity=Severity.MEDIUM,
    looks_at=(DEFENDER_PLAN,),
    check=kv_defender_enabled,
    remediation="set pricingTier to Standard",
    link="https://learn.microsoft.com/azure/defender-for-cloud/defender-for-key-vault-introduction",
    frameworks=(
        Framework("CIS Azure Foundations 2.0", "2.1.8", "Steampipe"),
        Framework("MCSB", "LT-1", "Steampipe"),
    ),
    fix=setting({TIER: DefenderTier.STANDARD.value}),
)
