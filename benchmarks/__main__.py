"""Runs the benchmarks named on the command line, or all of them. Each is a module here with `main`.

Options after the name of a single benchmark are that benchmark's own: `python -m benchmarks serve --help`.
"""

from __future__ import annotations

import importlib
import pkgutil
import signal
import sys

import benchmarks


def main(words: list[str]) -> int:
    """Run them one after the other; returns the worst of their exit codes."""
    known = sorted(m.name for m in pkgutil.iter_modules(benchmarks.__path__) if not m.name.startswith("_"))
    first = next((place for place, word in enumerate(words) if word.startswith("-")), len(words))
    names, options = words[:first], words[first:]
    unknown = set(names) - set(known)
    if unknown or (options and len(names) != 1):
        problem = f"No benchmark is called {', '.join(unknown)}." if unknown else "Options belong to one benchmark."
        print(f"{problem} Benchmarks: {', '.join(known)}")
        return 2
    worst = 0
    for name in names or known:
        print(f"== {name}", flush=True)
        run = importlib.import_module(f"benchmarks.{name}").main
        worst = max(worst, (run(options) if options else run()) or 0)
    return worst


if __name__ == "__main__":
    # Told to end, it ends the servers that it started, as it does on Ctrl+C.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main(sys.argv[1:]))
