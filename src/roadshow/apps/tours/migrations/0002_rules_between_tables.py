"""Two rules that compare rows, as triggers: an event lies inside its leg; agenda items of one event
do not overlap.

SQLite drops a table's triggers when a later migration rebuilds the table: such a migration must
run ``install`` again. ``tests/apps/tours/test_constraints.py`` fails when one forgets.
"""

from typing import Any

from django.db import migrations

INSIDE = """EXISTS (SELECT 1 FROM tours_leg l WHERE l.id = NEW.leg_id
    AND (NEW.starts < l.opens OR NEW.ends > l.closes))"""
HOLDS = """EXISTS (SELECT 1 FROM tours_event e WHERE e.leg_id = NEW.id
    AND (e.starts < NEW.opens OR e.ends > NEW.closes))"""
OVERLAPS = """EXISTS (SELECT 1 FROM tours_agendaitem a WHERE a.event_id = NEW.event_id
    AND a.id <> NEW.id AND a.starts < NEW.ends AND a.ends > NEW.starts)"""

RULES = (
    ("event_inside_leg", "tours_event", "INSERT", INSIDE),
    ("event_inside_leg_still", "tours_event", "UPDATE", INSIDE),
    ("leg_holds_events", "tours_leg", "UPDATE", HOLDS),
    ("agenda_no_overlap", "tours_agendaitem", "INSERT", OVERLAPS),
    ("agenda_no_overlap_still", "tours_agendaitem", "UPDATE", OVERLAPS),
)

# Two inserts at once cannot see each other's rows, so PostgreSQL locks the parent first.
LOCKS = {
    "tours_event": "PERFORM 1 FROM tours_leg WHERE id = NEW.leg_id FOR UPDATE;",
    "tours_agendaitem": "PERFORM 1 FROM tours_event WHERE id = NEW.event_id FOR UPDATE;",
    "tours_leg": "",
}


def install(apps: Any, schema_editor: Any) -> None:
    vendor = schema_editor.connection.vendor
    for name, table, moment, wrong in RULES:
        for statement in _statements(vendor, name, table, moment, wrong):
            schema_editor.execute(statement, params=None)


def remove(apps: Any, schema_editor: Any) -> None:
    postgres = schema_editor.connection.vendor == "postgresql"
    for name, table, _moment, _wrong in RULES:
        on_table = f" ON {table}" if postgres else ""
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}{on_table}", params=None)
        if postgres:
            schema_editor.execute(f"DROP FUNCTION IF EXISTS {name}()", params=None)


def _statements(vendor: str, name: str, table: str, moment: str, wrong: str) -> tuple[str, ...]:
    if vendor == "sqlite":
        body = f"SELECT RAISE(ABORT, '{name}') WHERE {wrong};"
        after = f"CREATE TRIGGER {name} AFTER {moment} ON {table} BEGIN {body} END"
        return (f"DROP TRIGGER IF EXISTS {name}", after)
    function = f"""CREATE OR REPLACE FUNCTION {name}() RETURNS trigger AS $$ BEGIN
        {LOCKS[table]}
        IF {wrong} THEN RAISE EXCEPTION '{name}' USING ERRCODE = 'check_violation'; END IF;
        RETURN NEW; END $$ LANGUAGE plpgsql"""
    trigger = f"""CREATE OR REPLACE TRIGGER {name} BEFORE {moment} ON {table}
        FOR EACH ROW EXECUTE FUNCTION {name}()"""
    return (function, trigger)


class Migration(migrations.Migration):
    dependencies = [("tours", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
