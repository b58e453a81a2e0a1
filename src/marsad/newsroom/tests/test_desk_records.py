"""Records at the desk: found in any spelling, kept while in use, merged, and their old addresses redirected."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import ModelLogEntry
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from marsad.newsroom import factories, listings
from marsad.newsroom.actions.merge_tags import MergeTags
from marsad.newsroom.models import Article, Author, Source, Tag
from marsad.newsroom.signals import articles_published
from marsad.newsroom.tests.conftest import article_form
from marsad.newsroom.usage import articles_naming

pytestmark = pytest.mark.django_db


def url(model, page, *args):
    return reverse(f"wagtailsnippets_newsroom_{model}:{page}", args=args)


def shown(response):
    return [str(record) for record in response.context["object_list"]]


def credited(source, **values):
    """Return an article whose body has one part credited to `source`."""
    body = [("part", {"text": "<p>وصلت السفن.</p>", "source": source})]
    return factories.ArticleFactory(body=body, **values)


# --- lists ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("query", ["احمد", "أَحْمَد", "ahmad"])
def test_a_name_is_found_in_any_spelling(desk, query):
    factories.AuthorFactory(name="أحمد الساحلي", name_en="Ahmad Saheli")
    factories.AuthorFactory(name="منى الساحلي")
    assert shown(desk("editor").get(url("author", "list"), {"q": query})) == ["أحمد الساحلي"]


def test_the_list_counts_published_articles_and_sorts_by_them(desk):
    busy, idle = factories.SourceFactory(name="وكالة نشطة"), factories.SourceFactory(name="وكالة خاملة")
    credited(busy)
    factories.ArticleFactory(source=busy)
    factories.ArticleFactory(source=idle, live=False)
    response = desk("editor").get(url("source", "list"), {"ordering": "-published"})
    assert [(str(s), s.published) for s in response.context["object_list"]] == [("وكالة نشطة", 2), ("وكالة خاملة", 0)]


def test_lists_of_every_kind_open_and_filter(desk):
    factories.SourceFactory(kind="agency", name="وكالة")
    factories.SourceFactory(kind="channel", name="قناة")
    factories.SeriesFactory()
    client = desk("editor")
    assert shown(client.get(url("source", "list"), {"kind": "channel"})) == ["قناة"]
    assert len(shown(client.get(url("series", "list"), {"ordering": "-published"}))) == 1


def test_notices_are_told_apart_by_whether_they_stand(desk):
    from datetime import timedelta

    from django.utils import timezone

    now, hour = timezone.now(), timedelta(hours=1)
    factories.BreakingNoticeFactory(text="قائم", starts_at=now - hour, expires_at=now + hour)
    factories.BreakingNoticeFactory(text="قادم", starts_at=now + hour, expires_at=now + 2 * hour)
    factories.BreakingNoticeFactory(text="منته", starts_at=now - 2 * hour, expires_at=now - hour)
    client = desk("editor")
    for state, text in (("current", "قائم"), ("coming", "قادم"), ("expired", "منته")):
        assert shown(client.get(url("breakingnotice", "list"), {"state": state})) == [text]
    assert shown(client.get(url("breakingnotice", "list"), {"q": "قادم"})) == ["قادم"]


def test_the_chooser_finds_in_any_spelling_and_lets_an_editor_add(desk):
    factories.SourceFactory(name="وكالة الأنباء")
    factories.SourceFactory(name="إذاعة")
    choose = reverse("wagtailsnippetchoosers_newsroom_source:choose")
    results = reverse("wagtailsnippetchoosers_newsroom_source:choose_results")
    found = desk("writer").get(results, {"q": "الانباء"}).content.decode()
    assert "وكالة الأنباء" in found
    assert "إذاعة" not in found
    create = reverse("wagtailsnippetchoosers_newsroom_source:create")
    assert create in desk("editor").get(choose).content.decode()
    assert create not in desk("writer").get(choose).content.decode()
    prefix = "source-chooser-modal-create-form"
    assert desk("writer").post(create, {"name": "وكالة مدسوسة"}).status_code in (302, 403)
    desk("editor").post(create, {"name": "وكالة الضفة", f"{prefix}-name": "وكالة الضفة"})
    assert set(Source.objects.values_list("name", flat=True)) == {"وكالة الأنباء", "إذاعة", "وكالة الضفة"}


# --- in use -----------------------------------------------------------------------------------------------------------


def test_a_used_source_or_author_is_not_deleted_and_the_page_says_why(desk):
    source, author = factories.SourceFactory(), factories.AuthorFactory()
    factories.ArticleFactory(source=source, authors=[author], title="تقرير عن القمح")
    for model, record in (("source", source), ("author", author)):
        page = url(model, "delete", record.pk)
        for response in (desk("chief").get(page), desk("chief").post(page)):
            assert "تقرير عن القمح" in response.content.decode()
        assert type(record).objects.filter(pk=record.pk).exists()
        with pytest.raises(ProtectedError), transaction.atomic():
            record.delete()


def test_a_credit_of_a_part_counts_also_in_drafts_and_is_not_mistaken(desk):
    short, long = factories.SourceFactory(pk=8001), factories.SourceFactory(pk=80017)
    draft = credited(long, live=False)
    assert list(articles_naming(long)) == [draft]
    assert not articles_naming(short).exists()
    desk("editor").post(url("source", "delete", long.pk))
    assert Source.objects.filter(pk=long.pk).exists()
    desk("editor").post(url("source", "delete", short.pk))
    assert not Source.objects.filter(pk=short.pk).exists()


def test_a_bulk_deletion_with_a_used_one_in_it_deletes_none(desk):
    used, free = factories.AuthorFactory(name="ليلى حسن"), factories.AuthorFactory()
    factories.ArticleFactory(authors=[used])
    action = reverse("wagtail_bulk_action", args=["newsroom", "author", "delete"]) + f"?id={used.pk}&id={free.pk}"
    response = desk("editor").post(action, follow=True)
    assert "ليلى حسن" in response.content.decode()
    assert Author.objects.count() == 2


# --- tags -------------------------------------------------------------------------------------------------------------


def test_a_tag_typed_in_another_spelling_is_the_tag_that_there_is(desk):
    factories.TagFactory(name="الطاقة")
    section = factories.SectionFactory()
    add = reverse("wagtailadmin_pages:add", args=["newsroom", "article", section.pk])
    desk("writer").post(add, article_form(tags='"الطاقه", "الطّاقة", "نفط"'))
    assert {tag.name for tag in Article.objects.get().get_latest_revision_as_object().tags.all()} == {"الطاقة", "نفط"}
    assert Tag.objects.count() == 2


def test_merging_moves_articles_drafts_and_the_address(desk, person, django_capture_on_commit_callbacks):
    gone, kept = factories.TagFactory(name="بترول"), factories.TagFactory(name="نفط")
    only = factories.ArticleFactory(tags=[gone])
    both = factories.ArticleFactory(tags=[gone, kept])
    draft = factories.ArticleFactory(live=False, tags=[gone])
    draft.save_revision()
    old_address, told = gone.get_absolute_url(), []

    def listen(sender, ids, bulk, **kwargs):
        told.extend(ids)

    articles_published.connect(listen)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            desk("editor").post(reverse("newsroom_desk:merge_tags", args=[gone.pk]), {"kept": kept.pk})
    finally:
        articles_published.disconnect(listen)
    assert [tag.name for tag in Tag.objects.all()] == ["نفط"]
    assert {a.pk for a in listings.tag(kept).articles()} == {only.pk, both.pk}
    assert set(told) == {only.pk, both.pk}
    for article in (only, both, draft):
        assert [tag.name for tag in Article.objects.get(pk=article.pk).tags.all()] == ["نفط"]
        version = Article.objects.get(pk=article.pk).get_latest_revision_as_object()
        assert [tag.name for tag in version.tags.all()] == ["نفط"], "publishing a stored version would lose the tag"
    response = Client().get(old_address)
    assert (response.status_code, response["Location"]) == (301, kept.get_absolute_url())
    entry = ModelLogEntry.objects.get(action="marsad.merge_tags")
    assert entry.user == person("editor")
    assert "بترول" in entry.message


def test_merging_is_for_those_who_may_and_needs_two_tags(desk, person):
    tag, other = factories.TagFactory(), factories.TagFactory()
    page = reverse("newsroom_desk:merge_tags", args=[tag.pk])
    for role in ("writer", "moderator"):
        assert desk(role).post(page, {"kept": other.pk}).status_code == 302
    assert "kept" in desk("editor").post(page, {"kept": tag.pk}).context["form"].errors
    assert Tag.objects.count() == 2
    with pytest.raises(PermissionDenied):
        MergeTags(tag, other, person("writer")).execute()
    with pytest.raises(ValidationError):
        MergeTags(tag, tag, person("editor")).execute()


def test_the_list_offers_merging_to_editors(desk):
    tag = factories.TagFactory()
    page = reverse("newsroom_desk:merge_tags", args=[tag.pk])
    assert page in desk("editor").get(url("tag", "list")).content.decode()
    assert desk("editor").get(page).status_code == 200


# --- addresses --------------------------------------------------------------------------------------------------------


def test_a_changed_slug_redirects_and_a_second_change_leaves_no_chain(desk):
    tag = factories.TagFactory(name="نفط")
    first = tag.get_absolute_url()
    for slug in ("النفط", "نفط-وغاز"):
        desk("editor").post(url("tag", "edit", tag.pk), {"name": "نفط", "slug": slug})
        tag.refresh_from_db()
        assert tag.slug == slug
        assert Client().get(first)["Location"] == tag.get_absolute_url()
    desk("editor").post(url("tag", "edit", tag.pk), {"name": "نفط", "slug": "نفط"})
    tag.refresh_from_db()
    assert tag.get_absolute_url() == first
    assert not Redirect.objects.filter(old_path=Redirect.normalise_path(first)).exists()


def test_renaming_keeps_the_address(desk):
    author = factories.AuthorFactory(name="ليلى حسن")
    address = author.get_absolute_url()
    desk("editor").post(url("author", "edit", author.pk), {"name": "ليلى حسن الساحلي", "slug": author.slug})
    author.refresh_from_db()
    assert (author.name, author.get_absolute_url()) == ("ليلى حسن الساحلي", address)


def test_a_part_keeps_its_credit_when_edited(desk):
    source = factories.SourceFactory(name="وكالة المرفأ")
    article = credited(source)
    body = streamfield([("part", {"text": rich_text("<p>نص جديد.</p>"), "source": str(source.pk)})])
    form = article_form(title=article.title, slug=article.slug) | nested_form_data({"body": body})
    page = reverse("wagtailadmin_pages:edit", args=[article.pk])
    desk("editor").post(page, {**form, "action-publish": "1"})
    assert [s.name for s in Article.objects.get().part_sources] == ["وكالة المرفأ"]
    assert Article.objects.get().text == "نص جديد."
