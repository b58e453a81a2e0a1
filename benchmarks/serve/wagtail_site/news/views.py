"""The feed and the search, as Django's and Wagtail's documentation show them."""

from django.contrib.syndication.views import Feed
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from benchmarks.serve.wagtail_site.news.models import ArticlePage


class Latest(Feed):
    title = "News"
    link = "/"
    description = "The latest"

    def items(self):
        return ArticlePage.objects.live().order_by("-date")[:30]

    def item_title(self, item: ArticlePage) -> str:
        return item.title

    def item_description(self, item: ArticlePage) -> str:
        return item.search_description

    def item_link(self, item: ArticlePage) -> str:
        return item.url

    def item_pubdate(self, item: ArticlePage):
        return item.date


def search(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "")
    found = ArticlePage.objects.live().search(query) if query else ArticlePage.objects.none()
    return render(request, "news/search.html", {"query": query, "articles": Paginator(found, 20).get_page(1)})
