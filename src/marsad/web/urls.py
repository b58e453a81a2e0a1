"""Every address of the site and the desk."""

from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.images.views.serve import ServeView

from marsad.web import media, theme

site_urls = [
    path("theme/<slug:name>.css", theme.serve, name="theme"),
]

urlpatterns = [
    path("desk/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    re_path(r"^media/(?P<path>.*)$", media.serve),
    # Makes one size of a picture when it is first asked for, and sends the browser to the file.
    re_path(r"^images/([^/]*)/(\d*)/([^/]*)/[^/]*$", ServeView.as_view(action="redirect"), name="wagtailimages_serve"),
    path("", include((site_urls, "web"))),
    path("api/", include("marsad.observatory.api.urls")),
    path("", include("marsad.discussion.urls")),
    path("", include("marsad.search.urls")),
    path("", include("marsad.observatory.urls")),
    path("", include("marsad.newsroom.urls")),
    path("", include("marsad.delivery.urls")),
    path("", include(wagtail_urls)),
]
