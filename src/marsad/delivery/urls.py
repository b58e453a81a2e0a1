"""Addresses of feeds, sitemaps, citations, and of the small files that machines look for."""

from django.urls import path, re_path

from marsad.delivery import citations, feeds, reading_counts, sitemaps, wellknown
from marsad.delivery.pages import metrics
from marsad.newsroom.urls import AUTHOR, SOURCE, TAG
from marsad.search.urls import SEARCH

app_name = "delivery"

FILE = r"(?P<file>feed\.xml|atom\.xml|feed\.json)"

urlpatterns = [
    path("robots.txt", wellknown.robots, name="robots"),
    path("manifest.webmanifest", wellknown.manifest, name="manifest"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-pages.xml", sitemaps.pages, name="sitemap_pages"),
    path("sitemap-record.xml", sitemaps.record, name="sitemap_record"),
    path("sitemap-news.xml", sitemaps.news, name="sitemap_news"),
    re_path(r"^sitemap-(?P<name>\d{4}-\d{2}(?:-\d{1,3})?)\.xml$", sitemaps.month, name="sitemap_month"),
    path("healthz", metrics.alive, name="alive"),
    path("readyz", metrics.ready, name="ready"),
    path("metrics", metrics.metrics, name="metrics"),
    path("_/read/<int:pk>/", reading_counts.report, name="report_read"),
    re_path(r"^cite/(?P<pk>\d+)\.(?P<kind>bib|ris)$", citations.download, name="cite"),
    re_path(rf"^{FILE}$", feeds.site_feed, name="feed"),
    re_path(rf"^{SEARCH}/{FILE}$", feeds.search_feed, name="search_feed"),
    *(
        re_path(rf"^{word}/(?P<slug>[^/]+)/{FILE}$", feeds.record_feed, {"kind": kind}, name=f"{kind}_feed")
        for word, kind in ((TAG, "tag"), (AUTHOR, "author"), (SOURCE, "source"))
    ),
    re_path(rf"^(?P<path>.+)/{FILE}$", feeds.section_feed, name="section_feed"),
]
