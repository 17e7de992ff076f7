import os
from typing import Any

import pulumi
from pulumi import dynamic as pulumi_dynamic

from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.dynamic import is_dynamic, without_provider
from azure_disk_simulator.doors.mocks import run_program

VARIABLE = "AZURE_DISK_PROTECTION_ARM_URL"


class _Provider(pulumi_dynamic.ResourceProvider):
    def check(self, _olds: dict[str, Any], news: dict[str, Any]) -> pulumi_dynamic.CheckResult:
        wrong = [pulumi_dynamic.CheckFailure("size", "too small")] if news["size"] < 1 else []
        return pulumi_dynamic.CheckResult(news, wrong)

    def create(self, props: dict[str, Any]) -> pulumi_dynamic.CreateResult:
        url = os.environ[VARIABLE]
        return pulumi_dynamic.CreateResult("made", {**props, "local": url[:17]})


class _Thing(pulumi_dynamic.Resource, module="tests", name="Thing"):
    local: pulumi.Output[str]

    def __init__(self, size: int) -> None:
        super().__init__(_Provider(), "thing", {"size": size, "local": None})


def _run(size: int = 1, *, preview: bool = False) -> Any:
    def program() -> dict[str, Any]:
        thing = _Thing(size)
        return {"id": thing.id, "local": thing.local}

    with Azure.in_memory() as azure:
        return run_program(azure, program, preview=preview)


def test_a_programs_own_provider_reaches_the_simulated_azure() -> None:
    before = dict(os.environ)
    result = _run()
    assert result.error is None
    assert result.outputs == {"id": "made", "local": "http://127.0.0.1:"}
    (made,) = [each for each in result.registrations if is_dynamic(each.token)]
    assert made.inputs == {"size": 1}
    assert made.id == "made"
    assert dict(os.environ) == before


def test_a_preview_creates_nothing() -> None:
    result = _run(preview=True)
    assert result.error is None
    (made,) = [each for each in result.registrations if is_dynamic(each.token)]
    assert made.id == ""


def test_a_refused_check() -> None:
    assert "size: too small" in str(_run(0).error)


def test_what_is_dynamic() -> None:
    assert is_dynamic("pulumi-python:dynamic/x:Y")
    assert not is_dynamic("azure-native:compute:Disk")
    assert without_provider({"__provider": "x", "a": 1}) == {"a": 1}
