from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "marsad.newsroom"
    label = "newsroom"
    verbose_name = _("Newsroom")

    def ready(self) -> None:
        from marsad.newsroom import signal_handlers, usage, whole_moves
        from marsad.newsroom.background import renditions, retry

        signal_handlers.connect()
        whole_moves.install()
        retry.connect()
        usage.connect()
        renditions.connect()
