"""Gives those roles of the desk that decide on comments their permission."""

from django.db import migrations

from marsad.newsroom.roles import grant


def give(apps, schema_editor):
    for role in ("moderator", "editor", "chief"):
        grant(apps, role, "discussion", "moderate_comment")


class Migration(migrations.Migration):
    dependencies = [
        ("discussion", "0001_comments"),
        ("newsroom", "0006_roles_and_review"),
    ]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
