"""Wagtail's app of users, told to show accounts as `marsad.newsroom.desk.users` does."""

from wagtail.users.apps import WagtailUsersAppConfig


class DeskUsersConfig(WagtailUsersAppConfig):
    user_viewset = "marsad.newsroom.desk.users.AccountViewSet"
