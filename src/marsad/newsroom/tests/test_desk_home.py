"""The home page shows to each what waits for them, and nothing that they may not see."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import ModelLogEntry

from marsad.newsroom import factories
from marsad.newsroom.background.names import name_task, task_name
from marsad.newsroom.desk import waiting
from marsad.newsroom.models import Article, BreakingNotice, ImportFailure, ImportRun
from marsad.newsroom.tests.conftest import article_form

pytestmark = pytest.mark.django_db

HOME = reverse("wagtailadmin_home")
TASK = "marsad.newsroom.tests.test_desk_home.nothing"


def kinds(client):
    """Return what waits on the home page of this client: key -> count."""
    response = client.get(HOME)
    found = next((c["kinds"] for c in response.context if "kinds" in c), [])
    return {kind.key: kind.count for kind in found}


def failed_task(**values):
    now = timezone.now()
    return DBTaskResult.objects.create(
        **{
            "status": "FAILED",
            "args_kwargs": {"args": [[1]], "kwargs": {}},
            "task_path": TASK,
            "backend_name": "default",
            "run_after": now,
            "finished_at": now,
            "worker_ids": ["a", "b"],
            "exception_class_path": "builtins.OSError",
            "traceback": "Traceback:\n  File x\nOSError: the disk is full\n",
            **values,
        }
    )


def failed_import(**values):
    run = ImportRun.objects.create(**{"label": "أرشيف.json", "status": "done", "rejected": 3, **values})
    ImportFailure.objects.create(run=run, location="أرشيف.json", entry="entry 7", reason="No title.")
    return run


def test_nobody_sees_anything_when_nothing_waits(desk):
    for role in ("writer", "editor", "chief", "moderator", "admin"):
        assert kinds(desk(role)) == {}


def test_a_writer_sees_their_drafts_and_what_came_back(desk, person):
    section = factories.SectionFactory()
    mine = factories.ArticleFactory(parent=section, live=False, owner=person("writer"), title="مسودتي")
    factories.ArticleFactory(parent=section, live=False, owner=person("editor"), title="مسودة غيري")
    factories.ArticleFactory(parent=section, owner=person("writer"))
    assert kinds(desk("writer")) == {"drafts": 1}
    edit = reverse("wagtailadmin_pages:edit", args=[mine.pk])
    desk("writer").post(edit, {**article_form(title="مسودتي"), "action-submit": "1"})
    assert kinds(desk("writer")) == {}
    assert kinds(desk("editor")) == {"reviews": 1, "drafts": 1}
    assert kinds(desk("chief")) == {"reviews": 1}
    assert kinds(desk("moderator")) == {}
    state = Article.objects.get(pk=mine.pk).current_workflow_task_state
    reject = reverse("wagtailadmin_pages:workflow_action", args=[mine.pk, "reject", state.pk])
    desk("editor").post(reject, {"comment": "أين المصدر؟"})
    assert kinds(desk("writer")) == {"returned": 1, "drafts": 1}
    assert "أين المصدر؟" in desk("writer").get(HOME).content.decode()
    assert kinds(desk("editor")) == {"drafts": 1}


def test_the_drafts_link_leads_to_the_same_articles(desk, person):
    section = factories.SectionFactory()
    factories.ArticleFactory(parent=section, live=False, owner=person("writer"), title="مسودتي")
    factories.ArticleFactory(parent=section, live=False, owner=person("editor"), title="مسودة غيري")
    found = next(c["kinds"] for c in desk("writer").get(HOME).context if "kinds" in c)
    listed = desk("writer").get(found[0].url).context["object_list"]
    assert [page.title for page in listed] == ["مسودتي"]


def test_what_goes_live_today_is_shown_to_those_who_publish(desk, person):
    article = factories.ArticleFactory(live=False, owner=person("writer"))
    article.go_live_at = timezone.now() + timedelta(seconds=1)
    article.save_revision().publish()
    assert kinds(desk("editor")).get("scheduled") == 1
    assert "scheduled" not in kinds(desk("writer"))
    assert "scheduled" not in kinds(desk("moderator"))


def test_another_room_adds_what_waits_in_it(desk, monkeypatch):
    monkeypatch.setattr(waiting, "_sources", [])

    @waiting.register(order=1)
    def held(request):
        if request.user.username != "moderator":
            return None
        row = waiting.Row("تعليق", "/desk/", buttons=[waiting.Button("اقبل", "/desk/approve/1/")])
        return waiting.Waiting("comments", "تعليقات", 7, [row])

    waiting.register(order=1)(held)
    assert kinds(desk("moderator")) == {"comments": 7}
    assert "/desk/approve/1/" in desk("moderator").get(HOME).content.decode()
    assert kinds(desk("editor")) == {}


# --- failed tasks -----------------------------------------------------------------------------------------------------


def test_failed_tasks_are_shown_with_what_when_and_why(desk):
    article = factories.ArticleFactory(title="تقرير عن القمح")
    failed_task(args_kwargs={"args": [[article.pk, 999]], "kwargs": {}})
    failed_task(status="READY")
    name_task(TASK, "فهرسة البحث")
    assert task_name(TASK) == "فهرسة البحث"
    for role in ("editor", "chief"):
        assert kinds(desk(role)) == {"tasks": 1}
        for page in (HOME, reverse("newsroom_desk:tasks")):
            text = desk(role).get(page).content.decode()
            assert "فهرسة البحث" in text
            assert "تقرير عن القمح" in text
            assert "OSError: the disk is full" in text
            assert "File x" not in text
    for role in ("writer", "moderator"):
        assert kinds(desk(role)) == {}
        assert desk(role).get(reverse("newsroom_desk:tasks")).status_code == 302


def test_a_failed_task_is_tried_again_and_that_is_on_record(desk, person):
    row = failed_task()
    page = reverse("newsroom_desk:retry_task", args=[row.pk])
    assert desk("editor").get(page).status_code == 405
    desk("writer").post(page)
    assert DBTaskResult.objects.get().status == "FAILED"
    desk("editor").post(page)
    row.refresh_from_db()
    assert row.status == "READY"
    assert row.run_after <= timezone.now()
    entry = ModelLogEntry.objects.get(action="marsad.task.retry")
    assert entry.user == person("editor")
    assert "the disk is full" in entry.message


def test_all_are_tried_again_at_once(desk):
    for _ in range(3):
        failed_task()
    desk("chief").post(reverse("newsroom_desk:retry_tasks"))
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"READY"}
    assert ModelLogEntry.objects.filter(action="marsad.task.retry").count() == 3


def test_only_a_chief_editor_dismisses(desk):
    row = failed_task()
    page = reverse("newsroom_desk:dismiss_task", args=[row.pk])
    desk("editor").post(page)
    assert DBTaskResult.objects.exists()
    assert page not in desk("editor").get(HOME).content.decode()
    assert page in desk("chief").get(HOME).content.decode()
    desk("chief").post(page)
    assert not DBTaskResult.objects.exists()
    text = desk("chief").get(reverse("wagtailadmin_reports:site_history")).content.decode()
    assert "the disk is full" in text


# --- imports ----------------------------------------------------------------------------------------------------------


def test_imports_with_rejected_items_wait_until_they_are_seen(desk, person):
    run = failed_import()
    failed_import(status="running")
    failed_import(rejected=0)
    assert kinds(desk("chief")) == {"imports": 1}
    assert kinds(desk("editor")) == {"imports": 1}
    assert kinds(desk("writer")) == {}
    detail = reverse("newsroom_desk:import_run", args=[run.pk])
    assert "No title." in desk("editor").get(detail).content.decode()
    assert desk("writer").get(detail).status_code == 302
    see = reverse("newsroom_desk:see_import", args=[run.pk])
    assert see not in desk("editor").get(detail).content.decode()
    desk("editor").post(see)
    assert not ImportRun.objects.get(pk=run.pk).seen_by_desk
    desk("chief").post(see)
    assert kinds(desk("chief")) == {}
    assert ModelLogEntry.objects.get(action="marsad.import.seen").user == person("chief")
    assert "أرشيف.json" in desk("chief").get(reverse("newsroom_desk:imports")).content.decode()


# --- breaking news ----------------------------------------------------------------------------------------------------


def test_breaking_news_from_the_home_page(desk, person):
    article = factories.ArticleFactory(title="تقرير عن القمح")
    announce = reverse("newsroom_desk:announce")
    assert announce in desk("editor").get(HOME).content.decode()
    assert announce not in desk("writer").get(HOME).content.decode()
    before = timezone.now()
    form = {"notice-text": "وصول السفن", "notice-article": article.pk, "notice-minutes": "30"}
    desk("editor").post(announce, form)
    notice = BreakingNotice.objects.current().get()
    assert notice.article == article
    assert timedelta(minutes=30) <= notice.expires_at - before < timedelta(minutes=31)
    assert ModelLogEntry.objects.get(action="wagtail.create").user == person("editor")
    end = reverse("newsroom_desk:end_notice", args=[notice.pk])
    assert end in desk("editor").get(HOME).content.decode()
    desk("writer").post(end)
    assert BreakingNotice.objects.current().exists()
    desk("editor").post(end)
    assert not BreakingNotice.objects.current().exists()


@pytest.mark.parametrize(("text", "minutes"), [("", "30"), ("عاجل", "0"), ("عاجل", "100000"), ("ع" * 201, "30")])
def test_a_mistake_in_it_is_shown_and_nothing_is_announced(desk, text, minutes):
    form = {"notice-text": text, "notice-article": "", "notice-minutes": minutes}
    response = desk("editor").post(reverse("newsroom_desk:announce"), form)
    assert response.status_code == 422
    assert response.context["form"].errors
    assert not BreakingNotice.objects.exists()


def test_a_draft_is_not_announced(desk):
    draft = factories.ArticleFactory(live=False)
    form = {"notice-text": "عاجل", "notice-article": draft.pk, "notice-minutes": "30"}
    assert "article" in desk("editor").post(reverse("newsroom_desk:announce"), form).context["form"].errors
