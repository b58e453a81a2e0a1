"""Where a form is sent and where it fetches its stamp, as templates need them."""

from __future__ import annotations

from django.urls import reverse
from django.utils.encoding import uri_to_iri


def of_form(article_id: int) -> dict[str, str]:
    """Return ``form_url`` and ``ticket_url`` of an article's comments, with Arabic letters as they are read."""
    return {
        "form_url": uri_to_iri(reverse("discussion:comment", args=[article_id])),
        "ticket_url": uri_to_iri(reverse("discussion:ticket", args=[article_id])),
    }
