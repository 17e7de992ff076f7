import pulumi

from azure_disk_protection.hooks import hooks, origin
from tests.components.recording import record


async def _look_at_it(args: pulumi.ResourceHookArgs) -> None:
    """Would look at a resource."""


def test_hooks_are_registered_once_for_a_run() -> None:
    made: list[pulumi.ResourceHookBinding] = []

    def program() -> None:
        one, other = (pulumi.ComponentResource("pkg:index:Kind", name) for name in "ab")
        made.extend([hooks(one), hooks(other)])

    record(program)
    record(program)
    assert made[0] is made[1]
    assert made[0] is not made[2]
    assert [hook.name for hook in made[0].on_error or []] == ["azure-disk-protection-retry-Kind-a"]


def test_hooks_before_an_update_run_in_previews_too() -> None:
    made: list[pulumi.ResourceHookBinding] = []

    def program() -> None:
        parent = pulumi.ComponentResource("pkg:index:Kind", "a")
        made.append(hooks(parent, after_create=[_look_at_it], before_update=[_look_at_it]))

    record(program)
    (after,), (before,) = made[0].after_create or [], made[0].before_update or []
    assert isinstance(after, pulumi.ResourceHook)
    assert isinstance(before, pulumi.ResourceHook)
    assert after.name == "azure-disk-protection-look-at-it-Kind-a"
    assert after.opts is not None
    assert before.opts is not None
    assert (after.opts.on_dry_run, before.opts.on_dry_run) == (False, True)


def test_hooks_before_a_creation_run_in_previews_too() -> None:
    made: list[pulumi.ResourceHookBinding] = []

    def program() -> None:
        parent = pulumi.ComponentResource("pkg:index:Kind", "a")
        made.append(hooks(parent, before_create=[_look_at_it]))

    record(program)
    (before,) = made[0].before_create or []
    assert isinstance(before, pulumi.ResourceHook)
    assert before.opts is not None
    assert before.opts.on_dry_run


def test_hooks_of_one_component_name_below_two_parents_differ() -> None:
    made: list[str] = []

    def program() -> None:
        parent = pulumi.ComponentResource("pkg:index:Kind", "a")
        made.extend(hook.name for hook in hooks(parent).on_error or [])

    for parent in ("", "1f"):
        token = origin.set(parent)
        try:
            record(program)
        finally:
            origin.reset(token)
    assert made == ["azure-disk-protection-retry-Kind-a", "azure-disk-protection-retry-Kind-a-1f"]
