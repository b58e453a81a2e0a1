"""Runs the tests that touch a database once more, on a throw-away PostgreSQL cluster on a free port.

    python tests/on_postgres.py [pytest arguments]

Without PostgreSQL's server programs on this machine it says so and ends well, or badly when MARSAD_REQUIRE_POSTGRES=1.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

#: Rooms without a database, whose tests the other database cannot change.
LIBRARY_ROOMS = ("arabic", "intake", "reading")
#: The server refuses to run as root; in a container where tests do, it runs as one of these.
SERVER_USERS = ("postgres", "nobody")


def server_programs() -> Path | None:
    """Return the folder with initdb and pg_ctl, the newest where there are several."""
    folders = [*Path("/usr/lib/postgresql").glob("*/bin"), *Path("/opt/homebrew/opt").glob("postgresql*/bin")]
    folders.sort(
        key=lambda folder: [int(part) for part in folder.parent.name.split("@")[-1].split(".") if part.isdigit()]
    )
    if found := shutil.which("pg_ctl"):
        folders.insert(0, Path(found).resolve().parent)
    return next((folder for folder in reversed(folders) if (folder / "initdb").exists()), None)


def server_user() -> str | None:
    """Return the user to run the server as, None for this one."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in SERVER_USERS if name in names)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def cluster(programs: Path) -> Iterator[str]:
    """Run a cluster for the time of the `with` block; gives the address of its database."""
    user = server_user()
    folder = Path(tempfile.mkdtemp(prefix="marsad-postgres-"))
    data = folder / "data"
    if user:
        shutil.chown(folder, user)

    def run(*command: str) -> None:
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
        subprocess.run(command, check=True, user=user, cwd=folder, env=environment, stdout=subprocess.DEVNULL)

    port = free_port()
    options = f"-h 127.0.0.1 -p {port} -k {folder} -c fsync=off -c full_page_writes=off -c synchronous_commit=off"
    run(str(programs / "initdb"), "-D", str(data), "-U", "marsad", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
    run(str(programs / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield f"postgres://marsad@127.0.0.1:{port}/postgres"
    finally:
        run(str(programs / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def main(arguments: list[str]) -> int:
    programs = server_programs()
    if programs is None:
        print("PostgreSQL's server is not on this machine: the second run of the tests is skipped.")
        return int(os.environ.get("MARSAD_REQUIRE_POSTGRES") == "1")
    ignored = [f"--ignore=src/marsad/{room}" for room in LIBRARY_ROOMS]
    with cluster(programs) as address:
        print(f"The tests once more, on PostgreSQL ({programs.parent.name}):", flush=True)
        environment = {**os.environ, "DATABASE_URL": address}
        command = [sys.executable, "-m", "pytest", *ignored, *arguments]
        return subprocess.run(command, check=False, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
