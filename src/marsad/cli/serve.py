"""Serve site and desk in one go: prepares the database and static files, makes the first account, starts the server.

Preparing is done by a process of its own, which ends: the server's first process stays small. Where the same version has
served the same database before, there is nothing to prepare, and the server does not wait to hear so.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import os
import socket
import sys
import threading
from pathlib import Path

from marsad.cli import Failure, setup
from marsad.web import code, env


def register(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--host", help="address to listen on (MARSAD_HOST)")
    add("--port", type=int, help="port to listen on (MARSAD_PORT)")
    add("--workers", type=int, help="web processes (MARSAD_WORKERS)")
    add("--demo", action="store_true", help="fill an empty site with sample content first")


def run(args: argparse.Namespace) -> int:
    host = args.host or env.get("MARSAD_HOST")
    port = args.port or env.get("MARSAD_PORT")
    _check_port(host, port)
    _fit_base_url(host, port)
    os.environ.setdefault("MARSAD_LOG_LEVEL", "INFO")
    home: Path = env.get("MARSAD_HOME")
    stamp, current = home / ".served", _version()
    known = not args.demo and stamp.exists() and stamp.read_text() == current
    preparing = multiprocessing.get_context("fork").Process(target=_prepare, args=(args.demo, stamp, current))
    preparing.start()
    if not known:
        preparing.join()
        if preparing.exitcode:
            return preparing.exitcode
    else:
        # Awaited beside the server, so that it does not stay in the list of processes once it has ended.
        threading.Thread(target=preparing.join, name="marsad-prepared", daemon=True).start()
    _serve(host, port, args.workers or env.get("MARSAD_WORKERS"))
    return 0


def _version() -> str:
    """Return what a prepared place depends on: the installed files, and where the database is."""
    text = f"{code.files()} {env.get('DATABASE_URL')}"
    return hashlib.sha256(text.encode()).hexdigest()


def _prepare(fill: bool, stamp: Path, current: str) -> None:
    """Prepare the place and greet; ends the process with 1, and says why, when it cannot be prepared."""
    try:
        setup()
        from marsad.cli import demo, prepare

        prepare.everything()
        name, password = prepare.first_account()
        if fill and demo.is_empty():
            demo.fill()
        stamp.write_text(current)
        _greet(name, password)
    except Failure as failure:
        print(f"marsad: {failure}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


def _check_port(host: str, port: int) -> None:
    """Raise Failure when the server could not listen there, before anything else is done."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or error
            raise Failure(f"Cannot listen on {host}:{port}: {reason}. Choose another port: MARSAD_PORT=8001.") from None


def _fit_base_url(host: str, port: int) -> None:
    """Let the public address follow the port when the operator has not set one."""
    if "MARSAD_BASE_URL" not in os.environ:
        named = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104
        os.environ["MARSAD_BASE_URL"] = f"http://{f'[{named}]' if ':' in named else named}:{port}"


def _greet(name: str, password: str | None) -> None:
    from django.conf import settings

    base = settings.BASE_URL
    print(f"\n  Site   {base}/\n  Desk   {base}/desk/")
    if password:
        print(f"  Login  {name}  {password}")
    else:
        print("  Login  your own account (a new one: marsad createeditor NAME)")
    print("\n  Ctrl+C ends it; your data stays in", settings.HOME, flush=True)


def _serve(host: str, port: int, workers: int) -> None:
    """Run the server until it is told to end."""
    # One thread after another writes pages; each with an arena of its own, what they free would be kept many times.
    os.environ.setdefault("MALLOC_ARENA_MAX", "2")
    from granian import Granian
    from granian.constants import HTTPModes, Interfaces, RuntimeModes

    server = Granian(
        "marsad.web.door:door",
        address=host,
        port=port,
        interface=Interfaces.RSGI,
        http=HTTPModes.http1,
        websockets=False,
        # With uvloop a sixth less CPU for a kept page than what Granian chooses; docs/decisions/0078.
        runtime_mode=RuntimeModes.mt,
        workers=workers,
        respawn_failed_workers=True,
        log_enabled=False,
    )
    server.serve()
