"""Persons: names that no list has, and all mentions of one person put together."""
