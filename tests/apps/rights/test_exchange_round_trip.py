"""Whatever is granted: written out and read in, it changes nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roadshow.apps.core.models import User
from roadshow.apps.films.models import Film
from roadshow.apps.people.models import Organisation
from roadshow.apps.rights.bridge.exchange import export
from roadshow.apps.rights.models import Grant
from roadshow.formats.avails import avails, read_avails
from tests import builders
from tests.apps.rights.exchanging import TODAY, look, taken

FOLDER = Path(__file__).parents[3] / "../shared/data/avails"

pytestmark = pytest.mark.django_db

LANGUAGES = st.lists(st.sampled_from(["ru", "kk", "zh-hant"]), unique=True, min_size=1)
GRANTS = st.fixed_dictionaries(
    {
        "territories": st.sampled_from(["KZ", "Baltics", "Benelux, Malta", "airlines, Malta"]),
        "media": st.lists(st.sampled_from(["svod", "est", "vod", "tv"]), unique=True, min_size=1),
        "starts": st.none() | st.dates(date(2020, 1, 1), date(2026, 1, 1)),
        "ends": st.none() | st.dates(date(2026, 1, 2), date(2040, 1, 1)),
        "exclusive": st.booleans(),
    },
    optional={
        "dubbed": LANGUAGES,
        "subtitled": LANGUAGES,
        "original": st.booleans(),
    },
)


@contextmanager
def undone() -> Iterator[None]:
    """Examples of one test share a database; each leaves it as it was."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=st.lists(GRANTS, min_size=1, max_size=3), layout=st.sampled_from(["1.8", "1.7.3"]))
def test_our_own_grants(
    rows: list[dict[str, Any]], layout: str, film: Film, studio: Organisation, officer: User
) -> None:
    with undone():
        for one in rows:
            some = {f"any_{k}": False for k, on in (("dubbing", "dubbed"), ("subtitles",
                    "subtitled")) if on in one}  # fmt: skip
            builders.make_grant(film, party=studio, **one, **some)
        before = list(Grant.objects.order_by("pk").values())

        made = export(layout=layout, today=TODAY)
        if made.rows:
            found = taken(officer, made.content)
            assert found.counts == {"new": 0, "changed": 0, "same": made.rows, "barred": 0}

        assert list(Grant.objects.order_by("pk").values()) == before


@pytest.mark.skipif(not FOLDER.exists(), reason="the samples are no part of the repository")
@pytest.mark.parametrize(
    ("name", "barred"),
    [
        # 2 collections of films and 8 rows of television; 4 collections.
        ("Avails_noErrors_v2.3_v1.7.3", 10),
        ("Avails_noErrors_v2.3_v1.8", 10),
        ("Movies_v1.7.2_Collection", 4),
        # 2 pre-orders that end with the sale, 2 offers that two rows make in two ways, and
        # 1 withdrawal; 2 rows stand there twice.
        ("Movies_v1.8", 5),
    ],
)
def test_movielabs_own_workbooks(name: str, barred: int, officer: User) -> None:
    content = (FOLDER / f"{name}.xlsx").read_bytes()
    sheets = read_avails(content).sheets
    offers = [one for sheet in sheets for one in avails(sheet)]
    for licensor in {one.licensor for one in offers}:
        Organisation.objects.create(name={"en": licensor})
    for title, one in {one.internal_title: one for one in offers}.items():
        builders.make_film(title=title, year=one.release_year)

    first = taken(officer, content, leave_out=True)
    assert first.barred == barred
    assert taken(officer, content, leave_out=True).counts["same"] == len(offers) - barred

    made = export(layout="1.8", today=date(1917, 1, 1))
    (found,) = read_avails(made.content).sheets
    assert look(made.content).counts["same"] == made.rows
    taken_rows = [dict(line.read.row.cells) for line in first.lines if line.state == "new"]
    assert [dict(row.cells) for row in found.rows] == taken_rows
