"""Bans at the desk: e-mail addresses and words are entered here, network addresses only from a comment."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, TitleColumn, UserColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import AdminDateTimeInput

from marsad.arabic import fold
from marsad.discussion.keyed import hash_email, mask_email
from marsad.discussion.models import Ban


class BanEditForm(WagtailAdminModelForm):
    """What may be changed of a ban: for how long, and why."""

    class Meta:
        model = Ban
        fields = ["until", "note"]
        widgets = {"until": AdminDateTimeInput}


class BanCreateForm(BanEditForm):
    """A new ban. Of an e-mail address only its keyed hash and a masked form are kept."""

    kind = forms.ChoiceField(
        label=_("Kind"), choices=[c for c in Ban.Kind.choices if c[0] != Ban.Kind.ADDRESS], widget=forms.RadioSelect
    )
    subject = forms.CharField(
        label=_("Address, word or phrase"),
        max_length=200,
        help_text=_("A word is found in every spelling and with the particles written to it; it holds a comment."),
    )
    field_order = ["kind", "subject", "until", "note"]

    class Meta(BanEditForm.Meta):
        fields = ["kind", "until", "note"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        kind, subject = data.get("kind"), (data.get("subject") or "").strip()
        if not kind or not subject:
            return data
        try:
            self.instance.value, self.instance.label = self._compared(kind, subject)
        except forms.ValidationError as error:
            self.add_error("subject", error)
            return data
        if Ban.objects.filter(kind=kind, value=self.instance.value).exists():
            self.add_error("subject", _("There is a ban on this already."))
        return data

    def _compared(self, kind: str, subject: str) -> tuple[str, str]:
        """Return what is compared and what is shown of a ban on `subject`. Raises ValidationError."""
        if kind == Ban.Kind.EMAIL:
            validate_email(subject)
            return hash_email(subject), mask_email(subject)
        folded = " ".join(fold(subject).split())
        if not any(c.isalnum() for c in folded):
            raise forms.ValidationError(_("Write a word in letters."))
        return folded, subject

    def save(self, commit: bool = True) -> Ban:
        self.instance.created_by = self.for_user
        return super().save(commit)


class BanIndexView(generic.IndexView):
    any_permission_required = ["moderate"]

    @property
    def columns(self) -> list[Any]:
        title = self._get_title_column_class(TitleColumn)
        return [
            title("label", label=_("What is banned"), get_url=self.get_edit_url),
            Column("kind", label=_("Kind"), accessor="get_kind_display"),
            BooleanColumn("in_force", label=_("In force")),
            DateColumn("until", label=_("Until")),
            Column("note", label=_("Note")),
            UserColumn("created_by", label=_("Banned by")),
        ]


class BanViewSet(ModelViewSet):
    model = Ban
    name = "bans"
    icon = "lock"
    menu_label = _("Comment bans")
    add_to_settings_menu = True
    copy_view_enabled = False
    add_to_reference_index = False
    index_view_class = BanIndexView
    ordering = "-created_at"

    def get_form_class(self, for_update: bool = False) -> type[BanEditForm]:
        return BanEditForm if for_update else BanCreateForm
