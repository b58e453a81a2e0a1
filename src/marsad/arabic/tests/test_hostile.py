"""Texts made to be slow: nothing here may take longer than its length."""

import time
from datetime import date

import pytest

from marsad.arabic import (
    analyse,
    apply_suggestions,
    find_dates,
    find_numbers,
    fold_with_offsets,
    name_key,
    romanise_slug,
    sentences,
    slugify,
    tidy,
    tokenise,
)

SUNDAY = date(2015, 8, 9)

SIZE = 20_000
TEXTS = {
    "stops": "a." * SIZE,
    "digits": "1." * SIZE,
    "dashes": "1-" * SIZE,
    "spaces": "نعم" + " " * SIZE,
    "quotes": "«" * SIZE,
    "straight quotes": '"' * SIZE,
    "marks": "\u064e" * SIZE,
    "tatweel": "ـ" * SIZE,
    "ligatures": "ﷺ" * (SIZE // 10),
    "one word": "ب" * SIZE,
    "scales": "ألف " * (SIZE // 4),
    "and": "و" * SIZE,
    "names": "محمد " * (SIZE // 4),
    "days": "الأحد " * (SIZE // 6),
    "addresses": "http://" * (SIZE // 8),
    "at": "a@" * SIZE,
    "year": "عام 2014 و" * (SIZE // 10),
}
TOOLS = {
    "analyse": analyse,
    "find_dates": lambda text: find_dates(text, SUNDAY),
    "find_numbers": find_numbers,
    "fold_with_offsets": fold_with_offsets,
    "name_key": name_key,
    "romanise_slug": romanise_slug,
    "sentences": sentences,
    "slugify": slugify,
    "tidy": lambda text: apply_suggestions(text, tidy(text)),
    "tokenise": tokenise,
}


@pytest.mark.parametrize("tool", TOOLS)
def test_no_text_takes_long(tool):
    analyse("نعم")
    for name, text in TEXTS.items():
        start = time.process_time()
        TOOLS[tool](text)
        assert time.process_time() - start < 3, f"{tool} is slow on {name}"
