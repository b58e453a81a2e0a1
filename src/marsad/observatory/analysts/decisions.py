"""What editors decided, as JSON Lines: a training set, for the newsroom's own use. Who decided is not told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from typing import Any

from marsad.observatory.analysts.fields import DESK, READER, RECORD, Field
from marsad.observatory.models import Decision

FIELDS: tuple[Field, ...] = (
    Field("id", "integer", "number of the decision", RECORD),
    Field("kind", "text", "what it is about: mention, statement, event, actor or person (named in an article)", DESK),
    Field("item", "integer", "number of that item", RECORD),
    Field("action", "text", "confirm, correct, reject, add, merge, split or undo", DESK),
    Field("article", "integer", "number of the article; null when it is gone", "article", (), True),
    Field("address", "text", "address of the article when it was decided", "article"),
    Field("quote", "text", "the words that it is about", READER),
    Field("start", "integer", "where they begin in headline, line feed and text; null for none", READER, (), True),
    Field("end", "integer", "where they end; null likewise", READER, (), True),
    Field("before", "object", "what the reader had; empty for what was added", READER),
    Field("after", "object", "what the editor says instead; empty for what is wrong", DESK),
    Field("reader", "text", "version of the reader", READER),
    Field("made_at", "time", "when it was decided", DESK),
)


def stream() -> Iterator[dict[str, Any]]:
    """Yield every decision in order, without holding them all."""
    for decision in Decision.objects.order_by("pk").iterator(chunk_size=500):
        found = {
            field.name: getattr(decision, field.name) for field in FIELDS if field.name not in ("article", "made_at")
        }
        found |= {"article": decision.article_id, "made_at": decision.made_at.astimezone(UTC)}
        yield {field.name: found[field.name] for field in FIELDS}
