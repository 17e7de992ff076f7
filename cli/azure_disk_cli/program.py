"""The project's own program, as the function that the engine runs in this process.

``azdisk up`` and plain ``pulumi up`` thus declare the same resources from the same file.
"""

import runpy
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pulumi

from azure_disk_facts.resource_types import unversioned_token

Adoptions = Mapping[tuple[str, str], str]
"""ARM id to adopt, by (type token without version, Pulumi name)."""


def inline_program(program: Path, adoptions: Adoptions) -> Callable[[], None]:
    """Return a Pulumi program function that runs the file at ``program``.

    Resources named in ``adoptions`` are imported instead of created; where they differ from what
    the program says, the engine updates them in the same run.
    """

    def run() -> None:
        if adoptions:
            pulumi.runtime.register_stack_transformation(_adopt(adoptions))
        with _neighbours(program.parent):
            runpy.run_path(str(program), run_name="__main__")

    return run


@contextmanager
def _neighbours(folder: Path) -> Iterator[None]:
    """Let a program import the modules beside it, as it can under ``pulumi up``."""
    before = list(sys.path)
    sys.path.insert(0, str(folder))
    try:
        yield
    finally:
        sys.path[:] = before


def _adopt(adoptions: Adoptions) -> pulumi.ResourceTransformation:
    def transform(
        args: pulumi.ResourceTransformationArgs,
    ) -> pulumi.ResourceTransformationResult | None:
        arm_id = adoptions.get((unversioned_token(args.type_), args.name))
        if arm_id is None:
            return None
        extra = pulumi.ResourceOptions(import_=arm_id)
        return pulumi.ResourceTransformationResult(
            props=args.props, opts=pulumi.ResourceOptions.merge(args.opts, extra)
        )

    return transform
