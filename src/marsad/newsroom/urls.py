"""Pages of records that are not pages of the tree: authors, sources, tags, series, the institution, the whole site."""

from django.urls import path

from marsad.newsroom import views

app_name = "newsroom"

# Arabic words as the rest of the address is. No section can take one of them: `addresses.check_free`.
AUTHOR, SOURCE, TAG, SERIES, LATEST, INSTITUTION = "كاتب", "مصدر", "وسم", "سلسلة", "الأحدث", "المؤسسة"

urlpatterns = [
    path(f"{AUTHOR}/<str:slug>/", views.author, name="author"),
    path(f"{AUTHOR}/<str:slug>/page/<int:number>/", views.author, name="author_page"),
    path(f"{SOURCE}/<str:slug>/", views.source, name="source"),
    path(f"{SOURCE}/<str:slug>/page/<int:number>/", views.source, name="source_page"),
    path(f"{TAG}/<str:slug>/", views.tag, name="tag"),
    path(f"{TAG}/<str:slug>/page/<int:number>/", views.tag, name="tag_page"),
    path(f"{SERIES}/<str:slug>/", views.series, name="series"),
    path(f"{LATEST}/", views.latest, name="latest"),
    path(f"{LATEST}/page/<int:number>/", views.latest, name="latest_page"),
    path(f"{INSTITUTION}/", views.institution, name="institution"),
]
