"""The tables of the PostgreSQL engine. On another database there is nothing to do."""

from django.db import migrations

MAKE = [
    """
    CREATE TABLE search_segment (
        id serial PRIMARY KEY,
        version integer NOT NULL,
        size integer NOT NULL,
        dead integer[] NOT NULL DEFAULT '{}',
        retired timestamptz
    )
    """,
    """
    CREATE TABLE search_column (
        segment integer NOT NULL,
        name text NOT NULL,
        slots bytea,
        numbers bytea NOT NULL,
        PRIMARY KEY (segment, name)
    )
    """,
    """
    CREATE TABLE search_document (
        version integer NOT NULL,
        key bigint NOT NULL,
        segment integer NOT NULL,
        slot integer NOT NULL,
        stamp bigint NOT NULL,
        sketch bytea NOT NULL,
        PRIMARY KEY (version, key)
    )
    """,
    # "C" so that the index serves words that begin with given letters. Bytes that are already dense are not compressed.
    """
    CREATE TABLE search_posting (
        term text COLLATE "C" NOT NULL,
        segment integer NOT NULL,
        documents integer NOT NULL,
        postings bytea NOT NULL,
        places bytea,
        PRIMARY KEY (term, segment) INCLUDE (documents)
    )
    """,
    "ALTER TABLE search_posting ALTER postings SET STORAGE EXTERNAL, ALTER places SET STORAGE EXTERNAL",
    "ALTER TABLE search_column ALTER numbers SET STORAGE EXTERNAL, ALTER slots SET STORAGE EXTERNAL",
    "CREATE INDEX search_posting_segment ON search_posting (segment)",
]
TABLES = ("search_posting", "search_document", "search_column", "search_segment")


def make(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in MAKE:
            schema_editor.execute(statement)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for table in TABLES:
            schema_editor.execute(f"DROP TABLE IF EXISTS {table}")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_related")]

    operations = [migrations.RunPython(make, drop, elidable=False)]
