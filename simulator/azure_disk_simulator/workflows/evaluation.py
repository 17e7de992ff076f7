"""What an expression is worth at one point of a run."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from azure_disk_simulator.workflows.expressions import Call, Constant, Joined, Member, Node, parse
from azure_disk_simulator.workflows.functions import FUNCTIONS, FunctionFailed, as_text


@dataclass(frozen=True)
class Frame:
    """What a run knows at one point; the dictionaries are the run's own."""

    parameters: Mapping[str, Any]
    trigger: Mapping[str, Any]
    workflow: Mapping[str, Any]
    actions: dict[str, dict[str, Any]] = field(default_factory=dict)
    variables: dict[str, Any] = field(default_factory=dict)
    items: Mapping[str, Any] = field(default_factory=dict)
    """What each loop around is at, by the loop's name."""
    item: Any = None

    def inside(self, *, item: Any, items: Mapping[str, Any] | None = None) -> "Frame":
        """Return the frame of one turn of a loop."""
        return replace(self, item=item, items=self.items if items is None else items)


class Evaluation:
    """Evaluates values of a definition in a frame."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame

    def value(self, given: Any) -> Any:
        """Return a value of a definition with its expressions replaced.

        Raises:
            FunctionFailed: an expression has no value.
        """
        if isinstance(given, str):
            return self._of(parse(given))
        if isinstance(given, dict):
            return {str(self.value(key)): self.value(item) for key, item in given.items()}
        if isinstance(given, list):
            return [self.value(item) for item in given]
        return given

    def condition(self, given: Any) -> bool:
        """Return whether the condition of an ``If`` holds: an expression, or an object of such."""
        if isinstance(given, dict) and len(given) == 1:
            ((name, parts),) = given.items()
            if name in ("and", "or"):
                return (all if name == "and" else any)(self.condition(part) for part in parts)
            if name == "not":
                return not self.condition(parts)
            return bool(FUNCTIONS[name.lower()](*self.value(parts)))
        return bool(self.value(given))

    def _of(self, node: Node) -> Any:
        if isinstance(node, Constant):
            return node.value
        if isinstance(node, Joined):
            return "".join(as_text(self._of(part)) for part in node.parts)
        if isinstance(node, Member):
            return self._member(node)
        return self._called(node)

    def _member(self, node: Member) -> Any:
        of, key = self._of(node.of), self._of(node.key)
        if of is None and node.is_optional:
            return None
        try:
            return of[key]
        except (KeyError, IndexError, TypeError):
            if node.is_optional:
                return None
            raise FunctionFailed(
                f"[{key!r}]", f"there is no such property of {as_text(of)}"
            ) from None

    def _called(self, call: Call) -> Any:
        arguments = [self._of(each) for each in call.arguments]
        looked_up: dict[str, Callable[..., Any]] = {
            "item": lambda: self._frame.item,
            "items": lambda name: self._frame.items[name],
            "parameters": lambda name: self._frame.parameters[name],
            "trigger": lambda: self._frame.trigger,
            "variables": lambda name: self._frame.variables[name],
            "workflow": lambda: self._frame.workflow,
            "actions": self._frame.actions.get,
            "outputs": lambda name: self._frame.actions.get(name, {}).get("outputs"),
            "body": self._body,
        }
        function = looked_up.get(call.name) or FUNCTIONS[call.name]
        try:
            return function(*arguments)
        except FunctionFailed:
            raise
        except (TypeError, KeyError, IndexError, AttributeError, ValueError) as error:
            raise FunctionFailed(call.name, str(error)) from error

    def _body(self, name: str) -> Any:
        outputs = self._frame.actions.get(name, {}).get("outputs")
        return None if outputs is None else outputs.get("body")
