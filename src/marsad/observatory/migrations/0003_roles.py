"""Gives those roles of the desk that decide on the record their permissions."""

from django.db import migrations

from marsad.newsroom.roles import grant


def give(apps, schema_editor):
    for role in ("editor", "chief"):
        grant(apps, role, "observatory", "decide_record", "change_actor")


class Migration(migrations.Migration):
    dependencies = [
        ("observatory", "0002_statement_words"),
        ("newsroom", "0006_roles_and_review"),
    ]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
