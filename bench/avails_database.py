"""Loading a whole catalogue's rights out of the database.

usage: python bench/avails_database.py [--films 20000] [--grants 1000000]
                                       [--database sqlite|postgresql] [--json]

The rights are those of bench/avails.py, written as records of the rights app and read as a page
that asks over all films reads them: `apps.rights.bridge.whole`. "again" is the same question once
more, when only the state is asked for. "peak" is the most memory of a process that did just this.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
AT_ONCE = 5000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--films", type=int, default=20_000)
    parser.add_argument("--grants", type=int, default=1_000_000)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--load", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.load:
        _set_up()
        print(json.dumps(_load()))
        return
    with ExitStack() as stack:
        os.environ["ROADSHOW_DATA_FOLDER"] = stack.enter_context(tempfile.TemporaryDirectory())
        if options.database == "postgresql":
            from tests.postgres import server  # noqa: PLC0415 - only where it is asked for

            os.environ["ROADSHOW_DATABASE_URL"] = stack.enter_context(server())
        _set_up()
        _fill(options.films, options.grants)
        done = subprocess.run(
            [sys.executable, __file__, "--load"], check=True, capture_output=True, text=True
        )
    found = json.loads(done.stdout)
    print(json.dumps(found) if options.json else f"{options.database}: {found}")


def _set_up() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "roadshow.conf.settings"
    import django  # noqa: PLC0415 - the settings read the environment that was set before

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 - as above

    call_command("migrate", verbosity=0)


def _fill(films: int, grants: int) -> None:
    from bench.avails import BRANCHES, Rights  # noqa: PLC0415 - needs Django set up
    from roadshow.apps.films.models import Film  # noqa: PLC0415
    from roadshow.apps.people.models import Organisation  # noqa: PLC0415
    from roadshow.apps.rights.models import Grant  # noqa: PLC0415

    rights = Rights(films, grants)
    party = Organisation.objects.create(name={"en": "Studio"})
    Film.objects.bulk_create(
        (Film(pk=n + 1, slug=f"f{n}", countries=[]) for n in range(films)), batch_size=AT_ONCE
    )
    codes = [" ".join(sorted(where)) for where in rights.where]
    link: Any = Grant.films.through
    for first in range(0, len(rights.rows), AT_ONCE):
        made = [
            Grant(
                direction="out" if row.out else "in",
                party=party,
                territories="as listed",
                codes=codes[row.where],
                media=[BRANCHES[row.how]],
                starts=date.fromordinal(row.start),
                ends=date.fromordinal(row.end - 1),
                signed=date(2025, 1, 1),
                exclusive=row.exclusive,
            )
            for row in rights.rows[first : first + AT_ONCE]
        ]
        saved = Grant.objects.bulk_create(made)
        link.objects.bulk_create(
            link(grant_id=grant.pk, film_id=rights.rows[first + n].film + 1)
            for n, grant in enumerate(saved)
        )


def _load() -> dict[str, Any]:
    from bench.avails import QUESTION  # noqa: PLC0415 - needs Django set up
    from roadshow.apps.rights.bridge.whole import whole_ledger  # noqa: PLC0415
    from roadshow.engines.avails.search import free_films  # noqa: PLC0415

    began = time.perf_counter()
    ledger = whole_ledger()
    loaded = time.perf_counter() - began
    found = len(free_films(ledger, QUESTION))
    began = time.perf_counter()
    free_films(whole_ledger(), QUESTION)
    again = round(1000 * (time.perf_counter() - began), 1)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    told = {"load_s": round(loaded, 1), "again_ms": again, "peak_mb": peak}
    return told | {"rows": len(ledger.film), "free": found}


if __name__ == "__main__":
    main()
