from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pulumi.automation import EngineEvent

from azure_disk_cli.run_record import (
    VERBS,
    Diagnostic,
    Finding,
    RunRecord,
    Step,
    changes_words,
    plain,
)

DISK = "azure-native:compute:Disk"
URN = f"urn:pulumi:dev::project::{DISK}::web"
STACK_URN = "urn:pulumi:dev::project::pulumi:pulumi:Stack::project-dev"


def state(**more: Any) -> dict[str, Any]:
    return {"type": DISK, "urn": URN, "custom": True, "inputs": {"diskName": "web"}, **more}


def metadata(op: str, **more: Any) -> dict[str, Any]:
    return {
        "op": op,
        "urn": URN,
        "type": "azure-native:compute/v20240302:Disk",
        "new": state(),
        **more,
    }


def taken(record: RunRecord, **event: Any) -> RunRecord:
    record.on_event(EngineEvent.from_json({"sequence": 1, "timestamp": 1, **event}))
    return record


def begun(record: RunRecord, op: str, **more: Any) -> RunRecord:
    return taken(record, resourcePreEvent={"metadata": metadata(op, **more)})


def said(message: str, severity: str = "info", **more: Any) -> RunRecord:
    event = {"message": message, "severity": severity, **more}
    return taken(RunRecord(), diagnosticEvent=event)


def summed(record: RunRecord, **changes: int) -> dict[str, int]:
    return taken(record, summaryEvent={"resourceChanges": changes}).changes


STEP = Step("create", DISK, "web", URN, {"diskName": "web"}, is_custom=True)


def test_a_run_has_started_with_its_prelude() -> None:
    record = taken(RunRecord(), stdoutEvent={"message": "hello", "color": "never"})
    assert not record.has_started
    assert taken(record, preludeEvent={"config": {"a": "1"}}).has_started


def test_a_step_from_its_beginning_to_its_end() -> None:
    told: list[tuple[str, Step]] = []
    record = RunRecord(listener=lambda what, step: told.append((what, step)))
    begun(record, "create")
    taken(record, resOutputsEvent={"metadata": metadata("create")})
    taken(record, resOpFailedEvent={"metadata": metadata("create"), "status": 1, "steps": 1})
    assert told == [("begun", STEP), ("done", STEP), ("failed", STEP)]
    assert record.planned == [STEP]
    assert STEP.kind == "Disk"


def test_nobody_needs_to_listen() -> None:
    assert begun(RunRecord(), "create").planned == [STEP]


def test_a_deletion_tells_what_it_deletes() -> None:
    (step,) = begun(RunRecord(), "delete", new=None, old=state(id="/a/b")).planned
    assert step.arm_id == "/a/b"
    assert STEP.arm_id == ""


def test_the_programs_providers_are_known() -> None:
    kind = "pulumi:providers:azure-native"
    there = f"urn:pulumi:dev::project::{kind}::there"
    made = {"urn": there, "type": kind, "custom": True, "inputs": {"subscriptionId": "s"}}
    record = taken(
        RunRecord(),
        resourcePreEvent={"metadata": {"op": "same", "urn": there, "type": kind, "new": made}},
    )
    (step,) = begun(record, "create", new=state(provider=f"{there}::an-id")).planned
    assert record.providers[step.provider] == {"subscriptionId": "s"}


@pytest.mark.parametrize("op", ["same", "refresh", "read"])
def test_what_changes_nothing_is_not_planned(op: str) -> None:
    told: list[str] = []
    record = RunRecord(listener=lambda what, step: told.append(step.operation))
    assert begun(record, op).planned == []
    assert told == [op]


def test_providers_are_not_told() -> None:
    told: list[str] = []
    record = RunRecord(listener=lambda what, step: told.append(what))
    begun(record, "create", type="pulumi:providers:azure-native")
    assert told == []
    assert [step.operation for step in record.planned] == ["create"]


def test_a_deletion_is_known_by_what_was() -> None:
    before = state(retainOnDelete=True, inputs=None)
    (step,) = begun(RunRecord(), "delete", new=None, old=before).planned
    assert step == Step("delete", DISK, "web", URN, {}, is_custom=True, is_retained=True)


def test_a_step_without_any_state() -> None:
    (step,) = begun(RunRecord(), "create", new=None).planned
    assert step == Step("create", DISK, "web", URN, {}, is_custom=False)


def test_the_new_state_goes_before_the_old() -> None:
    old = state(inputs={"diskName": "before"}, retainOnDelete=True)
    (step,) = begun(RunRecord(), "update", old=old).planned
    assert step.inputs == {"diskName": "web"}
    assert not step.is_retained


@pytest.mark.parametrize("severity", ["error", "warning", "info"])
def test_diagnostics_are_kept_without_colours(severity: str) -> None:
    record = said("<{%reset%}>no <{%fg 1%}>way\n", severity, urn=URN)
    assert record.diagnostics == [Diagnostic(severity, "no way", "web")]
    assert len(record.errors) == (severity == "error")


def test_other_severities_inform() -> None:
    assert said("a note", "info#err").diagnostics == [Diagnostic("info", "a note", "")]


def test_what_is_about_the_whole_stack_is_about_no_resource() -> None:
    assert said("a note", urn=STACK_URN).diagnostics == [Diagnostic("info", "a note", "")]


@pytest.mark.parametrize(
    "event",
    [
        {"message": "x", "severity": "debug"},
        {"message": "x", "severity": "error", "ephemeral": True},
        {"message": " <{%reset%}>\n", "severity": "error"},
        {"message": "using pulumi-resource-x from $PATH at here", "severity": "warning"},
        {"message": "rpc error: context canceled", "severity": "error"},
        {"message": "update failed", "severity": "error"},
        {"message": "destroy failed", "severity": "error"},
    ],
    ids=lambda event: str(event["message"]),
)
def test_noise_is_left_out(event: dict[str, Any]) -> None:
    heard: list[str] = []
    record = taken(RunRecord(on_info=heard.append), diagnosticEvent=event)
    assert (record.diagnostics, heard) == ([], [])


def test_only_whole_messages_repeat() -> None:
    record = said("the update failed in the middle", "error")
    assert [item.message for item in record.errors] == ["the update failed in the middle"]


def test_retries_of_a_hook_are_no_warnings() -> None:
    record = said("retrying due to on-error hook request", "warning")
    assert [item.severity for item in record.diagnostics] == ["info"]


def test_information_is_told_at_once() -> None:
    heard: list[str] = []
    record = RunRecord(on_info=heard.append)
    for severity in ("info", "warning", "error"):
        taken(record, diagnosticEvent={"message": severity, "severity": severity})
    assert heard == ["info"]


@pytest.mark.parametrize("level", ["mandatory", "advisory"])
def test_findings_of_policies(level: str) -> None:
    event = {
        "message": "<{%bold%}>encrypt it\n",
        "policyName": "disk-encrypted",
        "policyPackName": "encryption",
        "enforcementLevel": level,
        "resourceUrn": URN,
    }
    record = taken(RunRecord(), policyEvent=event)
    finding = Finding("disk-encrypted", "encryption", level, "encrypt it", "web")
    assert record.findings == [finding]
    assert record.blocking == ([finding] if level == "mandatory" else [])


def test_a_finding_about_the_stack() -> None:
    record = taken(RunRecord(), policyEvent={"message": "x", "enforcementLevel": "advisory"})
    assert [finding.resource for finding in record.findings] == [""]


def test_changes_are_counted_by_what_they_mean_to_people() -> None:
    changes = {"create": 2, "create-replacement": 1, "replace": 1, "delete-replaced": 1, "same": 4}
    record = RunRecord()
    assert summed(record, **changes) == {"created": 2, "replaced": 2, "unchanged": 4}
    assert record.changed == 4


def test_operations_that_pulumi_does_not_name_are_bookkeeping() -> None:
    assert summed(RunRecord(), discard=3) == {}


def test_what_is_only_forgotten_is_left_in_azure() -> None:
    record = RunRecord()
    for retain in (True, False, True):
        begun(record, "delete", new=None, old=state(retainOnDelete=retain))
    begun(record, "update", new=state(retainOnDelete=True))
    assert summed(record, delete=3, update=1) == {"deleted": 1, "left": 2, "updated": 1}
    assert record.changed == 4


def test_a_summary_without_deletions_has_nothing_left() -> None:
    record = begun(RunRecord(), "delete", new=None, old=state(retainOnDelete=True))
    assert summed(record, same=1) == {"unchanged": 1}


@given(st.dictionaries(st.sampled_from(sorted(VERBS)), st.integers(0, 99)))
def test_no_change_is_lost_in_counting(changes: dict[str, int]) -> None:
    record = RunRecord()
    assert sum(summed(record, **changes).values()) == sum(changes.values())
    assert record.changed == sum(changes.values()) - changes.get("same", 0)


@given(
    st.text(st.characters(exclude_characters="%")),
    st.lists(st.sampled_from(["<{%reset%}>", "<{%fg 13%}>", "<{%underline%}>"])),
)
def test_colours_never_reach_people(text: str, colours: list[str]) -> None:
    shown = plain("".join(f"{colour}{text}" for colour in colours))
    assert "<{%reset%}>" not in shown
    assert shown == shown.strip()


def test_changes_in_words() -> None:
    assert changes_words({}) == "0 created, 0 updated, 0 unchanged"
    assert changes_words({"unchanged": 3, "created": 12, "deleted": 0}) == (
        "12 created, 0 updated, 3 unchanged"
    )
    every = {"left": 1, "unchanged": 2, "deleted": 3, "replaced": 4, "adopted": 5}
    assert changes_words(every) == (
        "0 created, 5 adopted, 0 updated, 4 replaced, 3 deleted, 1 left in Azure, 2 unchanged"
    )
