import subprocess
import sys

import pytest

from marsad import __version__
from marsad.cli import COMMANDS, main
from marsad.cli.progress import ProgressLine, duration


def test_help_lists_every_command(capsys):
    assert main([]) == 0
    text = capsys.readouterr().out
    assert all(f"  {name} " in text for name in COMMANDS)


def test_version(capsys):
    assert main(["--version"]) == 0
    assert __version__ in capsys.readouterr().out


def test_an_unknown_word_is_refused_with_a_hint(capsys):
    assert main(["frobnicate"]) == 2
    assert "marsad --help" in capsys.readouterr().err


def test_other_words_go_to_django():
    assert main(["check"]) == 0


@pytest.mark.parametrize("name", ["MARSAD_TIME_ZONE", "MARSAD_DEBUG", "DATABASE_URL"])
def test_a_bad_setting_is_said_in_one_line(name):
    environment = {"PATH": "/usr/bin:/bin", name: "nonsense", "MARSAD_SECRET_KEY": "x"}
    command = [sys.executable, "-m", "marsad.cli", "check"]
    result = subprocess.run(command, check=False, env=environment, capture_output=True, text=True, cwd="src")
    assert result.returncode == 1
    assert result.stderr.startswith("marsad: ")
    assert name in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(("seconds", "text"), [(4.2, "4 s"), (200, "3 min 20 s"), (7500, "2 h 05 min")])
def test_durations_are_said_as_people_say_them(seconds, text):
    assert duration(seconds) == text


def test_progress_tells_rate_and_time_left(capsys):
    line = ProgressLine("articles")
    line.started -= 10
    line.show(500, 0.25, force=True)
    assert "500 articles · 25% · 50/s · 30 s left" in capsys.readouterr().err


def test_what_a_command_makes_is_not_for_everybody(tmp_path):
    home = tmp_path / "home"
    environment = {"PATH": "/usr/bin:/bin", "MARSAD_HOME": str(home), "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "marsad.cli", "check"]
    subprocess.run(command, check=True, env=environment, capture_output=True, cwd="src")
    assert home.stat().st_mode & 0o007 == 0
    assert (home / "secret_key").stat().st_mode & 0o077 == 0
