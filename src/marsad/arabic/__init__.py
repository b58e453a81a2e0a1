"""The Arabic language: letters, words, stems, dates, numbers, names, slugs. Text in, values out.

Everything public is importable from here; data files are read when they are first needed.
"""

from marsad.arabic.date_format import arabic_digits, format_date, format_hijri, format_relative, format_time
from marsad.arabic.dates import DateMention, find_dates
from marsad.arabic.folding import FOLDS, Folded, fold, fold_with_offsets
from marsad.arabic.numbers import NumberMention, find_numbers
from marsad.arabic.plurals import plural, plural_category
from marsad.arabic.reading_time import reading_minutes
from marsad.arabic.sentences import Sentence, iter_sentences, sentences
from marsad.arabic.slugs import slugify
from marsad.arabic.tokens import Token, iter_tokens, tokenise, words

__all__ = [
    "FOLDS",
    "DateMention",
    "Folded",
    "NumberMention",
    "Sentence",
    "Token",
    "arabic_digits",
    "find_dates",
    "find_numbers",
    "fold",
    "fold_with_offsets",
    "format_date",
    "format_hijri",
    "format_relative",
    "format_time",
    "iter_sentences",
    "iter_tokens",
    "plural",
    "plural_category",
    "reading_minutes",
    "sentences",
    "slugify",
    "tokenise",
    "words",
]
