"""Where Wagtail's admin meets the desk. The desk's own modules say what each thing does."""

from __future__ import annotations

from typing import Any

from django.urls import include, path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from marsad.newsroom.desk import (
    articles,
    articles_waiting,  # noqa: F401 - registers what waits
    choosers,
    frame,
    home,
    imports,
    log,
    look,
    menus,
    notices,
    records,
    scripts,
    tasks,
    tidying,
    users,
)

scripts.without_inline()
register_snippet(records.Records)
hooks.register("before_bulk_action", records.refuse_deleting_used)
hooks.register("before_bulk_action", users.guard_bulk)
hooks.register("before_create_page", frame.refuse_frame_pages)
hooks.register("construct_homepage_panels", home.arrange)
hooks.register("register_log_actions", log.register)
hooks.register("insert_global_admin_css", look.stylesheet)
hooks.register("insert_global_admin_js", scripts.script)
hooks.register("construct_help_menu", menus.only_own_help)
hooks.register("register_page_header_buttons", tidying.button)
hooks.register("register_reports_menu_item", menus.tasks)
hooks.register("register_reports_menu_item", menus.imports)


@hooks.register("register_admin_viewset")
def viewsets() -> list[Any]:
    """Return the desk's lists and choosers."""
    return [choosers.viewset, articles.ArticlesViewSet(), frame.SectionViewSet(), frame.FrontPageViewSet()]


@hooks.register("register_admin_viewset", order=10)
def any_page() -> Any:
    """Return what takes the place of Wagtail's own viewset of pages, so it comes after it."""
    return frame.AnyPageViewSet()


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    """Return the addresses of the desk's own pages."""
    modules = (records, tasks, imports, notices, tidying)
    patterns = [pattern for module in modules for pattern in module.urlpatterns]
    return [path("newsroom/", include((patterns, "newsroom_desk")))]
