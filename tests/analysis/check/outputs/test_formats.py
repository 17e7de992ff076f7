from hypothesis import given

from azure_disk_analysis.check.change import Change
from azure_disk_analysis.check.outputs.formats import FORMATS
from azure_disk_analysis.check.report import Report
from azure_disk_analysis.deployment import Resource
from tests.analysis.check import samples
from tests.analysis.check.outputs import odd

SECRET = "marked-secret-8c1f"
EVERY = set(FORMATS)


def test_there_is_a_form_for_every_place() -> None:
    assert {
        "terminal",
        "json",
        "sarif",
        "junit",
        "github",
        "github-summary",
        "azure-devops",
        "gitlab",
        "markdown",
    } == EVERY


def test_no_form_is_empty_and_each_is_the_same_again() -> None:
    for name, render in FORMATS.items():
        text = render(samples.rich())
        assert text.endswith("\n"), name
        assert text == render(samples.rich()), name


@given(odd.reports)
def test_any_report_can_be_written_in_any_form(report: Report) -> None:
    for name, render in FORMATS.items():
        render(report).encode("utf-8")
        assert "\r" not in render(report), name


def test_what_a_resource_holds_is_in_no_form() -> None:
    secret = {"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270"}
    resource = Resource(
        urn=samples.subject().urn,
        token=samples.subject().type,
        id=f"/subscriptions/{SECRET}",
        inputs={"encryption": {"type": SECRET}, "sas": {**secret, "plaintext": SECRET}},
        outputs={"tags": {"password": SECRET}},
    )
    about = Change(before=(resource,), after=(resource,)).subject(resource)
    report = samples.empty(
        findings=(samples.finding(subject=about), samples.undecided(subject=about)),
        losses=(samples.loss(subject=about),),
        key_blast_radius=(samples.blast_radius(subject=about),),
    )
    for name, render in FORMATS.items():
        text = render(report)
        assert "web" in text, name
        assert SECRET not in text, name
