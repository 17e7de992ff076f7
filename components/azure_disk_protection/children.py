"""Options that all children of the components share."""

import asyncio
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any, TypeVar, cast

import pulumi
from pulumi.runtime import settings

from azure_disk_protection.problems import Problem, raise_if_any, without_secrets
from azure_disk_protection.reading import read

T = TypeVar("T")

TRACE_FRAMES = 14
"""Innermost frames looked at when a child is declared: six of the SDK, ours, then the caller's."""
Check = Callable[[dict[str, Any]], list[Problem]]


def component_options(
    opts: pulumi.ResourceOptions | None, *, keep_version_aliases: bool | None
) -> pulumi.ResourceOptions | None:
    """Return a component's options, with its children's version aliases stripped.

    pulumi-azure-native gives each resource an alias for each of its API versions, about 23, and
    the SDK spends most of its time on them.
    """
    if keep_version_aliases:
        return opts
    return pulumi.ResourceOptions.merge(
        opts, pulumi.ResourceOptions(transformations=[strip_version_aliases])
    )


@contextmanager
def declaring() -> Iterator[None]:
    """Declare resources meanwhile so that a thousand of them cost no more than need be.

    They record the frames nearest to them only. The SDK records the whole stack of each
    declaration, and the engine keeps it in the state: some twenty frames of event loop and SDK
    that are the same for all, half the state of a disk.
    """
    _wait_for_registrations_first()
    before = getattr(sys, "tracebacklimit", None)
    sys.tracebacklimit = TRACE_FRAMES
    try:
        yield
    finally:
        if before is None:
            del sys.tracebacklimit
        else:
            sys.tracebacklimit = before


def _wait_for_registrations_first() -> None:
    """Make the SDK wait for registrations, one by one, before it waits for outputs.

    At a program's end it waits for whichever of all outputs is next, over and over, which with a
    thousand resources is a third of a preview; but first for the registrations that have begun.
    None has by then, so one stands in for them: awaiting it begins all.
    """
    manager = getattr(settings, "_get_rpc_manager", None)
    with suppress(RuntimeError):  # no event loop: nothing will be waited for either
        loop = asyncio.get_running_loop()
        if manager is not None and not manager().rpcs:
            manager().rpcs.append(loop.create_task(asyncio.sleep(0)))


def strip_version_aliases(
    args: pulumi.ResourceTransformationArgs,
) -> pulumi.ResourceTransformationResult | None:
    """Take the aliases to other API versions off a resource; its own aliases stay."""
    aliases = args.opts.aliases
    if not aliases:
        return None
    args.opts.aliases = [alias for alias in aliases if not _is_version_alias(alias)]
    return pulumi.ResourceTransformationResult(args.props, args.opts)


def _is_version_alias(alias: Any) -> bool:
    if not isinstance(alias, pulumi.Alias) or not isinstance(alias.type_, str):
        return False
    # The SDK marks with ... what an alias leaves as it is.
    changed = [vars(alias)[name] is not ... for name in ("name", "parent", "stack", "project")]
    return alias.type_.startswith("azure-native") and not any(changed)


def child_options(
    parent: pulumi.Resource,
    *,
    protect: bool | None = None,
    retain: bool | None = None,
    depends_on: Sequence[pulumi.Resource] | None = None,
    ignore_changes: list[str] | None = None,
    hooks: pulumi.ResourceHookBinding | None = None,
    import_id: str | None = None,
    other_names: Sequence[str] = (),
) -> pulumi.ResourceOptions:
    """Return the options of a child.

    ``retain`` leaves it in Azure when it leaves the program; ``import_id`` is that of an existing
    resource, which is taken over instead of made (see :func:`imported`); ``other_names`` are those
    that it may have in the state of an earlier release.
    """
    return pulumi.ResourceOptions(
        parent=parent,
        protect=protect,
        retain_on_delete=retain,
        depends_on=depends_on or None,
        ignore_changes=ignore_changes,
        hooks=hooks,
        import_=import_id,
        aliases=[pulumi.Alias(name=name) for name in other_names] or None,
    )


def imported(inputs: Mapping[str, Any], role: str) -> str | None:
    """Return the id of the existing resource that a child takes over, by the child's role."""
    ids: Mapping[str, str] = given_or(inputs.get("imports"), {})
    return ids.get(role)


def imports_below(inputs: Mapping[str, Any], prefix: str) -> dict[str, str]:
    """Return the ``imports`` of a part, whose children's roles begin with a prefix, without it."""
    ids: Mapping[str, str] = given_or(inputs.get("imports"), {})
    return {
        role.removeprefix(prefix): each for role, each in ids.items() if role.startswith(prefix)
    }


def given_or(value: T | None, default: T) -> T:
    """Return an optional input, or its default when it was not given."""
    return default if value is None else value


def checked_args(shape: type[Any], args: object, check: Check) -> dict[str, Any]:
    """Read a component's inputs and check those that are known now; others once they are.

    Raises:
        InvalidInputs: inputs that are unknown, missing, mistyped or that Azure would refuse, all
            of them.
    """
    values, problems = read(shape, args, is_settings=False)
    raise_if_any([*problems, *check(values)])
    return checked_later(values, check)


def checked_later(args: Mapping[str, Any], check: Check) -> dict[str, Any]:
    """Return the inputs; those not known yet fail the deployment when they turn out wrong.

    All of them are checked together, wherever they stand, so that rules between two of them count:
    each waits until all are there, but none comes to depend on another. In a preview, what it
    cannot know yet is left to the deployment.
    """
    waiting: list[pulumi.Output[Any]] = []
    _with_outputs(args, waiting.append)
    if not waiting:
        return dict(args)

    async def look() -> bool:
        known = {id(each): await each.future() for each in waiting if await each.is_known()}
        found = check(_with_outputs(args, lambda each: known.get(id(each), each)))
        secrets = [await each.future() for each in waiting if await each.is_secret()]
        raise_if_any(without_secrets(problem, secrets) for problem in found)
        return True

    looked_at: pulumi.Output[bool] = pulumi.Output.from_input(look())

    def checked(given: pulumi.Output[Any]) -> pulumi.Output[Any]:
        async def after_all(known: object) -> object:
            await looked_at.future()
            return known

        return given.apply(after_all)

    return cast("dict[str, Any]", _with_outputs(args, checked))


def _with_outputs(value: Any, change: Callable[[pulumi.Output[Any]], Any]) -> Any:
    """Return inputs with something else in place of each output."""
    if isinstance(value, pulumi.Output):
        return change(value)
    if isinstance(value, Mapping):
        return {key: _with_outputs(each, change) for key, each in value.items()}
    return [_with_outputs(each, change) for each in value] if isinstance(value, list) else value
