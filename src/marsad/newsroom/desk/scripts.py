"""Wagtail's widgets without inline scripts, so that the desk's pages run no script but files of this server.

Wagtail 8 writes a line of script behind every chooser, date field and list of rows. Here that line becomes data,
``data-desk-init`` and ``data-desk-args``, and `marsad/desk/init.js` calls the one function that the data names, out of
a fixed list. Date fields and lists of rows are templates (`web/templates/wagtailadmin/`); choosers are code, below.
"""

from __future__ import annotations

import json
from typing import Any

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail.admin.widgets.chooser import BaseChooser
from wagtail.admin.widgets.workflows import AdminTaskChooser


def init(name: str, *arguments: Any) -> str:
    """Return the data that makes `init.js` call `name` (or construct it, when it is a class) with `arguments`."""
    return format_html('<span hidden data-desk-init="{}" data-desk-args="{}"></span>', name, json.dumps(arguments))


def render(self: BaseChooser, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> str:
    """Render a chooser; in place of Wagtail's `BaseChooser.render`. Raises TypeError without an id in `attrs`."""
    if not attrs or "id" not in attrs:
        raise TypeError("A chooser cannot be rendered without an 'id' attribute.")
    data = self.get_value_data(value)
    if isinstance(self, AdminTaskChooser):
        call = init("createTaskChooser", attrs["id"])
    else:
        call = init(self.js_constructor, attrs["id"], self.get_js_init_options(attrs["id"], name, data))
    return format_html("{}{}", self.render_html(name, data, attrs), call)


def without_inline() -> None:
    """Put `render` into Wagtail's choosers; called once when Django starts."""
    BaseChooser.render = render


def script() -> str:
    """Hook: the script file of every page of the desk."""
    return format_html('<script src="{}"></script>', static("marsad/desk/init.js"))
