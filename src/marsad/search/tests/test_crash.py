"""A process that is killed while it writes leaves an index that opens, and that mending completes."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from marsad.search.engines.embedded import Embedded
from marsad.search.wanted import Document

SOURCE = Path(__file__).parents[3]
WRITE = """
import sys
from pathlib import Path
from marsad.search.engines.embedded import Embedded
from marsad.search.wanted import Document
engine = Embedded(Path(sys.argv[1]))
engine.write([Document(0, {"body": "سفن"}, stamp=1)])
print("ready", flush=True)
for start in range(1, 10**9, 50):
    engine.write([Document(start + n, {"body": "سفن في الميناء " * 40}, stamp=1) for n in range(50)])
"""


def test_killed_while_writing(tmp_path):
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    child = subprocess.Popen(
        [sys.executable, "-c", WRITE, str(tmp_path)], env=environment, stdout=subprocess.PIPE, text=True
    )
    try:
        assert child.stdout.readline() == "ready\n"
        time.sleep(0.7)
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait()
    engine = Embedded(tmp_path)
    held = engine.stamps()
    assert (len(held) - 1) % 50 == 0, "a batch is there as a whole or not at all"
    missing = {*range(500)} - held.keys()
    engine.write([Document(key, {"body": "سفن"}, stamp=1) for key in missing])
    assert engine.stamps().keys() >= {*range(500)}
