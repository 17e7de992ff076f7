"""Virtual machines whose start is protected."""

from functools import partial

from azure_disk_facts.machines import MachineSecurity
from azure_disk_policy.families.choices import demand_choice, demand_not_false, demand_true
from azure_disk_policy.families.machines import MACHINES
from azure_disk_policy.families.together import demand_all
from azure_disk_policy.families.vm_profile import (
    SECURE_BOOT,
    SECURITY_TYPE,
    VIRTUAL_TPM,
    in_profile,
    is_confidential,
)
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, Violated, settle


def _demand_type(machine: Resource) -> Verdict:
    return demand_choice(
        machine,
        in_profile(machine, SECURITY_TYPE),
        wanted=(MachineSecurity.TRUSTED_LAUNCH, MachineSecurity.CONFIDENTIAL),
        absent=MachineSecurity.STANDARD,
    )


def _demand_switch(machine: Resource, switch: str) -> Verdict:
    """Demand a switch; a confidential machine need not say that it is on."""
    path = in_profile(machine, switch)
    verdict = demand_true(machine, path)
    if isinstance(demand_not_false(machine, path), Violated):
        return verdict
    return COMPLIANT if is_confidential(machine) else verdict


def vm_trusted_launch(machine: Resource, _: Context) -> Verdict:
    """Demand Trusted Launch, with secure boot and a virtual TPM, or a confidential machine."""
    kind = settle(partial(_demand_type, machine))
    if isinstance(kind, Violated):
        return kind
    switches = (partial(_demand_switch, machine, switch) for switch in (SECURE_BOOT, VIRTUAL_TPM))
    return demand_all(lambda: kind, *switches)


RULE = Rule(
    name="vm-trusted-launch",
    title="a machine starts with Trusted Launch, secure boot and a virtual TPM",
    severity=Severity.MEDIUM,
    looks_at=MACHINES,
    check=vm_trusted_launch,
    remediation=(
        "set securityProfile.securityType to TrustedLaunch, and secureBootEnabled and vTpmEnabled "
        "of its uefiSettings to true; the OS disk has to be of generation 2"
    ),
    link="https://learn.microsoft.com/azure/virtual-machines/trusted-launch",
    frameworks=(
        Framework("CIS Azure Foundations 2.1", "7.9", "prowler vm_trusted_launch_enabled"),
        Framework("CIS Azure Foundations 3.0", "8.11", "prowler vm_trusted_launch_enabled"),
        Framework("ISO 27001:2022", "A.8.14", "prowler vm_trusted_launch_enabled"),
    ),
)
