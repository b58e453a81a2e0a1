"""Editors add what the reader missed and correct who said which words; no reading takes it away, and it can be taken back."""

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from marsad.observatory import passages, record, taught
from marsad.observatory.models import Appearance, Decision, Event, Mention, Statement
from marsad.observatory.vocabulary import Verdict

MISSED = "وفي ختام الزيارة وقّع الجانبان مذكرة للتعاون في مجال الطاقة، والأمر متروك لثعلب الدبلوماسية."


@pytest.fixture
def article(publish):
    return publish(
        "زيارة إلى موسكو",
        "وصل وزير الخارجية السعودي عادل الجبير إلى موسكو يوم الثلاثاء 11 أغسطس 2015.",
        MISSED,
    )


def add(client, what, article, at=0, **form):
    return client.post(f"{reverse('record_desk:add', args=[article.pk, what])}?at={at}", form)


def again(article):
    record.read([article.pk], force=True)


STATEMENT = {
    "speaker": "P:Adel al-Jubeir", "named": "عادل  الجبير", "kind": "indirect",
    "content": "مذكرة للتعاون\r\nفي مجال الطاقة",
}  # fmt: skip
EVENT = {
    "type": "AGREE",
    "status": "happened",
    "acting": "SAU",
    "receiving": "RUS",
    "quote": MISSED,
    "day": "2015-08-11",
}


def test_a_statement_is_added_at_its_words_and_stays(desk, article):
    assert add(desk("editor"), "statement", article, **STATEMENT).status_code == 302
    said = Statement.objects.get(rule="editor")
    whole = passages.whole_of(article)
    assert whole[said.start : said.end] == said.content == "مذكرة للتعاون في مجال الطاقة"
    assert whole[said.speaker_start : said.speaker_end] == said.speaker_name == "عادل الجبير"
    assert (said.actor.key, said.made_by) == ("SAU", "editor")
    again(article)
    assert Statement.objects.filter(pk=said.pk, live=True).exists()
    assert f'id="s{said.pk}"' in Client().get(reverse("observatory:text", args=[article.pk])).content.decode()
    # It moves with its words when the article changes.
    body = [("part", {"text": article.body[0].value["text"], "source": None})]
    article.body = [*body, *((b.block_type, b.value) for b in article.body)]
    article.save()
    again(article)
    said.refresh_from_db()
    assert passages.whole_of(article)[said.start : said.end] == said.content


def test_words_that_the_article_does_not_have_are_refused(desk, article):
    response = add(desk("editor"), "statement", article, **{**STATEMENT, "content": "ما لم يقله أحد"})
    assert response.status_code == 422
    assert not Statement.objects.filter(rule="editor").exists()


def test_an_event_is_added_and_joins_what_others_tell(desk, article, publish):
    editor = desk("editor")
    assert add(editor, "event", article, **EVENT).status_code == 302
    mention = Mention.objects.get(rule="editor")
    assert mention.event.likely
    assert {(p.actor.key, p.acts) for p in mention.participants.all()} == {("SAU", True), ("RUS", False)}
    other = publish("مذكرة للتعاون", MISSED, outlet="وكالة ثانية", hour=11)
    add(editor, "event", other, **{**EVENT, "acting": "روسيا", "receiving": "السعودية"})
    assert Mention.objects.filter(rule="editor").values("event").distinct().count() == 1
    again(article)
    assert Event.objects.get(pk=mention.event_id).reports == 2


def test_a_person_is_added_and_the_reader_learns_the_words(desk, article, publish):
    form = {"actor": "P:Sergei Lavrov", "name": "ثعلب الدبلوماسية"}
    assert add(desk("editor"), "person", article, **{**form, "name": "علب الدبلوماسية"}).status_code == 422
    assert add(desk("editor"), "person", article, **form).status_code == 302
    person = Appearance.objects.get(actor__key="P:Sergei Lavrov")
    assert passages.whole_of(article)[slice(*person.spans[0])] == "ثعلب الدبلوماسية"
    assert "ثعلب الدبلوماسية" in taught.path().read_text(encoding="utf-8")
    again(article)
    assert Appearance.objects.filter(article=article, actor=person.actor).count() == 1
    desk("editor").post(reverse("record_desk:take_back_person", args=[person.pk]))
    assert "ثعلب الدبلوماسية" not in taught.path().read_text(encoding="utf-8")
    again(article)
    assert not Appearance.objects.filter(article=article, actor=person.actor).exists()


def test_only_persons_are_persons(desk, article):
    assert add(desk("editor"), "person", article, actor="RUS", name="موسكو").status_code == 422


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the index of words is a table of its own on SQLite only")
def test_the_index_of_words_follows_every_change(desk, article, meeting):
    editor = desk("editor")
    add(editor, "statement", article, **STATEMENT)
    said = Statement.objects.get(rule="editor")
    editor.post(reverse("record_desk:statement", args=[said.pk]), {**STATEMENT, "content": "مجال الطاقة"})
    again(article)
    for one in meeting:
        again(one)
    record.withdraw([meeting[0].pk])
    editor.post(reverse("record_desk:decide", args=["statement", said.pk]), {"action": "undo"})
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO observatory_statement_words(observatory_statement_words, rank) VALUES ('integrity-check', 1)"
        )


@pytest.mark.parametrize("kind", ["statement", "event"])
def test_what_was_added_is_taken_back(desk, article, kind):
    editor = desk("editor")
    add(editor, kind, article, **(STATEMENT if kind == "statement" else EVENT))
    model = Statement if kind == "statement" else Mention
    item = model.objects.get(rule="editor")
    word = "statement" if kind == "statement" else "mention"
    editor.post(reverse("record_desk:decide", args=[word, item.pk]), {"action": "undo"})
    assert not model.objects.filter(rule="editor").exists()
    assert list(Decision.objects.order_by("pk").values_list("action", flat=True)) == ["add", "undo"]
    added = Decision.objects.order_by("pk").first()
    assert added.after
    assert not added.before


def test_only_those_who_may_decide_add(desk, article):
    for role in ("writer", "moderator"):
        assert add(desk(role), "statement", article, **STATEMENT).status_code in (302, 403)
    assert not Statement.objects.filter(rule="editor").exists()
    assert not Decision.objects.exists()


def test_a_statement_gets_other_words_and_its_own_back(desk, meeting):
    said = Statement.objects.filter(speaker__key="P:Sergei Lavrov").first()
    before = (said.content, said.start, said.speaker_id, said.words)
    form = {"speaker": "P:John Kerry", "kind": "direct", "named": "لافروف", "content": "ضرورة التسوية السياسية"}
    editor = desk("editor")
    editor.post(reverse("record_desk:statement", args=[said.pk]), form)
    said.refresh_from_db()
    whole = passages.whole_of(said.article)
    assert whole[said.start : said.end] == said.content == "ضرورة التسوية السياسية"
    assert (said.speaker.key, said.kind, said.verdict) == ("P:John Kerry", "direct", Verdict.CORRECTED)
    assert said.words != before[3]
    again(said.article)
    said.refresh_from_db()
    assert said.content == "ضرورة التسوية السياسية"
    editor.post(reverse("record_desk:decide", args=["statement", said.pk]), {"action": "undo"})
    said.refresh_from_db()
    assert (said.content, said.start, said.speaker_id, said.words) == before
    assert said.verdict == Verdict.UNSEEN


def test_a_corrected_account_gets_its_sides_back(desk, meeting):
    mention = Mention.objects.filter(type="CONSULT").order_by("published").first()
    sides = [(p.acts, p.actor.key, p.person and p.person.key) for p in mention.participants.order_by("pk")]
    form = {"type": "ACCUSE", "status": "alleged", "place": ""}
    for one in mention.participants.all():
        form |= {f"actor_{one.pk}": "DEU", f"role_{one.pk}": "GOV"}
    editor = desk("editor")
    editor.post(reverse("record_desk:mention", args=[mention.pk]), form)
    assert Mention.objects.get(pk=mention.pk).type == "ACCUSE"
    editor.post(reverse("record_desk:decide", args=["mention", mention.pk]), {"action": "undo"})
    mention.refresh_from_db()
    assert (mention.type, mention.status) == ("CONSULT", "happened")
    assert [(p.acts, p.actor.key, p.person and p.person.key) for p in mention.participants.order_by("pk")] == sides


def test_the_articles_page_offers_every_sentence(desk, article):
    html = desk("editor").get(reverse("record_desk:article", args=[article.pk])).content.decode()
    for one in passages.sentences(passages.whole_of(article)):
        assert f"{reverse('record_desk:add', args=[article.pk, 'event'])}?at={one.start}" in html
    for kind in ("statement", "event", "person"):
        page = desk("editor").get(f"{reverse('record_desk:add', args=[article.pk, kind])}?at=70")
        assert page.status_code == 200
