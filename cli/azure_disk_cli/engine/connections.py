"""Connections of a process that runs the engine many times."""

from pulumi.runtime import _grpc_settings

_OWN_POOL = ("grpc.use_local_subchannel_pool", 1)


def keep_connections_apart() -> None:
    """Let each run of the engine connect anew, also where an earlier run had the same port.

    gRPC shares connections between all channels of a process by address, and waits up to two
    minutes before it tries an address again that refused it. Each engine takes two free ports, and
    programs leave their channels behind: sooner or later an engine gets a port that an ended one
    had, and its program would be told "connection refused" without any attempt to connect.
    """
    options = _grpc_settings._GRPC_CHANNEL_OPTIONS  # noqa: SLF001  # the SDK has no other way
    if _OWN_POOL not in options:
        options.append(_OWN_POOL)
