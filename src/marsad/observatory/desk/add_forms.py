"""The forms in which an editor adds what the reader missed. Words are those of the article, whatever the white space."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from marsad.newsroom.models import Article
from marsad.observatory import actions, passages
from marsad.observatory.desk.forms import NOT_THERE, ActorField, WordsField
from marsad.observatory.models import Actor, Statement
from marsad.observatory.passages import Passage
from marsad.observatory.vocabulary import EventType, Status


class _AtSentence(forms.Form):
    """Something at a sentence of an article; `action` of a valid form says what is to be done."""

    def __init__(self, whole: str, sentence: Passage, data: Any = None, **options: Any) -> None:
        self.whole, self.sentence = whole, sentence
        super().__init__(data, **options)
        for field in self.fields.values():
            if isinstance(field, WordsField):
                field.whole, field.near = whole, sentence.start


class AddStatementForm(_AtSentence):
    """Who said which words."""

    speaker = ActorField(label=_("speaker: name, code or key"))
    named = WordsField(label=_("the speaker as the article names him or her"), rows=1)
    content = WordsField(label=_("what was said, in the article's words"))
    kind = forms.ChoiceField(label=_("kind"), choices=Statement.Kind.choices, initial=Statement.Kind.INDIRECT)

    def __init__(self, whole: str, sentence: Passage, data: Any = None) -> None:
        super().__init__(whole, sentence, data, initial={"content": sentence.text})

    def action(self, article: Article, user: Any) -> actions.AddStatement:
        data = self.cleaned_data
        return actions.AddStatement(article, user, data["speaker"], data["named"], data["content"], data["kind"])


class AddEventForm(_AtSentence):
    """Who did what to whom, and when."""

    type = forms.ChoiceField(label=_("type"), choices=EventType.choices)
    status = forms.ChoiceField(label=_("status"), choices=Status.choices)
    acting = ActorField(label=_("who acts: name, code or key"))
    receiving = ActorField(label=_("who is acted on: name, code or key"))
    quote = WordsField(label=_("the words that tell it"))
    day = forms.DateField(label=_("date"), required=False, widget=forms.DateInput({"type": "date"}))
    whole_month = forms.BooleanField(label=_("the whole month"), required=False)
    place = forms.CharField(label=_("place"), max_length=120, required=False)

    def __init__(self, whole: str, sentence: Passage, data: Any = None) -> None:
        super().__init__(whole, sentence, data, initial={"quote": sentence.text})

    def action(self, article: Article, user: Any) -> actions.AddMention:
        data = self.cleaned_data
        month = data["whole_month"]
        day = data["day"].replace(day=1) if data["day"] and month else data["day"]
        return actions.AddMention(
            article,
            user,
            data["quote"],
            data["type"],
            data["status"],
            day,
            "month" if month else "day",
            data["place"],
            data["acting"],
            data["receiving"],
        )


class AddPersonForm(_AtSentence):
    """Whom which words mean."""

    actor = ActorField(label=_("person: name or key"))
    name = forms.CharField(
        label=_("the words that mean this person"),
        max_length=200,
        help_text=_("They become a further name of the person, which the next reading knows."),
    )

    def clean_actor(self) -> Actor:
        actor = self.cleaned_data["actor"]
        if actor.kind != "person":
            raise ValidationError(_("«%(name)s» is no person.") % {"name": actor.name})
        return actor

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        if not passages.all_of(self.whole, name):
            raise ValidationError(NOT_THERE)
        return name

    def action(self, article: Article, user: Any) -> actions.AddPerson:
        return actions.AddPerson(article, user, self.cleaned_data["actor"], self.cleaned_data["name"])
