"""The lists and forms of the records that articles share: authors, sources, series, tags, breaking notices."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import ChoiceFilter
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn, StatusTagColumn
from wagtail.snippets.views.snippets import DeleteView, EditView, SnippetViewSet, SnippetViewSetGroup

from marsad.newsroom import addresses
from marsad.newsroom.desk.folded_search import FoldedChooserViewSet, FoldedIndexView
from marsad.newsroom.desk.merge import MergeTagsView
from marsad.newsroom.models import Author, BreakingNotice, ListEntry, ListKind, Series, Source, Tag
from marsad.newsroom.usage import articles_naming


def with_published(records: QuerySet, kind: ListKind) -> QuerySet:
    """Return `records` with `published`: how many live articles stand in the list of each."""
    in_list = ListEntry.objects.filter(kind=kind, key=OuterRef("pk")).order_by().values("key")
    return records.annotate(published=Coalesce(Subquery(in_list.annotate(n=Count("pk")).values("n")), 0))


def published_column() -> Column:
    """Return the column that shows what `with_published` counted."""
    return NumberColumn("published", label=gettext_lazy("Published articles"), sort_key="published", width="12%")


class KeepUsedDeleteView(DeleteView):
    """Explains why a record that articles name stays, instead of deleting it."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        naming = articles_naming(self.object)
        context["naming_count"] = naming.count()
        context["naming"] = naming.order_by("-latest_revision_created_at", "-pk")[:10]
        context["is_protected"] = context["naming_count"] > 0
        return context

    def form_valid(self, form: Any) -> HttpResponse:
        if articles_naming(self.object).exists():
            return self.render_to_response(self.get_context_data(form=form), status=409)
        return super().form_valid(form)


def refuse_deleting_used(request: HttpRequest, action_type: str, objects: Any, action: Any) -> HttpResponse | None:
    """Hook: stop a bulk deletion of authors or sources that holds one in use, and say which."""
    if action_type != "delete" or action.model not in (Author, Source):
        return None
    used = [record for record in objects if articles_naming(record).exists()]
    if not used:
        return None
    names = "، ".join(f"«{record}»" for record in used)
    messages.error(request, _("These stand on articles and cannot be deleted: %(names)s") % {"names": names})
    return redirect(reverse(action.model.snippet_viewset.get_url_name("list")))


class AddressKeepingEditView(EditView):
    """Redirects readers from the old address of a record whose slug was changed."""

    def save_instance(self) -> Any:
        before = type(self.object)._default_manager.get(pk=self.object.pk).get_absolute_url()
        record = super().save_instance()
        addresses.redirect(before, record.get_absolute_url())
        return record


class RecordViewSet(SnippetViewSet):
    """Abstract: what the record kinds share."""

    add_to_admin_menu = False
    copy_view_enabled = False
    list_per_page = 50
    chooser_per_page = 20
    index_view_class = FoldedIndexView
    edit_view_class = AddressKeepingEditView
    chooser_viewset_class = FoldedChooserViewSet
    list_kind: ListKind | None = None

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        records = self.model._default_manager.all()
        return with_published(records, self.list_kind) if self.list_kind is not None else records


class AuthorViewSet(RecordViewSet):
    model = Author
    menu_label = gettext_lazy("Authors")
    icon = "user"
    list_kind = ListKind.AUTHOR
    delete_view_class = KeepUsedDeleteView
    delete_template_name = "newsroom/desk/delete_record.html"
    ordering = "name"
    list_display = ["name", Column("role", label=gettext_lazy("role"), sort_key="role"), "affiliation"]
    list_display += [published_column()]


class SourceFilterSet(WagtailFilterSet):
    class Meta:
        model = Source
        fields = ["kind"]


class SourceViewSet(RecordViewSet):
    model = Source
    menu_label = gettext_lazy("Sources")
    icon = "site"
    list_kind = ListKind.SOURCE
    delete_view_class = KeepUsedDeleteView
    delete_template_name = "newsroom/desk/delete_record.html"
    ordering = "name"
    filterset_class = SourceFilterSet
    list_display = [
        "name",
        Column("get_kind_display", label=gettext_lazy("kind"), sort_key="kind"),
        "website",
        published_column(),
    ]


class SeriesViewSet(RecordViewSet):
    model = Series
    menu_label = gettext_lazy("Series")
    icon = "list-ol"
    ordering = "name"
    list_display = ["name", published_column()]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        live = self.model.articles.rel.related_model.objects.filter(series=OuterRef("pk"), live=True)
        counted = live.order_by().values("series").annotate(n=Count("pk")).values("n")
        return Series.objects.annotate(published=Coalesce(Subquery(counted), 0))


class TagIndexView(FoldedIndexView):
    def get_list_more_buttons(self, instance: Tag) -> list[Any]:
        buttons = super().get_list_more_buttons(instance)
        if self.request.user.has_perms(["newsroom.change_tag", "newsroom.delete_tag"]):
            url = reverse("newsroom_desk:merge_tags", args=[instance.pk])
            buttons.append(MenuItem(_("Merge into another tag"), url=url, icon_name="resubmit", priority=25))
        return buttons


class TagViewSet(RecordViewSet):
    model = Tag
    menu_label = gettext_lazy("Tags")
    icon = "tag"
    list_kind = ListKind.TAG
    index_view_class = TagIndexView
    ordering = "name"
    list_display = ["name", published_column()]
    edit_handler = ObjectList([MultiFieldPanel([FieldPanel("name"), FieldPanel("slug")], heading=gettext_lazy("Name"))])


class NoticeFilterSet(WagtailFilterSet):
    """Filters notices by whether they stand on the site now."""

    state = ChoiceFilter(
        label=gettext_lazy("State"),
        choices=[
            ("current", gettext_lazy("on the site")),
            ("coming", gettext_lazy("coming")),
            ("expired", gettext_lazy("expired")),
        ],
        method="in_state",
    )

    class Meta:
        model = BreakingNotice
        fields: list[str] = []

    def in_state(self, notices: Any, name: str, state: str) -> Any:
        now = timezone.now()
        match state:
            case "current":
                return notices.current()
            case "coming":
                return notices.filter(starts_at__gt=now)
            case _:
                return notices.filter(expires_at__lte=now)


def notice_state(notice: BreakingNotice) -> str:
    """Return, in the reader's language, whether the notice is on the site, coming or expired."""
    now = timezone.now()
    if notice.expires_at <= now:
        return _("expired")
    return _("coming") if notice.starts_at > now else _("on the site")


class NoticeIndexView(FoldedIndexView):
    def search_queryset(self, queryset: Any) -> Any:
        return queryset.filter(text__icontains=self.search_query) if self.is_searching else queryset


class NoticeViewSet(RecordViewSet):
    model = BreakingNotice
    menu_label = gettext_lazy("Breaking notices")
    icon = "warning"
    index_view_class = NoticeIndexView
    edit_view_class = EditView
    chooser_viewset_class = SnippetViewSet.chooser_viewset_class
    ordering = "-starts_at"
    filterset_class = NoticeFilterSet
    list_display = [
        "text",
        StatusTagColumn(
            "state",
            accessor=notice_state,
            label=gettext_lazy("State"),
            primary=lambda notice: notice.starts_at <= timezone.now() < notice.expires_at,
        ),
        DateColumn("starts_at", label=gettext_lazy("from"), sort_key="starts_at"),
        DateColumn("expires_at", label=gettext_lazy("until"), sort_key="expires_at"),
    ]


class Records(SnippetViewSetGroup):
    """The menu that holds them all."""

    menu_label = gettext_lazy("Records")
    menu_icon = "folder-open-inverse"
    menu_order = 160
    menu_name = "records"
    items = (SourceViewSet, AuthorViewSet, TagViewSet, SeriesViewSet, NoticeViewSet)


urlpatterns = [path("tags/<int:pk>/merge/", MergeTagsView.as_view(), name="merge_tags")]
