"""A process that is killed at any step leaves no page that is untrue, once another has begun where it stopped."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCES = Path(__file__).parents[4]


@pytest.mark.slow
@pytest.mark.parametrize("what", ["publish", "keep", "move"])
def test_killed_at_every_step(tmp_path, what):
    environment = {
        **os.environ, "MARSAD_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "marsad.web.settings_test",
        "MARSAD_LOG_LEVEL": "ERROR", "DATABASE_URL": "",
        "PYTHONPATH": str(SOURCES),
    }  # fmt: skip
    script = Path(__file__).with_name("crash_site.py")
    run = subprocess.run(
        [sys.executable, str(script), what], env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr[-2000:]
    steps = [line.split(maxsplit=1) for line in run.stdout.splitlines()[1:]]
    assert len(steps) > 8
    assert [outcome.split()[0] for _, outcome in steps[-2:]] == ["killed", "whole"]
    assert [number for number, outcome in steps if not outcome.endswith(" true")] == []
    if what != "keep":
        # Some were killed before the change was there, and some after it and before its pages were gone.
        assert {outcome.split()[1] for _, outcome in steps} == {"before", "committed"}
