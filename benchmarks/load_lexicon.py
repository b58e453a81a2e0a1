"""Loading the actor lexicon in a fresh process: time, memory, and how much is in it."""

from __future__ import annotations

import subprocess
import sys

RUNS = 7
CODE = """
import resource, time
import marsad.reading.lexicon as lexicon
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
started, busy = time.perf_counter(), time.process_time()
lists = lexicon.load()
print(time.perf_counter() - started, time.process_time() - busy)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
print(len(lists.states), len(lists.places), len(lists.actors), len(lists.people), len(lists.given_names))
print(len(lists.senses), len(lists.heads), len(lists.titles))
"""


def main() -> None:
    runs = [_run() for _ in range(RUNS)]
    wall, cpu = (sorted(float(run[0].split()[i]) for run in runs)[RUNS // 2] * 1000 for i in (0, 1))
    states, places, actors, people, names = runs[0][2].split()
    senses, heads, titles = runs[0][3].split()
    print(f"load      {wall:6.0f} ms wall   {cpu:.0f} ms CPU   (median of {RUNS} processes)")
    print(f"memory    {float(runs[0][1]):6.1f} MiB")
    print(f"entries   {states} states, {places} places, {actors} actors, {people} people, {names} given names")
    print(f"surfaces  {senses} of actors and places, {heads} of institutions, {titles} of titles")


def _run() -> list[str]:
    return subprocess.run([sys.executable, "-c", CODE], check=True, capture_output=True, text=True).stdout.splitlines()
