"""Typographic tidying at the desk: offered, and done only to what an editor ticked."""

import pytest
from django.urls import reverse

from marsad.newsroom import factories
from marsad.newsroom.models import Article

pytestmark = pytest.mark.django_db
TEXT = '<p>قال "نعم" ثم  عاد , <b>و سافر</b> &amp; غاب?</p>'


@pytest.fixture
def article():
    page = factories.ArticleFactory(title="ميناء جديد ؟")
    page.body = [
        {"type": "part", "value": {"text": TEXT, "source": None}},
        {"type": "heading", "value": "ثم ماذا?"},
        {"type": "quotation", "value": {"text": "لا نعلم , ولا نخمن", "speaker": "", "role": ""}},
    ]
    page.save_revision().publish()
    return Article.objects.get(pk=page.pk)


def address(article):
    return reverse("newsroom_desk:tidy", args=[article.pk])


def offers(client, article):
    response = client.get(address(article))
    return response.context["version"], [row[0] for row in response.context["offers"]]


def draft(article):
    return Article.objects.get(pk=article.pk).get_latest_revision_as_object()


def send(client, article, version, chosen):
    return client.post(address(article), {"version": version, "chosen": chosen})


def test_the_form_of_an_article_leads_there(desk, article):
    shown = desk("editor").get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()
    assert address(article) in shown


def test_looking_changes_nothing(desk, article):
    before = article.revisions.count()
    assert len(offers(desk("editor"), article)[1]) > 6
    assert article.revisions.count() == before
    assert draft(article).title == "ميناء جديد ؟"


def test_all_that_was_ticked_is_tidied_in_a_draft(desk, article):
    client = desk("editor")
    version, found = offers(client, article)
    response = send(client, article, version, [offer.number for offer in found])
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[article.pk])
    tidied = draft(article)
    assert tidied.title == "ميناء جديد؟"
    assert tidied.body.raw_data[0]["value"]["text"] == "<p>قال «نعم» ثم عاد، <b>وسافر</b> &amp; غاب؟</p>"
    assert tidied.body.raw_data[1]["value"] == "ثم ماذا؟"
    assert tidied.body.raw_data[2]["value"]["text"] == "لا نعلم، ولا نخمن"
    live = Article.objects.get(pk=article.pk)
    assert live.title == "ميناء جديد ؟"
    assert live.body.raw_data[0]["value"]["text"] == TEXT


def test_what_was_not_ticked_stays(desk, article):
    client = desk("editor")
    version, found = offers(client, article)
    chosen = [offer.number for offer in found if offer.rule == "quotation_marks"]
    assert len(chosen) == 2
    send(client, article, version, chosen)
    assert draft(article).body.raw_data[0]["value"]["text"] == TEXT.replace('"نعم"', "«نعم»")
    assert draft(article).title == "ميناء جديد ؟"


def test_nothing_ticked_makes_no_draft(desk, article):
    client = desk("editor")
    before = article.revisions.count()
    send(client, article, offers(client, article)[0], [])
    assert article.revisions.count() == before


def test_suggestions_for_an_older_draft_are_refused(desk, article):
    client = desk("editor")
    version, found = offers(client, article)
    changed = draft(article)
    changed.title = "ميناء آخر ؟"
    changed.save_revision()
    response = send(client, article, version, [offer.number for offer in found])
    assert response["Location"] == address(article)
    assert draft(article).title == "ميناء آخر ؟"


def test_who_may_not_edit_may_not_tidy(desk, article):
    assert desk("nobody").get(address(article)).status_code in (302, 403)
    assert address(article) not in desk("writer").get(reverse("articles:index")).content.decode()
    assert send(desk("writer"), article, article.latest_revision_id, ["0"]).status_code in (302, 403)
    assert draft(article).title == "ميناء جديد ؟"


def test_markup_in_the_text_is_shown_as_text(desk):
    page = factories.ArticleFactory(title="<script>alert(1)</script> نعم ؟")
    page.save_revision()
    assert "<script>alert(1)" not in desk("editor").get(address(page)).content.decode()


@pytest.mark.parametrize(
    "data", [{}, {"version": "x", "chosen": ["y"]}, {"version": "9" * 40, "chosen": ["-1", "9" * 40]}]
)
def test_nonsense_is_refused(desk, article, data):
    assert desk("editor").post(address(article), data)["Location"] == address(article)
