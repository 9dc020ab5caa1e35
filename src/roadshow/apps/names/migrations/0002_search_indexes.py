"""What the search of names needs of each database.

SQLite: an FTS5 table of trigrams over the keys in letters, kept by triggers. PostgreSQL: trigram
indexes (pg_trgm), and byte order on the keys, so that an index answers "begins with".
"""

from typing import Any

from django.db import migrations

KEYS = "names_namekey"
SQLITE = (
    f"CREATE VIRTUAL TABLE names_grams USING fts5(text, content='{KEYS}', content_rowid='id',"
    " tokenize='trigram')",
    f"CREATE INDEX names_namekey_text ON {KEYS} (text, space, name_id)",
    f"CREATE INDEX names_namekey_back ON {KEYS} (back, text, space, name_id)",
    f"CREATE TRIGGER names_grams_add AFTER INSERT ON {KEYS} WHEN NEW.space IN ('l', 'c')"  # noqa: S608  # our own names
    " BEGIN INSERT INTO names_grams (rowid, text) VALUES (NEW.id, NEW.text); END",
    f"CREATE TRIGGER names_grams_gone AFTER DELETE ON {KEYS} WHEN OLD.space IN ('l', 'c')"  # noqa: S608
    " BEGIN INSERT INTO names_grams (names_grams, rowid, text)"
    " VALUES ('delete', OLD.id, OLD.text); END",
)
POSTGRESQL = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    f'ALTER TABLE {KEYS} ALTER COLUMN text TYPE varchar(200) COLLATE "C",'
    ' ALTER COLUMN back TYPE varchar(200) COLLATE "C"',
    f"CREATE INDEX names_namekey_text ON {KEYS} (text, space, name_id)",
    f"CREATE INDEX names_namekey_back ON {KEYS} (back, text, space, name_id)",
    f"CREATE INDEX names_namekey_grams ON {KEYS} USING gin (text gin_trgm_ops)"
    " WHERE space IN ('l', 'c')",
)


def install(apps: Any, schema_editor: Any) -> None:
    vendor = schema_editor.connection.vendor
    for statement in SQLITE if vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement, params=None)


def remove(apps: Any, schema_editor: Any) -> None:
    gone = ["DROP INDEX names_namekey_text", "DROP INDEX names_namekey_back"]
    if schema_editor.connection.vendor == "sqlite":
        gone += ["DROP TRIGGER names_grams_add", "DROP TRIGGER names_grams_gone"]
        gone += ["DROP TABLE names_grams"]
    else:
        gone += ["DROP INDEX names_namekey_grams"]
    for statement in gone:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = (("names", "0001_initial"),)
    operations = (migrations.RunPython(install, remove),)
