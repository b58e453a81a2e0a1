"""Runs the benchmarks named on the command line, or all of them. Each is a module here with `main() -> None`."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import benchmarks


def main(names: list[str]) -> int:
    known = sorted(m.name for m in pkgutil.iter_modules(benchmarks.__path__) if not m.name.startswith("_"))
    unknown = set(names) - set(known)
    if unknown:
        print(f"No benchmark is called {', '.join(unknown)}. Benchmarks: {', '.join(known)}")
        return 2
    for name in names or known:
        print(f"== {name}", flush=True)
        importlib.import_module(f"benchmarks.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
