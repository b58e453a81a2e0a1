"""Statements: reporting words, what was said, and who said it."""
