"""The dynamic resource that restores a recovery point of a backup vault into a new disk (E21)."""

from collections.abc import Mapping
from typing import Any

import pulumi
from pulumi import dynamic
from pulumi.runtime import rpc

from azure_disk_facts.arm_id import same_id
from azure_disk_facts.regions import same_region
from azure_disk_protection.transfer import arm as arms
from azure_disk_protection.transfer.failure import told_briefly

_PLACE = ("targetId", "location")
_LATER = ("settings",)
OUTPUTS = ("recoveryPointId", "recoveryPointTime", "restoredAs")


class VaultRestoreProvider(dynamic.ResourceProvider):
    """Restores once; the disk is an ordinary one from then on and is never restored again."""

    # Nothing secret is in it: credentials are read when it runs.
    serialize_as_secret_always = False

    def __init__(self) -> None:
        super().__init__()
        self._values: arms.Values | None = None

    def configure(self, req: dynamic.ConfigureRequest) -> None:
        """Read cloud and credential from the variables and the stack's settings."""
        self._values = arms.arm_values(req.config.get)

    def _arm(self) -> arms.Arm:
        return arms.connect(arms.arm_values() if self._values is None else self._values)

    def check(self, _olds: dict[str, Any], news: dict[str, Any]) -> dynamic.CheckResult:
        """Refuse another name or region for a disk that is restored."""
        return dynamic.CheckResult(
            news,
            [
                dynamic.CheckFailure(
                    name,
                    f"got {news.get(name)!r}, allowed: {_olds.get(name)!r}, where the disk lies "
                    "since it was restored; declare another restore for another disk",
                )
                for name in _PLACE
                if _olds.get(name) and news.get(name) != rpc.UNKNOWN and _differ(_olds, news, name)
            ],
        )

    def diff(self, _id: str, _olds: dict[str, Any], _news: dict[str, Any]) -> dynamic.DiffResult:
        """Settings are updated; what it was restored from counts once and changes nothing."""
        return dynamic.DiffResult(
            changes=any(_olds.get(name) != _news.get(name) for name in _LATER), replaces=[]
        )

    @told_briefly
    def create(self, props: dict[str, Any]) -> dynamic.CreateResult:
        """Validate, restore, wait, and give the disk its settings."""
        from azure_disk_protection.transfer import restore_run  # noqa: PLC0415 - extra `transfer`

        done = restore_run.restore(self._arm(), props)
        outputs = {
            "recoveryPointId": done.point.id,
            "recoveryPointTime": done.point.taken.isoformat(),
            "restoredAs": done.disk_id,
        }
        return dynamic.CreateResult(done.disk_id, {**props, **outputs})

    @told_briefly
    def update(
        self, _id: str, _olds: dict[str, Any], _news: dict[str, Any]
    ) -> dynamic.UpdateResult:
        """Give the disk its new settings."""
        from azure_disk_protection.transfer import restore_run  # noqa: PLC0415 - extra `transfer`

        restore_run.configure(self._arm(), _id, _news["settings"])
        # What it was restored from stays as it counted, whatever the program says by now.
        return dynamic.UpdateResult({**_olds, "settings": _news["settings"]})

    @told_briefly
    def read(self, id_: str, props: dict[str, Any]) -> dynamic.ReadResult:
        """Say whether the disk is still there."""
        from azure_disk_protection.transfer import restore_run  # noqa: PLC0415 - extra `transfer`

        if not restore_run.exists(self._arm(), id_):
            return dynamic.ReadResult(None, {})
        return dynamic.ReadResult(id_, props)

    @told_briefly
    def delete(self, _id: str, _props: dict[str, Any]) -> None:
        """Delete the disk; the engine asks for it only when it is not to be retained."""
        from azure_disk_protection.transfer import restore_run  # noqa: PLC0415 - extra `transfer`

        restore_run.delete(self._arm(), _id)


def _differ(olds: Mapping[str, Any], news: Mapping[str, Any], name: str) -> bool:
    is_same = same_id if name.endswith("Id") else same_region
    return not is_same(str(olds.get(name)), str(news.get(name)))


class VaultRestoreResource(dynamic.Resource, module="azure-disk-protection", name="VaultRestore"):
    """The restored disk; inputs and outputs are in schema case."""

    def __init__(self, name: str, inputs: Mapping[str, Any], opts: pulumi.ResourceOptions) -> None:
        # Named here as nothing, so that the SDK makes them outputs.
        super().__init__(VaultRestoreProvider(), name, {**inputs, **dict.fromkeys(OUTPUTS)}, opts)

    def output(self, name: str) -> pulumi.Output[Any]:
        """Return an output by its name in :data:`OUTPUTS`, or an input as it counted."""
        found: pulumi.Output[Any] = getattr(self, name)
        return found
