"""The Arabic language: letters, words, stems, dates, numbers, names, slugs. Text in, values out."""

from marsad.arabic.folding import fold

__all__ = ["fold"]
