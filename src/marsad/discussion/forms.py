"""The form under an article."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from marsad.discussion import writing
from marsad.discussion.limits import MAX_NAME, MAX_RAW_TEXT, MAX_TEXT
from marsad.discussion.models import Comment
from marsad.newsroom.models import Article


class CommentForm(forms.Form):
    """What a reader fills in. Its ids start with ``comment-``, so that it may stand on any page.

    `raw` holds name and text as they were sent; `cleaned_data["parent"]` the answered Comment or None.
    """

    name = forms.CharField(
        label=_("Name"),
        max_length=MAX_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
        error_messages={"required": _("Write your name.")},
    )
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("Only the site's moderators see it, and it is erased after a while."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        error_messages={
            "required": _("Write your e-mail address."),
            "invalid": _("This does not look like an e-mail address. It should look like name@example.org."),
        },
    )
    text = forms.CharField(
        label=_("Comment"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        error_messages={"required": _("Write your comment.")},
    )
    # The trap: hidden from people, and the first thing that a program fills in.
    url = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    reply = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1)
    stamp = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    proof = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, article: Article, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "comment-%s")
        super().__init__(*args, **kwargs)
        self.article = article
        self.parent: Comment | None = None
        if self.is_bound and self.errors:
            self._focus_first_error()
        elif not self.is_bound:
            self.parent = self._answered(self.initial.get("reply"))

    @property
    def raw(self) -> str:
        return f"{self.data.get('name', '')}\n{self.data.get('text', '')}"

    def clean_name(self) -> str:
        name = writing.clean_name(self.cleaned_data["name"])
        if not name:
            raise forms.ValidationError(_("Write your name in letters."))
        return name

    def clean_text(self) -> str:
        raw = self.cleaned_data["text"]
        if len(raw) > MAX_RAW_TEXT:
            raise forms.ValidationError(_("That was far too long for a comment. Please write a shorter one."))
        text = writing.clean_text(raw)
        if not text:
            raise forms.ValidationError(_("Write your comment."))
        if len(text) > MAX_TEXT:
            over = len(text) - MAX_TEXT
            raise forms.ValidationError(
                ngettext_lazy(
                    "The comment is %(over)d character too long.", "The comment is %(over)d characters too long.", over
                )
                % {"over": over}
            )
        return text

    def clean_url(self) -> str:
        if self.cleaned_data["url"]:
            self._empty("url")
            raise forms.ValidationError(
                _(
                    "A hidden field was filled in, perhaps by your browser. It is empty again now: please send once more."
                )
            )
        return ""

    def clean_reply(self) -> int | None:
        number: int | None = self.cleaned_data["reply"]
        self.parent = self._answered(number)
        if number is not None and self.parent is None:
            self._empty("reply")
            raise forms.ValidationError(_("The comment that you answer is no longer there."))
        return number

    def _answered(self, number: Any) -> Comment | None:
        """Return the shown comment of this article with that number, None when there is none."""
        if not isinstance(number, int):
            return None
        return Comment.objects.approved().without_senders().filter(article=self.article, pk=number).first()

    def _empty(self, name: str) -> None:
        """Show a field empty when the form is shown again."""
        self.data = self.data.copy()
        self.data[name] = ""

    def _focus_first_error(self) -> None:
        """Let the browser set the cursor where something is to be mended."""
        for field in self.visible_fields():
            if field.errors:
                field.field.widget.attrs["autofocus"] = True
                return
