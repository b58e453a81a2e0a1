"""The Arabic language: letters, words, stems, dates, numbers, names, slugs. Text in, values out.

Everything public is importable from here; data files are read when they are first needed.
"""

from marsad.arabic.date_format import arabic_digits, format_date, format_hijri, format_relative, format_time
from marsad.arabic.dates import DateMention, find_dates
from marsad.arabic.folding import FOLDS, Folded, fold, fold_with_offsets
from marsad.arabic.names import index_keys, name_key, name_match, strip_titles
from marsad.arabic.numbers import NumberMention, find_numbers
from marsad.arabic.plurals import plural, plural_category
from marsad.arabic.reading_time import reading_minutes
from marsad.arabic.romanise import romanise, romanise_slug
from marsad.arabic.sentences import Sentence, iter_sentences, sentences
from marsad.arabic.slugs import slugify
from marsad.arabic.spell_number import spell_number
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
    "index_keys",
    "iter_sentences",
    "iter_tokens",
    "name_key",
    "name_match",
    "plural",
    "plural_category",
    "reading_minutes",
    "romanise",
    "romanise_slug",
    "sentences",
    "slugify",
    "spell_number",
    "strip_titles",
    "tokenise",
    "words",
]
