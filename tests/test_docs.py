"""What is not documented fails here: settings, commands and their options; and links that lead nowhere."""

import re
from pathlib import Path

import pytest

from marsad.cli import COMMANDS, build_parser
from marsad.web.env import SETTINGS

DOCS = Path(__file__).parent.parent / "docs"


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: s.name)
def test_every_setting_is_documented(setting):
    assert f"`{setting.name}`" in (DOCS / "settings.md").read_text()


def test_no_documented_setting_is_gone():
    named = set(re.findall(r"^\| `([A-Z_]+)`", (DOCS / "settings.md").read_text(), re.MULTILINE))
    assert named == {setting.name for setting in SETTINGS}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_documented(command):
    text = (DOCS / "commands.md").read_text()
    section = text.partition(f"## `marsad {command}")[2].partition("\n## ")[0]
    assert section, f"docs/commands.md has no section on marsad {command}"
    options = [o for action in build_parser(command)._actions for o in action.option_strings if o.startswith("--")]
    missing = [option for option in options if option != "--help" and f"`{option}" not in section]
    assert not missing


def test_links_between_documents_lead_somewhere():
    broken = []
    for page in [
        DOCS.parent / "README.md",
        DOCS.parent / "CONTRIBUTING.md",
        DOCS.parent / "CHANGELOG.md",
        *DOCS.rglob("*.md"),
    ]:
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text()):
            if not re.match(r"[a-z]+:", target) and not (page.parent / target).exists():
                broken.append(f"{page.name}: {target}")
    assert not broken
