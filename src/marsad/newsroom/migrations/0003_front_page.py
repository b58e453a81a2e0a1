"""Puts the front page where Wagtail puts its welcome page, so that a new database is a site at once."""

from django.conf import settings
from django.db import migrations


def found(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    Locale = apps.get_model("wagtailcore", "Locale")
    FrontPage = apps.get_model("newsroom", "FrontPage")
    Page.objects.filter(depth=2, content_type__app_label="wagtailcore").delete()
    if FrontPage.objects.exists():
        return
    locale, _ = Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    content_type, _ = ContentType.objects.get_or_create(app_label="newsroom", model="frontpage")
    front = FrontPage.objects.create(
        title="الرئيسية",
        draft_title="الرئيسية",
        slug="home",
        content_type=content_type,
        path="00010001",
        depth=2,
        numchild=0,
        url_path="/home/",
        locale=locale,
        live=True,
    )
    Page.objects.filter(path="0001").update(numchild=1)
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", port=80, root_page_id=front.pk, is_default_site=True)


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0002_newsroom"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(found, migrations.RunPython.noop)]
