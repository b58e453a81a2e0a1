"""How to cite an article: BibTeX and RIS. The line to copy is `marsad.newsroom.citing`'s."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from wagtail.models import Site

from marsad.delivery.addresses import address_of
from marsad.newsroom.models import Article, Institution, Study

#: RIS reference types: https://en.wikipedia.org/wiki/RIS_(file_format)
RIS_TYPES = {"ScholarlyArticle": "JOUR", "Report": "RPRT"}
#: Characters that BibTeX reads as commands, and what stands for them.
BIBTEX = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "#": r"\#", "$": r"\$", "_": r"\_"}
FILES = {"bib": "application/x-bibtex", "ris": "application/x-research-info-systems"}


def download(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Answer with the citation of a live article as a file, `kind` being bib or ris."""
    if kind not in FILES:
        raise Http404
    article = get_object_or_404(Article.objects.live(), pk=pk).specific
    text = bibtex(article) if kind == "bib" else ris(article)
    response = HttpResponse(text, content_type=f"{FILES[kind]}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{key(article)}.{kind}"'
    return response


def key(article: Article) -> str:
    """Return a short ASCII name for the citation, stable for the article's life: site, year, number."""
    host = (urlsplit(settings.BASE_URL).hostname or "marsad").removeprefix("www.").split(".")[0]
    return f"{host if host.isascii() and not host.isdigit() else 'marsad'}-{article.dated:%Y}-{article.pk}"


def bibtex(article: Article) -> str:
    """Return the citation as a BibTeX entry."""
    day = timezone.localtime(article.published_at)
    study = isinstance(article, Study)
    fields = {
        "title": article.title,
        "author": " and ".join(f"{{{_bibtex(author.name)}}}" for author in article.byline),
        "journal" if study else "publisher": _publisher().name,
        "year": f"{day:%Y}",
        "month": f"{day.month}",
        "day": f"{day.day}",
        "number": getattr(article, "issue", ""),
        "pages": getattr(article, "pages_cited", "").replace("–", "--"),
        "doi": getattr(article, "doi", ""),
        "url": address_of(article),
        "language": "arabic",
    }
    raw = {"author", "url", "doi"}
    rows = [f"  {name} = {{{value if name in raw else _bibtex(value)}}}" for name, value in fields.items() if value]
    return f"@{'article' if study else 'online'}{{{key(article)},\n" + ",\n".join(rows) + "\n}\n"


def ris(article: Article) -> str:
    """Return the citation as an RIS record."""
    day = timezone.localtime(article.published_at)
    first, _, last = getattr(article, "pages_cited", "").replace("–", "-").partition("-")
    rows = [("TY", RIS_TYPES.get(article.schema_type, "NEWS"))]
    rows += [("AU", author.name) for author in article.byline]
    rows += [
        ("TI", article.title),
        ("T2" if isinstance(article, Study) else "PB", _publisher().name),
        ("PY", f"{day:%Y}"),
        ("DA", f"{day:%Y/%m/%d}"),
        ("IS", getattr(article, "issue", "")),
        ("SP", first.strip()),
        ("EP", last.strip()),
        ("DO", getattr(article, "doi", "")),
        ("AB", article.summary),
        ("LA", article.language),
        ("UR", address_of(article)),
    ]
    rows += [("KW", tag.name) for tag in article.tags.all()]
    lines = [f"{name}  - {' '.join(value.split())}" for name, value in rows if value]
    return "\r\n".join([*lines, "ER  - "]) + "\r\n"


def _bibtex(text: str) -> str:
    return "".join(BIBTEX.get(character, character) for character in text)


def _publisher() -> Institution:
    return Institution.for_site(Site.objects.get(is_default_site=True))
