"""The Arabic language: letters, words, stems, dates, numbers, names, slugs. Text in, values out.

Everything public is importable from here; data files are read when they are first needed.
"""

from marsad.arabic.analysis import Word, analyse
from marsad.arabic.clitics import Piece, segment
from marsad.arabic.collation import collation_key, index_letter
from marsad.arabic.date_format import arabic_digits, format_date, format_hijri, format_relative, format_time
from marsad.arabic.dates import DateMention, find_dates, written_day
from marsad.arabic.folding import FOLDS, Folded, fold, fold_with_offsets
from marsad.arabic.lexicon import warm_up
from marsad.arabic.names import index_keys, name_key, name_match, strip_titles
from marsad.arabic.numbers import NumberMention, find_numbers
from marsad.arabic.plurals import plural, plural_category
from marsad.arabic.reading_time import reading_minutes
from marsad.arabic.romanise import romanise, romanise_slug
from marsad.arabic.sentences import Sentence, iter_sentences, sentences
from marsad.arabic.slugs import slugify
from marsad.arabic.spell_number import spell_number
from marsad.arabic.stems import lemma, root, stem, stems
from marsad.arabic.tidy import RULES as TIDY_RULES
from marsad.arabic.tidy import Suggestion, apply_suggestions, tidy
from marsad.arabic.tokens import Token, iter_addresses, iter_tokens, tokenise, words

__all__ = [
    "FOLDS",
    "TIDY_RULES",
    "DateMention",
    "Folded",
    "NumberMention",
    "Piece",
    "Sentence",
    "Suggestion",
    "Token",
    "Word",
    "analyse",
    "apply_suggestions",
    "arabic_digits",
    "collation_key",
    "find_dates",
    "find_numbers",
    "fold",
    "fold_with_offsets",
    "format_date",
    "format_hijri",
    "format_relative",
    "format_time",
    "index_keys",
    "index_letter",
    "iter_addresses",
    "iter_sentences",
    "iter_tokens",
    "lemma",
    "name_key",
    "name_match",
    "plural",
    "plural_category",
    "reading_minutes",
    "romanise",
    "romanise_slug",
    "root",
    "segment",
    "sentences",
    "slugify",
    "spell_number",
    "stem",
    "stems",
    "strip_titles",
    "tidy",
    "tokenise",
    "warm_up",
    "words",
    "written_day",
]
