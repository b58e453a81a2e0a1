"""Addresses of the discussion, in Arabic words like the rest of the site's; include them before Wagtail's."""

from django.urls import path

from marsad.discussion import views

app_name = "discussion"

COMMENT, TICKET, THANKS = "تعليق", "تذكرة", "شكرا"

urlpatterns = [
    path(f"{COMMENT}/<int:article_id>/", views.comment, name="comment"),
    path(f"{COMMENT}/<int:article_id>/{TICKET}/", views.ticket, name="ticket"),
    path(f"{COMMENT}/{THANKS}/<str:token>/", views.thanks, name="thanks"),
]
