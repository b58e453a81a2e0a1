"""Where a form is sent and where it fetches its stamp, as templates need them."""

from __future__ import annotations

from django.utils.encoding import uri_to_iri

from marsad.newsroom.addresses import numbered


def of_form(article_id: int) -> dict[str, str]:
    """Return ``form_url`` and ``ticket_url`` of an article's comments, with Arabic letters as they are read."""
    return {
        "form_url": uri_to_iri(numbered("discussion:comment", article_id)),
        "ticket_url": uri_to_iri(numbered("discussion:ticket", article_id)),
    }
