"""What the user sees while a command works: phases, resources, messages.

On a terminal a spinner and a bar; elsewhere one plain line for each thing that happened. With
``--json`` all of it goes to stderr, so that stdout holds one JSON document and nothing else.
"""

import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress

from rich.console import Console, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
from rich.text import Text

from azure_disk_cli.run_record import RunRecord, Step

_PLAIN_WIDTH = 160
"""Width of tables where no terminal tells one."""

_MARKS = {
    "create": ("+", "green", "created"),
    "import": ("+", "cyan", "adopted"),
    "update": ("~", "yellow", "updated"),
    "replace": ("±", "magenta", "replaced"),
    "create-replacement": ("+", "magenta", "replacement created"),
    "import-replacement": ("+", "magenta", "replacement adopted"),
    "delete": ("-", "red", "deleted"),
    "delete-replaced": ("-", "red", "replaced one deleted"),
}
_HOOK_RETRY = re.compile(r"on-error hook request")
_FORESEEN = {"created": "create", "adopted": "adopt", "updated": "update", "deleted": "delete"}


class _Console(Console):
    """A console that goes quiet when nobody reads any more (``azdisk up | head``).

    rich would end the thread that prints; the engine must not be left waiting for it.
    """

    def on_broken_pipe(self) -> None:
        """Print nothing from now on."""
        self.quiet = True
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.file.fileno())


def _console(*, stderr: bool) -> Console:
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() or "COLUMNS" in os.environ else _PLAIN_WIDTH
    return _Console(stderr=stderr, width=width, highlight=False)


class Display:
    """Where a command shows what it does."""

    def __init__(self, *, as_json: bool = False) -> None:
        self.log = _console(stderr=as_json)
        self.problems = _console(stderr=True)
        self._as_json = as_json

    def say(self, text: str, style: str = "") -> None:
        """Show a line of progress."""
        self.log.print(Text(text, style=style), soft_wrap=True)

    def warn(self, text: str) -> None:
        """Show something the user should know."""
        self.say(f"warning: {text}", "yellow")

    def fail(self, text: str) -> None:
        """Show why the command ends without having done its work."""
        self.problems.print(Text(f"error: {text}", style="red"), soft_wrap=True)

    def show(self, renderable: RenderableType) -> None:
        """Show part of the result, where the result is meant for people."""
        if not self._as_json:
            self.log.print(renderable)

    @contextmanager
    def phase(self, title: str) -> Iterator[None]:
        """Show that something is going on that may take a second or more."""
        if not self.log.is_terminal:
            self.say(f"{title} ...")
        with self.log.status(title) if self.log.is_terminal else nullcontext():
            yield

    @contextmanager
    def run(self, title: str, record: RunRecord, *, is_preview: bool = False) -> Iterator[None]:
        """Show a run of the engine as its record fills."""
        view = _RunView(self, is_preview=is_preview)
        record.listener = view.take
        record.on_info = view.tell
        if not self.log.is_terminal:
            self.say(f"{title} ...")
            yield
            return
        bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(bar_width=30),
            MofNCompleteColumn(),
            console=self.log,
            transient=True,
        )
        with bar:
            view.attach(bar, title)
            yield


class _RunView:
    """Turns steps into lines, and into the bar where there is one."""

    def __init__(self, display: Display, *, is_preview: bool) -> None:
        self._display = display
        self._is_preview = is_preview
        self._bar: Progress | None = None
        self._begun: dict[str, float] = {}
        self._done = 0

    def attach(self, bar: Progress, title: str) -> None:
        self._bar = bar
        self._task = bar.add_task(title, total=None)
        self._title = title

    def tell(self, text: str) -> None:
        if not _HOOK_RETRY.search(text):
            self._display.say(f"  … {text}", "dim")

    def take(self, what: str, step: Step) -> None:
        if what == "begun":
            self._begun.setdefault(step.urn, time.monotonic())
        else:
            self._done += 1
            self._line(what, step)
        if self._bar is not None:
            self._bar.update(
                self._task,
                completed=self._done,
                total=max(len(self._begun), self._done),
                description=f"{self._title}  [dim]{step.kind} {step.name}[/dim]",
            )

    def _line(self, what: str, step: Step) -> None:
        mark = _MARKS.get(step.operation)
        if mark is None or not (step.is_custom or what == "failed"):
            return
        sign, style, verb = mark
        if what == "failed":
            sign, style, verb = "!", "red", "failed"
        elif step.is_retained and step.operation == "delete":
            sign, style, verb = "·", "dim", "left in Azure"
        elif self._is_preview:
            verb = "to " + _FORESEEN.get(verb, "replace")
        text = Text(f"  {sign} {verb} ", style=style)
        text.append(f"{step.kind} {step.name}", style="")
        self._display.log.print(text, soft_wrap=True)
