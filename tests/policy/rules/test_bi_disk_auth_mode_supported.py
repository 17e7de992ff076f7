from azure_disk_policy.verdicts import Violated
from tests.policy.samples import (
    UNKNOWN_TEXT,
    assert_outcomes,
    depends,
    disk,
    disk_id,
    disk_instance,
    secret,
    verdicts_of,
)

NAME = "bi-disk-auth-mode-supported"


def test_bi_disk_auth_mode_supported() -> None:
    entra, plain = disk(dataAccessAuthMode="AzureActiveDirectory"), disk("d2")
    unknown = disk_instance(resourceID=UNKNOWN_TEXT)
    assert_outcomes(
        NAME,
        {
            "pass_absent": [disk(), disk_instance()],
            "pass_none": [disk(dataAccessAuthMode="None"), disk_instance()],
            "pass_other_disk": [entra, plain, disk_instance(resourceID=disk_id("d2"))],
            "pass_no_instance": [entra],
            "pass_secret_text": [disk(dataAccessAuthMode=secret()), disk_instance()],
            "fail_entra": [entra, disk_instance()],
            "fail_odd_case": [disk(dataAccessAuthMode="azureactivedirectory"), disk_instance()],
            "fail_secret": [
                disk(dataAccessAuthMode=secret("AzureActiveDirectory")),
                disk_instance(),
            ],
            "fail_unknown_id_by_dependency": [entra, plain, depends(unknown, "properties", entra)],
            "skip_disk_elsewhere": [disk_instance()],
            "undecided_mode": [disk(dataAccessAuthMode=UNKNOWN_TEXT), disk_instance()],
            "undecided_id": [entra, unknown],
        },
    )


def test_names_the_disk() -> None:
    entra = disk(dataAccessAuthMode="AzureActiveDirectory")
    (verdict,) = verdicts_of(NAME, [entra, disk_instance()])
    assert isinstance(verdict, Violated)
    message = "disk d1 has dataAccessAuthMode AzureActiveDirectory"
    assert verdict.violations[0].message == message
