from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("observatory", "0003_roles")]

    operations = [
        migrations.AddIndex(
            model_name="statement",
            index=models.Index(fields=["stance", "-day_reported", "-id"], name="statement_stance"),
        ),
    ]
