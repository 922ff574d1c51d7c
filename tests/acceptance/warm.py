"""Runs the installed command in processes that have Python's modules loaded already.

A server imports ``badgeaudit`` and its libraries once, and forks for each run: the child gets
arguments, folder, environment and files for its standard streams, executes the installed script
and ends as any interpreter does. That saves the half second in which a new interpreter only
imports. It is not used where the start itself matters (see ``fits``), nor where there is no fork.
BADGEAUDIT_TESTS_FRESH=1 has every run start an interpreter of its own.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import pkgutil
import runpy
import select
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

COMMAND = Path(sys.executable).parent / ("badgeaudit.exe" if os.name == "nt" else "badgeaudit")
FRESH = "BADGEAUDIT_TESTS_FRESH"
SECONDS = 120
_STREAMS = ("stdin", "stdout", "stderr")
_READ_AT_START = ("PYTHON", "LC_", "LANG", "TZ")
_LIBRARIES = (
    "PIL.Image",
    "charset_normalizer",
    "concurrent.futures.process",
    "cryptography.hazmat.primitives.serialization",
    "cryptography.x509",
    "docx",
    "jinja2",
    "joserfc.jws",
    "joserfc.jwt",
    "jsonschema",
    "jsonschema_rs",
    "lxml.etree",
    "markdown_it",
    "multiprocessing.pool",
    "pyld",
    "pyoxigraph",
    "pypdf",
    "requests_hardened",
    "rfc8785",
    "rich.console",
    "rich.progress",
    "rich.table",
    "yaml",
)


def fits(environment: Mapping[str, str]) -> bool:
    """Tell whether a run may be forked: nothing in its own environment is read at the start."""
    read_at_start = any(name.startswith(_READ_AT_START) for name in environment)
    return hasattr(os, "fork") and not read_at_start and os.environ.get(FRESH) != "1"


def run_forked(
    arguments: Sequence[str], folder: Path, environment: Mapping[str, str], typed: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run the command as ``subprocess.run`` would. Raises TimeoutExpired."""
    server, streams = _server()
    (streams / "stdin").write_text(typed, "utf-8")
    order = {"arguments": arguments, "folder": str(folder), "environment": dict(environment)}
    assert server.stdin
    assert server.stdout
    server.stdin.write(json.dumps(order).encode() + b"\n")
    server.stdin.flush()
    command = [str(COMMAND), *arguments]
    if not select.select([server.stdout], [], [], SECONDS)[0]:
        _stop(server)
        raise subprocess.TimeoutExpired(command, SECONDS)
    answer = server.stdout.readline()
    assert answer, "the server of forked commands has died"
    said = [(streams / name).read_text("utf-8") for name in _STREAMS[1:]]
    return subprocess.CompletedProcess(command, int(answer), *said)


@cache
def _server() -> tuple[subprocess.Popen[bytes], Path]:
    """Start the server, once for each process that runs tests."""
    streams = TemporaryDirectory()
    server = subprocess.Popen(
        [sys.executable, __file__, streams.name],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    atexit.register(streams.cleanup)
    atexit.register(_stop, server)
    return server, Path(streams.name)


def _stop(server: subprocess.Popen[bytes]) -> None:
    _server.cache_clear()
    if server.poll() is None:
        os.killpg(server.pid, signal.SIGKILL)
    with server:
        pass


# The server ---------------------------------------------------------------------------------------


def _load() -> None:
    """Import all that a run may import; nothing of it is called."""
    package = importlib.import_module("badgeaudit")
    own = [each.name for each in pkgutil.walk_packages(package.__path__, "badgeaudit.")]
    for name in (*_LIBRARIES, *own):
        if not name.endswith(".__main__"):
            importlib.import_module(name)
    gc.collect()
    gc.freeze()


def _wait_for_orders() -> dict[str, Any] | None:
    """Fork for each order; return it in the child, and None in the server when there are no more.

    Orders come on the standard input; exit codes are answered on the standard output.
    """
    orders, answers = os.fdopen(os.dup(0), "rb"), os.dup(1)
    for line in orders:
        child = os.fork()
        if not child:
            os.close(orders.fileno())
            os.close(answers)
            return dict(json.loads(line))
        _, status = os.waitpid(child, 0)
        os.write(answers, b"%d\n" % os.waitstatus_to_exitcode(status))
    return None


def _become(order: Mapping[str, Any], streams: Path) -> None:
    """Put on what the order says, then run the installed script as the main module."""
    os.environ.clear()
    os.environ.update(order["environment"])
    os.chdir(order["folder"])
    for number, name in enumerate(_STREAMS):
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC if number else os.O_RDONLY
        file = os.open(streams / name, flags, 0o600)
        os.dup2(file, number)
        os.close(file)
    sys.argv = [str(COMMAND), *order["arguments"]]
    sys.path[0] = str(COMMAND.parent)
    runpy.run_path(str(COMMAND), run_name="__main__")


if __name__ == "__main__":
    _load()
    if wanted := _wait_for_orders():
        _become(wanted, Path(sys.argv[1]))
