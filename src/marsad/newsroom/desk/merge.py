"""The page that merges a tag into another."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.snippets.widgets import AdminSnippetChooser

from marsad.newsroom.actions.merge_tags import MergeTags
from marsad.newsroom.models import Tag


class MergeForm(forms.Form):
    kept = forms.ModelChoiceField(
        Tag.objects.all(), label=gettext_lazy("The tag that stays"), widget=AdminSnippetChooser(Tag)
    )

    def __init__(self, *args: Any, gone: Tag, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gone = gone

    def clean_kept(self) -> Tag:
        kept = self.cleaned_data["kept"]
        if kept.pk == self.gone.pk:
            raise ValidationError(_("Choose another tag than the one that is to go."))
        return kept


class MergeTagsView(WagtailAdminTemplateMixin, FormView):
    """Asks which tag stays, says what will happen, and does it."""

    form_class = MergeForm
    template_name = "newsroom/desk/merge_tags.html"
    page_title = gettext_lazy("Merge into another tag")
    header_icon = "tag"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perms(["newsroom.change_tag", "newsroom.delete_tag"]):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def gone(self) -> Tag:
        return get_object_or_404(Tag, pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return self.gone.name

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "gone": self.gone}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {
            **context,
            "gone": self.gone,
            "count": self.gone.tagged_articles.count(),
            "media": context["form"].media,
            "submit_button_label": _("Merge"),
            "action_url": self.request.path,
        }

    def form_valid(self, form: MergeForm) -> HttpResponse:
        kept = form.cleaned_data["kept"]
        count = MergeTags(self.gone, kept, self.request.user).execute()
        done = ngettext(
            "«%(gone)s» is now «%(kept)s», on %(count)d article.",
            "«%(gone)s» is now «%(kept)s», on %(count)d articles.",
            count,
        )
        messages.success(self.request, done % {"gone": self.gone, "kept": kept, "count": count})
        return super().form_valid(form)

    def get_success_url(self) -> str:
        return reverse(Tag.snippet_viewset.get_url_name("list"))
