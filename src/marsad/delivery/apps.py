from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeliveryConfig(AppConfig):
    name = "marsad.delivery"
    label = "delivery"
    verbose_name = _("Delivery")

    def ready(self) -> None:
        from marsad.delivery import signal_handlers
        from marsad.delivery.pages import recording

        recording.connect()
        signal_handlers.connect()
