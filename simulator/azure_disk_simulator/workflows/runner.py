"""Runs a workflow against the simulated Azure: each request as the workflow's own principal.

A failed action fails its group unless another action runs after that failure; so do Logic Apps.
Not modelled: retries, timeouts of actions, concurrency, and requests to anything but Azure.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from azure_disk_simulator.workflows.evaluation import Evaluation, Frame
from azure_disk_simulator.workflows.functions import FunctionFailed, stamp
from azure_disk_simulator.workflows.requests import Sender
from azure_disk_simulator.workflows.tree import branches

_DONE = ("Succeeded", "Skipped")


class _Terminated(Exception):
    def __init__(self, status: str, error: Mapping[str, Any]) -> None:
        self.status = status
        self.error = error


@dataclass
class Run:
    """What came of one run."""

    status: str = "Running"
    error: Mapping[str, Any] = field(default_factory=dict)
    """What the run was ended with: code and message."""
    actions: dict[str, str] = field(default_factory=dict)
    """Last status of each action."""
    failures: dict[str, str] = field(default_factory=dict)
    """Why actions failed, by their names."""


class Runner:
    """One workflow, as it is in Azure."""

    def __init__(self, workflow: Mapping[str, Any], sender: Sender) -> None:
        self._workflow = workflow
        self._definition = workflow["properties"]["definition"]
        self._sender = sender
        declared = self._definition.get("parameters", {})
        given = workflow["properties"].get("parameters", {})
        self._parameters = {
            name: given.get(name, {}).get("value", each.get("defaultValue"))
            for name, each in declared.items()
        }

    def run(self) -> Run:
        """Fire the trigger now and run to the end."""
        self.result = Run()
        frame = Frame(
            parameters=self._parameters,
            trigger={"startTime": stamp(self._sender.azure.clock.now())},
            workflow={"id": self._workflow["id"], "name": self._workflow["name"]},
        )
        try:
            self.result.status = self._group(self._definition["actions"], frame)
        except _Terminated as end:
            self.result.status, self.result.error = end.status, end.error
        return self.result

    def _group(self, actions: Mapping[str, Any], frame: Frame) -> str:
        """Run a group in order; its status is that of its last actions."""
        statuses: dict[str, str] = {}
        while len(statuses) < len(actions):
            for name, body in actions.items():
                after = body.get("runAfter") or {}
                if name not in statuses and all(each in statuses for each in after):
                    fits = all(statuses[each] in wanted for each, wanted in after.items())
                    statuses[name] = self._action(name, body, frame) if fits else "Skipped"
                    self._note(name, statuses[name], frame)
        followed = {each for body in actions.values() for each in body.get("runAfter") or {}}
        last = [name for name in actions if name not in followed]
        return self._result_of(last, actions, statuses)

    def _result_of(
        self, names: list[str], actions: Mapping[str, Any], statuses: Mapping[str, str]
    ) -> str:
        """Of a skipped action, what it ran after counts."""
        for name in names:
            status = statuses[name]
            if status == "Skipped":
                status = self._result_of(
                    list(actions[name].get("runAfter") or {}), actions, statuses
                )
            if status not in _DONE:
                return "Failed"
        return "Succeeded"

    def _note(self, name: str, status: str, frame: Frame) -> None:
        frame.actions.setdefault(name, {})["status"] = status
        self.result.actions[name] = status

    def _action(self, name: str, body: Mapping[str, Any], frame: Frame) -> str:
        frame.actions[name] = {"status": "Running"}
        try:
            return self._run(name, body, frame)
        except FunctionFailed as error:
            self.result.failures[name] = str(error)
            return "Failed"

    def _run(self, name: str, body: Mapping[str, Any], frame: Frame) -> str:
        kind, evaluation = body["type"], Evaluation(frame)
        if kind == "Foreach":
            return self._foreach(name, body, frame)
        if kind == "Until":
            return self._until(body, frame)
        if kind in ("If", "Scope"):
            return self._branch(body, frame)
        inputs = body["inputs"]
        if kind in ("Query", "Select"):
            frame.actions[name]["outputs"] = {"body": _items(kind, inputs, frame)}
            return "Succeeded"
        value = evaluation.value(inputs)
        if kind == "Http":
            answer = self._sender.send(value)
            frame.actions[name]["outputs"] = answer
            if answer["statusCode"] >= 400:
                self.result.failures[name] = str(answer["body"])
                return "Failed"
        elif kind == "Compose":
            frame.actions[name]["outputs"] = value
        elif kind == "Terminate":
            raise _Terminated(value["runStatus"], value.get("runError", {}))
        else:
            _set_variables(kind, value, frame.variables)
        return "Succeeded"

    def _foreach(self, name: str, body: Mapping[str, Any], frame: Frame) -> str:
        items = Evaluation(frame).value(body["foreach"])
        if not isinstance(items, list):
            raise FunctionFailed("foreach", f"'{items}' is no array")
        statuses = [
            self._group(body["actions"], frame.inside(items={**frame.items, name: item}, item=item))
            for item in items
        ]
        return "Failed" if "Failed" in statuses else "Succeeded"

    def _until(self, body: Mapping[str, Any], frame: Frame) -> str:
        """Turn until the condition holds, or the limit is reached, which is no failure."""
        status = "Succeeded"
        for _ in range(body["limit"].get("count", 60)):
            status = self._group(body["actions"], frame)
            if Evaluation(frame).value(body["expression"]):
                break
        return status

    def _branch(self, body: Mapping[str, Any], frame: Frame) -> str:
        inner = list(branches(body))
        if body["type"] == "If" and not Evaluation(frame).condition(body["expression"]):
            inner = list(branches(body.get("else", {})))
            return self._group(inner[0], frame) if inner else "Succeeded"
        return self._group(inner[0], frame)


def _items(kind: str, inputs: Mapping[str, Any], frame: Frame) -> list[Any]:
    found = Evaluation(frame).value(inputs["from"])
    if not isinstance(found, list):
        raise FunctionFailed(kind, f"'{found}' is no array")
    turns = [(each, Evaluation(frame.inside(item=each))) for each in found]
    if kind == "Query":
        return [each for each, evaluation in turns if evaluation.value(inputs["where"])]
    return [evaluation.value(inputs["select"]) for _, evaluation in turns]


def _set_variables(kind: str, value: Mapping[str, Any], variables: dict[str, Any]) -> None:
    if kind == "InitializeVariable":
        variables.update({each["name"]: each.get("value") for each in value["variables"]})
    elif kind == "SetVariable":
        variables[value["name"]] = value["value"]
    elif kind == "AppendToArrayVariable":
        variables[value["name"]] = [*(variables[value["name"]] or []), value["value"]]
    else:
        raise FunctionFailed(kind, "actions of this type are not simulated")
