"""The forms in which an editor says what is right."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from marsad.observatory import passages
from marsad.observatory.models import Actor, Mention, Statement
from marsad.observatory.passages import Passage
from marsad.observatory.queries.filters import find_actor
from marsad.observatory.vocabulary import ActorKind, EventType, Role, Status

NOT_THERE = _("These words do not stand in the article like this; copy them from it.")


class ActorField(forms.CharField):
    """An actor by name, code or key."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=200, **options)

    def clean(self, value: Any) -> Actor | None:
        text = super().clean(value)
        if not text:
            return None
        found = find_actor(text)
        if found is None:
            raise ValidationError(_("The record knows nobody called «%(name)s».") % {"name": text})
        return found


class WordsField(forms.CharField):
    """Words of the article, whatever the white space; a form gives it `whole` and `near`. Cleans to a `Passage`, None for none."""

    def __init__(self, **options: Any) -> None:
        rows = options.pop("rows", 4)
        super().__init__(max_length=6000, widget=forms.Textarea({"rows": rows, "dir": "auto"}), **options)
        self.whole, self.near = "", 0

    def clean(self, value: Any) -> Passage | None:
        text = super().clean(value)
        if not text.strip():
            return None
        found = passages.find(self.whole, text, self.near)
        if found is None:
            raise ValidationError(NOT_THERE)
        return found


class MentionForm(forms.Form):
    """An account, with a line for each side: who it is, in what role, or that it does not belong there."""

    type = forms.ChoiceField(label=_("type"), choices=EventType.choices)
    status = forms.ChoiceField(label=_("status"), choices=Status.choices)
    day = forms.DateField(label=_("date"), required=False, widget=forms.DateInput({"type": "date"}))
    whole_month = forms.BooleanField(label=_("the whole month"), required=False)
    place = forms.CharField(label=_("place"), max_length=120, required=False)

    def __init__(self, mention: Mention, data: Any = None) -> None:
        self.participants = list(mention.participants.select_related("actor", "person"))
        initial = {
            "type": mention.type,
            "status": mention.status,
            "day": mention.day,
            "whole_month": mention.granularity == "month",
            "place": mention.place,
        }
        for side in self.participants:
            initial[f"actor_{side.pk}"] = (side.person or side.actor).key
            initial[f"role_{side.pk}"] = side.role
        super().__init__(data, initial=initial)
        for side in self.participants:
            self.fields[f"actor_{side.pk}"] = ActorField(label=_("name, code or key"))
            self.fields[f"role_{side.pk}"] = forms.ChoiceField(label=_("role"), choices=Role.choices)
            self.fields[f"out_{side.pk}"] = forms.BooleanField(label=_("does not belong here"), required=False)

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The sides with their fields."""
        return [
            {
                "side": side,
                "actor": self[f"actor_{side.pk}"],
                "role": self[f"role_{side.pk}"],
                "out": self[f"out_{side.pk}"],
            }
            for side in self.participants
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        left = {side.acts for side in self.participants if not data.get(f"out_{side.pk}")}
        if left != {True, False}:
            raise ValidationError(_("An event needs somebody on each side; reject it when there is nobody."))
        return data

    def sides(self) -> dict[int, tuple[Actor, str] | None]:
        """Return what is to become of each participant."""
        data = self.cleaned_data
        return {
            side.pk: None if data[f"out_{side.pk}"] else (data[f"actor_{side.pk}"], data[f"role_{side.pk}"])
            for side in self.participants
        }


class StatementForm(forms.Form):
    """Who said it, which words it is, and how it stands in the article. Words are those of the article."""

    speaker = ActorField(label=_("speaker: name, code or key"))
    named = WordsField(label=_("the speaker as the article names him or her"), rows=1, required=False)
    content = WordsField(label=_("what was said, in the article's words"), required=False)
    kind = forms.ChoiceField(label=_("kind"), choices=Statement.Kind.choices)

    def __init__(self, said: Statement, whole: str, data: Any = None) -> None:
        speaker = said.speaker or said.actor
        initial = {
            "speaker": speaker.key if speaker else said.speaker_name,
            "named": said.speaker_name,
            "content": said.content,
            "kind": said.kind,
        }
        super().__init__(data, initial=initial)
        for name, near in (("named", said.speaker_start), ("content", said.start)):
            self.fields[name].whole, self.fields[name].near = whole, near


class EventMergeForm(forms.Form):
    """The other event: its number, or the address of its page."""

    other = forms.CharField(label=_("number or address of the other event"), max_length=300)

    def clean_other(self) -> int:
        number = self.cleaned_data["other"].rstrip("/").rpartition("/")[2]
        if not number.isascii() or not number.isdigit():
            raise ValidationError(_("Write the event's number, or copy its address."))
        return int(number[:18])


class ActorForm(forms.Form):
    """What an actor is and is called."""

    name = forms.CharField(label=_("name"), max_length=200)
    name_en = forms.CharField(label=_("name in English"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("kind"), choices=ActorKind.choices)
    code = forms.CharField(
        label=_("acts for"),
        max_length=120,
        required=False,
        help_text=_("A state's three letters or a code, such as UN"),
    )
    role = forms.ChoiceField(label=_("role"), choices=Role.choices)
    country = forms.CharField(label=_("country"), max_length=3, required=False)
    aliases = forms.CharField(
        label=_("other names, one a line"), required=False, widget=forms.Textarea({"rows": 6}), max_length=4000
    )

    def clean_code(self) -> str:
        code = self.cleaned_data["code"].strip()
        if code and not Actor.objects.filter(key=code).exists():
            raise ValidationError(_("There is no code «%(code)s».") % {"code": code})
        return code

    def clean_aliases(self) -> list[str]:
        return [name[:200] for line in self.cleaned_data["aliases"].splitlines() if (name := " ".join(line.split()))]


class ActorMergeForm(forms.Form):
    """The actor that is the same one."""

    other = ActorField(label=_("the same one: name, code or key"))


class TitleForm(forms.Form):
    """An office title that the reader does not know."""

    title = forms.CharField(label=_("office title"), max_length=100, help_text=_("Without a country: «المفوض السامي»"))
    role = forms.ChoiceField(label=_("role of who bears it"), choices=Role.choices)
