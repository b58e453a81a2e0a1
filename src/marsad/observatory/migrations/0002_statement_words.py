"""The index of the words of statements: FTS5 on SQLite, kept by triggers, and GIN on PostgreSQL.

A migration that rebuilds the table of statements on SQLite takes the triggers with it and has to run `make` again.
"""

from django.db import migrations

SQLITE = (
    "CREATE VIRTUAL TABLE observatory_statement_words USING fts5(words, content='observatory_statement', "
    "content_rowid='id', tokenize='unicode61 remove_diacritics 0', detail='none')",
    "CREATE TRIGGER observatory_statement_words_new AFTER INSERT ON observatory_statement BEGIN "
    "INSERT INTO observatory_statement_words(rowid, words) VALUES (new.id, new.words); END",
    "CREATE TRIGGER observatory_statement_words_gone AFTER DELETE ON observatory_statement BEGIN "
    "INSERT INTO observatory_statement_words(observatory_statement_words, rowid, words) "
    "VALUES ('delete', old.id, old.words); END",
    "CREATE TRIGGER observatory_statement_words_changed AFTER UPDATE OF words ON observatory_statement BEGIN "
    "INSERT INTO observatory_statement_words(observatory_statement_words, rowid, words) "
    "VALUES ('delete', old.id, old.words); "
    "INSERT INTO observatory_statement_words(rowid, words) VALUES (new.id, new.words); END",
)
NO_SQLITE = (
    "DROP TRIGGER observatory_statement_words_new",
    "DROP TRIGGER observatory_statement_words_gone",
    "DROP TRIGGER observatory_statement_words_changed",
    "DROP TABLE observatory_statement_words",
)
POSTGRES = (
    "CREATE INDEX observatory_statement_words ON observatory_statement USING gin (to_tsvector('simple', words))",
)
NO_POSTGRES = ("DROP INDEX observatory_statement_words",)


def make(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRES:
        schema_editor.execute(statement)


def unmake(apps, schema_editor):
    for statement in NO_SQLITE if schema_editor.connection.vendor == "sqlite" else NO_POSTGRES:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("observatory", "0001_record")]

    operations = [migrations.RunPython(make, unmake)]
