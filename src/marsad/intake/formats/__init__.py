"""The formats that Stories are read from, one module each."""

from marsad.intake.formats.feed import Feed
from marsad.intake.formats.json_records import Json, JsonLines
from marsad.intake.formats.plain_text import PlainText
from marsad.intake.formats.stories import Stories
from marsad.intake.formats.web_page import WebPage

#: In the order of rising preference at equal confidence.
BUILT_IN = (PlainText(), WebPage(), Json(), JsonLines(), Feed(), Stories())
