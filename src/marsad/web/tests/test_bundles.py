"""The stylesheet and the script: whole, small, and found by Django's static files."""

import gzip
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from marsad.web import bundles, theme

# What a first visit may cost, compressed as a plain web server would.
MOST_STYLE, MOST_SCRIPT, MOST_FONTS = 12 * 1024, 10 * 1024, 70 * 1024
FONTS = Path(bundles.__file__).parent / "static/marsad/fonts"


def test_sizes_are_within_the_budget():
    assert len(gzip.compress(bundles.css().encode())) <= MOST_STYLE
    assert len(gzip.compress(bundles.js().encode())) <= MOST_SCRIPT
    assert sum((FONTS / name).stat().st_size for name in ("sans-600.woff2", "naskh-400.woff2")) <= MOST_FONTS


def test_nothing_is_lost_and_comments_are():
    text = bundles.css()
    assert "/*" not in text
    assert text.count("{") == text.count("}")
    for part in bundles.parts("css"):
        for written in re.findall(r'content: ("[^"]*")', part.read_text(encoding="utf-8")):
            assert f"content:{written}" in text


def test_every_icon_that_a_template_names_is_there():
    templates = Path(bundles.__file__).parent / "templates"
    named = {
        name
        for path in templates.rglob("*.html")
        for name in re.findall(r"\bi-([a-z]+)\b", path.read_text(encoding="utf-8"))
    }
    from marsad.newsroom.models.institution import InstitutionLink

    assert named | set(InstitutionLink.Service.values) <= {path.stem for path in bundles.parts("icons")}


def test_every_rule_stands_in_a_layer_and_nothing_is_physical():
    for part in bundles.parts("css"):
        text = re.sub(r"/\*.*?\*/", "", part.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not re.findall(r"\b(?:margin|padding|border)-(?:left|right|top|bottom)\b", text), part.name
        assert not re.findall(r"(?:^|[\s;{])(?:left|right|top|bottom|width|height|min-height|max-width)\s*:", text), (
            part.name
        )
        assert not re.findall(r"text-align:\s*(?:left|right)", text), part.name
        assert "letter-spacing" not in text, "Arabic is never letter-spaced"


def test_the_colours_of_the_file_are_those_that_the_server_would_compute():
    light, dark = theme.pair(theme.DEFAULT_COLOUR)
    tokens = (bundles.ASSETS / "css/20-tokens.css").read_text(encoding="utf-8")
    assert f"--accent-light: {light};" in tokens
    assert f"--accent-dark: {dark};" in tokens
    assert f"--paper: light-dark({theme.LIGHT[0]}, {theme.DARK[0]});" in tokens
    assert f"--surface: light-dark({theme.LIGHT[1]}, {theme.DARK[1]});" in tokens


@pytest.mark.parametrize("name", bundles.BUILDERS)
def test_static_files_find_the_bundles(name):
    path = Path(finders.find(name))
    assert path.read_text(encoding="utf-8") == bundles.BUILDERS[name]()
    path.write_text("stale", encoding="utf-8")
    assert Path(finders.find(name)).read_text(encoding="utf-8") != "stale"
    listed = [found for finder in finders.get_finders() for found, _ in finder.list([]) if found == name]
    assert listed == [name]


@pytest.mark.skipif(shutil.which("node") is None, reason="no node to read the script with")
def test_the_script_is_well_formed(tmp_path):
    path = tmp_path / "site.js"
    path.write_text(bundles.js(), encoding="utf-8")
    assert subprocess.run(["node", "--check", path], check=False, capture_output=True).returncode == 0
