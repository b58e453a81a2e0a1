"""Addresses: the desk, the feed, the search, and Wagtail's pages."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from benchmarks.serve.wagtail_site.news import views

urlpatterns = [
    path("desk/", include(wagtailadmin_urls)),
    path("feed.xml", views.Latest()),
    path("search/", views.search, name="search"),
    path("", include(wagtail_urls)),
]
