"""Addresses of the record, in Arabic words like the rest of the site's."""

from django.urls import path

from marsad.observatory.views import actors, agenda, articles, events, mistakes, network, overview, statements

app_name = "observatory"

RECORD, ACTORS, ACTOR, BETWEEN, EVENT = "السجل", "فاعلون", "فاعل", "بين", "حدث"
STATEMENTS, AGENDA, CONTESTED, NETWORK, MAP = "أقوال", "أجندة", "خلاف", "شبكة", "خريطة"
TEXT, MISTAKE = "نص", "خطأ"

urlpatterns = [
    path(f"{RECORD}/", overview.overview, name="record"),
    path(f"{RECORD}/{ACTORS}/", actors.actors, name="actors"),
    path(f"{RECORD}/{ACTOR}/<str:slug>/", actors.actor, name="actor"),
    path(f"{RECORD}/{BETWEEN}/<str:one>/<str:other>/", actors.pair, name="pair"),
    path(f"{RECORD}/{EVENT}/<int:pk>/", events.event, name="event"),
    path(f"{RECORD}/{CONTESTED}/", events.contested, name="contested"),
    path(f"{RECORD}/{STATEMENTS}/", statements.statements, name="statements"),
    path(f"{RECORD}/{AGENDA}/", agenda.agenda, name="agenda"),
    path(f"{RECORD}/{AGENDA}/agenda.ics", agenda.agenda_ics, name="agenda_ics"),
    path(f"{RECORD}/{AGENDA}/feed.xml", agenda.agenda_feed, name="agenda_feed"),
    path(f"{RECORD}/{NETWORK}/", network.network, name="network"),
    path(f"{RECORD}/{MAP}/", network.world_map, name="map"),
    path(f"{RECORD}/{TEXT}/<int:pk>/", articles.text, name="text"),
    path(f"{RECORD}/{TEXT}/<int:pk>/agenda.ics", agenda.article_ics, name="article_ics"),
    path(f"{RECORD}/{MISTAKE}/<str:kind>/<int:pk>/", mistakes.mistake, name="mistake"),
]
