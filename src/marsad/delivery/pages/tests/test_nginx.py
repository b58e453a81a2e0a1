"""The configuration for nginx, tried with nginx itself where it is installed."""

import http.client
import shutil
import socket
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import quote, unquote

import pytest

from marsad.delivery.pages import nginx
from marsad.delivery.pages.plain import Mirror
from marsad.newsroom import factories

NGINX = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Behind(BaseHTTPRequestHandler):
    """Stands for Marsad: says that it was asked."""

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Length", "6")
        self.end_headers()
        self.wfile.write(b"behind")

    def log_message(self, *args):
        pass


@pytest.fixture
def ask(site, settings, tmp_path, get):
    """Ask nginx, which runs with the configuration in front of `Behind`."""
    if NGINX is None:
        pytest.skip("needs nginx")
    site.plain = Mirror(tmp_path / "pages" / "plain")
    behind = HTTPServer(("127.0.0.1", 0), Behind)
    threading.Thread(target=behind.serve_forever, daemon=True).start()
    settings.MARSAD_UPSTREAM = f"127.0.0.1:{behind.server_port}"
    port = free_port()
    text = nginx.configuration().replace("listen 80;", f"listen 127.0.0.1:{port};")
    file = tmp_path / "nginx.conf"
    types = next(p for p in ("/etc/nginx/mime.types", "/usr/local/etc/nginx/mime.types") if shutil.os.path.exists(p))
    user = "user root;" if shutil.os.geteuid() == 0 else ""
    file.write_text(f"{user} daemon off; pid {tmp_path}/pid; error_log {tmp_path}/error.log; events {{}}\n"
                    f"http {{ include {types}; access_log off; client_body_temp_path {tmp_path}/body;"
                    f" proxy_temp_path {tmp_path}/proxy;\n{text}\n}}\n")  # fmt: skip
    server = subprocess.Popen([NGINX, "-c", str(file), "-e", str(tmp_path / "early.log")])

    def ask(path, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        connection.request("GET", path if "?" in path else quote(unquote(path)), headers=headers)
        response = connection.getresponse()
        return response, response.read()

    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield ask
    finally:
        server.terminate()
        server.wait()
        behind.shutdown()
        behind.server_close()


def test_nginx_sends_what_is_kept_and_passes_on_the_rest(content, ask, get, site):
    address = content["article"].url
    kept = get(address)
    response, body = ask(address)
    assert body == kept.content
    for name in ("Content-Security-Policy", "Cache-Control", "X-Content-Type-Options", "Referrer-Policy"):
        assert response.headers[name] == kept.headers[name]
    packed, _ = ask(address, **{"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert ask(address, **{"If-None-Match": response.headers["ETag"]})[0].status == 304
    for passed in (
        ask(f"{quote(unquote(address))}?q=1"), ask(address, Cookie="sessionid=1"), ask(address, Authorization="Basic x"),
        ask("/feed.xml"), ask("/desk/"),
    ):  # fmt: skip
        assert passed[1] == b"behind"
    article = content["article"]
    article.title = "عنوان مصحح"
    article.save_revision().publish()
    site.follow()
    assert ask(address)[1] == b"behind"


def test_pages_that_end_by_the_clock_are_not_plain(content, ask, get):
    factories.BreakingNoticeFactory(text="سفن تصل الآن")
    address = content["article"].url
    get(address)
    assert ask(address)[1] == b"behind"
