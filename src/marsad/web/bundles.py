"""Joins the parts of the site's stylesheet and script into one file each, so that a page asks for two files.

The parts lie in ``assets/css`` and ``assets/js`` and are joined in the order of their names; every SVG in
``assets/icons`` becomes a class ``i-NAME``. Nothing needs to be run after a change: Django's static files look here for
the bundles, which are built anew whenever they differ from their parts.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

ASSETS = Path(__file__).parent / "assets"
STYLE, SCRIPT = "marsad/site.css", "marsad/site.js"


def parts(kind: str) -> list[Path]:
    """Return the parts of one kind (css, js, icons) in order."""
    suffix = {"icons": "svg"}.get(kind, kind)
    return sorted((ASSETS / kind).glob(f"*.{suffix}"))


def css() -> str:
    """Return the whole stylesheet, without comments and needless white space."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in parts("css"))
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    pieces = re.split(r'("[^"]*")', text)
    pieces[::2] = map(_squeezed, pieces[::2])
    return "".join(pieces).strip() + icons()


def _squeezed(rules: str) -> str:
    """Return rules that hold no string without the white space that means nothing."""
    rules = re.sub(r"\s+", " ", rules)
    rules = re.sub(r" ?([{};,]) ?", r"\1", rules)
    return rules.replace(": ", ":").replace(";}", "}")


def icons() -> str:
    """Return the rules of the icon classes: each icon is a mask that shows the colour of the words beside it."""
    rules = []
    for path in parts("icons"):
        svg = re.sub(r"\s+", " ", path.read_text(encoding="utf-8")).replace("> <", "><").replace('"', "'").strip()
        rules.append(f'.i-{path.stem}{{--i:url("data:image/svg+xml,{quote(svg, safe=_PLAIN)}")}}')
    return "@layer icons{" + "".join(rules) + "}"


#: What may stand unescaped in a data address within double quotes. `<`, `>` and `#` may not.
_PLAIN = " ='/:;,.-()~!*$&?@+"


def js() -> str:
    """Return the whole script: one strict function around all parts, so that they share names with nobody else."""
    lines = ['(function(){"use strict";']
    for path in parts("js"):
        for line in path.read_text(encoding="utf-8").splitlines():
            bare = line.strip()
            if bare and not bare.startswith("//"):
                lines.append(bare)
    return "\n".join([*lines, "})();\n"])


BUILDERS: dict[str, Callable[[], str]] = {STYLE: css, SCRIPT: js}


def write(name: str, folder: Path) -> Path:
    """Bring the bundle `name` in `folder` up to its parts and return its path. Several processes may do so at once."""
    path = folder / name
    text = BUILDERS[name]()
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
        draft.write_text(text, encoding="utf-8")
        draft.replace(path)
    return path


class BundleFinder(BaseFinder):
    """Gives the bundles to Django's static files, for collecting and for serving while developing."""

    def __init__(self, app_names: Any = None, *args: Any, **kwargs: Any) -> None:
        self.folder = Path(settings.HOME) / "bundles"
        self.storage = FileSystemStorage(location=self.folder)
        super().__init__(*args, **kwargs)

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        if path not in BUILDERS:
            return []
        found = str(write(path, self.folder))
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        for name in BUILDERS:
            write(name, self.folder)
            yield name, self.storage
