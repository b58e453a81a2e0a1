"""The table: every scene on every system, the rounds of one beside those of the others, so that a slow minute hits all."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from statistics import median

from benchmarks.serve.client import Client
from benchmarks.serve.systems import SCENES, System

CONNECTIONS = 4


@dataclass
class Cell:
    """A scene on a system: CPU seconds and requests in all rounds, quantiles and rates of each."""

    cpu: float = 0.0
    requests: int = 0
    failed: int = 0
    p50: list[float] = field(default_factory=list)
    p99: list[float] = field(default_factory=list)
    rate: list[float] = field(default_factory=list)
    bytes: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def micros(self) -> float:
        """CPU for one request, in microseconds."""
        return self.cpu / self.requests * 1e6 if self.requests else float("nan")

    def row(self, system: str) -> str:
        size = self.bytes / self.requests / 1024 if self.requests else 0
        return (
            f"  {system:18} {self.micros:9.1f} {median(self.p50):8.2f} {median(self.p99):8.2f} {median(self.rate):9.0f}"
            f" {size:7.1f} {self.requests:8,} {self.failed:6}"
        )


HEADING = f"  {'':18} {'CPU µs':>9} {'p50 ms':>8} {'p99 ms':>8} {'req/s':>9} {'KB':>7} {'asked':>8} {'failed':>6}"
Table = dict[tuple[str, str], Cell]


def measure(systems: list[System], client: Client, seconds: float, rounds: int, group: int) -> Table:
    """Return a cell for each scene and system."""
    table: Table = {}
    for round_ in range(rounds):
        for place, scene in enumerate(SCENES):
            # Each round begins with another system, so that none always follows the same neighbour.
            turn = (round_ + place) % len(systems)
            print(f"\rround {round_ + 1} of {rounds}: {scene:20}", end="", file=sys.stderr, flush=True)
            for system in systems[turn:] + systems[:turn]:
                if requests := system.scenes.get(scene):
                    cell = table.setdefault((scene, system.name), Cell())
                    key = group + 1000 * systems.index(system) + place
                    # Once before, unmeasured: what is measured is a page that has been asked for, and no imports.
                    client.run(system.port, key, requests[:3], once=True, connections=1)
                    _add(cell, system, client, key, requests, seconds, round_)
    print(file=sys.stderr)
    return table


def _add(cell: Cell, system: System, client: Client, key: int, requests: list[tuple[str, str]], seconds: float,
         round_: int) -> None:  # fmt: skip
    before = system.server.cpu()
    found = client.run(system.port, key, requests, connections=CONNECTIONS, seconds=seconds, shuffle=True, seed=round_)
    cell.cpu += system.server.cpu() - before
    cell.requests += found.requests
    cell.failed += found.failed
    cell.faults += found.faults
    cell.bytes += found.bytes
    cell.p50.append(found.p50)
    cell.p99.append(found.p99)
    cell.rate.append(found.requests / found.seconds)


def show(table: Table, systems: list[System]) -> None:
    """Print it, a block for each scene."""
    print(f"\n{'':2}CPU is that of all of a system's processes, from /proc; {CONNECTIONS} kept connections")
    print(HEADING)
    for scene in SCENES:
        print(scene)
        for system in systems:
            cell = table.get((scene, system.name))
            print(cell.row(system.name) if cell else f"  {system.name:18} has none")
            for fault in (cell.faults if cell else [])[:2]:
                print(f"    {fault}")
