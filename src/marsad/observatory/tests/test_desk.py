"""Editors confirm, correct, reject, merge and split; the reader learns from it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from marsad.observatory import actions, record, taught
from marsad.observatory.models import Actor, Decision, Event, Mention, MistakeReport, Participant, Statement
from marsad.observatory.vocabulary import Verdict


@pytest.fixture
def mention(meeting) -> Mention:
    return Mention.objects.filter(type="CONSULT").order_by("published").first()


def decide(client, item, action, kind="mention"):
    return client.post(reverse("record_desk:decide", args=[kind, item.pk]), {"action": action})


def test_only_those_who_may_decide(desk, mention):
    for role in ("writer", "moderator"):
        assert desk(role).get(reverse("record_desk:index")).status_code in (302, 403)
        assert decide(desk(role), mention, "confirm").status_code in (302, 403)
    assert Mention.objects.get(pk=mention.pk).verdict == Verdict.UNSEEN
    for role in ("editor", "chief"):
        assert desk(role).get(reverse("record_desk:index")).status_code == 200


def test_the_action_itself_asks_for_the_permission(person, mention):
    with pytest.raises(PermissionDenied):
        actions.Decide(mention, "confirm", person("writer")).execute()


def test_one_click_confirms_rejects_and_takes_back(desk, mention):
    editor = desk("editor")
    decide(editor, mention, "confirm")
    mention.refresh_from_db()
    assert mention.verdict == Verdict.CONFIRMED
    assert mention.event.likely
    decide(editor, mention, "reject")
    assert Event.objects.get(pk=mention.event_id).reports == 1
    decide(editor, mention, "undo")
    assert Event.objects.get(pk=mention.event_id).reports == 2
    assert list(Decision.objects.order_by("pk").values_list("action", flat=True)) == ["confirm", "reject", "undo"]


def test_every_page_of_the_desk_opens(desk, mention, meeting):
    MistakeReport.objects.create(kind="event", item=mention.event_id, reason="who", text="ليس هو")
    chief = desk("chief")
    said = Statement.objects.first()
    addresses = [
        *(
            f"{reverse('record_desk:index')}?kind={kind}"
            for kind in ("reported", "contested", "doubtful", "statements", "newest", "?")
        ),
        reverse("record_desk:article", args=[meeting[0].pk]),
        reverse("record_desk:mention", args=[mention.pk]),
        reverse("record_desk:statement", args=[said.pk]),
        reverse("record_desk:event", args=[mention.event_id]),
        reverse("record_desk:actor", args=[Actor.objects.get(key="RUS").pk]),
        reverse("record_desk:actors") + "?q=لافروف",
        reverse("record_desk:title"),
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_pages:edit", args=[meeting[0].pk]),
    ]
    for address in addresses:
        assert chief.get(address).status_code == 200, address
    assert "ليس هو" in chief.get(addresses[0]).content.decode()
    assert reverse("record_desk:article", args=[meeting[0].pk]) in chief.get(addresses[-1]).content.decode()


def test_a_correction_changes_sides_and_sticks(desk, mention, meeting):
    side = mention.participants.filter(acts=True).first()
    form = {"type": "CONSULT", "status": "planned", "day": "2015-08-12", "place": "سوتشي"}
    for one in mention.participants.all():
        form |= {f"actor_{one.pk}": one.actor.key, f"role_{one.pk}": one.role}
    form[f"actor_{side.pk}"] = "ألمانيا"
    response = desk("editor").post(reverse("record_desk:mention", args=[mention.pk]), form)
    assert response.status_code == 302
    mention.refresh_from_db()
    assert (mention.verdict, mention.made_by, mention.place) == (Verdict.CORRECTED, "editor", "سوتشي")
    assert Participant.objects.get(pk=side.pk).actor.key == "DEU"
    decision = Decision.objects.get()
    assert decision.before["participants"] != decision.after["participants"]
    record.read([meeting[0].pk], force=True)
    mention.refresh_from_db()
    assert mention.status == "planned"


def test_an_unknown_actor_is_said_and_nothing_changes(desk, mention):
    form = {"type": "CONSULT", "status": "happened"}
    for one in mention.participants.all():
        form |= {f"actor_{one.pk}": "لا أحد بهذا الاسم", f"role_{one.pk}": one.role}
    response = desk("editor").post(reverse("record_desk:mention", args=[mention.pk]), form)
    assert response.status_code == 422
    assert "لا أحد بهذا الاسم" in response.content.decode()
    assert not Decision.objects.exists()


def test_a_statement_gets_its_speaker(desk, meeting):
    said = Statement.objects.first()
    desk("editor").post(
        reverse("record_desk:statement", args=[said.pk]), {"speaker": "P:John Kerry", "kind": "indirect"}
    )
    said.refresh_from_db()
    assert (said.speaker.key, said.actor.key, said.verdict) == ("P:John Kerry", "USA", Verdict.CORRECTED)


def test_split_accounts_stay_apart(desk, mention, meeting):
    event = mention.event
    desk("editor").post(reverse("record_desk:event", args=[event.pk]), {"split": mention.pk})
    assert Mention.objects.get(pk=mention.pk).event_id != event.pk
    assert Event.objects.get(pk=event.pk).reports == 1
    record.read([article.pk for article in meeting], force=True)
    events = set(Mention.objects.filter(type="CONSULT", live=True).values_list("event", flat=True))
    assert len(events) == 2


def test_merged_events_are_one(desk, mention, meeting):
    new = actions.SplitMention(mention, mention.article.owner or _chief(desk)).execute()
    other = Event.objects.filter(type="CONSULT", reports=1).exclude(pk=new.pk).get()
    response = desk("chief").post(reverse("record_desk:event", args=[new.pk]), {"other": f"/السجل/حدث/{other.pk}/"})
    assert response.status_code == 302
    assert Event.objects.get(pk=new.pk).reports == 2
    assert not Event.objects.filter(pk=other.pk, reports__gt=0).exists()


def _chief(desk):
    from marsad.newsroom.models import User

    desk("chief")
    return User.objects.get(username="chief")


def test_a_new_alias_is_known_to_the_next_reading(desk, publish):
    title = "ثعلب الدبلوماسية في الرياض"
    text = "التقى ثعلب الدبلوماسية وزير الخارجية السعودي عادل الجبير في الرياض."
    before = publish(title, text)
    assert not before.appearances.filter(actor__key="P:Sergei Lavrov").exists()
    lavrov = Actor.objects.get(key="P:Sergei Lavrov")
    form = {
        "name": lavrov.name, "name_en": lavrov.name_en, "kind": "person", "code": "RUS", "role": "GOV", "country": "RUS",
        "aliases": "\n".join([*lavrov.aliases, "ثعلب الدبلوماسية"]),
    }  # fmt: skip
    response = desk("chief").post(reverse("record_desk:actor", args=[lavrov.pk]), form)
    assert response.status_code == 302
    assert "ثعلب الدبلوماسية" in taught.path().read_text(encoding="utf-8")
    # What was read by the older reader is read anew, and the alias is known.
    assert list(record.unread().values_list("pk", flat=True)) == [before.pk]
    record.read([before.pk])
    assert before.appearances.filter(actor__key="P:Sergei Lavrov").exists()
    assert Actor.objects.get(pk=lavrov.pk).offices.filter(title="وزير الخارجية").exists()


def test_a_title_is_taught(desk, mention):
    response = desk("editor").post(reverse("record_desk:title"), {"title": "المفوض الأعلى للأنهار", "role": "IGO"})
    assert response.status_code == 302
    assert "المفوض الأعلى للأنهار" in taught.path().read_text(encoding="utf-8")


def test_merged_actors_are_one(desk, meeting):
    said = Statement.objects.first()
    stranger = Actor.objects.create(
        key="N:seen once:RUS", kind="person", code="RUS", name="سيرغي الدبلوماسي المخضرم", slug="stranger"
    )
    Statement.objects.filter(pk=said.pk).update(speaker=stranger)
    known = Actor.objects.get(key="P:Sergei Lavrov")
    response = desk("chief").post(reverse("record_desk:actor", args=[known.pk]), {"other": stranger.key})
    assert response.status_code == 302
    known.refresh_from_db()
    said.refresh_from_db()
    assert stranger.name in known.aliases
    assert said.speaker == known
    assert desk("chief").get(stranger.get_absolute_url()).status_code == 301
