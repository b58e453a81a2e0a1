"""Recognise a repeated text by a digest of it instead of by looking for the text itself."""

import hashlib
from datetime import timedelta

from django.db import migrations, models
from django.utils import timezone


def fill(apps, schema_editor):
    """Give the comments of the last day their digests; older ones are never compared."""
    Comment = apps.get_model("discussion", "Comment")
    recent = Comment.objects.filter(created_at__gte=timezone.now() - timedelta(days=1)).exclude(text="")
    for pk, folded in list(recent.values_list("pk", "folded")):
        # The name is the first line, whatever it holds: a name has no line ends.
        text = folded.partition("\n")[2]
        Comment.objects.filter(pk=pk).update(text_digest=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest())


class Migration(migrations.Migration):
    dependencies = [
        ("discussion", "0003_created_index"),
    ]

    operations = [
        migrations.AddField(
            model_name="comment",
            name="text_digest",
            field=models.CharField(blank=True, editable=False, max_length=64),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["text_digest", "created_at"], name="comment_text"),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
