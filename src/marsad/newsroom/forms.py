"""The form behind an article's edit page: what must hold between its fields and who is changing them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.widgets import SlugInput
from wagtail.log_actions import log

from marsad.arabic import fold, slugify
from marsad.newsroom.models.filing import Tag


class SlugField(forms.SlugField):
    """A slug that is put into the site's form before it is judged.

    The script in the browser only proposes; what it makes of tashkeel, tatweel or capitals is put right here, and
    Wagtail's check for a slug that is taken sees the final form.
    """

    def to_python(self, value: Any) -> str:
        slug = super().to_python(value)
        return slugify(slug, max_length=200) if slug else slug


class ArticleForm(WagtailAdminPageForm):
    """Edits an article or a study."""

    slug = SlugField(
        label=gettext_lazy("slug"),
        required=False,
        allow_unicode=True,
        max_length=255,
        widget=SlugInput,
        help_text=gettext_lazy("The last part of the address; made from the headline when left empty."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and not self.instance.body:
            # A new article begins with a place to write in.
            empty = [{"type": "part", "value": {"text": "", "source": None}}]
            self.initial["body"] = self.fields["body"].block.to_python(empty)

    def clean_tags(self) -> list[str]:
        """Return the typed tags, those that exist in another spelling under the name that they have."""
        known: dict[str, str] = {}
        typed = self.cleaned_data.get("tags") or []
        for name, folded in Tag.objects.filter(folded__in=[fold(tag) for tag in typed]).values_list("name", "folded"):
            known.setdefault(folded, name)
        return list(dict.fromkeys(known.get(fold(tag), tag) for tag in typed))

    def clean_embargo_until(self) -> datetime | None:
        """Refuse to lift or shorten a standing embargo for everybody who may not."""
        wanted = self.cleaned_data.get("embargo_until")
        standing = self.instance.standing_embargo()
        if standing is None or (wanted is not None and wanted >= standing):
            return wanted
        if self.for_user is not None and self.for_user.has_perm("newsroom.lift_embargo"):
            return wanted
        raise ValidationError(
            _("The embargo ends on %(date)s. Only a chief editor can lift or shorten it.")
            % {"date": timezone.localtime(standing).strftime("%Y-%m-%d %H:%M")}
        )

    def clean(self) -> dict[str, Any]:
        """Let a going-live that only followed the old embargo follow the new one."""
        cleaned = super().clean()
        before = self.initial.get("embargo_until")
        moved = "embargo_until" in self.changed_data and "embargo_until" in cleaned and before is not None
        if moved and cleaned.get("go_live_at") == before:
            cleaned["go_live_at"] = cleaned["embargo_until"]
        return cleaned

    def save(self, commit: bool = True) -> Any:
        """Save, and put a changed embargo on record: who moved it, from when to when."""
        if self.instance.pk and "embargo_until" in self.changed_data:
            before, after = self.initial.get("embargo_until"), self.cleaned_data.get("embargo_until")
            dates = {"old": before and before.isoformat(), "new": after and after.isoformat()}
            log(instance=self.instance, action="marsad.embargo", user=self.for_user, data=dates)
        return super().save(commit)
