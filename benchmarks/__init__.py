"""Benchmarks that anyone can run again: `make bench`, or one of them with `python -m benchmarks NAME`."""
