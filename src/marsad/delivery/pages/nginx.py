"""A configuration for nginx, in which it sends the plain pages itself and passes on the rest."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest

from marsad.delivery.pages import plain, renewing, rules

TEMPLATE = """\
# Written by `marsad delivery nginx`. Write it anew after an upgrade, and when the headers of pages change (measuring,
# embedded hosts): until then nginx finds no page and passes everything on.
map "$request_method:$is_args:$http_authorization" $marsad_plain {{ default 0; "~^(GET|HEAD)::$" 1; }}
map $http_cookie $marsad_anonymous {{ default 1; "~({cookies})" 0; }}
map $uri $marsad_static {{
    default "public, max-age=60";
    "~\\.[0-9a-f]{{12}}\\.\\w+$" "public, max-age=31536000, immutable";
}}
server {{
    listen {port};
    server_name {host};
    root {folder};
    client_max_body_size 64m;
    # A page of 63 KB waits 40 ms for a packet that never comes when this is on.
    tcp_nopush off;
    # Never open_file_cache here: it goes on sending pages that have been taken away.
    open_file_cache off;
    gzip_static on;
{brotli}    etag on;
    charset utf-8;

    location /static/ {{
        alias {static}/;
        add_header Cache-Control $marsad_static;
        add_header X-Content-Type-Options nosniff;
    }}
    location ~ /$ {{
        if ($marsad_plain = 0) {{ return 418; }}
        if ($marsad_anonymous = 0) {{ return 418; }}
        error_page 418 = @marsad;
        try_files $uri/index.html @marsad;
{headers}    }}
    location / {{ try_files /none @marsad; }}
    location @marsad {{
        proxy_pass http://{upstream};
        proxy_http_version 1.1;
        proxy_set_header Connection "";
        proxy_set_header Host $host;
        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
        proxy_set_header X-Forwarded-Proto $scheme;
    }}
}}"""


def configuration(brotli: bool = False) -> str:
    """Return the configuration, with the headers that pages are sent with now."""
    base = urlsplit(settings.BASE_URL)
    headers = page_headers()
    lines = "".join(
        f'        add_header {name} "{value}";\n' for name, value in headers if name not in plain.OWN and name != "vary"
    )
    return TEMPLATE.format(
        host=base.hostname,
        port=80,
        folder=settings.MARSAD_PAGES_FOLDER / "plain" / plain.profile(tuple(headers)),
        static=settings.STATIC_ROOT,
        headers=lines + '        add_header Vary "Accept-Encoding";\n',
        brotli="    brotli_static on;\n" if brotli else "",
        cookies="|".join(rules.PERSONAL),
        upstream=settings.MARSAD_UPSTREAM,
    )


def page_headers() -> list[tuple[str, str]]:
    """Return the headers that the site's pages have, by asking for one."""
    environ = renewing.environment("/robots.txt")
    environ["PATH_INFO"] = "/المؤسسة/".encode().decode("latin-1")
    response = WSGIHandler().get_response(WSGIRequest(environ))
    return rules.kept_headers(response.items())
