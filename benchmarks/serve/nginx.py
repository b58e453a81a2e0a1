"""nginx from the system, over files: as plain as it can be set up."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from benchmarks._processes import Server

# No sendfile tricks: tcp_nopush delays larger pages on the loopback, and open_file_cache shows files that are gone.
CONFIGURATION = """
{user}worker_processes 1;
daemon off;
pid {folder}/pid;
error_log {folder}/error.log warn;
events {{ worker_connections 256; }}
http {{
  access_log off;
  sendfile on;
  tcp_nodelay on;
  keepalive_requests 1000000;
  types {{ text/html html; application/rss+xml xml; }}
  default_type application/octet-stream;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
{servers}
}}
"""


def absent() -> bool:
    """Say whether there is no nginx here."""
    return shutil.which("nginx") is None


def plain(root: Path, port: int) -> str:
    """Return a server that sends the files below `root`, packed where they lie packed beside."""
    return f"  server {{ listen 127.0.0.1:{port}; root {root}; gzip_static on; }}"


def kept(written: str, port: int) -> str:
    """Return the configuration that `marsad delivery nginx` wrote, listening on `port` of this machine alone.

    Static files are not asked for here, and where nginx keeps its list of types differs from system to system.
    """
    here = written.replace("listen 80;", f"listen 127.0.0.1:{port};")
    return re.sub(r"types \{[^}]*\}|include [^;]*mime.types;", "", here)


def start(folder: Path, port: int, servers: str) -> Server:
    """Start nginx with these servers; `folder` keeps its own files."""
    folder.mkdir(parents=True, exist_ok=True)
    user = "user root;\n" if os.geteuid() == 0 else ""
    path = folder / "nginx.conf"
    path.write_text(CONFIGURATION.format(folder=folder, servers=servers, user=user))
    return Server(["nginx", "-p", str(folder), "-c", str(path), "-e", str(folder / "error.log")], port,
                  folder / "log", dict(os.environ))  # fmt: skip
