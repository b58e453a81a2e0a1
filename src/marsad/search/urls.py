"""Addresses of the search: its page and further pages, and suggestions while a reader types."""

from django.urls import path

from marsad.search import views

app_name = "search"

SEARCH = "بحث"

urlpatterns = [
    path(f"{SEARCH}/", views.search, name="search"),
    path(f"{SEARCH}/page/<int:number>/", views.search, name="search_page"),
    path(f"{SEARCH}/suggest/", views.suggest, name="suggest"),
]
