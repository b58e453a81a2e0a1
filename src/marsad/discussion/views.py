"""Sending a comment, and learning what became of it. Nothing here sets a cookie or is kept by a cache."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from marsad.discussion import addresses, writing
from marsad.discussion.actions import Refusal, Refused, SubmitComment
from marsad.discussion.actions.submit import is_open
from marsad.discussion.checks import origins, proofs, stamps
from marsad.discussion.discretion import DiscreetFilter
from marsad.discussion.forms import CommentForm
from marsad.discussion.limits import MAX_REQUEST, MIN_SECONDS
from marsad.discussion.models import Comment, Status
from marsad.newsroom.models import Article, Institution
from marsad.newsroom.visitors import client_address

SEE_OTHER = 303
STATUS_OF_REFUSAL = {Refusal.CLOSED: 403, Refusal.BANNED: 403, Refusal.TOO_MANY: 429, Refusal.PROOF_USED: 422}


def private(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Keep what a view answers out of caches and search engines, and its reader out of error reports."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.exception_reporter_filter = DiscreetFilter()
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return wrapped


def commentable(article_id: int) -> Article:
    """Return the article that everybody can read; Http404 for drafts, pages behind a password, and unknown ones."""
    return get_object_or_404(Article.objects.live().public(), pk=article_id)


def request_size(request: HttpRequest) -> int:
    """Return how many bytes the request's body has by its own word, 0 for a word that is no number."""
    length = request.META.get("CONTENT_LENGTH") or ""
    return int(length) if length.isdecimal() else 0


# No token: see `origins.from_this_site`.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@private
def comment(request: HttpRequest, article_id: int) -> HttpResponse:
    """The form on a page of its own, for answers and for browsers without script; and where every form is sent."""
    if request.method == "POST":
        return _receive(request, commentable(article_id))
    article = commentable(article_id)
    return _form_page(request, article, CommentForm(article, initial=_answering(request.GET)))


def _answering(fields: QueryDict) -> dict[str, Any]:
    """Return the form's initial number of the comment to be answered, nothing for what is no such number."""
    reply = fields.get("reply", "")
    return {"reply": int(reply)} if reply.isascii() and reply.isdigit() and len(reply) < 19 else {}


def _receive(request: HttpRequest, article: Article) -> HttpResponse:
    if request_size(request) > MAX_REQUEST:
        return _form_page(request, article, CommentForm(article), problem="too_large", status=413)
    if not origins.from_this_site(request):
        # Shown again as it came, unread: a bound form would clean all of it, for anybody who asks.
        written = {name: request.POST.get(name, "") for name in ("name", "email", "text")}
        form = CommentForm(article, initial={**written, **_answering(request.POST)})
        return _form_page(request, article, form, problem="origin", status=403)
    form = CommentForm(article, request.POST)
    institution = Institution.for_request(request)
    if not is_open(article, institution):
        return _form_page(request, article, form, problem=Refusal.CLOSED.value, status=403)
    if not form.is_valid():
        return _form_page(request, article, form, status=422)
    sent = form.cleaned_data
    stamp = stamps.read(sent["stamp"], article.pk)
    if stamp.missing:
        # A page from disk carries no stamp, and a browser without script fetches none: show the comment once more.
        return _form_page(request, article, form, problem="confirm")
    if not stamp.good:
        problem = "expired" if stamp.expired else "too_fast"
        return _form_page(request, article, form, problem=problem, status=422, keep_stamp=stamp.too_fast)
    if institution.proof_of_work and not proofs.holds(sent["proof"], article.pk):
        return _form_page(request, article, form, problem="proof", status=422, keep_stamp=True)
    try:
        kept = SubmitComment(
            article=article,
            institution=institution,
            name=sent["name"],
            email=sent["email"],
            text=sent["text"],
            raw=form.raw,
            parent=form.parent,
            address=client_address(request),
            proof=sent["proof"] if institution.proof_of_work else "",
        ).execute()
    except Refused as refused:
        status = STATUS_OF_REFUSAL[refused.refusal]
        return _form_page(request, article, form, problem=refused.refusal.value, status=status, keep_stamp=True)
    response = HttpResponseRedirect(reverse("discussion:thanks", args=[stamps.comment_token(kept.pk)]))
    response.status_code = SEE_OTHER
    return response


def _form_page(
    request: HttpRequest,
    article: Article,
    form: CommentForm,
    problem: str = "",
    status: int = 200,
    keep_stamp: bool = False,
) -> HttpResponse:
    """Show the form on its own page, with what the reader wrote and a stamp, and say what is the matter."""
    institution = Institution.for_request(request)
    context = {
        "article": article,
        "page": article,
        "form": form,
        "problem": problem,
        "open": is_open(article, institution),
        "institution": institution,
        "stamp": form["stamp"].value() if keep_stamp else stamps.issue(article.pk),
        "answers": form.parent,
        "article_url": article.get_url(request),
        **addresses.of_form(article.pk),
        "preview": writing.paragraphs(form.cleaned_data["text"]) if problem == "confirm" else [],
    }
    return TemplateResponse(request, "discussion/comment.html", context, status=status)


@require_safe
@private
def ticket(request: HttpRequest, article_id: int) -> HttpResponse:
    """What a form on a page from disk fetches when its reader begins to write: a stamp, and a challenge if wanted."""
    article = commentable(article_id)
    institution = Institution.for_request(request)
    challenge = proofs.challenge(article.pk) if institution.proof_of_work else None
    return JsonResponse({"stamp": stamps.issue(article.pk), "seconds": MIN_SECONDS, "challenge": challenge})


@require_safe
@private
def thanks(request: HttpRequest, token: str) -> HttpResponse:
    """Tell the sender of a comment where it stands. The token is in the address, so it may be kept and opened later."""
    number = stamps.comment_id(token)
    found = Comment.objects.without_senders().select_related("article").filter(pk=number).first() if number else None
    if found is None or found.status == Status.REMOVED:
        return TemplateResponse(request, "discussion/thanks.html", {"comment": None}, status=404)
    article_url = found.article.get_url(request) if found.article.live else ""
    return TemplateResponse(
        request,
        "discussion/thanks.html",
        {"comment": found, "article": found.article, "article_url": article_url},
    )
