"""The list of all articles, and what the explorer shows under a section, newest first."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, CharField, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce
from django.forms import RadioSelect, Select, TextInput
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, DateFromToRangeFilter, ModelChoiceFilter
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import ExplorableIndexView, IndexView
from wagtail.admin.views.pages.search import SearchView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Page, Revision, TaskState

from marsad.arabic import fold
from marsad.newsroom.desk.title_search import titled
from marsad.newsroom.models import Article, ArticleAuthor, Kind, Section, Series, Source, TaggedArticle, User

STATUSES = (
    ("live", _("published")),
    ("changed", _("published, with a newer draft")),
    ("draft", _("draft")),
    ("review", _("in review")),
    ("scheduled", _("scheduled")),
    ("embargoed", _("under embargo")),
    ("expired", _("expired")),
)


def in_status(articles: QuerySet, status: str) -> QuerySet:
    """Return those of `articles` that are in `status`, one of STATUSES."""
    key = Cast(OuterRef("pk"), CharField())
    scheduled = Exists(Revision.objects.filter(object_id=key, approved_go_live_at__isnull=False))
    review = Exists(TaskState.objects.filter(revision__object_id=key, status=TaskState.STATUS_IN_PROGRESS))
    match status:
        case "live":
            return articles.filter(live=True)
        case "changed":
            return articles.filter(live=True, has_unpublished_changes=True)
        case "draft":
            return articles.filter(~scheduled, ~review, live=False, expired=False)
        case "review":
            return articles.filter(review)
        case "scheduled":
            return articles.filter(scheduled)
        case "embargoed":
            return articles.filter(embargo_until__gt=timezone.now())
        case "expired":
            return articles.filter(expired=True, live=False)
    raise ValueError(f"no such status: {status}")


class ArticleFilterSet(WagtailFilterSet):
    """What the list of all articles can be narrowed by."""

    status = ChoiceFilter(label=_("status"), choices=STATUSES, method="by_status", widget=RadioSelect, empty_label=None)
    section = ModelChoiceFilter(
        label=_("section"), queryset=Section.objects.order_by("path"), method="by_section", widget=Select
    )
    kind = ChoiceFilter(label=_("kind"), choices=Kind.choices, widget=RadioSelect, empty_label=None)
    author = CharFilter(label=_("author"), method="by_author", widget=TextInput(attrs={"placeholder": _("Name")}))
    source = ModelChoiceFilter(label=_("source"), queryset=Source.objects.order_by("name"), widget=Select)
    tag = CharFilter(label=_("tag"), method="by_tag", widget=TextInput(attrs={"placeholder": _("Name")}))
    series = ModelChoiceFilter(label=_("series"), queryset=Series.objects.order_by("name"), widget=Select)
    owner = ModelChoiceFilter(label=_("made by"), queryset=User.objects.order_by("username"), widget=Select)
    published_at = DateFromToRangeFilter(label=_("date"), widget=DateRangePickerWidget)

    class Meta:
        model = Article
        fields: list[str] = []

    def by_status(self, articles: QuerySet, name: str, status: str) -> QuerySet:
        return in_status(articles, status)

    def by_section(self, articles: QuerySet, name: str, section: Section) -> QuerySet:
        also = Article.sections.through.objects.filter(article=OuterRef("pk"), section=section)
        return articles.filter(Q(path__startswith=section.path) | Exists(also))

    def by_author(self, articles: QuerySet, name: str, author: str) -> QuerySet:
        rows = ArticleAuthor.objects.filter(article=OuterRef("pk"), author__folded__contains=fold(author))
        return articles.filter(Exists(rows))

    def by_tag(self, articles: QuerySet, name: str, tag: str) -> QuerySet:
        rows = TaggedArticle.objects.filter(content_object=OuterRef("pk"), tag__folded__contains=fold(tag))
        return articles.filter(Exists(rows))


class SectionColumn(Column):
    """The section that an article lies in, from the annotation that the list makes for its page of rows."""

    def get_value(self, instance: Page) -> str:
        parent = getattr(instance, "_parent_page", None) or instance.get_parent()
        return parent.title


class ArticleIndexView(IndexView):
    """All articles by date: that of publication, or of the last change of what has none yet."""

    page_title = _("All articles")
    default_ordering = "-sort_date"
    show_other_searches = False

    def annotate_queryset(self, pages: QuerySet) -> QuerySet:
        pages = pages.annotate(sort_date=Coalesce("published_at", "latest_revision_created_at"))
        return super().annotate_queryset(pages)

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        return titled(queryset, self.search_query) if self.is_searching else queryset

    def get_ordering(self) -> str:
        ordering = self.request.GET.get("ordering", self.default_ordering)
        return ordering if ordering in self.get_valid_orderings() else self.default_ordering

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        return queryset.order_by(self.ordering, "-pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        Page.objects.annotate_parent_page(context["object_list"])
        return context


class ExplorersItem(MenuItem):
    """A menu entry for those who may look at pages at all, which a moderator of comments may not."""

    def is_shown(self, request: Any) -> bool:
        return user_has_any_page_permission(request.user)


class ArticlesViewSet(PageListingViewSet):
    """«All articles» in the menu."""

    model = Article
    name = "articles"
    url_namespace = "articles"
    url_prefix = "articles"
    icon = "doc-full-inverse"
    menu_label = _("All articles")
    menu_order = 110
    add_to_admin_menu = True
    menu_item_class = ExplorersItem
    index_view_class = ArticleIndexView
    list_per_page = 50
    filterset_class = ArticleFilterSet
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Headline"), sort_key="title", classname="title"),
        SectionColumn("section", label=_("section"), width="12%"),
        Column("get_kind_display", label=_("kind"), sort_key="kind", width="8%"),
        DateColumn("sort_date", label=_("date"), sort_key="sort_date", width="12%"),
        PageStatusColumn("status", label=_("status"), sort_key="live", width="12%"),
    ]


class SectionIndexView(ExplorableIndexView):
    """What lies in a section: its subsections first, then its articles by date."""

    default_ordering = "-sort_date"
    base_columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        DateColumn("sort_date", label=_("date"), sort_key="sort_date", width="12%"),
        Column("type", label=_("Type"), accessor="page_type_display_name", width="12%"),
        PageStatusColumn("status", label=_("status"), sort_key="live", width="12%"),
    ]

    def annotate_queryset(self, pages: QuerySet) -> QuerySet:
        pages = pages.annotate(sort_date=Coalesce("article__published_at", "latest_revision_created_at"))
        return super().annotate_queryset(pages)

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        return titled(queryset, self.search_query) if self.is_searching else queryset

    def get_ordering(self) -> str:
        ordering = self.request.GET.get("ordering", self.default_ordering)
        return ordering if ordering in self.get_valid_orderings() else self.default_ordering

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        if self.ordering == "ord":
            return queryset.order_by("path")
        frame = Case(When(article__isnull=True, then=Value(0)), default=Value(1), output_field=IntegerField())
        return queryset.order_by(frame, self.ordering, "-pk")


class TitleSearchView(SearchView):
    """The search box of the menu, over the titles of all pages that the user may explore."""

    def get_queryset(self) -> QuerySet:
        explorable = self.permission_policy.explorable_instances(self.request.user).values_list("pk", flat=True)
        self.all_pages = Page.objects.filter(depth__gt=1, pk__in=explorable)
        pages = titled(self.all_pages, self.search_query) if self.search_query else self.all_pages.none()
        if self.selected_content_type:
            pages = pages.filter(content_type=self.selected_content_type)
        return self.annotate_queryset(pages.order_by(self.ordering or "-latest_revision_created_at", "-pk"))
