"""``python -m azure_disk_cli.engine [--language-host]``: gets the engine, says where it is."""

import sys

from azure_disk_cli.engine import EngineUnavailable, build_language_host, ensure_engine


def main(arguments: list[str]) -> int:
    """Returns the exit code: 0 there is an engine, 3 there is none."""
    try:
        engine = ensure_engine(_say)
        _say(f"Pulumi {engine.version}: {engine.command}")
        if "--language-host" in arguments:
            _say(f"Python language host: {build_language_host(engine, _say)}")
    except EngineUnavailable as error:
        _say(str(error))
        return 3
    return 0


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
