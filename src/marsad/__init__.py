"""Marsad (مرصد): an Arabic-first publishing platform that also reads what it publishes."""

__version__ = "0.1.0"
