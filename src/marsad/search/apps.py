from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "marsad.search"
    label = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from marsad.search import signal_handlers

        signal_handlers.connect()
