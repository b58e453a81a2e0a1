from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("observatory", "0004_statement_stance")]

    operations = [
        migrations.AddField(
            model_name="appearance",
            name="made_by",
            field=models.CharField(default="reader", max_length=150),
        ),
        migrations.AlterField(
            model_name="decision",
            name="action",
            field=models.CharField(
                choices=[
                    ("confirm", "confirmed"),
                    ("correct", "corrected"),
                    ("reject", "rejected"),
                    ("merge", "merged"),
                    ("split", "split"),
                    ("undo", "taken back"),
                    ("add", "added"),
                ],
                max_length=8,
                verbose_name="decision",
            ),
        ),
        migrations.AlterField(
            model_name="decision",
            name="kind",
            field=models.CharField(
                choices=[
                    ("mention", "event in an article"),
                    ("statement", "statement"),
                    ("event", "event"),
                    ("actor", "actor"),
                    ("person", "person named in an article"),
                ],
                max_length=10,
                verbose_name="kind",
            ),
        ),
        migrations.AlterField(
            model_name="mistakereport",
            name="kind",
            field=models.CharField(
                choices=[
                    ("mention", "event in an article"),
                    ("statement", "statement"),
                    ("event", "event"),
                    ("actor", "actor"),
                    ("person", "person named in an article"),
                ],
                max_length=10,
            ),
        ),
    ]
