"""A festival's own workbook, from bytes to preview to catalogue.

usage: python bench/workbook.py WORKBOOK.xlsx [--films 2000] [--json]

In a temporary SQLite database with that many other films. "preview" is all that the page does
before a person sees it: reading the file, finding films, halls and showings, holding each film
against the catalogue. "take over" writes the films; "again" previews the same workbook when all of
it is known.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
RUNS = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workbook", type=Path)
    parser.add_argument("--films", type=int, default=2000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="roadshow-bench-") as folder:
        os.environ.update(
            ROADSHOW_DATA_FOLDER=folder, DJANGO_SETTINGS_MODULE="roadshow.conf.settings"
        )
        found = measure(options.workbook.read_bytes(), options.films)
    print(json.dumps(found) if options.json else "\n".join(f"{k}: {v}" for k, v in found.items()))


def measure(content: bytes, films: int) -> dict[str, Any]:
    import django  # noqa: PLC0415 - the settings read the environment that was set just above

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from roadshow.apps.core.models import User  # noqa: PLC0415
    from roadshow.apps.films.actions import imports  # noqa: PLC0415
    from roadshow.apps.films.bridge import sheets  # noqa: PLC0415
    from roadshow.apps.films.bridge.proposals import proposals  # noqa: PLC0415
    from roadshow.apps.screenings.actions.imports import take  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    actor = User.objects.create_superuser("bench@roadshow.example")
    _fill(films)

    def preview() -> Any:
        sheets.read_file.cache_clear()
        listing = sheets.read_file(content, "")
        return listing, proposals(listing, {})

    preview()  # the dictionaries are read once in a process
    seconds, (listing, _found) = _median(preview)
    began = time.perf_counter()
    record = imports.begin(actor=actor, file_name="bench.xlsx", content=content)
    take(actor=actor, record=record, now=timezone.now())
    taken = time.perf_counter() - began
    again, (_listing, found) = _median(preview)
    return {
        "films": len(listing.films),
        "halls": len(listing.halls),
        "showings": len(listing.showings),
        "preview, s": round(seconds, 2),
        "take over, s": round(taken, 2),
        "again, s": round(again, 2),
        "known again": sum(one.film is not None for one in found),
    }


def _fill(films: int) -> None:
    from bench.names.crowd import films as crowd  # noqa: PLC0415
    from roadshow.apps.films.models import Film, Title  # noqa: PLC0415
    from roadshow.apps.names.actions import index_many  # noqa: PLC0415
    from roadshow.apps.names.phrases import Kind  # noqa: PLC0415

    made = Film.objects.bulk_create(Film(slug=f"film-{n}", year=2000) for n in range(films))
    titles = dict(zip([film.pk for film in made], crowd(films, []), strict=True))
    Title.objects.bulk_create(
        Title(film_id=pk, language=tag, text=text)
        for pk, own in titles.items()
        for tag, text in own
    )
    index_many(Kind.FILM, titles)


def _median(work: Callable[[], Any]) -> tuple[float, Any]:
    times, found = [], None
    for _ in range(RUNS):
        began = time.perf_counter()
        found = work()
        times.append(time.perf_counter() - began)
    return statistics.median(times), found


if __name__ == "__main__":
    main()
