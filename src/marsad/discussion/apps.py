from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DiscussionConfig(AppConfig):
    name = "marsad.discussion"
    label = "discussion"
    verbose_name = _("Discussion")

    def ready(self) -> None:
        from wagtail.permissions import register_permission_policy

        from marsad.discussion import signal_handlers
        from marsad.discussion.models import Ban, Comment
        from marsad.discussion.permissions import ModeratorPolicy

        signal_handlers.connect()
        for model in (Comment, Ban):
            register_permission_policy(model, ModeratorPolicy(model))
