"""The desk has a content security policy of its own; pages of the site keep theirs, also when the desk shows them."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from marsad.newsroom import factories
from marsad.newsroom.models import User

pytestmark = pytest.mark.django_db

INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")", re.IGNORECASE)
HANDLER = re.compile(r"<[^>]+\son[a-z]+=", re.IGNORECASE)


@pytest.fixture
def client():
    client = Client()
    user = User.objects.create_superuser("admin", "admin@example.org", "secret-word")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def policy(response):
    """Return the response's policy: directive -> set of sources."""
    parts = (part.split() for part in response["Content-Security-Policy"].split(";"))
    return {name: set(sources) for name, *sources in parts}


def urls(article):
    site = Site.objects.get().pk
    front = article.get_ancestors()[1]
    return [
        reverse("wagtailadmin_home"),
        reverse("articles:index"),
        reverse("wagtailadmin_explore", args=[article.get_parent().pk]),
        reverse("wagtailadmin_pages:edit", args=[article.pk]),
        reverse("wagtailadmin_pages:edit", args=[front.pk]),
        reverse("wagtailadmin_pages:add", args=["newsroom", "study", article.get_parent().pk]),
        reverse("wagtailadmin_pages:history", args=[article.pk]),
        reverse("wagtailsnippets_newsroom_author:add"),
        reverse("wagtailsnippets_newsroom_breakingnotice:add"),
        reverse("wagtailsettings:edit", args=["newsroom", "institution", site]),
        reverse("wagtailredirects:add"),
        reverse("wagtailusers_users:add"),
        reverse("wagtailadmin_account"),
        reverse("wagtailadmin_reports:site_history"),
        reverse("wagtailadmin_workflows:index"),
        reverse("wagtailimages:add_multiple"),
        reverse("newsroom_desk:tasks"),
        reverse("newsroom_desk:imports"),
    ]


def test_pages_of_the_desk_hold_no_inline_script_and_allow_none(client):
    article = factories.ArticleFactory(authors=[factories.AuthorFactory()], source=factories.SourceFactory())
    for url in urls(article):
        response = client.get(url)
        assert response.status_code == 200, url
        text = response.content.decode()
        assert not INLINE_SCRIPT.search(text), (
            url,
            INLINE_SCRIPT.search(text) and text[INLINE_SCRIPT.search(text).start() :][:200],
        )
        assert not HANDLER.search(re.sub(r"(?s)<script.*?</script>", "", text)), url
        found = policy(response)
        assert found["script-src"] == {"'self'"}, url
        assert found["object-src"] == {"'none'"}
        assert found["frame-ancestors"] == {"'self'"}
        assert "'unsafe-eval'" not in response["Content-Security-Policy"]


def test_the_login_page_has_the_desks_policy():
    response = Client().get(reverse("wagtailadmin_login"))
    assert policy(response)["script-src"] == {"'self'"}
    assert not INLINE_SCRIPT.search(response.content.decode())


def test_the_sites_own_pages_allow_no_inline_style(client):
    article = factories.ArticleFactory()
    assert policy(Client().get(article.url))["style-src"] == {"'self'"}
    draft = client.get(reverse("wagtailadmin_pages:view_draft", args=[article.pk]))
    assert draft.status_code == 200
    assert policy(draft)["style-src"] == {"'self'"}
    assert policy(draft)["frame-ancestors"] == {"'self'"}


def test_only_the_promoted_results_still_need_an_inline_script(client):
    assert "'unsafe-inline'" in policy(client.get(reverse("wagtailsearchpromotions:add")))["script-src"]


def test_the_desk_speaks_arabic_whatever_the_browser_asks_for_and_english_to_who_chose_it(client):
    url = reverse("wagtailadmin_home")
    response = client.get(url, headers={"accept-language": "fr,en;q=0.9"})
    assert '<html lang="ar" dir="rtl"' in response.content.decode()
    from wagtail.users.models import UserProfile

    profile = UserProfile.get_for_user(User.objects.get())
    profile.preferred_language = "en"
    profile.save()
    assert '<html lang="en" dir="ltr"' in client.get(url).content.decode()


def test_the_desk_wears_the_institutions_name(client):
    factories.institution(name="مركز الشاطئ")
    for page in (client.get(reverse("wagtailadmin_home")), Client().get(reverse("wagtailadmin_login"))):
        text = page.content.decode()
        assert "مركز الشاطئ" in text
        assert "<title>" in text
        assert "Wagtail" not in re.search(r"(?s)<title>.*?</title>", text)[0]
